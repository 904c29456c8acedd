//! TOML values → typed fields, without stopping at the first fault.
//!
//! serde stops at the first wrong value and tells nothing of the rest, and a writer who mends a file wants to see all of
//! it. So tables are read field by field from the parser's own spanned tree; a missing or wrong field is noted and
//! stands as empty, and the reading goes on. `raw_table!` declares the tables.

use std::ops::Range;
use std::sync::Arc;

use serde_json::{Value as Json, json};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::SourceFile;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::model::Vocabulary;

/// What `closecodes new` writes where a person has to write something.
pub const PLACEHOLDER: char = '▢';

/// A string with its place in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// The string's value.
    pub value: String,
    /// Its bytes in the file, quotes included.
    pub span: Range<usize>,
}

impl std::ops::Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.value
    }
}

/// A code's key where one is named: `1006` or `"discord/4014"`.
#[derive(Debug, Clone, Default)]
pub struct KeyText(pub Text);

/// A day, `YYYY-MM-DD`.
#[derive(Debug, Clone, Default)]
pub struct Date(pub Text);

/// A table that may be shortened to a string.
#[derive(Debug, Default)]
pub struct OrText<T>(pub T);

/// A word of a closed vocabulary.
#[derive(Debug, Clone)]
pub struct Choice<T> {
    /// What the word stands for; nothing where the vocabulary does not have it, which was noted.
    pub value: Option<T>,
    /// Its bytes in the file, quotes included.
    pub span: Range<usize>,
}

/// Entries of a table in the order of the file, each with its key.
pub type Keyed<T> = Vec<(Text, T)>;

/// Where faults of one file go.
pub struct Faults<'a> {
    /// The file that is read.
    pub file: &'a Arc<SourceFile>,
    /// What was found so far.
    pub list: &'a mut Diagnostics,
}

impl Faults<'_> {
    /// Notes a value of the wrong kind.
    pub fn wrong_type(&mut self, found: &Spanned<DeValue<'_>>, expected: &str) {
        let message = format!("expected {expected}, found {}", kind(found.get_ref()));
        self.list.push(Diagnostic::error("wrong-type", self.file, found.span(), message));
    }
}

/// What a TOML value can be read as.
pub trait FromValue: Sized {
    /// Reads the value; a fault is noted and gives nothing.
    fn from_value(value: &Spanned<DeValue<'_>>, faults: &mut Faults<'_>) -> Option<Self>;
    /// The JSON Schema of the value.
    fn schema() -> Json;
}

/// What a key of a table can hold; tells what its absence means.
pub trait Field: Sized {
    /// Reads the key of a table, or what stands for it when it is missing.
    fn read(table: &Table<'_, '_>, key: &'static str, faults: &mut Faults<'_>) -> Self;
    /// The JSON Schema of the value, and whether the key must be there.
    fn describe() -> (Json, bool);
}

/// A table that is being read.
pub struct Table<'t, 'i> {
    table: &'t DeTable<'i>,
    span: Range<usize>,
}

impl<'t, 'i> Table<'t, 'i> {
    /// A table with its place in the file.
    pub fn new(table: &'t DeTable<'i>, span: Range<usize>) -> Self {
        Self { table, span }
    }

    fn get(&self, key: &str) -> Option<&'t Spanned<DeValue<'i>>> {
        self.table.iter().find(|(name, _)| name.get_ref().as_ref() == key).map(|(_, value)| value)
    }

