//! The search index of a locale: what the search box looks through.
//!
//! It is fetched when the box is first used, so it holds texts once and no markup, and the words of long texts as one
//! list that says for each word where it stands. Texts of the site's other languages are in it to be found, not shown.
//! The ranking is in `rank.js`.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use anyhow::Result;
use fluent_bundle::FluentArgs;
use pulldown_cmark::{Event, Tag, TagEnd};
use serde::Serialize;

use super::Renderer;
use crate::model::{Code, Family, Library, Limit, Localized, Markdown, Question, Symptom};
use crate::site::{Page, Pairs};

/// As many answers are drawn.
const MOST: usize = 8;

/// A word of long texts that stands in more places tells none of them: real questions are answered better without it.
const MOST_PLACES: usize = 2;

/// The document; names are short because there are many of them.
#[derive(Serialize)]
struct Index<'a> {
    words: Words,
    families: Vec<FamilyEntry<'a>>,
    /// All that can be an answer: codes family by family, questions, libraries, limits.
    entries: Vec<Entry<'a>>,
    /// Words of long texts, and the entries they stand in, counted from 0.
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
    /// Words that tell nothing, in each of the site's languages: articles, prepositions.
    overlooked: String,
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

/// Something that can be an answer. What a kind does not have is left out.
#[derive(Default, Serialize)]
struct Entry<'a> {
    key: String,
    kind: &'static str,
    title: Cow<'a, str>,
    about: Cow<'a, str>,
    /// Other names: those that libraries use, and the registered name where the shown one is translated.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    names: Vec<&'a str>,
    /// Literal strings, each after the library that writes it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    symptoms: Vec<(&'a str, &'a str)>,
    /// Texts of the site's other languages.
    #[serde(skip_serializing_if = "String::is_empty")]
    also: String,
    /// The keys of the codes that it is about, where it is none itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    codes: Option<Vec<String>>,
    /// The programming language of a library.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(flatten)]
    code: Option<CodeEntry<'a>>,
}

/// What a code has and nothing else.
#[derive(Serialize)]
struct CodeEntry<'a> {
    family: usize,
    code: &'a str,
    color: &'static str,
    category: &'a str,
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
        let codes =
            catalog.families.iter().enumerate().flat_map(|(at, family)| {
                family.codes.iter().map(move |code| self.code_entry(at, family, code, locale))
            });
        let questions = catalog.questions.iter().map(|question| self.question_entry(question, locale));
        let libraries = catalog.libraries.iter().map(|library| self.library_entry(library, locale));
        let limits = catalog.limits.iter().map(|limit| self.limit_entry(limit, locale));
        let entries: Vec<Entry<'_>> = codes.chain(questions).chain(libraries).chain(limits).collect();
        // But nothing would be found by a word that only long texts have, as it is written there.
        let short = serde_json::to_string(&entries)?;
        let short: HashSet<&str> = short.split(|c: char| !c.is_alphanumeric()).collect();
        terms.retain(|word, places| places.len() <= MOST_PLACES || !short.contains(&**word));
        let index = Index {
            words: self.box_words(locale),
            families: (0..catalog.families.len()).map(|family| self.family_entry(family, locale)).collect(),
            entries,
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
            overlooked: self.words.iter().map(|words| words.get("search-overlooked")).collect::<Vec<_>>().join(" "),
            counts: (0..=MOST).map(count).collect(),
        }
    }

    fn family_entry(&self, at: usize, locale: usize) -> FamilyEntry<'_> {
        let family = &self.site.catalog.families[at];
        FamilyEntry { key: &family.key, label: family.label.text(locale), pairs: &self.site.outline.families[at].pairs }
    }

    fn code_entry<'c>(&self, at: usize, family: &'c Family, code: &'c Code, locale: usize) -> Entry<'c> {
        let category = &family.categories[code.category];
        let mut names: Vec<&str> = code.aliases.iter().map(|alias| &*alias.name).collect();
        if code.name.has(locale) && locale > 0 {
            names.push(code.name.text(0));
        }
        Entry {
            key: format!("{}/{}", family.key, code.key),
            kind: "code",
            title: code.name.text(locale).into(),
            about: code.meaning.text(locale).into(),
            names,
            symptoms: symptoms(&code.symptoms),
            also: self.in_other_languages(&[&code.name, &code.meaning], locale),
            code: Some(CodeEntry {
                family: at,
                code: &code.key,
                color: category.color.name(),
                category: &category.key,
            }),
            ..Entry::default()
        }
    }

    fn question_entry<'q>(&self, question: &'q Question, locale: usize) -> Entry<'q> {
        Entry {
            key: format!("faq/{}", question.slug),
            kind: "question",
            title: question.question.text(locale).into(),
            about: question.answer.text(locale).into(),
            symptoms: symptoms(&question.symptoms),
            also: self.in_other_languages(&[&question.question], locale),
            codes: Some(self.code_keys(&question.codes)),
            ..Entry::default()
        }
    }

    /// Its log lines are not here: each leads to the page of its code.
    fn library_entry<'l>(&self, library: &'l Library, locale: usize) -> Entry<'l> {
        Entry {
            key: format!("libraries/{}", library.slug),
            kind: "library",
            title: library.name.as_str().into(),
            about: library.summary.text(locale).into(),
            names: library.aliases.iter().map(String::as_str).collect(),
            also: self.in_other_languages(&[&library.summary], locale),
            language: Some(&library.language),
            ..Entry::default()
        }
    }

    fn limit_entry<'l>(&self, limit: &'l Limit, locale: usize) -> Entry<'l> {
        let title = match &limit.setting {
            Some(setting) => format!("{}: {setting}", limit.name).into(),
            None => limit.name.as_str().into(),
        };
        Entry {
            key: format!("limits/{}", limit.slug),
            kind: "limit",
            title,
            about: format!("{}: {}", limit.what.text(locale), limit.default.text(locale)).into(),
            names: vec![&limit.name],
            codes: Some(self.code_keys(&limit.codes)),
            ..Entry::default()
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
    // Lower case of all texts, so that what was seen need not be copied word by word.
    let mut words = String::with_capacity(texts.iter().map(|text| text.len() + 1).sum());
    let mut parts = Vec::new();
    for text in texts {
        let (mut heading, mut code) = (false, false);
        for event in Markdown::events(text) {
            match event {
                Event::Start(Tag::Heading { .. }) => heading = true,
                Event::End(TagEnd::Heading(_)) => heading = false,
                Event::Start(Tag::CodeBlock(_)) => code = true,
                Event::End(TagEnd::CodeBlock) => code = false,
                Event::Text(text) | Event::Code(text) if !code => {
                    let start = words.len();
                    words.push_str(&text.to_lowercase());
                    parts.push((heading, start..words.len()));
                }
                _ => {}
            }
        }
    }
    let mut told = BTreeSet::new();
    let mut seen = HashSet::new();
    for (heading, part) in parts {
        for word in words[part].split(|c: char| !c.is_alphanumeric()).filter(|word| tells(word)) {
            if (heading || !seen.insert(word)) && !told.contains(word) {
                told.insert(word.to_owned());
            }
        }
    }
    told
}

fn tells(word: &str) -> bool {
    word.chars().count() > 3 && !word.starts_with(|c: char| c.is_ascii_digit())
}
