//! The two designs of pictures: what stands in that of a code and in that of a family, from top to bottom.

use serde::Serialize;

use super::super::Renderer;
use super::super::painter::{Font, HEIGHT, WIDTH};
use super::chip::{self, Chip};
use super::sheet::{CAPITAL, Connection, Line, MARGIN, Paragraph, ROOM, Sheet, stack};
use crate::site::CodeId;

/// What the frame leaves for texts, from top to bottom.
const TOP: f32 = 146.0;
const BOTTOM: f32 = 586.0;
/// The band along the side.
const EDGE: f32 = 20.0;
/// The brand's sign: how far from the side, and how wide.
const BRAND: (f32, f32) = (76.0, 48.0);
/// Where the site's title begins, and how long it may be, so that it leaves the category its place.
const SITE: (f32, f32) = (144.0, 460.0);

/// What `preview.svg` lays out; lengths in pixels.
#[derive(Serialize)]
pub struct View {
    width: u32,
    height: u32,
    lang: String,
    edge: i32,
    brand: i32,
    site: Option<Line>,
    color: &'static str,
    /// A code's category.
    category: Option<Chip>,
    /// What kind of code it is.
    kicker: Vec<Line>,
    /// The code, or the family's name.
    title: Vec<Line>,
    name: Vec<Line>,
    text: Vec<Line>,
    /// The line that leads from a code, and where it is cut.
    connection: Option<Connection>,
    /// A family's codes.
    chips: Vec<Chip>,
}

impl Renderer<'_> {
    pub(super) fn code_preview(&self, sheet: &Sheet<'_>, locale: usize, id: CodeId) -> View {
        let (family, code) = (self.site.family(id), self.site.code(id));
        let category = &family.categories[code.category];
        let kicker = format!("{} · {}", family.label.text(locale), family.term.text(locale));
        let set = |font: Font, text: &str, shapes: &[(f32, usize)]| sheet.paragraph(font, text, shapes, ROOM);
        let kicker = set(Font::Text, &kicker, &[(34.0, 1)]);
        let name = set(Font::Display, code.name.text(locale), &[(76.0, 1), (66.0, 1), (58.0, 1), (50.0, 2)]);
        let text = set(Font::Text, code.meaning.text(locale), &[(40.0, 2), (36.0, 2), (34.0, 3)]);
        // The number is as large as its width and everything below it allow.
        let mut layout = None;
        for size in [204.0, 170.0, 140.0, 110.0, 84.0, 64.0] {
            let title = set(Font::Display, &code.key, &[(size, 1)]);
            let whole = sheet.painter.width(Font::Display, &code.key, size) <= ROOM;
            let placed = stack(&[(&kicker, 0.0, 0.0), (&title, 46.0, 1.0), (&name, 44.0, 1.14), (&text, 36.0, 1.36)]);
            let fits = whole && placed.height <= BOTTOM - TOP;
            layout = Some((title, placed));
            if fits {
                break;
            }
        }
        let (title, placed) = layout.unwrap_or_default();
        let top = TOP + ((BOTTOM - TOP - placed.height) / 2.0).max(0.0);
        let lines = |paragraph: &Paragraph, at: usize| sheet.lines(paragraph, &placed.baselines[at], top);
        let size = title.block.size;
        let end =
            MARGIN + title.block.lines.iter().map(|key| sheet.painter.width(Font::Display, key, size)).sum::<f32>();
        let middle = top + placed.baselines[1].first().copied().unwrap_or_default() - size * CAPITAL / 2.0;
        View {
            color: category.color.name(),
            category: sheet.chip(category.name.text(locale), category.color.name()).map(|mut chip| {
                let from = WIDTH as f32 - MARGIN - chip.width as f32;
                sheet.place(&mut chip, from, 56.0);
                chip
            }),
            kicker: lines(&kicker, 0),
            title: lines(&title, 1),
            name: lines(&name, 2),
            text: lines(&text, 3),
            connection: sheet.connection(end + 44.0, middle, size),
            ..self.frame(sheet, locale)
        }
    }

    pub(super) fn family_preview(&self, sheet: &Sheet<'_>, locale: usize, family: usize) -> View {
        let family = &self.site.catalog.families[family];
        let shapes = [(104.0, 1), (92.0, 1), (80.0, 1), (66.0, 1), (72.0, 2), (60.0, 2)];
        let title = sheet.paragraph(Font::Display, family.name.text(locale), &shapes, ROOM);
        let summary = family.summary.as_ref().map_or("", |summary| summary.text(locale));
        let text = sheet.paragraph(Font::Text, summary, &[(38.0, 2), (34.0, 3)], ROOM);
        let placed = stack(&[(&title, 0.0, 1.14), (&text, 40.0, 1.36)]);
        let room = BOTTOM - TOP - placed.height - 48.0;
        let rows = ((room + chip::GAP) / (chip::HEIGHT + chip::GAP)).floor().clamp(1.0, 3.0) as usize;
        let codes = family.codes.iter().map(|code| (&*code.key, family.categories[code.category].color.name()));
        let (mut chips, rows) = sheet.chips(&codes.collect::<Vec<_>>(), rows);
        let height = placed.height + 48.0 + rows as f32 * (chip::HEIGHT + chip::GAP) - chip::GAP;
        let top = TOP + ((BOTTOM - TOP - height) / 2.0).max(0.0);
        chips.iter_mut().for_each(|chip| chip.lower(top + placed.height + 48.0));
        View {
            title: sheet.lines(&title, &placed.baselines[0], top),
            text: sheet.lines(&text, &placed.baselines[1], top),
            chips,
            ..self.frame(sheet, locale)
        }
    }

    /// What all pictures have.
    fn frame(&self, sheet: &Sheet<'_>, locale: usize) -> View {
        let site = sheet.paragraph(Font::Display, &self.site.config.title, &[(34.0, 1)], SITE.1);
        View {
            width: WIDTH,
            height: HEIGHT,
            lang: self.site.config.locales[locale].tag.clone(),
            edge: sheet.left(0.0, EDGE),
            brand: sheet.left(BRAND.0, BRAND.1),
            site: sheet.line(&site, SITE.0, 96.0),
            color: "",
            category: None,
            kicker: Vec::new(),
            title: Vec::new(),
            name: Vec::new(),
            text: Vec::new(),
            connection: None,
            chips: Vec::new(),
        }
    }
}
