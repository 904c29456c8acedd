//! The search index of a locale: what the search box looks through.
//!
//! It is fetched when the box is first used, so it holds texts once and no markup, and the words of long texts as one
//! list that says for each word where it stands. Texts of the site's other languages are in it to be found, not shown.
//! The ranking is in `rank.js`.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use fluent_bundle::FluentArgs;
use pulldown_cmark::{Event, Tag, TagEnd};
use serde::Serialize;

use super::Renderer;
use crate::model::{Code, Family, Library, Limit, Localized, Markdown, Question, Symptom};
use crate::site::{Page, Pairs};

/// As many answers are drawn.
const MOST: usize = 8;

/// The document; names are short because there are many of them.
#[derive(Serialize)]
struct Index<'a> {
    words: Words,
    families: Vec<FamilyEntry<'a>>,
    questions: Vec<QuestionEntry<'a>>,
    libraries: Vec<LibraryEntry<'a>>,
    limits: Vec<LimitEntry<'a>>,
    /// Words of long texts, and the entries they stand in: codes, questions and then libraries, counted from 0.
    terms: BTreeMap<String, Vec<usize>>,
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
    failed: String,
    /// How many answers there are, for each number of them.
    counts: Vec<String>,
}

#[derive(Serialize)]
struct FamilyEntry<'a> {
    key: &'a str,
    name: &'a str,
    label: &'a str,
    /// Which pairs have a page.
    pairs: &'a Pairs,
    codes: Vec<CodeEntry<'a>>,
}

#[derive(Serialize)]
struct CodeEntry<'a> {
    key: &'a str,
    name: &'a str,
    color: &'static str,
    category: &'a str,
    meaning: &'a str,
    /// Names that libraries use, and the registered name where the shown one is translated.
    aliases: Vec<&'a str>,
    /// Literal strings, each after the library that writes it.
    symptoms: Vec<(&'a str, &'a str)>,
    #[serde(skip_serializing_if = "String::is_empty")]
    also: String,
}

#[derive(Serialize)]
struct QuestionEntry<'a> {
    slug: &'a str,
    question: &'a str,
    answer: &'a str,
    codes: Vec<String>,
    symptoms: Vec<(&'a str, &'a str)>,
    #[serde(skip_serializing_if = "String::is_empty")]
    also: String,
}

/// Its log lines are not here: each leads to the page of its code.
#[derive(Serialize)]
struct LibraryEntry<'a> {
    slug: &'a str,
    name: &'a str,
    aliases: &'a [String],
    language: &'a str,
    summary: &'a str,
    #[serde(skip_serializing_if = "String::is_empty")]
    also: String,
}

#[derive(Serialize)]
struct LimitEntry<'a> {
    slug: &'a str,
    name: &'a str,
    what: &'a str,
    setting: &'a str,
    default: &'a str,
    codes: Vec<String>,
}

