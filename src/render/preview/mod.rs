//! The pictures of link previews: an SVG of each code and family, laid out here because SVG cannot break lines.
//!
//! `design` says what stands in a picture, and `sheet` where. What all pages share with a picture is decided here: which
//! page shows which. Pairs are far too many for pictures of their own and show their family's.

mod chip;
mod design;
mod sheet;

use anyhow::{Context as _, Result};
use serde::Serialize;
use tera::Context;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::Renderer;
use super::painter::{HEIGHT, Painter, WIDTH, try_out};
use crate::site::{CodeId, Page, Preview, Subject};
use sheet::Sheet;

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

impl Renderer<'_> {
    /// The picture that previews of a page show.
    pub(super) fn picture(&self, locale: usize, page: Page) -> Option<Picture> {
        let outline = self.site.outline;
        let preview = preview_of(self, page).filter(|_| outline.previews)?;
        let alt = match preview {
            Preview::Family(family) => self.site.catalog.families[family].name.text(locale).clone(),
            Preview::Code(code) => {
                let (title, meaning) = (self.code_title(locale, code), self.site.code(code).meaning.text(locale));
                self.words[locale].fill("alt-preview", &[("title", &title), ("meaning", meaning)])
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
        let sheet = Sheet { painter, rtl: self.words[locale].get("locale-direction") == "rtl" };
        let view = match preview {
            Preview::Family(family) => self.family_preview(&sheet, locale, family),
            Preview::Code(code) => self.code_preview(&sheet, locale, code),
        };
        self.templates.render("preview.svg", &Context::from_serialize(&view)?)
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
