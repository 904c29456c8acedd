//! Cards: the page in an iframe, and the oEmbed document that leads to it.
//!
//! The page is complete without scripts. What `embed.js` draws on other people's pages is its `main`, read from there, so
//! a card says the same in a frame and without one.

use anyhow::Result;
use serde::Serialize;
use serde_json::json;

use super::code::FactView;
use super::head::{About, MadeOf};
use super::markdown::Scope;
use super::text::{Phrase, escape};
use super::{Renderer, json_ld};
use crate::model::LinkTarget;
use crate::site::{Base, CodeId, Page, Subject};

/// How high an iframe with one code is; two codes need more. It holds a card that is 320 pixels wide. Width and height of
/// an oEmbed document stay away from the ratios (2.33, 2, 1.78, 1.33, 1) at which WordPress's editor puts an embed into a
/// box of that shape.
pub const HEIGHT_CODE: u32 = 310;
pub const HEIGHT_PAIR: u32 = 450;
/// No wider than what a host asks for by default (WordPress: 500), because a static file cannot obey `maxwidth`.
const OEMBED_WIDTH: u32 = 500;
/// How long consumers may keep an oEmbed document: a day, in seconds.
const CACHE_AGE: u32 = 86_400;

/// The oEmbed document (oembed.com, version 1.0) of a page below `embed/`. The title may hold marks of a JSON string.
pub fn oembed(
    renderer: &Renderer<'_>,
    locale: usize,
    stem: &str,
    title: &str,
    short: &str,
    page: Page,
) -> Result<String> {
    let config = renderer.site.config;
    let prefix = renderer.site.outline.locale_prefix(locale);
    let height = if matches!(page, Page::Oembed(Subject::Pair(_))) { HEIGHT_PAIR } else { HEIGHT_CODE };
    let src = config.base_url.join(&format!("{prefix}embed/{stem}/"));
    // One closed iframe with quoted attributes and nothing else is what the strictest consumers keep.
    let frame = format!(
        "<iframe src=\"{src}\" title=\"{}\" width=\"100%\" height=\"{height}\" frameborder=\"0\"></iframe>",
        escape(short)
    );
    let mut document = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "author_name": config.title,
        "author_url": config.base_url.as_str(),
        "provider_name": config.title,
        "provider_url": config.base_url.as_str(),
        "cache_age": CACHE_AGE,
        "width": OEMBED_WIDTH,
        "height": height,
        "html": frame,
    });
    // All three or none (oembed.com, section 2.3.4).
    if let Some(picture) = renderer.picture(locale, page) {
        document["thumbnail_url"] = picture.href.into();
        document["thumbnail_width"] = picture.width.into();
        document["thumbnail_height"] = picture.height.into();
    }
    json_ld::file(&document)
}

/// What `embed.html` lays out for one code.
#[derive(Serialize)]
struct EmbedView<'a> {
    code: EmbedCode<'a>,
    /// The code's page, from this one.
    to: String,
    family: EmbedFamily<'a>,
}

#[derive(Serialize)]
struct EmbedCode<'a> {
    key: &'a str,
    name: Phrase,
    category: Phrase,
    color: &'static str,
    meaning: Phrase,
    recovery: Phrase,
    facts: Vec<FactView>,
}

#[derive(Serialize)]
struct EmbedFamily<'a> {
    label: &'a str,
    term: &'a str,
}

impl Renderer<'_> {
    /// The page that an iframe shows for one code.
    pub(super) fn embed_code(&self, locale: usize, id: CodeId) -> Result<String> {
        let (family, code) = (self.site.family(id), self.site.code(id));
        let page = Page::Embed(Subject::Code(id));
        let local_path = self.site.outline.local_path(page);
        let base = Base::of(&local_path, locale);
        let link = |target: LinkTarget<'_>| self.href(id.family, &base, target);
        let scope = Scope::page(&link, &code.sources);
        let category = &family.categories[code.category];
        let view = EmbedView {
            code: EmbedCode {
                key: &code.key,
                name: self.phrase(locale, &code.name),
                category: self.phrase(locale, &category.name),
                color: category.color.name(),
                meaning: self.phrase(locale, &code.meaning),
                recovery: self.phrase(locale, &code.recovery),
                facts: self.facts(locale, id, &scope),
            },
            to: format!("{}{}", base.home, self.site.outline.local_path(Page::Code(id))),
            family: EmbedFamily { label: family.label.text(locale), term: family.term.text(locale) },
        };
        let mut head = self.head(
            locale,
            About {
                kind: "embed",
                page,
                local_path,
                title: self.code_title(locale, id),
                description: code.meaning.text(locale).clone(),
                parents: Vec::new(),
                short: code.key.clone(),
                short_lang: None,
                json_ld: Vec::new(),
                made_of: MadeOf::Nothing,
                checked: None,
            },
        );
        head.canonical = self.site.permalink(locale, Page::Code(id));
        self.template("embed.html", &head, &view)
    }

    /// The oEmbed document of one code.
    pub(super) fn oembed_code(&self, locale: usize, id: CodeId) -> Result<String> {
        let (family, code) = (self.site.family(id), self.site.code(id));
        let short = format!("{} {}", family.label.text(locale), code.key);
        oembed(
            self,
            locale,
            &self.site.outline.stem(Subject::Code(id)),
            &self.code_title(locale, id),
            &short,
            Page::Oembed(Subject::Code(id)),
        )
    }
}
