//! A family's file and its translations, exactly as written: its categories, ranges and attributes.

use super::source::RawSource;
use super::table::raw_table;
use crate::content::reader::{Date, KeyText, Keyed, Text};

raw_table! {
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
}
