//! The page of all implementations: who they are, and the matrix of what they do.

use anyhow::Result;
use fluent_bundle::{FluentArgs, FluentValue};
use serde::Serialize;
use serde_json::json;

use super::Renderer;
use super::head::{About, MadeOf};
use super::observed::ObservedTable;
use super::text::Phrase;
use crate::model::{Library, Role};
use crate::site::{Base, Page};

/// What `libraries.html` lays out.
#[derive(Serialize)]
struct View<'a> {
    libraries: Vec<Card<'a>>,
    tables: Vec<GroupTable<'a>>,
    /// How many cells of the tables were measured, in words.
    measured: String,
    /// Whether some text is in another language than the page.
    foreign: bool,
}

#[derive(Serialize)]
struct Card<'a> {
    to: String,
    name: &'a str,
    language: &'a str,
    roles: Vec<String>,
    summary: Phrase,
}

#[derive(Serialize)]
struct GroupTable<'a> {
    key: &'a str,
    name: Phrase,
    description: Option<Phrase>,
    table: ObservedTable,
}

impl Renderer<'_> {
    /// The page of all implementations.
    pub(super) fn libraries(&self, locale: usize) -> Result<String> {
        let catalog = self.site.catalog;
        let local_path = self.site.outline.local_path(Page::Libraries);
        let base = Base::of(&local_path, locale);
        let groups = catalog.matrix.groups.iter().enumerate();
        let tables = groups.filter_map(|(at, group)| {
            Some(GroupTable {
                key: &group.key,
                name: self.phrase(locale, &group.name),
                description: group.description.as_ref().map(|text| self.phrase(locale, text)),
                table: self.observed(locale, &base, at)?,
            })
        });
        let card = |(at, library)| self.card(locale, at, library, &base);
        let libraries: Vec<Card<'_>> = catalog.libraries.iter().enumerate().map(card).collect();
        let words = &self.words[locale];
        let view = View {
            foreign: libraries.iter().any(|library| library.summary.lang.is_some()),
            measured: words.with("measured-cells", &numbers(&[("count", catalog.measured_cells())])),
            libraries,
            tables: tables.collect(),
        };
        let list = json!({
            "@type": "ItemList",
            "itemListElement": catalog.libraries.iter().enumerate().map(|(at, library)| json!({
                "@type": "ListItem", "position": at + 1, "name": library.name,
                "url": self.site.permalink(locale, Page::Library(at)),
            })).collect::<Vec<_>>(),
        });
        let head = self.head(
            locale,
            About {
                kind: "libraries",
                page: Page::Libraries,
                local_path,
                title: words.get("title-libraries"),
                description: words.with("description-libraries", &numbers(&[("count", catalog.libraries.len())])),
                parents: Vec::new(),
                short: words.get("libraries"),
                short_lang: None,
                json_ld: vec![list],
                made_of: MadeOf::Folder("libraries"),
                checked: None,
            },
        );
        self.template("libraries.html", &head, &view)
    }

    fn card<'l>(&self, locale: usize, at: usize, library: &'l Library, base: &Base) -> Card<'l> {
        Card {
            to: format!("{}{}", base.home, self.site.outline.local_path(Page::Library(at))),
            name: &library.name,
            language: &library.language,
            roles: self.roles(locale, &library.roles),
            summary: self.phrase(locale, &library.summary),
        }
    }

    /// Words for what an implementation can be.
    pub(super) fn roles(&self, locale: usize, roles: &[Role]) -> Vec<String> {
        roles.iter().map(|role| self.words[locale].get(&format!("role-{}", role.key()))).collect()
    }
}

/// Numbers as arguments of a message.
fn numbers<'n>(numbers: &[(&'n str, usize)]) -> FluentArgs<'n> {
    numbers.iter().map(|&(name, number)| (name, FluentValue::from(number))).collect()
}
