//! The files below `content/libraries/`: what implementations do, and which observations are made of each.
//!
//! Apart from the tables of codes, because what a site observes of implementations is declared by the site itself
//! (`matrix.toml`), as a family declares the attributes of its codes. What people wrote and what a program measured are
//! two kinds of file: a run may overwrite its own results and never a sentence.

use super::source::RawSource;
use super::table::raw_table;
use crate::content::reader::{Date, KeyText, Keyed, Text};

raw_table! {
    /// What is observed of each implementation: `content/libraries/matrix.toml`.
    pub struct RawMatrix {
        /// Groups of observations; each is a table on the page of all implementations.
        groups: Keyed<RawGroup>,
        /// The observations, in the order of their columns.
        observations: Keyed<RawObservation>,
    }

    /// A group of observations.
    pub struct RawGroup {
        /// What readers see above the table.
        name: Text,
        /// One sentence on what the group's observations have in common.
        description: Option<Text>,
        /// The heading of the one column that those of its observations share whose names are codes.
        by_code: Option<Text>,
    }

    /// One thing that is observed of each implementation.
    pub struct RawObservation {
        /// A key of the groups.
        group: Text,
        /// A few words: the heading of its column.
        name: Text,
        /// One sentence: what was done to observe it.
        description: Option<Text>,
        /// The codes whose pages show it.
        codes: Vec<KeyText>,
    }

    /// The translation of the matrix: `content/libraries/matrix.<locale>.toml`.
    pub struct RawMatrixTranslation {
        /// Texts of the groups.
        groups: Keyed<RawGroupTexts>,
        /// Texts of the observations.
        observations: Keyed<RawObservationTexts>,
    }

    /// The translated texts of a group.
    pub struct RawGroupTexts {
        /// What readers see above the table.
        name: Option<Text>,
        /// One sentence.
        description: Option<Text>,
        /// The heading of the column that observations share.
        by_code: Option<Text>,
    }

    /// The translated texts of an observation.
    pub struct RawObservationTexts {
        /// What readers see as the heading.
        name: Option<Text>,
        /// One sentence.
        description: Option<Text>,
    }

    /// One implementation: `content/libraries/<slug>.toml`.
    pub struct RawLibrary {
        /// Its name, as the project spells it.
        name: Text,
        /// Other names by which people search for it.
        aliases: Vec<Text>,
        /// The programming language.
        language: Text,
        /// What it can be: `client`, `server`, `browser`.
        roles: Vec<Text>,
        /// The project's own repository or documentation.
        repository: Text,
        /// The version that the statements here are about.
        version: Text,
        /// One or two sentences of plain text: what somebody who debugs it must know first.
        summary: Text,
        /// The day on which a person compared the file with its sources.
        checked: Option<Date>,
        /// What it does, by the keys of the matrix's observations.
        findings: Keyed<RawFinding>,
        /// Markdown: what else surprises people, the most important first.
        notes: Vec<Text>,
        /// Literal lines that it writes into logs and exceptions.
        logs: Vec<RawLog>,
        /// What proves the statements here.
        sources: Vec<RawSource>,
    }

    /// What a person found out about an implementation.
    pub struct RawFinding {
        /// What its API shows: a code, a short literal, or `nothing`.
        shows: Option<KeyText>,
        /// What it puts on the wire: a code, `empty` (a Close frame without a code), `nothing` or `refused`.
        sends: Option<KeyText>,
        /// A setting or a limit in a few characters, for instance `30 s`.
        value: Option<KeyText>,
        /// Markdown: the statement, with the citation of its source.
        text: Text,
    }

    /// A line that an implementation writes.
    pub struct RawLog {
        /// The literal line; `…` stands for what varies.
        text: Text,
        /// Markdown: when it is written.
        when: Text,
        /// The code that it is about.
        code: Option<KeyText>,
    }

    /// The translation of an implementation: `content/libraries/<slug>.<locale>.toml`.
    pub struct RawLibraryTranslation {
        /// The version that the statements are about, where it has words.
        version: Option<Text>,
        /// One or two sentences of plain text.
        summary: Option<Text>,
        /// The statements, by the keys of the original's findings.
        findings: Keyed<Text>,
        /// The values that have words, by the keys of the original's findings.
        values: Keyed<Text>,
        /// As many notes as the original has, in the same order.
        notes: Vec<Text>,
        /// Markdown: the `when` of each of the original's logs, in the same order.
        logs: Vec<Text>,
    }

    /// What a program measured of an implementation: `content/libraries/measured/<slug>.toml`.
    pub struct RawMeasurement {
        /// What ran, with its versions.
        version: Text,
        /// Where and when.
        measured: Text,
        /// What was seen, by the keys of the matrix's observations.
        findings: Keyed<RawMeasuredFinding>,
    }

    /// What was seen when it ran.
    pub struct RawMeasuredFinding {
        /// What its API showed: a code, a short literal, or `nothing`.
        shows: Option<KeyText>,
        /// What it put on the wire: a code, `empty`, `nothing` or `refused`.
        sends: Option<KeyText>,
        /// A default in a few characters, spelled as people spell it, for instance `20 s + 20 s`; `none` is a word.
        value: Option<KeyText>,
        /// The literal text of an exception or a log line.
        error: Option<Text>,
    }
}
