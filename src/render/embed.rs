//! Embeds: the snippets that people copy, the page in the iframe, and the oEmbed document.
//!
//! Snippets are plain HTML first: an iframe page is complete without scripts, and a card that scripts make begins as a
//! link. All addresses in them are absolute, because they stand on other people's sites.

use anyhow::Result;
use serde::Serialize;
use serde_json::json;

use super::Renderer;
use super::code::FactView;
use super::head::About;
use super::markdown::Scope;
use super::text::{Phrase, escape, escape_markdown, escape_text};
use crate::model::LinkTarget;
use crate::site::{Base, CodeId, Page, Subject};

/// How high an iframe with one code is; two codes need more.
const HEIGHT_CODE: u32 = 250;
const HEIGHT_PAIR: u32 = 400;
/// No wider than what a host asks for by default (WordPress: 500), because a static file cannot obey `maxwidth`.
const OEMBED_WIDTH: u32 = 500;
/// The family that the script takes for granted.
const ASSUMED_FAMILY: &str = "websocket";
/// How long consumers may keep an oEmbed document: a day, in seconds.
const CACHE_AGE: u32 = 86_400;

/// What a reader can copy, as HTML text: templates place it as it is.
#[derive(Debug, Serialize)]
pub struct Snippets {
    /// A script tag and the element that it fills.
    pub script: String,
    /// An iframe.
    pub iframe: String,
    /// The custom element.
    pub element: String,
    /// The address of the oEmbed document.
    pub oembed: String,
    /// The badge in Markdown, linked.
    pub badge_md: String,
    /// Paths of the badges' pictures, below the site's root.
    pub badges: Vec<String>,
}

/// The snippets of a code or a pair.
pub fn snippets(renderer: &Renderer<'_>, locale: usize, subject: Subject) -> Snippets {
    match subject {
        Subject::Code(CodeId { family, code }) => {
            snippets_of(renderer, locale, family, &renderer.site.catalog.families[family].codes[code].key, None)
        }
        Subject::Pair(id) => {
            let codes = &renderer.site.catalog.families[id.family].codes;
            let (left, right) = (&codes[id.pair.left].key, &codes[id.pair.right].key);
            snippets_of(renderer, locale, id.family, left, Some(right))
        }
    }
}

/// The snippets of a code or, with a second key, of a pair.
pub fn snippets_of(renderer: &Renderer<'_>, locale: usize, family: usize, key: &str, versus: Option<&str>) -> Snippets {
    let config = renderer.site.config;
    let facts = &renderer.site.catalog.families[family];
    let prefix = renderer.site.outline.locale_prefix(locale);
    let absolute = |path: String| config.base_url.join(&format!("{prefix}{path}"));
    let stem = match versus {
        Some(versus) => format!("{}/{key}-vs-{versus}", facts.key),
        None => format!("{}/{key}", facts.key),
    };
    let page = absolute(format!("{stem}/"));
    let shown = versus.map_or_else(|| key.to_owned(), |versus| format!("{key} vs {versus}"));
    let title = escape(&format!("{} {shown}", facts.label.text(locale)));
    let height = if versus.is_some() { HEIGHT_PAIR } else { HEIGHT_CODE };
    let script = config.base_url.join("embed.js");
    // Only what differs from what the script takes for granted is said.
    let attributes = |prefix: &str| {
        let mut out = String::new();
        let mut say = |name: &str, value: &str| out.push_str(&format!(" {prefix}{name}=\"{value}\""));
        versus.into_iter().for_each(|versus| say("versus", versus));
        (facts.key != ASSUMED_FAMILY).then(|| say("family", &facts.key));
        (locale != 0).then(|| say("lang", &config.locales[locale].tag));
        out
    };
    let badge = |code: &str| format!("badge/{}/{code}.svg", facts.key);
    // A pair is shown by both its codes' badges, each a link to the pair.
    let badge_md = |code: &str| {
        let (label, url) = (escape_markdown(facts.label.text(locale)), config.base_url.join(&badge(code)));
        format!("[![{label} {code}]({url})]({page})")
    };
    let badges: Vec<String> = [Some(key), versus].into_iter().flatten().map(badge_md).collect();
    Snippets {
        iframe: escape_text(&iframe(&absolute(format!("embed/{stem}/")), &title, height)),
        script: escape_text(&format!(
            "<div data-closecode=\"{key}\"{}><a href=\"{page}\">{title}</a></div>\n<script src=\"{script}\" async></script>",
            attributes("data-"),
        )),
        element: escape_text(&format!(
            "<close-code code=\"{key}\"{}><a href=\"{page}\">{title}</a></close-code>\n<script src=\"{script}\" async></script>",
            attributes(""),
        )),
        oembed: escape_text(&absolute(format!("oembed/{stem}.json"))),
        badge_md: escape_text(&badges.join(" ")),
        badges: [Some(key), versus].into_iter().flatten().map(badge).collect(),
    }
}

