//! What can be an answer of the search, kind by kind: codes, questions, libraries, limits.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::telling::telling_words;
use crate::model::{Code, Library, Limit, Localized, Question, Symptom};
use crate::render::Renderer;

/// Something that can be an answer.
#[derive(Default)]
pub(super) struct Entry<'a> {
    pub key: String,
    pub kind: &'static str,
    pub title: Cow<'a, str>,
    pub about: Cow<'a, str>,
    /// Other names: those that libraries use, and the registered name where the shown one is translated.
    pub names: Vec<&'a str>,
    /// Literal strings, a line for each, after the library that writes it and a tab.
    pub symptoms: String,
    /// The telling words of its long texts.
    pub text: BTreeSet<String>,
    /// Texts of the site's other languages.
    pub also: String,
    /// The categories of the home family that it belongs to, or of the codes that it is about.
    pub categories: Vec<&'a str>,
    /// The programming language of a library.
    pub language: &'a str,
    pub code: Option<CodeEntry<'a>>,
}

/// What a code has and nothing else.
pub(super) struct CodeEntry<'a> {
    pub family: usize,
    pub code: &'a str,
    pub color: &'static str,
}

impl Entry<'_> {
    /// The words that are in the index whatever its long texts say.
    pub fn short_words(&self) -> impl Iterator<Item = &str> {
        let texts = [&*self.title, &self.about, &self.symptoms, &self.also, self.language];
        texts.into_iter().chain(self.names.iter().copied()).flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
    }
}

impl<'s> Renderer<'s> {
    pub(super) fn code_entry(&self, at: (usize, usize), locale: usize) -> Entry<'s> {
        let family = &self.site.catalog.families[at.0];
        let code = &family.codes[at.1];
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
            text: telling_words(&code_texts(code, locale)),
            also: self.in_other_languages(&[&code.name, &code.meaning], locale),
            categories: self.categories(&[at]),
            code: Some(CodeEntry { family: at.0, code: &code.key, color: category.color.name() }),
            ..Entry::default()
        }
    }

    pub(super) fn question_entry(&self, question: &'s Question, locale: usize) -> Entry<'s> {
        Entry {
            key: format!("faq/{}", question.slug),
            kind: "question",
            title: question.question.text(locale).into(),
            about: question.answer.text(locale).into(),
            symptoms: symptoms(&question.symptoms),
            text: telling_words(&[&question.body.text(locale).0]),
            also: self.in_other_languages(&[&question.question], locale),
            categories: self.categories(&question.codes),
            ..Entry::default()
        }
    }

    /// Its log lines are not here: each leads to the page of its code.
    pub(super) fn library_entry(&self, library: &'s Library, locale: usize) -> Entry<'s> {
        Entry {
            key: format!("libraries/{}", library.slug),
            kind: "library",
            title: library.name.as_str().into(),
            about: library.summary.text(locale).into(),
            names: library.aliases.iter().map(String::as_str).collect(),
            text: telling_words(&library_texts(library, locale)),
            also: self.in_other_languages(&[&library.summary], locale),
            language: &library.language,
            ..Entry::default()
        }
    }

    pub(super) fn limit_entry(&self, limit: &'s Limit, locale: usize) -> Entry<'s> {
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
            categories: self.categories(&limit.codes),
            ..Entry::default()
        }
    }

    /// The categories of codes, as far as these are of the home family: no other's can be chosen.
    fn categories(&self, codes: &[(usize, usize)]) -> Vec<&'s str> {
        let home = self.site.catalog.families.first();
        let category = |&(family, code): &(usize, usize)| {
            let home = home.filter(|_| family == 0)?;
            Some(&*home.categories[home.codes[code].category].key)
        };
        let all: BTreeSet<&str> = codes.iter().filter_map(category).collect();
        all.into_iter().collect()
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

fn symptoms(symptoms: &[Symptom]) -> String {
    // How a literal is broken into lines says nothing.
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = |symptom: &Symptom| {
        format!("{}\t{}", flat(symptom.library.as_deref().unwrap_or_default()), flat(&symptom.text))
    };
    symptoms.iter().map(line).collect::<Vec<_>>().join("\n")
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
