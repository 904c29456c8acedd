//! Faults in the content, as data.
//!
//! A [`Diagnostic`] is what a writer can mend: a misspelt key, a code outside its range. A fault of the machine (a full
//! disk, a folder that cannot be read) is an [`anyhow::Error`] and never comes through here. Stages collect
//! diagnostics and go on, so that one run shows everything; printing them is the business of [`Report`].

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

use crate::content::SourceFile;

/// How much a fault matters: an error stops the build, a warning is only told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// The site is built all the same.
    Warning,
}

/// One fault in one place.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The rule's name in kebab-case, the same word in output, documentation and tests.
    pub rule: &'static str,
    /// Whether the fault stops the build.
    pub severity: Severity,
    /// What is wrong: lower case, no full stop, names in backticks.
    pub message: String,
    /// The next step, where one is known.
    pub help: Option<String>,
    /// The file, and the bytes in it.
    pub file: Arc<SourceFile>,
    /// Byte range inside the file's text; empty where the fault is the file itself.
    pub span: Range<usize>,
}

impl Diagnostic {
    /// An error at a byte range of a file.
    pub fn error(rule: &'static str, file: &Arc<SourceFile>, span: Range<usize>, message: impl Into<String>) -> Self {
        Self { rule, severity: Severity::Error, message: message.into(), help: None, file: file.clone(), span }
    }

    /// The same fault with the next step told.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// All faults of a run.
#[derive(Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one fault.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds the faults that another stage collected.
    pub fn extend(&mut self, other: Diagnostics) {
        self.0.extend(other.0);
    }

    /// Makes warnings of the faults of a rule that were found so far.
    pub fn forgive(&mut self, rule: &str) {
        for diagnostic in self.0.iter_mut().filter(|diagnostic| diagnostic.rule == rule) {
            diagnostic.severity = Severity::Warning;
        }
    }

    /// Whether anything stops the build.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The faults by path, place and rule, each told once.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.0.sort_by(|a, b| {
            (&a.file.path, a.span.start, a.rule, &a.message).cmp(&(&b.file.path, b.span.start, b.rule, &b.message))
        });
        self.0.dedup_by(|a, b| {
            (&a.file.path, a.span.start, a.rule, &a.message) == (&b.file.path, b.span.start, b.rule, &b.message)
        });
        self.0
    }
}

/// How diagnostics are written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people: an excerpt with the place marked.
    Human,
    /// For programs: one JSON array.
    Json,
    /// For GitHub Actions: workflow commands that annotate a pull request.
    Github,
}

/// Diagnostics in one of the formats, ready to be printed.
pub struct Report<'a> {
    /// What to print, sorted.
    pub diagnostics: &'a [Diagnostic],
    /// In which form.
    pub format: Format,
    /// Whether the reader is a terminal that shows colours.
    pub color: bool,
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.format {
            Format::Human => self.diagnostics.iter().try_for_each(|d| writeln!(f, "{}\n", human(d, self.color))),
            Format::Json => {
                let rows: Vec<_> = self.diagnostics.iter().map(Row::new).collect();
                writeln!(f, "{}", serde_json::to_string_pretty(&rows).map_err(|_| fmt::Error)?)
            }
            Format::Github => self.diagnostics.iter().try_for_each(|d| github(f, d)),
        }
    }
}

/// The excerpt with the place marked, and the help below it.
fn human(diagnostic: &Diagnostic, color: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let (line, column) = diagnostic.file.line_column(diagnostic.span.start);
    let heading = format!("{}:{line}:{column}: {}", diagnostic.file.path, diagnostic.message);
    let mut group = Group::with_title(level.primary_title(heading).id(diagnostic.rule));
    // A fault of the file as a whole has no place in it to show.
    if diagnostic.span != (0..0) {
        let span = diagnostic.file.excerpt_span(&diagnostic.span);
        let place = AnnotationKind::Primary.span(span);
        group = group.element(Snippet::source(&diagnostic.file.text).annotation(place));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group])
}

/// One workflow command; its properties must not hold line breaks, colons or commas unescaped.
fn github(f: &mut fmt::Formatter<'_>, diagnostic: &Diagnostic) -> fmt::Result {
    let row = Row::new(diagnostic);
    let text = match row.help {
        Some(help) => format!("{}. {help}", row.message),
        None => row.message.to_owned(),
    };
    let escape = |s: &str| s.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |s: &str| escape(s).replace(':', "%3A").replace(',', "%2C");
    let command = if diagnostic.severity == Severity::Error { "error" } else { "warning" };
    let (line, column) = (row.line, row.column);
    let (path, title) = (property(row.path), property(row.rule));
    writeln!(f, "::{command} file={path},line={line},col={column},title={title}::{}", escape(&text))
}

/// What a program gets to know of a fault.
#[derive(Serialize)]
struct Row<'a> {
    rule: &'a str,
    severity: Severity,
    path: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    help: Option<&'a str>,
}

impl<'a> Row<'a> {
    fn new(diagnostic: &'a Diagnostic) -> Self {
        let (line, column) = diagnostic.file.line_column(diagnostic.span.start);
        let help = diagnostic.help.as_deref();
        let Diagnostic { rule, severity, message, file, .. } = diagnostic;
        Self { rule, severity: *severity, path: &file.path, line, column, message, help }
    }
}

/// The known word that is nearest to a misspelt one, for "did you mean".
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let score = |candidate: &&str| strsim::damerau_levenshtein(word, candidate);
    let best = known.into_iter().min_by_key(score)?;
    // Two numbers that differ in two digits have nothing in common.
    let number = word.bytes().all(|byte| byte.is_ascii_digit());
    let allowed = if number { 1 } else { 1 + word.chars().count() / 4 };
    (score(&best) <= allowed).then_some(best)
}
