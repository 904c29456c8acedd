//! One question of the FAQ.

use super::{Localized, Markdown, Source, Symptom};

/// A question in the words of the one who asks, and its answer.
#[derive(Debug)]
pub struct Question {
    /// The file's stem, and the last part of its address.
    pub slug: String,
    /// The question.
    pub question: Localized<String>,
    /// The answer in one or two sentences of plain text.
    pub answer: Localized<String>,
    /// The whole answer.
    pub body: Localized<Markdown>,
    /// Families and codes it is about, the nearest first.
    pub codes: Vec<(usize, usize)>,
    /// Words and log lines by which people search for it.
    pub symptoms: Vec<Symptom>,
    /// The day of the last comparison with the sources.
    pub checked: Option<String>,
    /// What proves the statements.
    pub sources: Vec<Source>,
    /// The file, below the site's folder, and those of its translations.
    pub path: Localized<String>,
}
