//! Badges: a flat SVG of 20 px height, and the same as a shields.io endpoint.
//!
//! The text's width comes from a table of the advance widths of Verdana at 11 px, the font that badges are drawn in
//! everywhere. `textLength` holds the text to that width where the font is missing, so it never overflows.

use anyhow::Result;
use serde::Serialize;
use serde_json::json;
use tera::Context;

use super::Renderer;
use crate::model::Color;
use crate::site::CodeId;

/// Advance widths of Verdana for the printable ASCII characters, in thousandths of the font size.
const VERDANA: [u16; 95] = [
    352, 394, 459, 818, 636, 1076, 727, 269, 454, 454, 636, 818, 364, 454, 364, 454, 636, 636, 636, 636, 636, 636, 636,
    636, 636, 636, 454, 454, 818, 818, 818, 545, 1000, 684, 686, 698, 771, 632, 575, 775, 751, 421, 455, 693, 557, 843,
    748, 787, 603, 787, 695, 684, 616, 732, 684, 989, 685, 615, 685, 454, 454, 454, 818, 636, 636, 601, 623, 521, 623,
    596, 352, 623, 633, 274, 344, 592, 274, 973, 633, 607, 623, 623, 427, 521, 394, 633, 592, 818, 592, 592, 525, 635,
    454, 635, 818,
];
/// What a character outside of the table is taken for: the widest letter, so that nothing overflows.
const WIDEST: u16 = 1076;
const FONT_SIZE: f64 = 11.0;
/// Space on each side of a text.
const PADDING: u32 = 6;

/// What `badge.svg` lays out; lengths in pixels, those of texts in tenths.
#[derive(Serialize)]
struct View {
    label: String,
    message: String,
    color: &'static str,
    width: u32,
    label_width: u32,
    message_width: u32,
    label_at: u32,
    message_at: u32,
    label_length: u32,
    message_length: u32,
}

impl Renderer<'_> {
    /// The badge of one code.
    pub(super) fn badge_svg(&self, id: CodeId) -> Result<String> {
        let (label, message) = self.badge_texts(id);
        let (label_text, message_text) = (width(&label), width(&message));
        let (label_width, message_width) = (label_text + 2 * PADDING, message_text + 2 * PADDING);
        let color = self.site.family(id).categories[self.site.code(id).category].color;
        let view = View {
            color: hex(color),
            width: label_width + message_width,
            label_at: label_width * 5,
            message_at: (2 * label_width + message_width) * 5,
            label_length: label_text * 10,
            message_length: message_text * 10,
            label_width,
            message_width,
            label,
            message,
        };
        self.templates.render("badge.svg", &Context::from_serialize(&view)?)
    }

    /// The badge as a shields.io endpoint (schema version 1).
    pub(super) fn badge_endpoint(&self, id: CodeId) -> Result<String> {
        let (label, message) = self.badge_texts(id);
        let color = hex(self.site.family(id).categories[self.site.code(id).category].color);
        let document = json!({
            "schemaVersion": 1, "label": label, "message": message,
            "color": color.trim_start_matches('#'), "cacheSeconds": 86_400,
        });
        Ok(format!("{document:#}\n"))
    }

    /// The width of a code's badge in pixels, so that pages keep its place before it is there.
    pub(super) fn badge_width(&self, id: CodeId) -> u32 {
        let (label, message) = self.badge_texts(id);
        width(&label) + width(&message) + 4 * PADDING
    }

    fn badge_texts(&self, id: CodeId) -> (String, String) {
        let (family, code) = (self.site.family(id), self.site.code(id));
        // XML has no way to write these characters at all (XML 1.0, section 2.2), and nobody could see them.
        let visible = |text: String| text.replace(|c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'), "");
        let message = format!("{} {}", code.key, code.name.text(0));
        (visible(family.label.text(0).clone()), visible(message))
    }
}

/// The width of a text in pixels, rounded up to an odd number: a text of odd width is centred on a whole pixel.
fn width(text: &str) -> u32 {
    let advance = |c: char| VERDANA.get((c as usize).wrapping_sub(32)).copied().unwrap_or(WIDEST);
    let thousandths: u32 = text.chars().map(|c| u32::from(advance(c))).sum();
    (f64::from(thousandths) * FONT_SIZE / 1000.0).ceil() as u32 | 1
}

/// The colour behind white text; each has a contrast of at least 4.5:1 to it.
fn hex(color: Color) -> &'static str {
    match color {
        Color::Green => "#2a7a3b",
        Color::Blue => "#2563a8",
        Color::Red => "#b3382c",
        Color::Violet => "#7a4bb0",
        Color::Amber => "#8a5a00",
        Color::Teal => "#14746f",
        Color::Grey => "#57606a",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2.2, definition of contrast ratio, against white.
    fn contrast_to_white(hex: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        1.05 / (0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) + 0.05)
    }

    #[test]
    fn white_text_can_be_read_on_every_colour() {
        for color in Color::ALL {
            assert!(contrast_to_white(hex(color)) >= 4.5, "{}", color.name());
        }
    }

    #[test]
    fn a_text_is_as_wide_as_its_characters() {
        assert_eq!(width("1006"), 29, "4 × 0.636 × 11 px is 27.98 px, rounded up to an odd number");
        assert!(width("é") >= width("w"), "what the table lacks counts as the widest");
    }
}
