//! A code's file and its translations, exactly as written.

use super::reconnect::RawReconnect;
use super::source::RawSource;
use super::table::raw_table;
use super::wire::RawWire;
use crate::content::reader::{Date, KeyText, Keyed, OrText, Text};

raw_table! {
    /// One code: `content/<family>/<code>.toml`.
    pub struct RawCode {
        /// The code, if the file repeats it; it must agree with the file's name.
        code: Option<KeyText>,
        /// The registered name, as its registry spells it.
        name: Text,
        /// A key of the family's categories.
        category: Text,
        /// One sentence: the column "meaning" of the index.
        meaning: Text,
        /// One sentence: who produced it.
        origin: Option<Text>,
        /// One sentence: what to do.
        recovery: Text,
        /// Markdown, one or two sentences for the one who picks a code to send.
        choose: Option<Text>,
        /// The day on which a person compared the file with its sources.
        checked: Option<Date>,
        /// Codes of the family that are taken for this one, the nearest first.
        related: Vec<KeyText>,
        /// What libraries call it.
        aliases: Vec<OrText<RawAlias>>,
        /// Markdown: what the code is.
        description: Text,
        /// Markdown: when you see it.
        when: Text,
        /// Markdown: how to resolve it.
        fix: Text,
        /// One value for each attribute of the family.
        attributes: Keyed<Text>,
        /// What a client does next, as data for programs.
        reconnect: Option<RawReconnect>,
        /// Causes, the likeliest first.
        causes: Vec<RawCause>,
        /// Literal log and exception strings.
        symptoms: Vec<OrText<RawSymptom>>,
        /// A typical course of events, drawn as a picture.
        wire: Option<RawWire>,
        /// What proves the statements here.
        sources: Vec<RawSource>,
    }

    /// A name that libraries use for a code.
    pub struct RawAlias {
        /// The name as it stands in their source code.
        name: Text,
        /// The libraries.
        libraries: Vec<Text>,
    }

    /// One cause of a code.
    pub struct RawCause {
        /// Markdown: what happened.
        cause: Text,
        /// Markdown: how to confirm that it is this one.
        confirm: Text,
        /// Markdown: what ends it.
        remedy: Text,
    }

    /// A string that a person finds in a log.
    pub struct RawSymptom {
        /// The library or program that writes it, with its version.
        library: Option<Text>,
        /// The literal string.
        text: Text,
    }

    /// The translation of a code: `content/<family>/<code>.<locale>.toml`.
    pub struct RawCodeTranslation {
        /// The name, where the family's names are translated.
        name: Option<Text>,
        /// One sentence: the column "meaning" of the index.
        meaning: Option<Text>,
        /// One sentence: who produced it.
        origin: Option<Text>,
        /// One sentence: what to do.
        recovery: Option<Text>,
        /// Markdown, for the one who picks a code to send.
        choose: Option<Text>,
        /// Markdown: what the code is.
        description: Option<Text>,
        /// Markdown: when you see it.
        when: Option<Text>,
        /// Markdown: how to resolve it.
        fix: Option<Text>,
        /// Markdown: the `note` of `[reconnect]`.
        reconnect_note: Option<Text>,
        /// As many causes as the original has, in the same order.
        causes: Vec<RawCause>,
    }
}

impl From<Text> for RawAlias {
    fn from(name: Text) -> Self {
        Self { name, libraries: Vec::new() }
    }
}

impl From<Text> for RawSymptom {
    fn from(text: Text) -> Self {
        Self { library: None, text }
    }
}
