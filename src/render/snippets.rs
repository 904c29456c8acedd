//! The lines that people copy into their own pages: a card as iframe, script or element, and badges in the languages of
//! READMEs.
//!
//! Each is a text with holes, and stands here once: what a page shows is filled in here, and the page about embedding
//! gets the same texts for its script to fill. Snippets are plain HTML first: an iframe page is complete without
//! scripts, and a card that scripts make begins as a link. Addresses are absolute, because they stand on other sites.

use anyhow::Result;
use serde::Serialize;

use super::Renderer;
use super::embed::{HEIGHT_CODE, HEIGHT_PAIR};
use super::text::{escape, escape_asciidoc, escape_markdown, escape_text};
use crate::model::Family;
use crate::site::{CodeId, Subject};

/// Texts for a code or a pair, by the names of their hooks.
pub const PATTERNS: [(&str, &str); 4] = [
    (
        "iframe",
        "<iframe src=\"{card}\" title=\"{title}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" \
         referrerpolicy=\"no-referrer\" sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\"></iframe>",
    ),
    (
        "script",
        "<div data-closecode=\"{code}\"{data}><a href=\"{page}\">{title}</a></div>\n<script src=\"{script}\" async></script>",
    ),
    (
        "element",
        "<close-code code=\"{code}\"{attributes}><a href=\"{page}\">{title}</a></close-code>\n<script src=\"{script}\" async></script>",
    ),
    ("oembed", "{oembed}"),
];

/// Texts for one badge. A pair is shown by both its codes' badges, each a link to the pair, with the last text between.
pub const BADGES: [(&str, &str, &str); 4] = [
    ("badge-md", "[![{label_md} {code}]({badge})]({page})", " "),
    ("badge-html", "<a href=\"{page}\"><img src=\"{badge}\" alt=\"{label} {code}\" height=\"20\"></a>", " "),
    ("badge-rst", ".. image:: {badge}\n   :alt: {label_plain} {code}\n   :target: {page}", "\n\n"),
    ("badge-adoc", "image:{badge}[\"{label_adoc} {code}\",link=\"{page}\"]", " "),
];

/// The script at the address that never changes: what it says is what its hash is of. Without `crossorigin` a browser may
/// not look at what comes from another site.
const PINNED: &str = "<script src=\"{script}\" integrity=\"{integrity}\" crossorigin=\"anonymous\" async></script>";

/// What a reader can copy, as HTML text: templates place it as it is.
#[derive(Debug, Serialize)]
pub struct Snippets {
    /// An iframe.
    pub iframe: String,
    /// A script tag and the element that it fills.
    pub script: String,
    /// The custom element.
    pub element: String,
    /// The address of the oEmbed document.
    pub oembed: String,
    /// The address of the page that leads there.
    pub page: String,
    /// The badge in Markdown, linked.
    pub badge_md: String,
    /// The same in HTML.
    pub badge_html: String,
    /// The same in reStructuredText.
    pub badge_rst: String,
    /// The same in AsciiDoc.
    pub badge_adoc: String,
    /// Paths of the badges' pictures, below the site's root.
    pub badges: Vec<String>,
    /// What the page about embedding is asked for these.
    pub query: String,
}

/// What stands before a code, escaped for each place.
#[derive(Debug, Serialize)]
pub struct Labels {
    label: String,
    label_plain: String,
    label_md: String,
    label_adoc: String,
}

impl Labels {
    /// The labels of a family in a locale.
    pub fn of(family: &Family, locale: usize) -> Self {
        let label = family.label.text(locale);
        Self {
            label: escape(label),
            label_plain: label.clone(),
            label_md: escape_markdown(label),
            label_adoc: escape_asciidoc(label),
        }
    }
}

