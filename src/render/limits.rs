//! The page of limits: one table, a row and a fragment for each.

use anyhow::Result;
use serde::Serialize;

use super::Renderer;
use super::head::{About, MadeOf};
use super::markdown::Scope;
use super::sources::{self, SourceView};
use super::text::{Phrase, Prose, tied};
use crate::model::{Limit, LinkTarget};
use crate::site::{Base, CodeId, Page};

/// What `limits.html` lays out.
#[derive(Serialize)]
struct View<'a> {
    limits: Vec<Row<'a>>,
    /// Whether some limit is in another language than the page.
    foreign: bool,
}

#[derive(Serialize)]
struct Row<'a> {
    slug: &'a str,
    name: &'a str,
    kind: &'static str,
    counts: &'static str,
    what: Phrase,
    setting: Option<&'a str>,
    default: Phrase,
    /// For sorting; what has no time comes last.
    seconds: Option<u32>,
    codes: Vec<CodeLink<'a>>,
    client: Prose,
    remedy: Prose,
    evidence: &'static str,
    checked: Option<&'a str>,
    /// Where its file can be edited.
    edit: Option<String>,
    sources: Vec<SourceView<'a>>,
}

#[derive(Serialize)]
struct CodeLink<'a> {
    to: String,
    key: &'a str,
    color: &'static str,
}

impl Renderer<'_> {
    /// The page of limits.
    pub(super) fn limits(&self, locale: usize) -> Result<String> {
        let limits = &self.site.catalog.limits;
        let local_path = self.site.outline.local_path(Page::Limits);
        let base = Base::of(&local_path, locale);
        let rows: Vec<Row<'_>> = limits.iter().map(|limit| self.limit(locale, limit, &base)).collect();
        let words = &self.words[locale];
        let head = self.head(
            locale,
            About {
                kind: "limits",
                page: Page::Limits,
                local_path,
                title: words.get("title-limits"),
                description: words.get("description-limits"),
                parents: Vec::new(),
                short: words.get("limits"),
                short_lang: None,
                json_ld: Vec::new(),
                made_of: MadeOf::Folder("limits"),
                checked: limits.iter().filter_map(|limit| limit.checked.clone()).min(),
            },
        );
        self.template(
            "limits.html",
            &head,
            &View { foreign: rows.iter().any(|row| row.what.lang.is_some()), limits: rows },
        )
    }

    fn limit<'l>(&'l self, locale: usize, limit: &'l Limit, base: &Base) -> Row<'l> {
        let link = |target: LinkTarget<'_>| self.href(0, base, target);
        // A text in a table has no headings of its own, and its sources stand beside it.
        let scope = Scope { link: &link, sources: &[], sources_page: "", fragments: None };
        let code = |&(family, code): &(usize, usize)| {
            let id = CodeId { family, code };
            let facts = self.site.family(id);
            let code = self.site.code(id);
            CodeLink {
                to: format!("{}{}", base.home, self.site.outline.local_path(Page::Code(id))),
                key: &code.key,
                color: facts.categories[code.category].color.name(),
            }
        };
        let default = self.phrase(locale, &limit.default);
        Row {
            slug: &limit.slug,
            name: &limit.name,
            kind: limit.kind.word(),
            counts: limit.counts.word(),
            what: self.phrase(locale, &limit.what),
            setting: limit.setting.as_deref(),
            default: Phrase { text: tied(&default.text), ..default },
            seconds: limit.seconds,
            codes: limit.codes.iter().map(code).collect(),
            client: self.flow(locale, &limit.client, &scope),
            remedy: self.flow(locale, &limit.remedy, &scope),
            evidence: limit.evidence.word(),
            checked: limit.checked.as_deref(),
            edit: self.site.config.repository.as_ref().map(|repository| repository.edit(limit.path.text(locale))),
            sources: sources::views(&limit.sources, self.foreign(locale, 0).as_deref()),
        }
    }
}
