//! One status code, and what is known about it.

use super::{Localized, Markdown, Reconnect, Source, Wire};

/// One entry of a family. Everything in it was checked.
#[derive(Debug)]
pub struct Code {
    /// The file's stem, and the last part of its addresses.
    pub key: String,
    /// The number, where the key is one.
    pub number: Option<u32>,
    /// The registered name.
    pub name: Localized<String>,
    /// The place of its category in the family.
    pub category: usize,
    /// One sentence: what it means.
    pub meaning: Localized<String>,
    /// One sentence: who produced it.
    pub origin: Option<Localized<String>>,
    /// One sentence: what to do.
    pub recovery: Localized<String>,
    /// For the one who picks a code to send.
    pub choose: Option<Localized<Markdown>>,
    /// What it is.
    pub description: Localized<Markdown>,
    /// When you see it.
    pub when: Localized<Markdown>,
    /// How to resolve it.
    pub fix: Localized<Markdown>,
    /// The day of the last comparison with the sources.
    pub checked: Option<String>,
    /// Places of the codes that are taken for it, the nearest first.
    pub related: Vec<usize>,
    /// What libraries call it.
    pub aliases: Vec<Alias>,
    /// For each attribute of the family the place of its value, where the code has one.
    pub values: Vec<Option<usize>>,
    /// What a client does next, where the entry says it as data.
    pub reconnect: Option<Reconnect>,
    /// Causes, the likeliest first.
    pub causes: Vec<Localized<Cause>>,
    /// Literal log and exception strings.
    pub symptoms: Vec<Symptom>,
    /// A typical course of events on the wire.
    pub wire: Option<Wire>,
    /// What proves the statements.
    pub sources: Vec<Source>,
    /// The file, below the site's folder, and those of its translations.
    pub path: Localized<String>,
}

/// A name that libraries use.
#[derive(Debug)]
pub struct Alias {
    /// The name as it stands in source code.
    pub name: String,
    /// The libraries.
    pub libraries: Vec<String>,
}

/// One cause of a code.
#[derive(Debug)]
pub struct Cause {
    /// What happened.
    pub cause: Markdown,
    /// How to confirm that it is this one.
    pub confirm: Markdown,
    /// What ends it.
    pub remedy: Markdown,
}

/// A string that a person finds in a log.
#[derive(Debug)]
pub struct Symptom {
    /// What writes it, with its version.
    pub library: Option<String>,
    /// The literal string.
    pub text: String,
}
