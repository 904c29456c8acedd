//! Folder → source files: reads every file below `content/`, and `site.toml`.
//!
//! A file that is not UTF-8 is a fault in the content; a file that cannot be opened is a fault of the machine.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use walkdir::{DirEntry, WalkDir};

use super::SourceFile;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Reads all content files, sorted by path.
pub fn content(site: &Path, diagnostics: &mut Diagnostics) -> Result<Vec<Arc<SourceFile>>> {
    let root = site.join("content");
    if !root.is_dir() {
        anyhow::bail!("{}: there is no folder of that name; a site has its codes below `content/`", root.display());
    }
    let mut files = Vec::new();
    let visible = |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".");
    for entry in WalkDir::new(&root).sort_by_file_name().follow_links(true).into_iter().filter_entry(visible) {
        let entry = entry.with_context(|| format!("{}: cannot be listed", root.display()))?;
        if entry.file_type().is_file() {
            files.push(read(site, entry.path(), diagnostics)?);
        }
    }
    Ok(files)
}

/// Reads one file if it is there.
pub fn optional(site: &Path, path: &str, diagnostics: &mut Diagnostics) -> Result<Option<Arc<SourceFile>>> {
    let whole = site.join(path);
    if whole.is_file() { read(site, &whole, diagnostics).map(Some) } else { Ok(None) }
}

/// Reads one file. Line ends and a byte order mark are the editor's business: the same content makes the same bytes.
fn read(site: &Path, path: &Path, diagnostics: &mut Diagnostics) -> Result<Arc<SourceFile>> {
    let bytes = std::fs::read(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    let below = path.strip_prefix(site).unwrap_or(path).to_string_lossy().replace('\\', "/");
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
            Ok(SourceFile::new(below, text.replace("\r\n", "\n")))
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let file = Arc::new(SourceFile { path: below, text, readable: false });
            let fault = Diagnostic::error("not-utf8", &file, at..at + 1, "the file is not UTF-8 from here on");
            diagnostics.push(fault.help("save the file in the encoding UTF-8"));
            Ok(file)
        }
    }
}
