//! The index: the search box and the table of the home family's codes; and the chooser of two codes.

use anyhow::Result;
use serde::Serialize;
use serde_json::json;

use super::Renderer;
use super::family::RangeView;
use super::head::About;
use super::text::Phrase;
use crate::model::{Family, Pair};
use crate::site::{Base, Page};

/// What `index.html` lays out.
#[derive(Serialize)]
struct View {
    /// The rows, in one table, or in many where there are so many rows that a browser should draw only those in sight.
    groups: Vec<Group>,
    /// How many rows there are.
    count: usize,
    /// Whether some row is in another language than the page.
    foreign: bool,
    categories: Vec<CategoryButton>,
    ranges: Vec<RangeView>,
    questions: Vec<Question>,
    families: Vec<FamilyCard>,
    family: Option<HomeFamily>,
    /// A code that the search box shows as an example.
    example: String,
}

#[derive(Serialize)]
struct HomeFamily {
    key: String,
    label: String,
    name: Phrase,
    summary: Option<Phrase>,
    term: String,
}

/// A code in a table.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// `websocket/1006`: what scripts know it by.
    pub id: String,
    /// The code.
    pub key: String,
    /// Its name.
    pub name: Phrase,
    /// The category's key.
    pub category_key: String,
    /// The category's name.
    pub category: Phrase,
    /// The category's colour.
    pub color: &'static str,
    /// What it means.
    pub meaning: Phrase,
    /// What to do.
    pub recovery: Phrase,
    /// Its page.
    pub to: String,
}

/// Rows of the index that are drawn together.
#[derive(Serialize)]
struct Group {
    /// Its first and last code, where it is one of several.
    span: Option<(String, String)>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct CategoryButton {
    key: String,
    name: Phrase,
    color: &'static str,
    count: usize,
}

#[derive(Serialize)]
struct Question {
    id: String,
    to: String,
    question: Phrase,
    answer: Phrase,
}

#[derive(Serialize)]
struct FamilyCard {
    name: Phrase,
    to: String,
    count: usize,
}

/// Whether some row is in another language than its page.
pub fn foreign(rows: &[Row]) -> bool {
    rows.iter().any(|row| row.meaning.lang.is_some())
}

/// A table of more rows takes a browser longer to lay out than the time between two keys.
const MANY: usize = 150;

/// As many rows as fill a screen or two.
const TOGETHER: usize = 20;

/// Rows in one group, or in many.
fn groups(rows: Vec<Row>) -> Vec<Group> {
    if rows.len() <= MANY {
        return vec![Group { span: None, rows }];
    }
    let group = |rows: &[Row]| Group {
        span: rows.first().zip(rows.last()).map(|(first, last)| (first.key.clone(), last.key.clone())),
        rows: rows.to_vec(),
    };
    rows.chunks(TOGETHER).map(group).collect()
}

/// The codes of a family as table rows.
pub fn rows(renderer: &Renderer<'_>, locale: usize, family: usize, base: &Base) -> Vec<Row> {
    let facts = &renderer.site.catalog.families[family];
    let row = |code: &crate::model::Code| {
        let category = &facts.categories[code.category];
        Row {
            id: format!("{}/{}", facts.key, code.key),
            key: code.key.clone(),
            name: renderer.phrase(locale, &code.name),
            category_key: category.key.clone(),
            category: renderer.phrase(locale, &category.name),
            color: category.color.name(),
            meaning: renderer.phrase(locale, &code.meaning),
            recovery: renderer.phrase(locale, &code.recovery),
            to: format!("{}{}/{}/", base.home, facts.key, code.key),
        }
    };
    facts.codes.iter().map(row).collect()
}

impl Renderer<'_> {
    /// The index.
    pub(super) fn index(&self, locale: usize) -> Result<String> {
        let catalog = self.site.catalog;
        let base = Base::of("", locale);
        let home = catalog.families.first();
        let button = |family: &Family, at: usize| {
            let category = &family.categories[at];
            CategoryButton {
                key: category.key.clone(),
                name: self.phrase(locale, &category.name),
                color: category.color.name(),
                count: family.codes.iter().filter(|code| code.category == at).count(),
            }
        };
        let families = catalog.families.iter().enumerate().skip(1);
        let rows = home.map(|_| rows(self, locale, 0, &base)).unwrap_or_default();
        let view = View {
            foreign: foreign(&rows),
            count: rows.len(),
            groups: groups(rows),
            categories: home.iter().flat_map(|f| (0..f.categories.len()).map(|at| button(f, at))).collect(),
            ranges: home.map(|_| self.ranges(locale, 0, &base)).unwrap_or_default(),
            questions: self.question_links(locale, &base),
            example: home.and_then(Family::featured).map_or_else(String::new, |code| code.key.clone()),
            families: families
                .map(|(at, family)| FamilyCard {
                    name: self.phrase(locale, &family.name),
                    to: format!("{}{}", base.home, self.site.outline.local_path(Page::Family(at))),
                    count: family.codes.len(),
                })
                .collect(),
            family: home.map(|family| HomeFamily {
                key: family.key.clone(),
                label: family.label.text(locale).clone(),
                name: self.phrase(locale, &family.name),
                summary: family.summary.as_ref().map(|text| self.phrase(locale, text)),
                term: family.term.text(locale).clone(),
            }),
        };
        let words = &self.words[locale];
        let name = home.map_or_else(|| self.site.config.title.clone(), |family| family.name.text(locale).clone());
        let website = json!({
            "@type": "WebSite",
            "name": self.site.config.title,
            "url": self.site.permalink(locale, Page::Index),
            "inLanguage": self.site.config.locales[locale].tag,
            "potentialAction": {
                "@type": "SearchAction",
                "target": format!("{}?q={{search_term_string}}", self.site.permalink(locale, Page::Index)),
                "query-input": "required name=search_term_string",
            },
        });
        let head = self.head(
            locale,
            About {
                kind: "index",
                page: Page::Index,
                local_path: String::new(),
                title: words.fill("title-index", &[("name", &name)]),
                description: words.fill("description-index", &[("name", &name)]),
                parents: Vec::new(),
                short: words.get("home"),
                short_lang: None,
                json_ld: vec![website],
                made_of: self.home_folder(),
                checked: home.and_then(|family| family.checked.clone()),
            },
        );
        self.template("index.html", &head, &view)
    }

