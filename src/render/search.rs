//! The search index of a locale: what the search box looks through.
//!
//! It is fetched when the box is first used, so it holds texts once and no markup. The ranking is in `search.js`.

use anyhow::Result;
use serde::Serialize;

use super::{Renderer, markdown};
use crate::model::{Code, Family, Question, Symptom};
use crate::site::Page;

/// The document; names are short because there are many of them.
#[derive(Serialize)]
struct Index<'a> {
    families: Vec<FamilyEntry<'a>>,
    questions: Vec<QuestionEntry<'a>>,
}

#[derive(Serialize)]
struct FamilyEntry<'a> {
    key: &'a str,
    name: &'a str,
    label: &'a str,
    codes: Vec<CodeEntry<'a>>,
}

#[derive(Serialize)]
struct CodeEntry<'a> {
    key: &'a str,
    name: &'a str,
    color: &'static str,
    category: &'a str,
    meaning: &'a str,
    recovery: &'a str,
    /// Names that libraries use, and the registered name where the shown one is translated.
    aliases: Vec<&'a str>,
    /// Literal strings, each after the library that writes it.
    symptoms: Vec<(&'a str, &'a str)>,
    /// Words of the texts that stand in none of the other fields.
    words: String,
}

#[derive(Serialize)]
struct QuestionEntry<'a> {
    slug: &'a str,
    question: &'a str,
    answer: &'a str,
    codes: Vec<String>,
    symptoms: Vec<(&'a str, &'a str)>,
    words: String,
}

impl Renderer<'_> {
    /// The search index of a locale.
    pub(super) fn search_index(&self, locale: usize) -> Result<String> {
        let catalog = self.site.catalog;
        let index = Index {
            families: catalog.families.iter().map(|family| family_entry(family, locale)).collect(),
            questions: catalog.questions.iter().map(|question| self.question_entry(locale, question)).collect(),
        };
        debug_assert!(!self.site.outline.local_path(Page::SearchIndex).is_empty());
        Ok(serde_json::to_string(&index)?)
    }

    fn question_entry<'q>(&self, locale: usize, question: &'q Question) -> QuestionEntry<'q> {
        let families = &self.site.catalog.families;
        let id =
            |&(family, code): &(usize, usize)| format!("{}/{}", families[family].key, families[family].codes[code].key);
        QuestionEntry {
            slug: &question.slug,
            question: question.question.text(locale),
            answer: question.answer.text(locale),
            codes: question.codes.iter().map(id).collect(),
            symptoms: symptoms(&question.symptoms),
            words: words(&[&question.body.text(locale).0], question.answer.text(locale)),
        }
    }
}

fn family_entry(family: &Family, locale: usize) -> FamilyEntry<'_> {
    FamilyEntry {
        key: &family.key,
        name: family.name.text(locale),
        label: family.label.text(locale),
        codes: family.codes.iter().map(|code| code_entry(family, code, locale)).collect(),
    }
}

fn code_entry<'c>(family: &'c Family, code: &'c Code, locale: usize) -> CodeEntry<'c> {
    let category = &family.categories[code.category];
    let mut aliases: Vec<&str> = code.aliases.iter().map(|alias| &*alias.name).collect();
    if code.name.has(locale) && locale > 0 {
        aliases.push(code.name.text(0));
    }
    let texts = [&code.description, &code.when].map(|text| &*text.text(locale).0);
    CodeEntry {
        key: &code.key,
        name: code.name.text(locale),
        color: category.color.name(),
        category: category.name.text(locale),
        meaning: code.meaning.text(locale),
        recovery: code.recovery.text(locale),
        aliases,
        symptoms: symptoms(&code.symptoms),
        words: words(&texts, code.meaning.text(locale)),
    }
}

fn symptoms(symptoms: &[Symptom]) -> Vec<(&str, &str)> {
    symptoms.iter().map(|symptom| (symptom.library.as_deref().unwrap_or_default(), &*symptom.text)).collect()
}

/// The distinct words of some Markdown, without those that the entry has already and without the shortest.
fn words(texts: &[&str], known: &str) -> String {
    let known = known.to_lowercase();
    let mut words: Vec<String> = Vec::new();
    for text in texts {
        let plain = markdown::plain(text).to_lowercase();
        for word in plain.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| word.chars().count() > 3) {
            if !known.contains(word) {
                words.push(word.to_owned());
            }
        }
    }
    words.sort();
    words.dedup();
    words.join(" ")
}
