//! The page of a family: its codes by category, its ranges, its attributes.

use anyhow::Result;
use serde::Serialize;
use serde_json::json;

use super::Renderer;
use super::head::{About, MadeOf};
use super::index::{self, Row};
use super::markdown::Scope;
use super::sources::{self, SourceView};
use super::text::{Phrase, Prose};
use crate::model::LinkTarget;
use crate::site::{Base, Page};

/// What `family.html` lays out.
#[derive(Serialize)]
struct View<'a> {
    family: FamilyView<'a>,
    categories: Vec<CategoryView>,
    ranges: Vec<RangeView>,
    attributes: Vec<AttributeView>,
    /// Whether some row is in another language than the page.
    foreign: bool,
}

#[derive(Serialize)]
struct FamilyView<'a> {
    key: &'a str,
    name: Phrase,
    label: &'a str,
    summary: Option<Phrase>,
    description: Option<Prose>,
    count: usize,
    pairs: usize,
    sources: Vec<SourceView<'a>>,
}

#[derive(Serialize)]
struct CategoryView {
    key: String,
    name: Phrase,
    color: &'static str,
    description: Option<Phrase>,
    rows: Vec<Row>,
}

/// A range with the codes in it.
#[derive(Serialize)]
pub struct RangeView {
    first: u32,
    last: u32,
    name: Phrase,
    description: Option<Phrase>,
    policy: Option<Phrase>,
    /// The codes of the family that lie in it.
    codes: Vec<RangeCode>,
}

#[derive(Serialize)]
struct RangeCode {
    key: String,
    name: String,
    color: &'static str,
    to: String,
}

#[derive(Serialize)]
struct AttributeView {
    key: String,
    name: Phrase,
    about: Option<Prose>,
    values: Vec<(Phrase, Vec<String>)>,
}

impl Renderer<'_> {
    /// The page of a family.
    pub(super) fn family(&self, locale: usize, id: usize) -> Result<String> {
        let family = &self.site.catalog.families[id];
        let local_path = self.site.outline.local_path(Page::Family(id));
        let base = Base::of(&local_path, locale);
        let link = |target: LinkTarget<'_>| self.href(id, &base, target);
        let scope = Scope::page(&link, &family.sources);
        let rows = index::rows(self, locale, id, &base);
        let categories = family.categories.iter().map(|category| CategoryView {
            key: category.key.clone(),
            name: self.phrase(locale, &category.name),
            color: category.color.name(),
            description: category.description.as_ref().map(|text| self.phrase(locale, text)),
            rows: rows.iter().filter(|row| row.category_key == category.key).cloned().collect(),
        });
        let attributes = family.attributes.iter().enumerate().map(|(at, attribute)| {
            let having = |value: usize| {
                let codes = family.codes.iter().filter(move |code| code.values[at] == Some(value));
                codes.map(|code| code.key.clone()).collect()
            };
            let values = attribute.values.iter().enumerate();
            AttributeView {
                key: attribute.key.clone(),
                name: self.phrase(locale, &attribute.name),
                about: attribute.description.as_ref().map(|text| self.inline(locale, text, &scope)),
                values: values.map(|(value, known)| (self.phrase(locale, &known.name), having(value))).collect(),
            }
        });
        let count = family.codes.len();
        let view = View {
            family: FamilyView {
                key: &family.key,
                name: self.phrase(locale, &family.name),
                label: family.label.text(locale),
                summary: family.summary.as_ref().map(|text| self.phrase(locale, text)),
                description: family.description.as_ref().map(|text| self.prose(locale, text, &scope)),
                count,
                pairs: count * count.saturating_sub(1) / 2,
                sources: sources::views(&family.sources, self.foreign(locale, 0).as_deref()),
            },
            categories: categories.collect(),
            ranges: self.ranges(locale, id, &base),
            attributes: attributes.collect(),
            foreign: index::foreign(&rows),
        };
        let name = family.name.text(locale);
        let summary = family.summary.as_ref().map(|text| text.text(locale).clone());
        let set = json!({
            "@type": "DefinedTermSet",
            "name": name,
            "url": self.site.permalink(locale, Page::Family(id)),
            "hasDefinedTerm": family.codes.iter().map(|code| json!({
                "@type": "DefinedTerm", "termCode": code.key, "name": code.name.text(locale),
            })).collect::<Vec<_>>(),
        });
        let path = family.path.clone().map(crate::model::Localized::new);
        let head = self.head(
            locale,
            About {
                kind: "family",
                page: Page::Family(id),
                local_path,
                title: self.words[locale].fill("title-family", &[("name", name)]),
                description: summary
                    .unwrap_or_else(|| self.words[locale].fill("description-family", &[("name", name)])),
                parents: Vec::new(),
                short: name.clone(),
                short_lang: None,
                json_ld: vec![set],
                made_of: match &path {
                    Some(path) => MadeOf::Files(vec![(path, "family.toml".to_owned())]),
                    None => MadeOf::Folder(&family.key),
                },
                checked: family.checked.clone(),
            },
        );
        self.template("family.html", &head, &view)
    }

    /// A family's ranges with the codes in each.
    pub(super) fn ranges(&self, locale: usize, id: usize, base: &Base) -> Vec<RangeView> {
        let family = &self.site.catalog.families[id];
        let inside = |range: &crate::model::CodeRange| {
            let numbers = range.first..=range.last;
            let codes = family.codes.iter().filter(move |code| code.number.is_some_and(|n| numbers.contains(&n)));
            let view = |code: &crate::model::Code| RangeCode {
                key: code.key.clone(),
                name: code.name.text(locale).clone(),
                color: family.categories[code.category].color.name(),
                to: format!("{}{}/{}/", base.home, family.key, code.key),
            };
            codes.map(view).collect()
        };
        let view = |range: &crate::model::CodeRange| RangeView {
            first: range.first,
            last: range.last,
            name: self.phrase(locale, &range.name),
            description: range.description.as_ref().map(|text| self.phrase(locale, text)),
            policy: range.policy.as_ref().map(|text| self.phrase(locale, text)),
            codes: inside(range),
        };
        family.ranges.iter().map(view).collect()
    }
}
