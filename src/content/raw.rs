//! The content files exactly as written, with spans: the format, declared.
//!
//! Raw values may be incomplete or contradict each other; [`rules`](super::rules) says so, and only then does
//! `resolve` make the model of them. `docs/content.md` tells the same in prose.

use serde_json::{Value as Json, json};
use toml::Spanned;
use toml::de::DeValue;

use super::parse::RawTable;
use super::raw_table::raw_table;
use super::reader::{Choice, Date, Faults, Field, FromValue, KeyText, Keyed, OrText, Table, Text};
use crate::model::{Deed, Frame, Lane};

raw_table! {
    /// The site: `site.toml`.
    pub struct RawSite {
        /// The site's title.
        title: Option<Text>,
        /// One sentence for search engines and link previews.
        description: Option<Text>,
        /// Where the site will be: an absolute address, with its path if it has one.
        base_url: Option<Text>,
        /// The repository that holds the content, for "edit this page".
        repository: Option<Text>,
        /// BCP 47 tags; the first is the default, whose pages have no prefix.
        locales: Vec<Text>,
        /// The family that the index shows.
        home: Option<Text>,
        /// Which pairs get a page: `all`, `category` (both codes of one category) or `listed` (related or authored).
        pairs: Option<Text>,
        /// What the content has to hold: `site`, or `reference`, where each statement owes its readers a source.
        level: Option<Text>,
        /// Whether pairs also get the files of an embed (iframe page and oEmbed); true unless said otherwise.
        pair_embeds: Option<bool>,
        /// Whether the reversed address of a pair leads to it; true unless said otherwise.
        pair_reverses: Option<bool>,
        /// Whether link previews get pictures, one for each code and family in each language; false unless said
        /// otherwise, because painting them takes longer than everything else.
        previews: Option<bool>,
    }

    /// A family of codes: `content/<family>/family.toml`.
    pub struct RawFamily {
        /// The family's title, for instance `WebSocket close codes`.
        name: Text,
        /// What stands before a code in titles, for instance `WebSocket`.
        label: Option<Text>,
        /// The family's word for one of its codes, for instance `close code`.
        term: Option<Text>,
        /// The protocol or product that the codes belong to.
        protocol: Option<Text>,
        /// One sentence on the family.
        summary: Option<Text>,
        /// Markdown: what a reader should know before the first code.
        description: Option<Text>,
        /// The code that stands for the family where one is shown as an example; the first, unless one is named.
        featured: Option<KeyText>,
        /// The day on which a person compared the file with its sources.
        checked: Option<Date>,
        /// What proves the statements here.
        sources: Vec<RawSource>,
        /// The family's grouping of its codes.
        categories: Keyed<RawCategory>,
        /// Ranges of numbers, each with the key `first-last`.
        ranges: Keyed<RawRange>,
        /// Typed facts that each code fills in, the most telling first.
        attributes: Keyed<RawAttribute>,
    }

    /// A group of codes.
    pub struct RawCategory {
        /// What readers see.
        name: Text,
        /// Its colour in the theme: green, blue, red, violet, amber, teal or grey.
        color: Option<Text>,
        /// One sentence on what belongs here.
        description: Option<Text>,
    }

    /// A range of numbers.
    pub struct RawRange {
        /// What readers see.
        name: Text,
        /// What the range is for.
        description: Option<Text>,
        /// How numbers in it are assigned (RFC 8126).
        policy: Option<Text>,
    }

    /// A typed fact about each code.
    pub struct RawAttribute {
        /// What readers see as the row's heading.
        name: Text,
        /// What the fact tells.
        description: Option<Text>,
        /// The values it can have.
        values: Keyed<RawAttributeValue>,
    }

    /// One value of an attribute.
    pub struct RawAttributeValue {
        /// What readers see in a table.
        name: Text,
        /// How a sentence goes on after the code: "1006 …".
        clause: Text,
        /// The `retry` that the `[reconnect]` of a code with this value says: yes, no, after-change or depends.
        retry: Option<Text>,
    }

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

    /// What a client that wants the connection back does after a code.
    pub struct RawReconnect {
        /// Whether to connect again: `yes`, `no`, `after-change` (unchanged it ends the same way) or `depends` (the
        /// service that defined the code decides).
        retry: Text,
        /// Seconds before the first attempt: a random number between these two.
        first_delay: Vec<i64>,
        /// By what the longest delay is multiplied at each failure.
        growth: Option<i64>,
        /// Seconds beyond which no delay grows.
        cap: Option<i64>,
        /// How many percent of each later delay are random: 0 is none of it, 100 all.
        jitter: Option<i64>,
        /// Whether to get new credentials before the attempt.
        authenticate: Option<bool>,
        /// Whether no program can mend it: stop, and tell a person.
        fatal: Option<bool>,
        /// Where the delays come from: `standard`, `registration` or `convention`.
        basis: Text,
        /// The `id` of the source that they come from, or that a convention is modelled on.
        source: Option<Text>,
        /// Markdown: what these keys cannot say.
        note: Option<Text>,
    }

    /// What happens on the wire when a code comes about.
    pub struct RawWire {
        /// Who takes part, from left to right.
        lanes: Vec<Choice<Lane>>,
        /// What happens, in order.
        steps: Vec<RawStep>,
        /// Whether this is a habit that no standard knows; false unless said otherwise.
        convention: Option<bool>,
    }

    /// One event: `{ from, to, sends }`, `{ at, does }` or `{ at, reports }`.
    pub struct RawStep {
        /// Who sends.
        from: Option<Choice<Lane>>,
        /// Its neighbour, who receives.
        to: Option<Choice<Lane>>,
        /// Who does or reports something.
        at: Option<Choice<Lane>>,
        /// What travels.
        sends: Option<Choice<Frame>>,
        /// The code in a Close frame; an empty one has none.
        code: Option<KeyText>,
        /// What happens without anything being sent.
        does: Option<Choice<Deed>>,
        /// The code that the application is told.
        reports: Option<KeyText>,
        /// What a browser's close event has as `wasClean`.
        clean: Option<bool>,
        /// The program that reports it, where programs differ.
        by: Option<Text>,
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

    /// What proves a statement: a document with an address, or something that was measured.
    pub struct RawSource {
        /// The name by which the text cites it: `[^id]`.
        id: Option<Text>,
        /// The document's title, or what was measured.
        title: Text,
        /// The document's address.
        url: Option<Text>,
        /// Where and when it was measured.
        measured: Option<Text>,
        /// What it proves.
        proves: Option<Text>,
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

    /// The translation of a family: `content/<family>/family.<locale>.toml`.
    pub struct RawFamilyTranslation {
        /// The family's title.
        name: Option<Text>,
        /// What stands before a code in titles.
        label: Option<Text>,
        /// The family's word for one of its codes.
        term: Option<Text>,
        /// One sentence on the family.
        summary: Option<Text>,
        /// Markdown: what a reader should know before the first code.
        description: Option<Text>,
        /// Texts of the categories.
        categories: Keyed<RawNamed>,
        /// Texts of the ranges.
        ranges: Keyed<RawRangeTranslation>,
        /// Texts of the attributes.
        attributes: Keyed<RawAttributeTranslation>,
    }

    /// The translated texts of a category.
    pub struct RawNamed {
        /// What readers see.
        name: Option<Text>,
        /// One sentence.
        description: Option<Text>,
    }

    /// The translated texts of a range.
    pub struct RawRangeTranslation {
        /// What readers see.
        name: Option<Text>,
        /// What the range is for.
        description: Option<Text>,
        /// How numbers in it are assigned.
        policy: Option<Text>,
    }

    /// The translated texts of an attribute.
    pub struct RawAttributeTranslation {
        /// What readers see as the row's heading.
        name: Option<Text>,
        /// What the fact tells.
        description: Option<Text>,
        /// Texts of its values.
        values: Keyed<RawAttributeValueTranslation>,
    }

    /// The translated texts of one value.
    pub struct RawAttributeValueTranslation {
        /// What readers see in a table.
        name: Option<Text>,
        /// How a sentence goes on after the code.
        clause: Option<Text>,
    }

    /// What a writer knows about two codes: `content/<family>/pairs/<a>-vs-<b>.toml`, or `….<locale>.toml`.
    pub struct RawPair {
        /// One sentence that answers how the two differ.
        summary: Option<Text>,
        /// Markdown: how to tell which of the two it is.
        tell_apart: Option<Text>,
        /// Markdown: which of the two to choose.
        choose: Option<Text>,
        /// What proves the statements here.
        sources: Vec<RawSource>,
    }

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
