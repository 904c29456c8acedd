//! What follows from comparing two codes' attributes: table rows, their count, and the first sentence.
//!
//! An attribute has few values, so a row for each two of them and a clause for each are rendered before the first pair.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use anyhow::Result;
use tera::Context;

use crate::model::{Attribute, AttributeValue, LinkTarget, Row};
use crate::render::Renderer;
use crate::render::markdown::{self, Scope};
use crate::render::stencil::{Stencil, mark};
use crate::render::text::{Phrase, escape};
use crate::render::words::Words;
use crate::site::Base;

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

/// A sentence about two codes: the left one, what is said of it, the right one, what is said of that.
#[derive(Hash)]
struct Sentence {
    html: Stencil,
    text: Stencil,
}

impl Sentence {
    /// Cuts a message that takes these four arguments.
    fn cut(words: &Words, key: &str, arguments: [&str; 4]) -> Self {
        let marks: Vec<String> = (0..4).map(|place| mark(place).to_string()).collect();
        let arguments: Vec<(&str, &str)> = arguments.into_iter().zip(marks.iter().map(String::as_str)).collect();
        let text = words.fill(key, &arguments);
        Self { html: Stencil::cut(&escape(&text), 4), text: Stencil::cut(&text, 4) }
    }

    /// Writes it. What is said of the codes is of the style already.
    fn put(&self, [left, of_left, right, of_right]: [&str; 4], style: Style, out: &mut String) {
        if style == Style::Text {
            self.text.fill(out, |place, out| out.push_str([left, of_left, right, of_right][place]));
            return;
        }
        self.html.fill(out, |place, out| match place {
            0 => put_bold(left, out),
            1 => out.push_str(of_left),
            2 => put_bold(right, out),
            _ => out.push_str(of_right),
        });
    }
}

fn put_bold(text: &str, out: &mut String) {
    for part in ["<b>", text, "</b>"] {
        out.push_str(part);
    }
}

/// What follows from comparing two codes' attributes.
pub struct Facts {
    /// For each attribute, for each two values (none first), the table row.
    rows: Vec<RowsByValues>,
    /// For each attribute and value the clause in each style.
    clauses: Vec<Vec<[String; 3]>>,
    /// "{left} {clause}; {right} {clause}."
    sentence: Sentence,
    /// "{left}: {meaning} {right}: {meaning}", where no attribute differs.
    meanings: Sentence,
    /// By how many rows differ and how many there are.
    counts: HashMap<(usize, usize), String>,
}

impl Facts {
    /// Renders every row and clause that two codes of the family can need.
    pub fn render(renderer: &Renderer<'_>, locale: usize, family: usize) -> Result<Self> {
        let attributes = &renderer.site.catalog.families[family].attributes;
        let words = &renderer.words[locale];
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
            sentence: Sentence::cut(words, "pair-answer", ["left", "left_clause", "right", "right_clause"]),
            meanings: Sentence::cut(words, "pair-answer-meaning", ["left", "left_meaning", "right", "right_meaning"]),
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
        (&self.clauses, &self.sentence, &self.meanings).hash(hash);
        let mut counts: Vec<_> = self.counts.iter().collect();
        counts.sort();
        counts.hash(hash);
    }

    /// The rows of the table, those that differ first.
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
        let Some((attribute, left_value, right_value)) = telling(rows) else { return false };
        let clause = |value: usize| &*self.clauses[attribute][value][style as usize];
        self.sentence.put([left, clause(left_value), right, clause(right_value)], style, out);
        true
    }

    /// What each of two codes means, as HTML or plain text, where no fact tells them apart.
    pub fn meanings(&self, parts: [&str; 4], style: Style, out: &mut String) {
        self.meanings.put(parts, style, out);
    }
}

/// The first attribute in which two codes differ, with both values.
pub fn telling(rows: &[Row]) -> Option<(usize, usize, usize)> {
    rows.iter().find_map(|row| match (row.left, row.right) {
        (Some(left), Some(right)) if left != right => Some((row.attribute, left, right)),
        _ => None,
    })
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
    let clause = |value: &AttributeValue| {
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
