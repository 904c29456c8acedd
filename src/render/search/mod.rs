//! The search index of a locale: what the search box looks through.
//!
//! It is fetched when the box is first used, so it holds texts once and no markup, of long texts the telling words alone,
//! and like beside like, which takes a twentieth less when compressed. Texts of the site's other languages are in it to be
//! found, not shown. The ranking is in `rank.js`.

mod columns;
mod entries;
mod telling;

use anyhow::Result;
use fluent_bundle::FluentArgs;
use serde::Serialize;

use self::columns::Columns;
use super::Renderer;
use crate::site::Pairs;

/// As many answers are drawn.
const MOST: usize = 8;

/// The document.
#[derive(Serialize)]
struct Index<'a> {
    words: Words,
    families: Vec<FamilyEntry<'a>>,
    /// All that can be an answer: codes family by family, questions, libraries, limits.
    columns: Columns<'a>,
}

/// What the box itself says.
#[derive(Serialize)]
struct Words {
    results: String,
    question: String,
    library: String,
    limit: String,
    comparison: String,
    code: String,
    name: String,
    symptom: String,
    text: String,
    none: String,
    /// Words that tell nothing, in each of the site's languages: articles, prepositions.
    overlooked: String,
    /// Words that mean much the same, in each of the site's languages: groups apart by commas.
    alike: String,
    /// How many answers there are, for each number of them.
    counts: Vec<String>,
}

#[derive(Serialize)]
struct FamilyEntry<'a> {
    key: &'a str,
    label: &'a str,
    /// Which pairs have a page.
    pairs: &'a Pairs,
}

impl Renderer<'_> {
    /// The search index of a locale.
    pub(in crate::render) fn search_index(&self, locale: usize) -> Result<String> {
        let catalog = self.site.catalog;
        let codes = catalog.families.iter().enumerate().flat_map(|(family, facts)| {
            (0..facts.codes.len()).map(move |code| self.code_entry((family, code), locale))
        });
        let questions = catalog.questions.iter().map(|question| self.question_entry(question, locale));
        let libraries = catalog.libraries.iter().map(|library| self.library_entry(library, locale));
        let limits = catalog.limits.iter().map(|limit| self.limit_entry(limit, locale));
        let mut entries: Vec<entries::Entry<'_>> = codes.chain(questions).chain(libraries).chain(limits).collect();
        telling::leave_common_words_out(&mut entries);
        let mut columns = Columns::default();
        entries.into_iter().for_each(|entry| columns.push(entry));
        let index = Index {
            words: self.box_words(locale),
            families: (0..catalog.families.len()).map(|family| self.family_entry(family, locale)).collect(),
            columns,
        };
        Ok(serde_json::to_string(&index)?)
    }

    fn box_words(&self, locale: usize) -> Words {
        let words = &self.words[locale];
        let count = |count: usize| {
            let mut arguments = FluentArgs::new();
            arguments.set("count", count);
            words.with("answer-count", &arguments)
        };
        Words {
            results: words.get("results"),
            question: words.get("question"),
            library: words.get("library"),
            limit: words.get("limit"),
            comparison: words.get("comparison"),
            code: words.get("why-code"),
            name: words.get("why-name"),
            symptom: words.get("why-symptom"),
            text: words.get("why-text"),
            none: words.get("search-none"),
            overlooked: self.in_each_language("search-overlooked", " "),
            alike: self.in_each_language("search-alike", ","),
            counts: (0..=MOST).map(count).collect(),
        }
    }

    fn in_each_language(&self, name: &str, between: &str) -> String {
        self.words.iter().map(|words| words.get(name)).collect::<Vec<_>>().join(between)
    }

    fn family_entry(&self, at: usize, locale: usize) -> FamilyEntry<'_> {
        let family = &self.site.catalog.families[at];
        FamilyEntry { key: &family.key, label: family.label.text(locale), pairs: &self.site.outline.families[at].pairs }
    }
}
