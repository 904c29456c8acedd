//! What the pages of pairs are made of: each code's parts, rendered once per locale.
//!
//! A pair's page shows two codes' texts and what follows from comparing their attributes. The texts are ready-made
//! here, and so is a table row for each two values of an attribute; what is left per pair is to put them together.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use anyhow::Result;
use tera::Context;
use xxhash_rust::xxh3::xxh3_64;

use super::markdown::{self, Scope};
use super::stencil::{Stencil, mark};
use super::text::{Phrase, Prose, escape};
use super::{Renderer, json_ld};
use crate::model::{Attribute, Code, LinkTarget, Localized, Markdown, Pair, Row, Source};
use crate::site::{Base, CodeId};

/// A code's parts that stand on the pages of its pairs, as they are written there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The key, which needs no escaping anywhere.
    Key,
    /// The name in HTML text or attributes.
    Name,
    /// The name in a JSON string.
    NameJson,
    /// The name with its language.
    NameHtml,
    /// The category's colour.
    Color,
    /// The category's name with its language.
    Category,
    /// The meaning with its language.
    Meaning,
    /// What it is.
    Description,
    /// When you see it.
    When,
    /// How to resolve it.
    Fix,
    /// For the one who picks a code, with the key before it; empty where the code says nothing.
    Choose,
    /// Where its file can be edited.
    Edit,
}

impl Part {
    /// All parts, in the order of their places.
    pub const ALL: [Self; 12] = [
        Self::Key,
        Self::Name,
        Self::NameJson,
        Self::NameHtml,
        Self::Color,
        Self::Category,
        Self::Meaning,
        Self::Description,
        Self::When,
        Self::Fix,
        Self::Choose,
        Self::Edit,
    ];
}

/// One code's parts.
#[derive(Hash)]
pub struct Pieces {
    /// By [`Part`].
    pub parts: [String; Part::ALL.len()],
    /// Related codes, each with the link to their pair as a list item.
    pub related: Vec<(usize, String)>,
    /// Sources by what identifies them, each as a list item.
    pub sources: Vec<(u64, String)>,
}

impl Pieces {
    /// Renders a code's parts.
    pub fn render(renderer: &Renderer<'_>, locale: usize, id: CodeId) -> Result<Self> {
        let (family, code) = (renderer.site.family(id), renderer.site.code(id));
        let base = Base::at_depth(2, locale);
        let link = |target: LinkTarget<'_>| renderer.href(id.family, &base, target);
        let page = format!("../{}/", code.key);
        let scope = Scope { link: &link, sources: &code.sources, sources_page: &page, fragments: None };
        let name = renderer.phrase(locale, &code.name);
        let category = &family.categories[code.category];
        let prose = |text: &Localized<Markdown>| prose(renderer, locale, &renderer.prose(locale, text, &scope));
        let edit = renderer.site.config.repository.as_ref();
        let parts = [
            code.key.clone(),
            escape(&name.text),
            json_ld::fragment(&name.text),
            name.html(),
            category.color.name().to_owned(),
            renderer.phrase(locale, &category.name).html(),
            renderer.phrase(locale, &code.meaning).html(),
            prose(&code.description)?,
            prose(&code.when)?,
            prose(&code.fix)?,
            choice(renderer, locale, code, &scope)?,
            edit.map(|repository| escape(&format!("{repository}/edit/main/{}", code.path.text(locale))))
                .unwrap_or_default(),
        ];
        let related = code.related.iter().filter_map(|&other| related(renderer, id, code, other)).collect();
        let sources = code.sources.iter().map(|source| Ok((identity(source), item(renderer, locale, source, None)?)));
        Ok(Self { parts, related, sources: sources.collect::<Result<_>>()? })
    }

    /// One part.
    pub fn part(&self, part: Part) -> &str {
        &self.parts[part as usize]
    }
}

/// What a code says to the one who picks a code, with its key before it.
fn choice(renderer: &Renderer<'_>, locale: usize, code: &Code, scope: &Scope<'_>) -> Result<String> {
    let Some(text) = &code.choose else { return Ok(String::new()) };
    let mut context = Context::new();
    context.insert("lang", &renderer.site.config.locales[locale].tag);
    context.insert("key", &code.key);
    context.insert("prose", &renderer.prose(locale, text, scope));
    renderer.templates.render("parts/pair-choice.html", &context)
}

/// Sections that a pair's page has only where there is something in them.
#[derive(Hash)]
pub struct Sections {
    /// Which of the two to use.
    pub which: Section,
    /// Related pairs.
    pub related: Section,
    /// Sources.
    pub sources: Section,
}

