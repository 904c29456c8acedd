//! How wide text is, and how it fits: advance widths of real fonts, font sizes and line breaks.
//!
//! SVG neither measures nor breaks text, so whoever draws a picture has to know before. Widths are those of the
//! glyphs one by one, without kerning and without the forms of joined letters, which are narrower.

use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

/// The widths of one font.
pub struct Face<'f> {
    characters: Charmap<'f>,
    glyphs: GlyphMetrics<'f>,
}

impl<'f> Face<'f> {
    /// Reads a font, of a collection the first; nothing where the bytes are none.
    pub fn read(bytes: &'f [u8]) -> Option<Self> {
        let font = FontRef::from_index(bytes, 0).ok()?;
        let glyphs = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        Some(Self { characters: font.charmap(), glyphs })
    }

    /// The advance width of a character in parts of the font size; nothing where the font lacks it.
    pub fn advance(&self, character: char) -> Option<f32> {
        self.glyphs.advance_width(self.characters.map(character)?)
    }
}

/// Text in lines, all of one size.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Block {
    /// The font size in pixels.
    pub size: f32,
    /// The lines.
    pub lines: Vec<String>,
}

/// Breaks a text into lines of a width: in the first of some shapes, each a font size with the most lines of it, that
/// holds the text. Where none does, the last has it, cut and with an ellipsis at its end.
pub fn fit(text: &str, shapes: &[(f32, usize)], width: f32, advance: impl Fn(char) -> f32) -> Block {
    let measure = |text: &str| text.chars().map(&advance).sum::<f32>();
    for &(size, most) in shapes {
        let lines = break_lines(text, width / size, &measure);
        if lines.len() <= most && lines.iter().all(|line| measure(line) * size <= width) {
            return Block { size, lines };
        }
    }
    let (size, most) = shapes.last().copied().unwrap_or_default();
    let mut lines = break_lines(text, width / size, &measure);
    let cut = lines.len() > most;
    lines.truncate(most);
    let count = lines.len();
    for (at, line) in lines.iter_mut().enumerate() {
        shorten(line, width / size, cut && at + 1 == count, &measure);
    }
    Block { size, lines }
}

/// Lines of whole words; a word that is wider than a line has one of its own. Spaces that hold words together, such as
/// French has before a colon, do so here too.
fn break_lines(text: &str, width: f32, measure: &impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let breaks = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}');
    for word in text.split(breaks).filter(|word| measure(word) > 0.0) {
        match lines.last_mut().filter(|line| measure(line) + measure(" ") + measure(word) <= width) {
            Some(line) => *line = format!("{line} {word}"),
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Takes letters away until a line fits together with the ellipsis that says so.
fn shorten(line: &mut String, width: f32, cut: bool, measure: &impl Fn(&str) -> f32) {
    if !cut && measure(line) <= width {
        return;
    }
    while !line.is_empty() && measure(line) + measure("…") > width {
        line.pop();
    }
    line.truncate(line.trim_end_matches(|c: char| !c.is_alphanumeric()).len());
    line.push('…');
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each character is half as wide as the font is high.
    fn half(_: char) -> f32 {
        0.5
    }

    fn lines(text: &str, shapes: &[(f32, usize)], width: f32) -> (f32, Vec<String>) {
        let block = fit(text, shapes, width, half);
        (block.size, block.lines)
    }

    #[test]
    fn takes_the_first_shape_that_fits() {
        let shapes = [(20.0, 1), (10.0, 1), (15.0, 2)];
        assert_eq!(lines("one two", &shapes, 70.0), (20.0, vec!["one two".into()]));
        assert_eq!(lines("one two", &shapes, 69.0), (10.0, vec!["one two".into()]));
        assert_eq!(lines("one two", &shapes, 34.0), (15.0, vec!["one".into(), "two".into()]));
    }

    #[test]
    fn what_fits_in_no_shape_ends_with_an_ellipsis() {
        assert_eq!(lines("one two three", &[(10.0, 1)], 40.0), (10.0, vec!["one two…".into()]));
        assert_eq!(lines("unbreakable", &[(10.0, 2)], 30.0), (10.0, vec!["unbre…".into()]));
    }

    #[test]
    fn a_colon_stays_with_its_word() {
        assert_eq!(lines("un\u{a0}: deux", &[(10.0, 2)], 20.0).1, ["un\u{a0}:", "deux"]);
    }

    #[test]
    fn no_text_is_no_line() {
        assert_eq!(lines(" ", &[(10.0, 1)], 40.0).1, Vec::<String>::new());
    }
}