fn iframe(src: &str, title: &str, height: u32) -> String {
    format!(
        "<iframe src=\"{src}\" title=\"{title}\" width=\"100%\" height=\"{height}\" loading=\"lazy\" \
         referrerpolicy=\"no-referrer\" sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\"></iframe>"
    )
}

/// The oEmbed document (oembed.com, version 1.0) of a page below `embed/`. The title may hold marks of a JSON string.
pub fn oembed(renderer: &Renderer<'_>, locale: usize, stem: &str, title: &str, short: &str, pair: bool) -> String {
    let config = renderer.site.config;
    let prefix = renderer.site.outline.locale_prefix(locale);
    let height = if pair { HEIGHT_PAIR } else { HEIGHT_CODE };
    let src = config.base_url.join(&format!("{prefix}embed/{stem}/"));
    // One closed iframe with quoted attributes and nothing else is what the strictest consumers keep.
    let frame = format!(
        "<iframe src=\"{src}\" title=\"{}\" width=\"100%\" height=\"{height}\" frameborder=\"0\"></iframe>",
        escape(short)
    );
    let document = json!({
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
    format!("{document:#}\n")
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

/// What `embed-guide.html` lays out.
#[derive(Serialize)]
struct GuideView {
    /// The code whose snippets stand there without scripts.
    code: String,
    snippets: Option<Snippets>,
    families: Vec<GuideFamily>,
}

#[derive(Serialize)]
struct GuideFamily {
    key: String,
    name: Phrase,
    /// Each with its name and the width of its badge.
    codes: Vec<(String, Phrase, u32)>,
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
                files: Vec::new(),
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
        Ok(oembed(
            self,
            locale,
            &self.site.outline.stem(Subject::Code(id)),
            &self.code_title(locale, id),
            &short,
            false,
        ))
    }

    /// The page where snippets are made and copied.
    pub(super) fn embed_guide(&self, locale: usize) -> Result<String> {
        let catalog = self.site.catalog;
        let family = |(at, family): (usize, &crate::model::Family)| {
            let code = |(code, facts): (usize, &crate::model::Code)| {
                let width = self.badge_width(CodeId { family: at, code });
                (facts.key.clone(), self.phrase(locale, &facts.name), width)
            };
            GuideFamily {
                key: family.key.clone(),
                name: self.phrase(locale, &family.name),
                codes: family.codes.iter().enumerate().map(code).collect(),
            }
        };
        let featured = catalog.families.first().filter(|family| family.featured().is_some());
        let code = featured.map(|family| CodeId { family: 0, code: family.featured });
        let view = GuideView {
            code: code.map(|id| self.site.code(id).key.clone()).unwrap_or_default(),
            snippets: code.map(|id| snippets(self, locale, Subject::Code(id))),
            families: catalog.families.iter().enumerate().map(family).collect(),
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
                files: Vec::new(),
                checked: None,
            },
        );
        self.template("embed-guide.html", &head, &view)
    }
}
