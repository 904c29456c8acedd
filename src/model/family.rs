//! A family: a namespace of codes with its own categories, ranges and attributes.

use super::{Code, Localized, Markdown, Retry, Source};

/// A namespace of codes; the same number means different things in two families.
#[derive(Debug)]
pub struct Family {
    /// The folder's name, and the first part of its addresses.
    pub key: String,
    /// The title.
    pub name: Localized<String>,
    /// What stands before a code in titles: `WebSocket`.
    pub label: Localized<String>,
    /// The family's word for one of its codes: `close code`.
    pub term: Localized<String>,
    /// The protocol or product, where it is named.
    pub protocol: Option<String>,
    /// One sentence.
    pub summary: Option<Localized<String>>,
    /// What a reader should know before the first code.
    pub description: Option<Localized<Markdown>>,
    /// The place of the code that stands for the family where one is shown as an example.
    pub featured: usize,
    /// The day of the last comparison with the sources.
    pub checked: Option<String>,
    /// What proves the statements.
    pub sources: Vec<Source>,
    /// Groups, in the order of the file.
    pub categories: Vec<Category>,
    /// Ranges of numbers, ascending.
    pub ranges: Vec<CodeRange>,
    /// Typed facts, the most telling first.
    pub attributes: Vec<Attribute>,
    /// The codes: numbers ascending, then texts.
    pub codes: Vec<Code>,
    /// Authored parts of pairs, by the places of their codes, sorted.
    pub comparisons: Vec<((usize, usize), Comparison)>,
    /// The file, below the site's folder; none where the family has no file of its own.
    pub path: Option<String>,
}

impl Family {
    /// How keys are ordered in a family: numbers ascending, then texts.
    pub fn order(key: &str) -> (u64, &str) {
        key.parse::<u32>().map_or((u64::MAX, key), |number| (number.into(), key))
    }

    /// The place of a code by its key.
    pub fn code_index(&self, key: &str) -> Option<usize> {
        self.codes.iter().position(|code| code.key == key)
    }

    /// The code that stands for the family; nothing where it has none at all.
    pub fn featured(&self) -> Option<&Code> {
        self.codes.get(self.featured)
    }

    /// What a writer knows about two codes, the first before the second in family order.
    pub fn comparison(&self, pair: (usize, usize)) -> Option<&Comparison> {
        let at = self.comparisons.binary_search_by_key(&pair, |(places, _)| *places).ok()?;
        Some(&self.comparisons[at].1)
    }
}

/// A group of codes.
#[derive(Debug)]
pub struct Category {
    /// The key that codes name.
    pub key: String,
    /// What readers see.
    pub name: Localized<String>,
    /// A colour of the theme's palette.
    pub color: Color,
    /// What belongs here.
    pub description: Option<Localized<String>>,
}

/// The theme's palette for categories. Each has a readable tone for light and for dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Color {
    /// Things went as intended.
    Green,
    /// Neutral facts.
    Blue,
    /// Failures.
    Red,
    /// Things outside the protocol.
    Violet,
    /// Warnings.
    Amber,
    /// A second neutral tone.
    Teal,
    /// No statement.
    Grey,
}

impl Color {
    /// All colours, in the order in which families without colours of their own get them.
    pub const ALL: [Self; 7] = [Self::Green, Self::Blue, Self::Red, Self::Violet, Self::Amber, Self::Teal, Self::Grey];

    /// The word in content files and class names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Red => "red",
            Self::Violet => "violet",
            Self::Amber => "amber",
            Self::Teal => "teal",
            Self::Grey => "grey",
        }
    }

    /// The colour of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|color| color.name() == name)
    }
}

/// A range of numbers, both ends included.
#[derive(Debug)]
pub struct CodeRange {
    /// The first number.
    pub first: u32,
    /// The last number.
    pub last: u32,
    /// What readers see.
    pub name: Localized<String>,
    /// What the range is for.
    pub description: Option<Localized<String>>,
    /// How numbers in it are assigned.
    pub policy: Option<Localized<String>>,
}

/// A typed fact that the family declares and each code fills in.
#[derive(Debug)]
pub struct Attribute {
    /// The key that codes name.
    pub key: String,
    /// The row's heading.
    pub name: Localized<String>,
    /// What the fact tells.
    pub description: Option<Localized<Markdown>>,
    /// The values it can have.
    pub values: Vec<AttributeValue>,
}

/// One value of an attribute.
#[derive(Debug)]
pub struct AttributeValue {
    /// The key that codes name.
    pub key: String,
    /// What readers see in a table.
    pub name: Localized<String>,
    /// How a sentence goes on after the code.
    pub clause: Localized<Markdown>,
    /// What the policy for reconnecting says of a code with this value, where the family ties the two.
    pub retry: Option<Retry>,
}

/// What a writer knows about two codes beyond their facts.
#[derive(Debug)]
pub struct Comparison {
    /// One sentence: how the two differ.
    pub summary: Option<Localized<Markdown>>,
    /// How to tell which of the two it is.
    pub tell_apart: Option<Localized<Markdown>>,
    /// Which of the two to choose.
    pub choose: Option<Localized<Markdown>>,
    /// What proves the statements.
    pub sources: Vec<Source>,
    /// The file, below the site's folder.
    pub path: String,
}