/// A section with one place in it.
#[derive(Hash)]
pub struct Section(Stencil);

impl Sections {
    /// Renders the sections with a mark for what is in them.
    pub fn render(renderer: &Renderer<'_>, locale: usize) -> Result<Self> {
        let section = |template: &str| {
            let mut context = Context::new();
            context.insert("lang", &renderer.site.config.locales[locale].tag);
            context.insert("content", &mark(0).to_string());
            Ok::<_, anyhow::Error>(Section(Stencil::cut(&renderer.templates.render(template, &context)?, 1)))
        };
        Ok(Self {
            which: section("parts/pair-which.html")?,
            related: section("parts/pair-related.html")?,
            sources: section("parts/pair-sources.html")?,
        })
    }
}

impl Section {
    /// Writes the section, unless there is nothing in it.
    pub fn put(&self, content: &str, out: &mut String) {
        if !content.is_empty() {
            self.0.fill(out, |_, out| out.push_str(content));
        }
    }
}

/// A prose text in its frame, as on a code's own page.
fn prose(renderer: &Renderer<'_>, locale: usize, prose: &Prose) -> Result<String> {
    let mut context = Context::new();
    context.insert("lang", &renderer.site.config.locales[locale].tag);
    context.insert("prose", prose);
    renderer.templates.render("parts/prose.html", &context)
}

/// The link from a code to its pair with a related one; nothing where the pair has no page.
fn related(renderer: &Renderer<'_>, id: CodeId, code: &Code, other: usize) -> Option<(usize, String)> {
    let pair = Pair::new(id.code, other).filter(|&pair| renderer.site.outline.has_pair(id.family, pair))?;
    let codes = &renderer.site.family(id).codes;
    let (left, right) = (&codes[pair.left].key, &codes[pair.right].key);
    debug_assert!(left == &code.key || right == &code.key);
    Some((other, format!("<li><a href=\"../{left}-vs-{right}/\">{left} vs {right}</a></li>")))
}

/// A source as an item of a pair's list; with a number where the pair's own text cites it.
pub fn item(renderer: &Renderer<'_>, locale: usize, source: &Source, number: Option<usize>) -> Result<String> {
    let mut context = Context::new();
    context.insert("lang", &renderer.site.config.locales[locale].tag);
    let foreign = renderer.foreign(locale, 0);
    context.insert("number", &number);
    context.insert("source", &super::sources::views(std::slice::from_ref(source), foreign.as_deref())[0]);
    renderer.templates.render("parts/source.html", &context)
}

/// What makes two codes' sources the same one.
pub fn identity(source: &Source) -> u64 {
    xxh3_64(format!("{}\n{}", source.title, source.url.as_deref().unwrap_or_default()).as_bytes())
}

/// The table rows of one attribute, by both codes' values.
type RowsByValues = HashMap<(Option<usize>, Option<usize>), String>;

/// How a sentence about two codes is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// HTML for the pair's page, with links.
    Page,
    /// HTML for a card, which stands elsewhere and has no links in its text.
    Card,
    /// Plain text.
    Text,
}

/// What follows from comparing two codes' attributes.
pub struct Facts {
    /// For each attribute, for each two values (none first), the table row.
    rows: Vec<RowsByValues>,
    /// For each attribute and value the clause in each style.
    clauses: Vec<Vec<[String; 3]>>,
    /// "{left} {clause}; {right} {clause}."
    sentence: Stencil,
    /// By how many rows differ and how many there are.
    counts: HashMap<(usize, usize), String>,
}

impl Facts {
    /// Renders every row and clause that two codes of the family can need.
    pub fn render(renderer: &Renderer<'_>, locale: usize, family: usize) -> Result<Self> {
        let attributes = &renderer.site.catalog.families[family].attributes;
        let words = &renderer.words[locale];
        let marks: Vec<String> = (0..4).map(|place| mark(place).to_string()).collect();
        let names = ["left", "left_clause", "right", "right_clause"];
        let arguments: Vec<(&str, &str)> = names.into_iter().zip(marks.iter().map(String::as_str)).collect();
        let mut counts = HashMap::new();
        for all in 0..=attributes.len() {
            for differing in 0..=all {
                let mut arguments = fluent_bundle::FluentArgs::new();
                arguments.set("differing", differing as f64);
                arguments.set("all", all as f64);
                counts.insert((differing, all), escape(&words.with("pair-count", &arguments)));
            }
        }
        Ok(Self {
            rows: attributes
                .iter()
                .map(|attribute| rows(renderer, locale, family, attribute))
                .collect::<Result<_>>()?,
            clauses: attributes.iter().map(|attribute| clauses(renderer, locale, family, attribute)).collect(),
            sentence: Stencil::cut(&words.fill("pair-answer", &arguments), 4),
            counts,
        })
    }