    fn question_links(&self, locale: usize, base: &Base) -> Vec<Question> {
        let questions = self.site.catalog.questions.iter().enumerate();
        let link = |(at, question): (usize, &crate::model::Question)| Question {
            id: format!("faq/{}", question.slug),
            to: format!("{}{}", base.home, self.site.outline.local_path(Page::Question(at))),
            question: self.phrase(locale, &question.question),
            answer: self.phrase(locale, &question.answer),
        };
        questions.map(link).collect()
    }

    /// The chooser of two codes.
    pub(super) fn compare(&self, locale: usize) -> Result<String> {
        let local_path = self.site.outline.local_path(Page::Compare);
        let base = Base::of(&local_path, locale);
        let family = |(at, family): (usize, &Family)| ChooserFamily {
            key: family.key.clone(),
            name: self.phrase(locale, &family.name),
            label: family.label.text(locale).clone(),
            rows: rows(self, locale, at, &base),
            popular: self.confused(at, &base),
        };
        let view = ChooserView { families: self.site.catalog.families.iter().enumerate().map(family).collect() };
        let words = &self.words[locale];
        let head = self.head(
            locale,
            About {
                kind: "compare",
                page: Page::Compare,
                local_path,
                title: words.get("title-compare"),
                description: words.get("description-compare"),
                parents: Vec::new(),
                short: words.get("compare"),
                short_lang: None,
                json_ld: Vec::new(),
                made_of: self.home_folder(),
                checked: None,
            },
        );
        self.template("compare.html", &head, &view)
    }

    /// Pairs that are taken for each other: each code with the nearest that it names as related.
    fn confused(&self, id: usize, base: &Base) -> Vec<PairLink> {
        let family = &self.site.catalog.families[id];
        let mut pairs: Vec<Pair> = Vec::new();
        for (at, code) in family.codes.iter().enumerate() {
            let near = code.related.iter().take(2).filter_map(|&other| Pair::new(at, other));
            pairs.extend(near.filter(|&pair| self.site.outline.has_pair(id, pair)));
        }
        pairs.sort();
        pairs.dedup();
        let link = |pair: Pair| {
            let (left, right) = (&family.codes[pair.left].key, &family.codes[pair.right].key);
            PairLink {
                to: format!("{}{}/{left}-vs-{right}/", base.home, family.key),
                left: left.clone(),
                right: right.clone(),
            }
        };
        pairs.into_iter().map(link).collect()
    }
}

/// What `compare.html` lays out.
#[derive(Serialize)]
struct ChooserView {
    families: Vec<ChooserFamily>,
}

#[derive(Serialize)]
struct ChooserFamily {
    key: String,
    name: Phrase,
    label: String,
    rows: Vec<Row>,
    popular: Vec<PairLink>,
}

#[derive(Serialize)]
struct PairLink {
    to: String,
    left: String,
    right: String,
}
