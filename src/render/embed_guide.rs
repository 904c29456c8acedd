//! The page where snippets are made and copied.
//!
//! Without scripts it has the snippets of the featured code. Its script fills the same texts for whatever is chosen, so
//! the page carries them, with what they can be filled with, as data.

use anyhow::Result;
use serde::Serialize;
use serde_json::json;

use super::Renderer;
use super::embed::{HEIGHT_CODE, HEIGHT_PAIR};
use super::head::About;
use super::json_ld;
use super::snippets::{BADGES, Labels, PATTERNS, Snippets};
use super::text::Phrase;
use crate::model::{Code, Family};
use crate::site::{CodeId, Page, Subject};

/// How wide an iframe can be made, beside as wide as its place.
const WIDTHS: [u32; 4] = [320, 480, 640, 720];

/// What `embed-guide.html` lays out.
#[derive(Serialize)]
struct View<'a> {
    /// The code whose snippets stand there without scripts.
    example: Option<Example>,
    snippets: Option<Snippets>,
    /// The script with its hash.
    pinned: String,
    families: Vec<FamilyView>,
    locales: Vec<LocaleView<'a>>,
    widths: [u32; WIDTHS.len()],
    /// Whether comparisons can be embedded.
    pairs: bool,
    /// For the script: JSON that is safe inside a script element.
    data: String,
}

#[derive(Serialize)]
struct Example {
    key: String,
    /// `websocket/1006`.
    id: String,
    title: String,
    height: u32,
}

#[derive(Serialize)]
struct FamilyView {
    key: String,
    name: Phrase,
    codes: Vec<CodeView>,
}

#[derive(Serialize)]
struct CodeView {
    key: String,
    name: Phrase,
    /// How wide the badge is.
    width: u32,
}

#[derive(Serialize)]
struct LocaleView<'a> {
    tag: &'a str,
    name: String,
    current: bool,
}

impl Renderer<'_> {
    /// The page where snippets are made and copied.
    pub(super) fn embed_guide(&self, locale: usize) -> Result<String> {
        let families = &self.site.catalog.families;
        let featured = families.first().filter(|family| family.featured().is_some());
        let featured = featured.map(|family| CodeId { family: 0, code: family.featured });
        let example = |id: CodeId| {
            let (family, code) = (self.site.family(id), self.site.code(id));
            Example {
                key: code.key.clone(),
                id: format!("{}/{}", family.key, code.key),
                title: format!("{} {}", family.label.text(locale), code.key),
                height: HEIGHT_CODE,
            }
        };
        let locales = self.site.config.locales.iter().enumerate();
        let view = View {
            example: featured.map(example),
            snippets: featured.map(|id| self.embed_snippets(locale, Subject::Code(id))),
            pinned: self.pinned_script_snippet()?,
            families: families.iter().enumerate().map(|(at, family)| self.guide_family(locale, at, family)).collect(),
            locales: locales
                .map(|(at, known)| LocaleView {
                    tag: &known.tag,
                    name: self.words[at].get("locale-name"),
                    current: at == locale,
                })
                .collect(),
            widths: WIDTHS,
            pairs: self.site.config.pair_embeds,
            data: self.guide_data(),
        };
        let words = &self.words[locale];
        let head = self.head(
            locale,
            About {
                kind: "embed-guide",
                page: Page::EmbedGuide,
                local_path: self.site.outline.local_path(Page::EmbedGuide),
                title: words.get("title-embed"),
                description: words.get("description-embed"),
                parents: Vec::new(),
                short: words.get("embed"),
                short_lang: None,
                json_ld: Vec::new(),
                made_of: self.home_folder(),
                checked: None,
            },
        );
        self.template("embed-guide.html", &head, &view)
    }

    fn guide_family(&self, locale: usize, at: usize, family: &Family) -> FamilyView {
        let code = |(code, facts): (usize, &Code)| CodeView {
            key: facts.key.clone(),
            name: self.phrase(locale, &facts.name),
            width: self.badge_width(CodeId { family: at, code }),
        };
        FamilyView {
            key: family.key.clone(),
            name: self.phrase(locale, &family.name),
            codes: family.codes.iter().enumerate().map(code).collect(),
        }
    }

    /// The texts with holes, and what is known to fill them with.
    fn guide_data(&self) -> String {
        let config = self.site.config;
        let locales = 0..config.locales.len();
        let family = |family: &Family| {
            json!({
                "key": family.key,
                "labels": locales.clone().map(|locale| Labels::of(family, locale)).collect::<Vec<_>>(),
            })
        };
        json_ld::embedded(&json!({
            "base": config.base_url.as_str(),
            "locales": locales.clone().map(|locale| json!({
                "tag": config.locales[locale].tag,
                "folder": self.site.outline.locale_prefix(locale),
            })).collect::<Vec<_>>(),
            "families": self.site.catalog.families.iter().map(family).collect::<Vec<_>>(),
            "patterns": PATTERNS.map(|(kind, pattern)| json!({ "kind": kind, "pattern": pattern })),
            "badges": BADGES.map(|(kind, pattern, between)| json!({ "kind": kind, "pattern": pattern, "between": between })),
            "heights": { "code": HEIGHT_CODE, "pair": HEIGHT_PAIR },
        }))
    }
}