impl Renderer<'_> {
    /// The search index of a locale.
    pub(super) fn search_index(&self, locale: usize) -> Result<String> {
        let catalog = self.site.catalog;
        let mut terms: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let codes = catalog.families.iter().flat_map(|family| family.codes.iter().map(|code| code_texts(code, locale)));
        let questions = catalog.questions.iter().map(|question| vec![&*question.body.text(locale).0]);
        let libraries = catalog.libraries.iter().map(|library| library_texts(library, locale));
        for (at, texts) in codes.chain(questions).chain(libraries).enumerate() {
            telling_words(&texts).into_iter().for_each(|word| terms.entry(word).or_default().push(at));
        }
        // A word of every other entry tells none of them.
        let codes = catalog.families.iter().map(|family| family.codes.len()).sum::<usize>();
        let entries = codes + catalog.questions.len() + catalog.libraries.len();
        terms.retain(|_, places| places.len() * 3 <= entries.max(6));
        let index = Index {
            words: self.box_words(locale),
            families: (0..catalog.families.len()).map(|family| self.family_entry(family, locale)).collect(),
            questions: catalog.questions.iter().map(|question| self.question_entry(question, locale)).collect(),
            libraries: catalog.libraries.iter().map(|library| self.library_entry(library, locale)).collect(),
            limits: catalog.limits.iter().map(|limit| self.limit_entry(limit, locale)).collect(),
            terms,
        };
        debug_assert!(!self.site.outline.local_path(Page::SearchIndex).is_empty());
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
            failed: words.get("search-failed"),
            counts: (0..=MOST).map(count).collect(),
        }
    }

    fn family_entry(&self, at: usize, locale: usize) -> FamilyEntry<'_> {
        let family = &self.site.catalog.families[at];
        FamilyEntry {
            key: &family.key,
            name: family.name.text(locale),
            label: family.label.text(locale),
            pairs: &self.site.outline.families[at].pairs,
            codes: family.codes.iter().map(|code| self.code_entry(family, code, locale)).collect(),
        }
    }

    fn code_entry<'c>(&self, family: &'c Family, code: &'c Code, locale: usize) -> CodeEntry<'c> {
        let category = &family.categories[code.category];
        let mut aliases: Vec<&str> = code.aliases.iter().map(|alias| &*alias.name).collect();
        if code.name.has(locale) && locale > 0 {
            aliases.push(code.name.text(0));
        }
        CodeEntry {
            key: &code.key,
            name: code.name.text(locale),
            color: category.color.name(),
            category: &category.key,
            meaning: code.meaning.text(locale),
            aliases,
            symptoms: symptoms(&code.symptoms),
            also: self.in_other_languages(&[&code.name, &code.meaning], locale),
        }
    }

    fn question_entry<'q>(&self, question: &'q Question, locale: usize) -> QuestionEntry<'q> {
        QuestionEntry {
            slug: &question.slug,
            question: question.question.text(locale),
            answer: question.answer.text(locale),
            codes: self.code_keys(&question.codes),
            symptoms: symptoms(&question.symptoms),
            also: self.in_other_languages(&[&question.question], locale),
        }
    }

    fn library_entry<'l>(&self, library: &'l Library, locale: usize) -> LibraryEntry<'l> {
        LibraryEntry {
            slug: &library.slug,
            name: &library.name,
            aliases: &library.aliases,
            language: &library.language,
            summary: library.summary.text(locale),
            also: self.in_other_languages(&[&library.summary], locale),
        }
    }

    fn limit_entry<'l>(&self, limit: &'l Limit, locale: usize) -> LimitEntry<'l> {
        LimitEntry {
            slug: &limit.slug,
            name: &limit.name,
            what: limit.what.text(locale),
            setting: limit.setting.as_deref().unwrap_or_default(),
            default: limit.default.text(locale),
            codes: self.code_keys(&limit.codes),
        }
    }

    fn code_keys(&self, codes: &[(usize, usize)]) -> Vec<String> {
        let families = &self.site.catalog.families;
        let key =
            |&(family, code): &(usize, usize)| format!("{}/{}", families[family].key, families[family].codes[code].key);
        codes.iter().map(key).collect()
    }

    /// The same texts in the site's other languages, as far as they are translated.
    fn in_other_languages(&self, texts: &[&Localized<String>], locale: usize) -> String {
        let shown = |text: &Localized<String>| text.get(locale).1;
        let others = (0..self.site.config.locales.len()).filter(|&other| other != locale);
        let others = others.flat_map(|other| texts.iter().map(move |text| (other, text)));
        let others = others.filter(|&(other, text)| text.has(other) && shown(text) != other);
        others.map(|(other, text)| text.text(other).as_str()).collect::<Vec<_>>().join(" ")
    }
}

fn symptoms(symptoms: &[Symptom]) -> Vec<(&str, &str)> {
    symptoms.iter().map(|symptom| (symptom.library.as_deref().unwrap_or_default(), &*symptom.text)).collect()
}

fn code_texts(code: &Code, locale: usize) -> Vec<&str> {
    let mut texts: Vec<&str> = vec![code.recovery.text(locale)];
    texts.extend([&code.description, &code.when, &code.fix].map(|text| &*text.text(locale).0));
    texts.extend(code.causes.iter().map(|cause| &*cause.text(locale).cause.0));
    texts
}

fn library_texts(library: &Library, locale: usize) -> Vec<&str> {
    let findings = library.findings.iter().flatten().filter_map(|finding| finding.text.as_ref());
    findings.chain(&library.notes).map(|text| &*text.text(locale).0).collect()
}

/// The words of some Markdown that say what it is about: those of headings and those that come more than once, without
/// blocks of code and without the shortest.
fn telling_words(texts: &[&str]) -> BTreeSet<String> {
    let mut told = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for text in texts {
        let (mut heading, mut code) = (false, false);
        for event in Markdown::events(text) {
            match event {
                Event::Start(Tag::Heading { .. }) => heading = true,
                Event::End(TagEnd::Heading(_)) => heading = false,
                Event::Start(Tag::CodeBlock(_)) => code = true,
                Event::End(TagEnd::CodeBlock) => code = false,
                Event::Text(words) | Event::Code(words) if !code => {
                    let words = words.to_lowercase();
                    for word in words.split(|c: char| !c.is_alphanumeric()).filter(|word| tells(word)) {
                        if heading || !seen.insert(word.to_owned()) {
                            told.insert(word.to_owned());
                        }
                    }
                }
                _ => {}
            }
        }
    }
    told
}

fn tells(word: &str) -> bool {
    word.chars().count() > 3 && !word.starts_with(|c: char| c.is_ascii_digit())
}