impl Renderer<'_> {
    /// The line for a script that cannot change, as HTML text.
    pub(super) fn pinned_script_snippet(&self) -> Result<String> {
        let script = self.embed_script()?;
        let values =
            [("script", &*self.site.config.base_url.join(&script.pinned_path())), ("integrity", &*script.integrity())];
        Ok(escape_text(&fill(PINNED, &values)))
    }

    /// The snippets of a code or a pair.
    pub(super) fn embed_snippets(&self, locale: usize, subject: Subject) -> Snippets {
        match subject {
            Subject::Code(CodeId { family, code }) => {
                self.snippets_of(locale, family, &self.site.catalog.families[family].codes[code].key, None)
            }
            Subject::Pair(id) => {
                let codes = &self.site.catalog.families[id.family].codes;
                let (left, right) = (&codes[id.pair.left].key, &codes[id.pair.right].key);
                self.snippets_of(locale, id.family, left, Some(right))
            }
        }
    }

    /// The snippets of a code or, with a second key, of a pair. The keys may be marks.
    pub(super) fn snippets_of(&self, locale: usize, family: usize, key: &str, versus: Option<&str>) -> Snippets {
        let config = self.site.config;
        let facts = &self.site.catalog.families[family];
        let prefix = self.site.outline.locale_prefix(locale);
        let absolute = |path: String| config.base_url.join(&format!("{prefix}{path}"));
        let (stem, shown) = match versus {
            Some(versus) => (format!("{}/{key}-vs-{versus}", facts.key), format!("{key} vs {versus}")),
            None => (format!("{}/{key}", facts.key), key.to_owned()),
        };
        // Only what differs from what the script takes for granted is said.
        let attributes = |prefix: &str| {
            let mut out = String::new();
            let mut say = |name: &str, value: &str| out.push_str(&format!(" {prefix}{name}=\"{value}\""));
            versus.into_iter().for_each(|versus| say("versus", versus));
            (family != 0).then(|| say("family", &facts.key));
            (locale != 0).then(|| say("lang", &config.locales[locale].tag));
            out
        };
        let labels = Labels::of(facts, locale);
        let page = absolute(format!("{stem}/"));
        let values = [
            ("page", page.as_str()),
            ("title", &format!("{} {}", labels.label, escape(&shown))),
            ("card", &absolute(format!("embed/{stem}/"))),
            ("oembed", &absolute(format!("oembed/{stem}.json"))),
            ("script", &config.base_url.join("embed.js")),
            ("code", key),
            ("attributes", &attributes("")),
            ("data", &attributes("data-")),
            ("width", "100%"),
            ("height", &(if versus.is_some() { HEIGHT_PAIR } else { HEIGHT_CODE }).to_string()),
        ];
        let [iframe, script, element, oembed] = PATTERNS.map(|(_, pattern)| escape_text(&fill(pattern, &values)));
        let picture = |code: &str| format!("badge/{}/{code}.svg", facts.key);
        let codes: Vec<&str> = [Some(key), versus].into_iter().flatten().collect();
        let [badge_md, badge_html, badge_rst, badge_adoc] = BADGES.map(|(_, pattern, between)| {
            let badge = |code: &&str| {
                let values = [
                    ("page", page.as_str()),
                    ("badge", &config.base_url.join(&picture(code))),
                    ("code", code),
                    ("label", &labels.label),
                    ("label_plain", &labels.label_plain),
                    ("label_md", &labels.label_md),
                    ("label_adoc", &labels.label_adoc),
                ];
                fill(pattern, &values)
            };
            escape_text(&codes.iter().map(badge).collect::<Vec<_>>().join(between))
        });
        let versus = versus.map(|versus| format!("&versus={versus}")).unwrap_or_default();
        Snippets {
            iframe,
            script,
            element,
            oembed,
            page: escape_text(&page),
            badge_md,
            badge_html,
            badge_rst,
            badge_adoc,
            badges: codes.iter().map(|code| picture(code)).collect(),
            query: format!("code={}/{key}{versus}", facts.key),
        }
    }
}

/// A text with its holes filled; what is filled in is not looked at again.
fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut parts = pattern.split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or((part, ""));
        let value = values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        debug_assert!(value.is_some(), "no value for {{{name}}}");
        out.extend([value.unwrap_or_default(), rest]);
    }
    out
}
