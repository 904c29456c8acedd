//! The sheet that a picture's texts are set on: where their lines and the closed connection stand.
//!
//! Places are counted from the side where the language begins, and become the picture's own here, so a design is made
//! once for both directions. A text that is read the other way begins at its own side: SVG's `direction` would say so,
//! and resvg does not know it.

use serde::Serialize;
use unicode_bidi::{Direction, get_base_direction};

use super::super::painter::{Font, Painter, WIDTH};
use super::super::typesetting::Block;

/// Space at the sides.
pub const MARGIN: f32 = 80.0;
/// How wide texts can be.
pub const ROOM: f32 = WIDTH as f32 - 2.0 * MARGIN;
/// The height of capital letters and digits in parts of the font size.
pub const CAPITAL: f32 = 0.727;
/// Less room for the closed connection beside a code is none.
const CONNECTION: f32 = 260.0;

/// What begins a stretch that is read from right to left, and what ends it (Unicode Standard Annex 9).
const RIGHT_TO_LEFT: (char, char) = ('\u{202b}', '\u{202c}');

/// One line of text; `y` is its baseline, and `x` where it is anchored.
#[derive(Serialize)]
pub struct Line {
    text: String,
    size: u32,
    x: i32,
    y: i32,
    anchor: &'static str,
}

/// A connection that was closed.
#[derive(Serialize)]
pub struct Connection {
    from: i32,
    left: i32,
    right: i32,
    to: i32,
    y: i32,
    top: i32,
    bottom: i32,
}

/// A text in lines, and whether it is read from right to left.
#[derive(Default)]
pub struct Paragraph {
    pub block: Block,
    rtl: bool,
}

/// What texts are set on.
pub struct Sheet<'p> {
    pub painter: &'p Painter,
    /// Whether the language of the picture is written from right to left.
    pub rtl: bool,
}

impl Sheet<'_> {
    /// The left side of something so wide, so far from where lines begin.
    pub fn left(&self, from: f32, width: f32) -> i32 {
        (if self.rtl { WIDTH as f32 - from - width } else { from }).round() as i32
    }

    /// A text in the first of some shapes that holds it.
    pub fn paragraph(&self, font: Font, text: &str, shapes: &[(f32, usize)], room: f32) -> Paragraph {
        let text = self.painter.drawable(text);
        let rtl = match get_base_direction(text.as_str()) {
            Direction::Rtl => true,
            Direction::Ltr => false,
            Direction::Mixed => self.rtl,
        };
        Paragraph { block: self.painter.fit(font, &text, shapes, room), rtl }
    }

    /// The lines of a paragraph at the margin where it begins.
    pub fn lines(&self, paragraph: &Paragraph, baselines: &[f32], top: f32) -> Vec<Line> {
        let rtl = self.rtl || paragraph.rtl;
        let lines = paragraph.block.lines.iter().zip(baselines);
        lines.map(|(text, baseline)| paragraph.line(text, rtl, MARGIN, top + baseline)).collect()
    }

    /// The one line of a paragraph, so far from where the language begins.
    pub fn line(&self, paragraph: &Paragraph, from: f32, baseline: f32) -> Option<Line> {
        paragraph.block.lines.first().map(|text| paragraph.line(text, self.rtl, from, baseline))
    }

    /// The closed connection beside a text that ends somewhere; nothing where it leaves no room.
    pub fn connection(&self, from: f32, y: f32, size: f32) -> Option<Connection> {
        let room = WIDTH as f32 - from;
        if room < CONNECTION {
            return None;
        }
        let (middle, gap, arm) = (from + room * 0.42, 34.0, size * 0.27);
        let x = |from: f32| self.left(from, 0.0);
        Some(Connection {
            from: x(from),
            left: x(middle - gap),
            right: x(middle + gap),
            to: x(WIDTH as f32 + 40.0),
            y: y.round() as i32,
            top: (y - arm).round() as i32,
            bottom: (y + arm).round() as i32,
        })
    }
}

impl Paragraph {
    /// A line with what puts its words and signs in order.
    pub fn ordered(&self, line: &str) -> String {
        let (begin, end) = RIGHT_TO_LEFT;
        if self.rtl { format!("{begin}{line}{end}") } else { line.to_owned() }
    }

    fn line(&self, text: &str, from_right: bool, from: f32, baseline: f32) -> Line {
        let (x, anchor) = if from_right { (WIDTH as f32 - from, "end") } else { (from, "start") };
        let (size, x, y) = (self.block.size as u32, x.round() as i32, baseline.round() as i32);
        Line { text: self.ordered(text), size, x, y, anchor }
    }
}

/// Where the lines of several paragraphs stand, one below the other.
#[derive(Default)]
pub struct Placed {
    pub baselines: Vec<Vec<f32>>,
    pub height: f32,
}

/// Sets paragraphs below each other: each with the gap above it, and the distance of its lines in parts of the size.
pub fn stack(paragraphs: &[(&Paragraph, f32, f32)]) -> Placed {
    let mut placed = Placed::default();
    for (Paragraph { block, .. }, gap, leading) in paragraphs {
        let mut baselines = Vec::new();
        for at in 0..block.lines.len() {
            placed.height += match at {
                0 if placed.height == 0.0 => block.size * CAPITAL,
                0 => gap + block.size * CAPITAL,
                _ => block.size * leading,
            };
            baselines.push(placed.height);
        }
        placed.baselines.push(baselines);
    }
    placed
}
