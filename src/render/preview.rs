//! The pictures of link previews: an SVG of each code and family, laid out here because SVG cannot break lines.
//!
//! What all pages share with a picture is decided here too: which page shows which. Pairs are far too many for pictures
//! of their own and show their family's.

use anyhow::{Context as _, Result};
use serde::Serialize;
use tera::Context;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::painter::{Font, HEIGHT, Painter, WIDTH, try_out};
use super::{Renderer, typesetting::Block};
use crate::site::{CodeId, Page, Preview, Subject};

/// Space at the sides.
const MARGIN: f32 = 80.0;
/// Where texts have to end.
const ROOM: f32 = WIDTH as f32 - 2.0 * MARGIN;
/// What the frame leaves for texts, from top to bottom.
const TOP: f32 = 146.0;
const BOTTOM: f32 = 586.0;
/// The height of capital letters and digits in parts of the font size.
const CAPITAL: f32 = 0.727;
/// A small field with a text in it: its height, and the space at both ends of the text.
const CHIP: (f32, f32) = (56.0, 20.0);
const CHIP_TEXT: f32 = 29.0;
const CHIP_ROOM: f32 = 400.0;
/// How long the site's title may be, so that it leaves the category its place.
const SITE_ROOM: f32 = 460.0;
const CHIP_GAP: f32 = 14.0;
/// Less room for the closed connection beside a code is none.
const CONNECTION: f32 = 260.0;

/// What a page says of its picture.
#[derive(Debug, Serialize)]
pub struct Picture {
    /// The absolute address.
    pub href: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// What one would read in it.
    pub alt: String,
}

/// What `preview.svg` lays out; lengths in pixels.
#[derive(Serialize)]
struct View {
    width: u32,
    height: u32,
    lang: String,
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

/// One line of text; `y` is its baseline.
#[derive(Serialize)]
struct Line {
    text: String,
    size: u32,
    y: i32,
}

/// A small field with a text in its middle.
#[derive(Serialize)]
struct Chip {
    text: String,
    color: &'static str,
    x: i32,
    y: i32,
    width: i32,
    height: i32,
    size: u32,
    /// The middle, and the baseline.
    text_x: i32,
    text_y: i32,
}

/// A connection that was closed.
#[derive(Serialize)]
struct Connection {
    from: i32,
    left: i32,
    right: i32,
    to: i32,
    y: i32,
    top: i32,
    bottom: i32,
}

impl Renderer<'_> {
    /// The picture that previews of a page show.
    pub(super) fn picture(&self, locale: usize, page: Page) -> Option<Picture> {
        let outline = self.site.outline;
        let preview = preview_of(self, page).filter(|_| outline.previews)?;
        let alt = match preview {
            Preview::Family(family) => self.site.catalog.families[family].name.text(locale).clone(),
            Preview::Code(code) => {
                format!("{}: {}", self.code_title(locale, code), self.site.code(code).meaning.text(locale))
            }
        };
        let href = self.site.config.base_url.join(&outline.preview_path(locale, preview));
        Some(Picture { href, width: WIDTH, height: HEIGHT, alt })
    }

    /// A picture as PNG.
    pub fn preview(&self, locale: usize, preview: Preview) -> Result<Vec<u8>> {
        let painter = self.painter()?;
        painter.paint(&self.preview_svg(painter, locale, preview)?)
    }

    /// A digest of what a picture shows and of the fonts that paint it.
    pub fn preview_digest(&self, locale: usize, preview: Preview) -> Result<u64> {
        let painter = self.painter()?;
        let svg = self.preview_svg(painter, locale, preview)?;
        Ok(xxh3_64_with_seed(svg.as_bytes(), painter.digest()))
    }

    /// Whether a picture can be painted, without painting it.
    pub fn try_preview(&self, locale: usize, preview: Preview) -> Result<()> {
        try_out(&self.preview_svg(self.painter()?, locale, preview)?)
    }

    fn painter(&self) -> Result<&Painter> {
        self.painter.context("the site has no pictures")
    }

    fn preview_svg(&self, painter: &Painter, locale: usize, preview: Preview) -> Result<String> {
        let sheet = Sheet { painter };
        let view = match preview {
            Preview::Family(family) => self.family_preview(&sheet, locale, family),
            Preview::Code(code) => self.code_preview(&sheet, locale, code),
        };
        self.templates.render("preview.svg", &Context::from_serialize(&view)?)
    }