    /// Notes each key that the table does not have.
    pub fn refuse_unknown(&self, known: &[&'static str], faults: &mut Faults<'_>) {
        for (name, _) in self.table.iter().filter(|(name, _)| !known.contains(&name.get_ref().as_ref())) {
            let word = name.get_ref().as_ref();
            let help = match nearest(word, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the keys here are: {}", known.join(", ")),
            };
            let message = format!("unknown key `{word}`");
            faults.list.push(Diagnostic::error("unknown-key", faults.file, name.span(), message).help(help));
        }
    }
}

impl<T: FromValue + Default> Field for T {
    fn read(table: &Table<'_, '_>, key: &'static str, faults: &mut Faults<'_>) -> Self {
        match table.get(key) {
            Some(value) => T::from_value(value, faults).unwrap_or_default(),
            None => {
                let at = table.span.start..table.span.start;
                let fault = Diagnostic::error("missing-key", faults.file, at, format!("the key `{key}` is missing"));
                faults.list.push(fault.help(format!("add `{key} = …`; docs/content.md says what it holds")));
                T::default()
            }
        }
    }
    fn describe() -> (Json, bool) {
        (<T as FromValue>::schema(), true)
    }
}

impl<T: FromValue> Field for Option<T> {
    fn read(table: &Table<'_, '_>, key: &'static str, faults: &mut Faults<'_>) -> Self {
        table.get(key).and_then(|value| T::from_value(value, faults))
    }
    fn describe() -> (Json, bool) {
        (T::schema(), false)
    }
}

impl<T: FromValue> Field for Vec<T> {
    fn read(table: &Table<'_, '_>, key: &'static str, faults: &mut Faults<'_>) -> Self {
        let Some(value) = table.get(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(items) => items.iter().filter_map(|item| T::from_value(item, faults)).collect(),
            _ => {
                faults.wrong_type(value, "an array");
                Vec::new()
            }
        }
    }
    fn describe() -> (Json, bool) {
        (json!({ "type": "array", "items": T::schema() }), false)
    }
}

impl<T: FromValue> Field for Keyed<T> {
    fn read(table: &Table<'_, '_>, key: &'static str, faults: &mut Faults<'_>) -> Self {
        let Some(value) = table.get(key) else { return Vec::new() };
        let DeValue::Table(entries) = value.get_ref() else {
            faults.wrong_type(value, "a table");
            return Vec::new();
        };
        let mut keyed: Keyed<T> = entries
            .iter()
            .filter_map(|(name, value)| {
                let key = Text { value: name.get_ref().to_string(), span: name.span() };
                Some((key, T::from_value(value, faults)?))
            })
            .collect();
        // The parser keeps tables sorted by name; the writer's order is the one that pages show.
        keyed.sort_by_key(|(key, _)| key.span.start);
        keyed
    }
    fn describe() -> (Json, bool) {
        (json!({ "type": "object", "additionalProperties": T::schema() }), false)
    }
}

impl FromValue for Text {
    fn from_value(value: &Spanned<DeValue<'_>>, faults: &mut Faults<'_>) -> Option<Self> {
        let DeValue::String(string) = value.get_ref() else {
            faults.wrong_type(value, "a string");
            return None;
        };
        if string.trim().is_empty() {
            let fault = Diagnostic::error("empty-value", faults.file, value.span(), "the text is empty");
            faults.list.push(fault.help("write the text, or leave the key out where it is optional"));
            return None;
        }
        if string.contains(PLACEHOLDER) {
            let message = format!("the text still has a {PLACEHOLDER} where something is to be filled in");
            let fault = Diagnostic::error("unfinished-text", faults.file, value.span(), message);
            faults.list.push(fault.help("write the text; `closecodes new` marked the places"));
        }
        Some(Text { value: string.to_string(), span: value.span() })
    }
    fn schema() -> Json {
        json!({ "type": "string", "minLength": 1 })
    }
}

impl<T: FromValue + From<Text>> FromValue for OrText<T> {
    fn from_value(value: &Spanned<DeValue<'_>>, faults: &mut Faults<'_>) -> Option<Self> {
        match value.get_ref() {
            DeValue::String(_) => Text::from_value(value, faults).map(|text| OrText(T::from(text))),
            _ => T::from_value(value, faults).map(OrText),
        }
    }
    fn schema() -> Json {
        json!({ "anyOf": [Text::schema(), T::schema()] })
    }
}

impl<T: Vocabulary> FromValue for Choice<T> {
    fn from_value(value: &Spanned<DeValue<'_>>, faults: &mut Faults<'_>) -> Option<Self> {
        let Text { value: word, span } = Text::from_value(value, faults)?;
        let value = T::ALL.iter().copied().find(|known| known.name() == word);
        if value.is_some() {
            return Some(Self { value, span });
        }
        let names = || T::ALL.iter().map(|known| known.name());
        let help = match nearest(&word, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the words here are: {}", names().collect::<Vec<_>>().join(", ")),
        };
        let message = format!("there is no word `{word}` here");
        faults.list.push(Diagnostic::error("unknown-word", faults.file, span.clone(), message).help(help));
        Some(Self { value, span })
    }
    fn schema() -> Json {
        json!({ "enum": T::ALL.iter().map(|known| known.name()).collect::<Vec<_>>() })
    }
}

impl FromValue for bool {
    fn from_value(value: &Spanned<DeValue<'_>>, faults: &mut Faults<'_>) -> Option<Self> {
        match value.get_ref() {
            DeValue::Boolean(truth) => Some(*truth),
            _ => {
                faults.wrong_type(value, "true or false");
                None
            }
        }
    }
    fn schema() -> Json {
        json!({ "type": "boolean" })
    }
}

impl FromValue for i64 {
    fn from_value(value: &Spanned<DeValue<'_>>, faults: &mut Faults<'_>) -> Option<Self> {
        let DeValue::Integer(number) = value.get_ref() else {
            faults.wrong_type(value, "an integer");
            return None;
        };
        match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Some(number),
            Err(_) => {
                faults.wrong_type(value, "an integer of 64 bits");
                None
            }
        }
    }
    fn schema() -> Json {
        json!({ "type": "integer" })
    }
}

impl FromValue for KeyText {
    fn from_value(value: &Spanned<DeValue<'_>>, faults: &mut Faults<'_>) -> Option<Self> {
        match value.get_ref() {
            DeValue::Integer(number) => Some(KeyText(Text { value: number.to_string(), span: value.span() })),
            DeValue::String(_) => Text::from_value(value, faults).map(KeyText),
            _ => {
                faults.wrong_type(value, "a code: an integer or a string");
                None
            }
        }
    }
    fn schema() -> Json {
        json!({ "type": ["integer", "string"] })
    }
}

impl FromValue for Date {
    fn from_value(value: &Spanned<DeValue<'_>>, faults: &mut Faults<'_>) -> Option<Self> {
        let day = match value.get_ref() {
            DeValue::Datetime(day) => day.to_string(),
            DeValue::String(day) => day.to_string(),
            _ => {
                faults.wrong_type(value, "a date");
                return None;
            }
        };
        let well_formed = day.parse::<toml::value::Datetime>().is_ok_and(|d| d.date.is_some() && d.time.is_none());
        if !well_formed {
            let message = format!("`{day}` is not a day");
            let fault = Diagnostic::error("bad-date", faults.file, value.span(), message);
            faults.list.push(fault.help("write it as year-month-day, for instance 2026-11-21"));
            return None;
        }
        Some(Date(Text { value: day, span: value.span() }))
    }
    fn schema() -> Json {
        json!({ "type": "string", "format": "date" })
    }
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "an integer",
        DeValue::Float(_) => "a float",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "an array",
        DeValue::Table(_) => "a table",
    }
}
