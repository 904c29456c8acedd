//! Small fields with a text in them: a code's category, and the codes of a family in rows.

use serde::Serialize;

use super::super::painter::Font;
use super::sheet::{CAPITAL, MARGIN, ROOM, Sheet};

/// How high a chip is.
pub const HEIGHT: f32 = 56.0;
/// Between two of them.
pub const GAP: f32 = 14.0;
/// Space at both ends of the text.
const PADDING: f32 = 20.0;
const TEXT: f32 = 29.0;
/// How wide the text can be.
const TEXT_ROOM: f32 = 400.0;

/// A small field with a text in its middle.
#[derive(Serialize)]
pub struct Chip {
    text: String,
    color: &'static str,
    x: i32,
    y: i32,
    pub width: i32,
    height: i32,
    size: u32,
    /// The middle, and the baseline.
    text_x: i32,
    text_y: i32,
}

impl Sheet<'_> {
    /// A chip at the top and the margin; nothing where there is no text to show.
    pub fn chip(&self, text: &str, color: &'static str) -> Option<Chip> {
        let paragraph = self.paragraph(Font::Display, text, &[(TEXT, 1)], TEXT_ROOM);
        let text = paragraph.block.lines.first()?;
        let width = self.painter.width(Font::Display, text, TEXT) + 2.0 * PADDING;
        let (width, height) = (width.ceil() as i32, HEIGHT as i32);
        let text = paragraph.ordered(text);
        let mut chip = Chip { text, color, x: 0, y: 0, width, height, size: TEXT as u32, text_x: 0, text_y: 0 };
        self.place(&mut chip, MARGIN, 0.0);
        Some(chip)
    }

    /// Chips of one width in so many rows; where there are more codes than room, the last says how many. Gives the rows
    /// that are taken.
    pub fn chips(&self, codes: &[(&str, &'static str)], rows: usize) -> (Vec<Chip>, usize) {
        let widest =
            codes.iter().filter_map(|(key, color)| Some(self.chip(key, color)?.width)).max().unwrap_or_default();
        let step = widest as f32 + GAP;
        let columns = (((ROOM + GAP) / step) as usize).max(1);
        let shown = if codes.len() > rows * columns { rows * columns - 1 } else { codes.len() };
        let more = codes.len() - shown;
        let more = (more > 0).then(|| self.chip(&format!("+{more}"), "grey")).flatten();
        let mut chips: Vec<Chip> =
            codes[..shown].iter().filter_map(|(key, color)| self.chip(key, color)).chain(more).collect();
        for (at, chip) in chips.iter_mut().enumerate() {
            chip.width = widest;
            let row = (at / columns) as f32 * (HEIGHT + GAP);
            self.place(chip, MARGIN + (at % columns) as f32 * step, row);
        }
        let taken = chips.len().div_ceil(columns);
        (chips, taken)
    }

    /// Puts a chip so far from where lines begin, and from the top.
    pub fn place(&self, chip: &mut Chip, from: f32, y: f32) {
        chip.x = self.left(from, chip.width as f32);
        chip.text_x = chip.x + chip.width / 2;
        chip.y = 0;
        chip.text_y = ((HEIGHT + TEXT * CAPITAL) / 2.0).round() as i32;
        chip.lower(y);
    }
}

impl Chip {
    /// Moves a chip down.
    pub fn lower(&mut self, by: f32) {
        let by = by.round() as i32;
        self.y += by;
        self.text_y += by;
    }
}
