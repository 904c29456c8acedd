//! The front matter of a question and of its translations, exactly as written.

use super::code::RawSymptom;
use super::source::RawSource;
use super::table::raw_table;
use crate::content::reader::{Date, KeyText, OrText, Text};

raw_table! {
    /// The front matter of a question: `content/faq/<slug>.md`.
    pub struct RawQuestion {
        /// The question in the words of the one who asks.
        question: Text,
        /// The answer in one or two sentences of plain text.
        answer: Text,
        /// Its place among the questions.
        order: Option<i64>,
        /// The codes it is about, the nearest first.
        codes: Vec<KeyText>,
        /// Words and log lines by which people search for it.
        symptoms: Vec<OrText<RawSymptom>>,
        /// The day on which a person compared the file with its sources.
        checked: Option<Date>,
        /// What proves the statements here.
        sources: Vec<RawSource>,
    }

    /// The front matter of a question's translation: `content/faq/<slug>.<locale>.md`.
    pub struct RawQuestionTranslation {
        /// The question.
        question: Text,
        /// The answer in one or two sentences of plain text.
        answer: Text,
    }
}