    /// Adds everything that a pair's page can show of this to a digest, in an order that does not change.
    pub fn digest(&self, hash: &mut impl Hasher) {
        for rows in &self.rows {
            let mut rows: Vec<_> = rows.iter().collect();
            rows.sort();
            rows.hash(hash);
        }
        (&self.clauses, &self.sentence).hash(hash);
        let mut counts: Vec<_> = self.counts.iter().collect();
        counts.sort();
        counts.hash(hash);
    }

    /// The rows of the table, those that differ first, and the sentence that counts them.
    pub fn put_rows(&self, rows: &[Row], out: &mut String) {
        for row in rows {
            if let Some(html) = self.rows[row.attribute].get(&(row.left, row.right)) {
                out.push_str(html);
            }
        }
    }

    /// "They differ in 4 of 6 facts."
    pub fn count(&self, rows: &[Row]) -> &str {
        let differing = rows.iter().filter(|row| row.differs()).count();
        self.counts.get(&(differing, rows.len())).map_or("", String::as_str)
    }

    /// The first fact in which two codes differ, as a sentence of HTML or of plain text; nothing where all agree.
    pub fn answer(&self, rows: &[Row], left: &str, right: &str, style: Style, out: &mut String) -> bool {
        let differing = rows.iter().find_map(|row| match (row.left, row.right) {
            (Some(left), Some(right)) if left != right => Some((row.attribute, left, right)),
            _ => None,
        });
        let Some((attribute, left_value, right_value)) = differing else { return false };
        let clause = |value: usize| &*self.clauses[attribute][value][style as usize];
        let html = style != Style::Text;
        self.sentence.fill(out, |place, out| match place {
            0 if html => out.extend(["<b>", left, "</b>"]),
            0 => out.push_str(left),
            1 => out.push_str(clause(left_value)),
            2 if html => out.extend(["<b>", right, "</b>"]),
            2 => out.push_str(right),
            _ => out.push_str(clause(right_value)),
        });
        true
    }
}

fn rows(renderer: &Renderer<'_>, locale: usize, family: usize, attribute: &Attribute) -> Result<RowsByValues> {
    let base = Base::at_depth(2, locale);
    let link = |target: LinkTarget<'_>| renderer.href(family, &base, target);
    let scope = Scope { link: &link, sources: &[], sources_page: "", fragments: None };
    let name = renderer.phrase(locale, &attribute.name);
    let about = attribute.description.as_ref().map(|text| renderer.inline(locale, text, &scope));
    let values: Vec<Phrase> = attribute.values.iter().map(|value| renderer.phrase(locale, &value.name)).collect();
    let places: Vec<Option<usize>> = std::iter::once(None).chain((0..values.len()).map(Some)).collect();
    let mut rows = HashMap::new();
    for &left in &places {
        // What neither code has is no row.
        for &right in places.iter().filter(|right| left.is_some() || right.is_some()) {
            let mut context = Context::new();
            context.insert("lang", &renderer.site.config.locales[locale].tag);
            context.insert("name", &name);
            context.insert("about", &about);
            context.insert("left", &left.map(|value| &values[value]));
            context.insert("right", &right.map(|value| &values[value]));
            context.insert("differs", &(left != right));
            rows.insert((left, right), renderer.templates.render("parts/pair-row.html", &context)?);
        }
    }
    Ok(rows)
}

fn clauses(renderer: &Renderer<'_>, locale: usize, family: usize, attribute: &Attribute) -> Vec<[String; 3]> {
    let base = Base::at_depth(2, locale);
    let link = |target: LinkTarget<'_>| renderer.href(family, &base, target);
    let scope = Scope { link: &link, sources: &[], sources_page: "", fragments: None };
    let clause = |value: &crate::model::AttributeValue| {
        let (text, found) = value.clause.get(locale);
        let words = markdown::plain(&text.0);
        let own = |html: String| match renderer.foreign(locale, found) {
            Some(lang) => format!("<span lang=\"{lang}\">{html}</span>"),
            None => html,
        };
        [own(markdown::inline(&text.0, &scope)), own(escape(&words)), words]
    };
    attribute.values.iter().map(clause).collect()
}