    fn code_preview(&self, sheet: &Sheet<'_>, locale: usize, id: CodeId) -> View {
        let (family, code) = (self.site.family(id), self.site.code(id));
        let category = &family.categories[code.category];
        let kicker = format!("{} · {}", family.label.text(locale), family.term.text(locale));
        let kicker = sheet.block(Font::Text, &kicker, &[(34.0, 1)]);
        let name = sheet.block(Font::Display, code.name.text(locale), &[(76.0, 1), (66.0, 1), (58.0, 1), (50.0, 2)]);
        let text = sheet.block(Font::Text, code.meaning.text(locale), &[(40.0, 2), (36.0, 2), (34.0, 3)]);
        // The number is as large as its width and everything below it allow.
        let mut layout = None;
        for size in [204.0, 170.0, 140.0, 110.0, 84.0, 64.0] {
            let title = sheet.block(Font::Display, &code.key, &[(size, 1)]);
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
        let lines = |block: &Block, at: usize| lines(block, &placed.baselines[at], top);
        let end =
            MARGIN + title.lines.iter().map(|key| sheet.painter.width(Font::Display, key, title.size)).sum::<f32>();
        let middle = top + placed.baselines[1].first().copied().unwrap_or_default() - title.size * CAPITAL / 2.0;
        View {
            color: category.color.name(),
            category: sheet.chip(category.name.text(locale), category.color.name()).map(|mut chip| {
                chip.place(WIDTH as f32 - MARGIN - chip.width as f32, 56.0);
                chip
            }),
            kicker: lines(&kicker, 0),
            title: lines(&title, 1),
            name: lines(&name, 2),
            text: lines(&text, 3),
            connection: connection(end + 44.0, middle, title.size),
            ..self.frame(sheet, locale)
        }
    }

    fn family_preview(&self, sheet: &Sheet<'_>, locale: usize, family: usize) -> View {
        let family = &self.site.catalog.families[family];
        let shapes = [(104.0, 1), (92.0, 1), (80.0, 1), (66.0, 1), (72.0, 2), (60.0, 2)];
        let title = sheet.block(Font::Display, family.name.text(locale), &shapes);
        let summary = family.summary.as_ref().map_or("", |summary| summary.text(locale));
        let text = sheet.block(Font::Text, summary, &[(38.0, 2), (34.0, 3)]);
        let placed = stack(&[(&title, 0.0, 1.14), (&text, 40.0, 1.36)]);
        let room = BOTTOM - TOP - placed.height - 48.0;
        let rows = ((room + CHIP_GAP) / (CHIP.0 + CHIP_GAP)).floor().clamp(1.0, 3.0) as usize;
        let codes = family.codes.iter().map(|code| (&*code.key, family.categories[code.category].color.name()));
        let (mut chips, rows) = sheet.chips(&codes.collect::<Vec<_>>(), rows);
        let height = placed.height + 48.0 + rows as f32 * (CHIP.0 + CHIP_GAP) - CHIP_GAP;
        let top = TOP + ((BOTTOM - TOP - height) / 2.0).max(0.0);
        for chip in &mut chips {
            chip.place(chip.x as f32, chip.y as f32 + top + placed.height + 48.0);
        }
        View {
            title: lines(&title, &placed.baselines[0], top),
            text: lines(&text, &placed.baselines[1], top),
            chips,
            ..self.frame(sheet, locale)
        }
    }

    /// What all pictures have.
    fn frame(&self, sheet: &Sheet<'_>, locale: usize) -> View {
        let site = sheet.painter.drawable(&self.site.config.title);
        let site = sheet.painter.fit(Font::Display, &site, &[(34.0, 1)], SITE_ROOM);
        View {
            width: WIDTH,
            height: HEIGHT,
            lang: self.site.config.locales[locale].tag.clone(),
            site: lines(&site, &[96.0], 0.0).pop(),
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

/// The picture for a page: of its code, or of its family; the home family's where it has neither.
fn preview_of(renderer: &Renderer<'_>, page: Page) -> Option<Preview> {
    let catalog = renderer.site.catalog;
    Some(match page {
        Page::Code(code) | Page::CodeJson(code) | Page::CodeMarkdown(code) => Preview::Code(code),
        Page::Embed(Subject::Code(code)) | Page::Oembed(Subject::Code(code)) => Preview::Code(code),
        Page::Embed(Subject::Pair(pair)) | Page::Oembed(Subject::Pair(pair)) => Preview::Family(pair.family),
        Page::Pair(pair) | Page::ReversedPair(pair) => Preview::Family(pair.family),
        Page::Family(family) => Preview::Family(family),
        Page::Question(question) => match catalog.questions[question].codes.first() {
            Some(&(family, code)) => Preview::Code(CodeId { family, code }),
            None => Preview::Family(catalog.families.first().map(|_| 0)?),
        },
        Page::Index
        | Page::Questions
        | Page::Compare
        | Page::EmbedGuide
        | Page::SearchIndex
        | Page::Libraries
        | Page::Limits
        | Page::Library(_) => Preview::Family(catalog.families.first().map(|_| 0)?),
    })
}

/// What texts are set on.
struct Sheet<'p> {
    painter: &'p Painter,
}

impl Sheet<'_> {
    fn block(&self, font: Font, text: &str, shapes: &[(f32, usize)]) -> Block {
        self.painter.fit(font, &self.painter.drawable(text), shapes, ROOM)
    }

    /// A chip at the margin; nothing where there is no text to show.
    fn chip(&self, text: &str, color: &'static str) -> Option<Chip> {
        let text = self.painter.fit(Font::Display, &self.painter.drawable(text), &[(CHIP_TEXT, 1)], CHIP_ROOM);
        let text = text.lines.into_iter().next()?;
        let width = self.painter.width(Font::Display, &text, CHIP_TEXT) + 2.0 * CHIP.1;
        let (width, height) = (width.ceil() as i32, CHIP.0 as i32);
        let mut chip = Chip { text, color, x: 0, y: 0, width, height, size: CHIP_TEXT as u32, text_x: 0, text_y: 0 };
        chip.place(MARGIN, 0.0);
        Some(chip)
    }

    /// Chips of one width in so many rows; where there are more codes than room, the last says how many. Gives the rows
    /// that are taken.
    fn chips(&self, codes: &[(&str, &'static str)], rows: usize) -> (Vec<Chip>, usize) {
        let widest =
            codes.iter().filter_map(|(key, color)| Some(self.chip(key, color)?.width)).max().unwrap_or_default();
        let step = widest as f32 + CHIP_GAP;
        let columns = (((ROOM + CHIP_GAP) / step) as usize).max(1);
        let shown = if codes.len() > rows * columns { rows * columns - 1 } else { codes.len() };
        let more = codes.len() - shown;
        let more = (more > 0).then(|| self.chip(&format!("+{more}"), "grey")).flatten();
        let mut chips: Vec<Chip> =
            codes[..shown].iter().filter_map(|(key, color)| self.chip(key, color)).chain(more).collect();
        for (at, chip) in chips.iter_mut().enumerate() {
            chip.width = widest;
            chip.place(MARGIN + (at % columns) as f32 * step, (at / columns) as f32 * (CHIP.0 + CHIP_GAP));
        }
        let taken = chips.len().div_ceil(columns);
        (chips, taken)
    }
}

impl Chip {
    fn place(&mut self, x: f32, y: f32) {
        (self.x, self.y) = (x.round() as i32, y.round() as i32);
        self.text_x = self.x + self.width / 2;
        self.text_y = self.y + ((CHIP.0 + CHIP_TEXT * CAPITAL) / 2.0).round() as i32;
    }
}

/// Where the lines of several blocks stand, one block below the other.
#[derive(Default)]
struct Placed {
    baselines: Vec<Vec<f32>>,
    height: f32,
}

/// Sets blocks below each other: each with the gap above it, and the distance of its lines in parts of the size.
fn stack(blocks: &[(&Block, f32, f32)]) -> Placed {
    let mut placed = Placed::default();
    for (block, gap, leading) in blocks {
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

fn lines(block: &Block, baselines: &[f32], top: f32) -> Vec<Line> {
    let line = |(text, baseline): (&String, &f32)| Line {
        text: text.clone(),
        size: block.size as u32,
        y: (top + baseline).round() as i32,
    };
    block.lines.iter().zip(baselines).map(line).collect()
}

/// The closed connection beside a text that ends somewhere; nothing where it leaves no room.
fn connection(from: f32, y: f32, size: f32) -> Option<Connection> {
    let room = WIDTH as f32 - from;
    if room < CONNECTION {
        return None;
    }
    let (middle, gap, arm) = (from + room * 0.42, 34.0, size * 0.27);
    let round = |value: f32| value.round() as i32;
    Some(Connection {
        from: round(from),
        left: round(middle - gap),
        right: round(middle + gap),
        to: WIDTH as i32 + 40,
        y: round(y),
        top: round(y - arm),
        bottom: round(y + arm),
    })
}
