//! A text file of the site, and where a byte of it stands.
//!
//! Stands apart from the readers so that a fault found anywhere (TOML, front matter, Markdown, templates) is told in the
//! same terms: the path below the site's folder, line and column from 1.

use std::ops::Range;
use std::sync::Arc;

/// One file as it was read.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Path below the site's folder, with `/` on every system.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// Whether the file was UTF-8. One that was not exists, so nothing that names it is wrong, but is not parsed.
    pub readable: bool,
}

impl SourceFile {
    /// A file of the site.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self { path: path.into(), text: text.into(), readable: true })
    }

    /// Line and column of a byte, both from 1; columns count characters.
    pub fn line_column(&self, byte: usize) -> (usize, usize) {
        let before = &self.text[..self.floor(byte)];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }

    /// The part of a span that an excerpt marks: its first line, and never nothing where there is text.
    pub fn excerpt_span(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.floor(span.start);
        let line_end = self.text[start..].find('\n').map_or(self.text.len(), |at| start + at);
        start..self.floor(span.end).clamp(start, line_end)
    }

    /// The nearest character boundary at or before a byte.
    fn floor(&self, byte: usize) -> usize {
        (0..=byte.min(self.text.len())).rev().find(|&at| self.text.is_char_boundary(at)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_characters_from_one() {
        let file = SourceFile::new("a.toml", "x = 1\né = \"ü\"\n");
        assert_eq!(file.line_column(0), (1, 1));
        assert_eq!(file.line_column(6), (2, 1));
        assert_eq!(file.line_column(8), (2, 2), "é is two bytes and one column");
        assert_eq!(file.line_column(999), (3, 1), "past the end is the end");
    }

    #[test]
    fn an_excerpt_stays_on_its_line() {
        let file = SourceFile::new("a.toml", "ab\ncd\n");
        assert_eq!(file.excerpt_span(&(0..5)), 0..2);
    }
}
