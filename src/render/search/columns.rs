//! The entries of the search index, a column for each part of them: like beside like compresses best.

use std::borrow::Cow;

use serde::Serialize;

use super::entries::Entry;

/// What can be an answer, a column for each part of it.
#[derive(Default, Serialize)]
pub(super) struct Columns<'a> {
    key: Vec<String>,
    kind: Vec<&'static str>,
    title: Vec<Cow<'a, str>>,
    about: Vec<Cow<'a, str>>,
    names: Vec<Vec<&'a str>>,
    symptoms: Vec<String>,
    text: Vec<String>,
    also: Vec<String>,
    categories: Vec<Vec<&'a str>>,
    language: Vec<&'a str>,
    family: Vec<Option<usize>>,
    code: Vec<Option<&'a str>>,
    color: Vec<Option<&'static str>>,
}

impl<'a> Columns<'a> {
    pub fn push(&mut self, entry: Entry<'a>) {
        let Entry { key, kind, title, about, names, symptoms, text, also, categories, language, code } = entry;
        self.key.push(key);
        self.kind.push(kind);
        self.title.push(title);
        self.about.push(about);
        self.names.push(names);
        self.symptoms.push(symptoms);
        self.text.push(text.into_iter().collect::<Vec<_>>().join(" "));
        self.also.push(also);
        self.categories.push(categories);
        self.language.push(language);
        let code = code.as_ref();
        self.family.push(code.map(|code| code.family));
        self.code.push(code.map(|code| code.code));
        self.color.push(code.map(|code| code.color));
    }
}
