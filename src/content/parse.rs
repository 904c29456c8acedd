//! Text → raw tables: TOML documents, and Markdown with front matter.

use std::sync::Arc;

use toml::de::DeTable;

use super::SourceFile;
use super::reader::{Faults, Table, Text};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// A file that was parsed, with the raw table in it.
#[derive(Debug)]
pub struct Parsed<T> {
    /// The file.
    pub file: Arc<SourceFile>,
    /// What it says.
    pub raw: T,
}

/// A table of the format, as `raw_table!` makes them.
pub trait RawTable: Sized {
    /// Reads the table; faults are noted.
    fn read_table(table: &Table<'_, '_>, faults: &mut Faults<'_>) -> Self;
}

/// Parses a TOML document. Where the syntax is broken, each broken place is told and the rest is not judged, because
/// it may only look wrong.
pub fn toml<T: RawTable>(file: Arc<SourceFile>, diagnostics: &mut Diagnostics) -> Option<Parsed<T>> {
    let raw = table(&file, 0..file.text.len(), diagnostics)?;
    Some(Parsed { file, raw })
}

/// Parses front matter between `+++` lines, and gives the Markdown after it.
pub fn markdown<T: RawTable>(file: Arc<SourceFile>, diagnostics: &mut Diagnostics) -> Option<(Parsed<T>, Text)> {
    const FENCE: &str = "+++\n";
    if !file.readable {
        return None;
    }
    let text = &file.text;
    let end = text.strip_prefix(FENCE).and_then(|rest| rest.find("\n+++\n")).map(|at| FENCE.len() + at + 1);
    let Some(end) = end else {
        let fault = Diagnostic::error("missing-front-matter", &file, 0..0, "the file does not begin with front matter");
        diagnostics.push(fault.help("begin with a line `+++`, the keys, and another line `+++`"));
        return None;
    };
    let raw = table(&file, FENCE.len()..end, diagnostics);
    let start = end + FENCE.len();
    if text[start..].trim().is_empty() {
        diagnostics.push(Diagnostic::error(
            "empty-value",
            &file,
            start..text.len(),
            "there is no text after the front matter",
        ));
    }
    let body = Text { value: text[start..].to_owned(), span: start..text.len() };
    Some((Parsed { file, raw: raw? }, body))
}

/// Reads the TOML in a part of a file. What stands before it is blanked, so that spans count from the file's start.
fn table<T: RawTable>(
    file: &Arc<SourceFile>,
    part: std::ops::Range<usize>,
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    if !file.readable {
        return None;
    }
    let source = " ".repeat(part.start) + &file.text[part.clone()];
    let (document, errors) = DeTable::parse_recoverable(&source);
    for error in &errors {
        let span = error.span().unwrap_or(part.start..part.start);
        let message = error.message().trim().replace('\n', "; ");
        diagnostics.push(Diagnostic::error("broken-toml", file, span, message));
    }
    let mut faults = Faults { file, list: diagnostics };
    errors.is_empty().then(|| T::read_table(&Table::new(document.get_ref(), part), &mut faults))
}
