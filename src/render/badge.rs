//! Badges: a flat SVG of 20 px height, and the same as a shields.io endpoint.
//!
//! Whoever shows a badge draws it with a font of their own, and only some obey `textLength` (librsvg does not). So the
//! text gets the width that it has in Verdana, the font that badges are drawn in everywhere, and its field has room for
//! the width that it has in DejaVu Sans, which stands in for Verdana elsewhere and is a little wider.

use anyhow::{Context as _, Result};
use serde::Serialize;
use serde_json::json;
use tera::Context;

use super::text::clip;
use super::typesetting::Face;
use super::{Renderer, json_ld};
use crate::assets;
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
/// What a character is taken for that no font here has: an emoji, or a sign as wide as it is high.
const WIDE: f32 = 1.25;
const FONT_SIZE: f32 = 11.0;
/// Space on each side of a text.
const PADDING: u32 = 6;
/// The most characters in a field; a badge is small in both senses.
const LONGEST: usize = 64;

/// What `badge.svg` lays out; lengths in pixels, those of texts in tenths.
#[derive(Serialize)]
struct View {
    title: String,
    color: &'static str,
    width: u32,
    fields: [Field; 2],
}

/// One half of a badge.
#[derive(Serialize)]
struct Field {
    text: String,
    color: &'static str,
    x: u32,
    width: u32,
    /// The middle of the text.
    at: u32,
    /// None where the text is as long as it comes out.
    length: Option<u32>,
}

impl Renderer<'_> {
    /// The badge of one code.
    pub(super) fn badge_svg(&self, id: CodeId) -> Result<String> {
        let (label, message) = self.badge_texts(id);
        let color = hex(self.site.family(id).categories[self.site.code(id).category].color);
        let mut width = 0;
        let mut field = |text: &str, color| {
            let size = self.badge_sizes.of(text);
            let (x, at) = (width, (2 * width + size.field) * 5);
            width += size.field;
            Field { text: text.to_owned(), color, x, width: size.field, at, length: size.text.map(|width| width * 10) }
        };
        let fields = [field(&label, LABEL), field(&message, color)];
        let view = View { title: format!("{label}: {message}"), color, width, fields };
        self.templates.render("badge.svg", &Context::from_serialize(&view)?)
    }

    /// The badge as a shields.io endpoint (schema version 1).
    pub(super) fn badge_endpoint(&self, id: CodeId) -> Result<String> {
        let (label, message) = self.badge_texts(id);
        let color = hex(self.site.family(id).categories[self.site.code(id).category].color);
        let bare = |color: &'static str| color.trim_start_matches('#');
        let document = json!({
            "schemaVersion": 1, "label": label, "message": message,
            "labelColor": bare(LABEL), "color": bare(color), "cacheSeconds": 86_400,
        });
        json_ld::file(&document)
    }

    /// The width of a code's badge in pixels, so that pages keep its place before it is there.
    pub(super) fn badge_width(&self, id: CodeId) -> u32 {
        let (label, message) = self.badge_texts(id);
        self.badge_sizes.of(&label).field + self.badge_sizes.of(&message).field
    }

    fn badge_texts(&self, id: CodeId) -> (String, String) {
        let (family, code) = (self.site.family(id), self.site.code(id));
        // XML has no way to write these characters at all (XML 1.0, section 2.2), and nobody could see them.
        let visible = |text: &str| text.replace(|c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'), "");
        let message = format!("{} {}", code.key, code.name.text(0));
        let short = |text: &str| clip(visible(text), LONGEST);
        (short(family.label.text(0)), short(&message))
    }
}

/// How wide the fields of badges are.
pub struct Sizes {
    dejavu: Face<'static>,
}

/// Widths in pixels.
struct FieldSize {
    /// Of the text, where it can be held to one: space between letters would part those of a joined script, and an emoji
    /// is as wide as whoever draws it likes.
    text: Option<u32>,
    /// Of the field around it.
    field: u32,
}

impl Sizes {
    /// Reads the font in which badges are drawn where there is no Verdana.
    pub fn load() -> Result<Self> {
        let dejavu = assets::own_font("DejaVuSans.ttf").and_then(Face::read);
        Ok(Self { dejavu: dejavu.context("the program lacks the font that measures badges")? })
    }

    fn of(&self, text: &str) -> FieldSize {
        let dejavu = |c: char| self.dejavu.advance(c).unwrap_or(if is_joint(c) { 0.0 } else { WIDE });
        let verdana = |c: char| VERDANA.get((c as usize).wrapping_sub(32)).map(|&width| f32::from(width) / 1000.0);
        // Latin, Greek, Cyrillic and Armenian; signs from the dash to arrows and boxes.
        let apart = |c: char| matches!(c, ..'\u{58f}' | '\u{2010}'..='\u{2bff}') && self.dejavu.advance(c).is_some();
        let length = pixels(text, |c| verdana(c).unwrap_or_else(|| dejavu(c)));
        let widest = pixels(text, |c| dejavu(c).max(verdana(c).unwrap_or_default()));
        FieldSize { text: text.chars().all(apart).then_some(length), field: widest + 2 * PADDING }
    }
}

/// The width of a text in pixels, rounded up to an odd number: a text of odd width is centred on a whole pixel.
fn pixels(text: &str, advance: impl Fn(char) -> f32) -> u32 {
    (text.chars().map(advance).sum::<f32>() * FONT_SIZE).ceil() as u32 | 1
}

/// Characters that only join emoji or choose their form.
fn is_joint(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

/// The colour behind a label.
const LABEL: &str = "#3b3f45";

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
        for (name, color) in Color::ALL.map(|color| (color.name(), hex(color))).into_iter().chain([("label", LABEL)]) {
            assert!(contrast_to_white(color) >= 4.5, "{name}");
        }
    }

    #[test]
    fn a_text_is_as_wide_as_its_characters() {
        let sizes = Sizes::load().unwrap();
        assert_eq!(sizes.of("1006").text, Some(29), "4 × 0.636 × 11 px is 27.98 px, rounded up to an odd number");
        let (narrow, wide) = (sizes.of("100 Normal Closure"), sizes.of("100 Normal Closure 🚦"));
        assert!(wide.field - narrow.field >= 17, "a space and an emoji");
        assert!(sizes.of(&"W".repeat(40)).field >= 40 * 11, "DejaVu Sans has a W of 0.989 × 11 px");
        assert_eq!(sizes.of("👩\u{200d}💻").field, sizes.of("👩💻").field, "a joiner is no letter");
    }

    #[test]
    fn a_joined_script_is_as_long_as_it_comes_out() {
        let sizes = Sizes::load().unwrap();
        assert_eq!(sizes.of("إغلاق").text, None);
        assert!(sizes.of("Zażółć — Ακατάλληλο").text.is_some());
    }
}
