//! The places on the documents of a pair in which they differ from pair to pair.
//!
//! A document is rendered once with a mark in each of them, and filled in for every pair. Most hold a part of one code;
//! the others belong to both codes together. The order here is that of the marks and nothing else.

/// A code's parts that stand on the pages of its pairs, as they are written there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The key, which needs no escaping anywhere.
    Key,
    /// The name in HTML text or attributes.
    Name,
    /// The name in a JSON string.
    NameJson,
    /// The name with its language.
    NameHtml,
    /// The category's colour.
    Color,
    /// The category's name with its language.
    Category,
    /// The meaning with its language.
    Meaning,
    /// The picture of the wire; empty where the code has none.
    Wire,
    /// What it is.
    Description,
    /// When you see it.
    When,
    /// How to resolve it.
    Fix,
    /// For the one who picks a code, with the key before it; empty where the code says nothing.
    Choose,
    /// Where its file can be edited.
    Edit,
}

impl Part {
    /// All parts, in the order of their places.
    pub const ALL: [Self; 13] = [
        Self::Key,
        Self::Name,
        Self::NameJson,
        Self::NameHtml,
        Self::Color,
        Self::Category,
        Self::Meaning,
        Self::Wire,
        Self::Description,
        Self::When,
        Self::Fix,
        Self::Choose,
        Self::Edit,
    ];
}

/// The texts that belong to both codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// How the two differ, as HTML.
    Answer,
    /// The same for a card.
    AnswerCard,
    /// The same in attributes.
    AnswerText,
    /// The table of what tells them apart, as a section; empty where nothing does that was not said.
    Differences,
    /// Which of the two to use, as a section; empty where neither code says.
    Which,
    /// Links to related pairs, as a section; empty where there are none.
    Related,
    /// The pair's own sources and both codes', as a section; empty where there are none.
    Sources,
    /// What a writer knows beyond the facts.
    Authored,
    /// Links to the pairs before and after.
    Neighbours,
}

impl Whole {
    /// All of them, in the order of their places.
    pub const ALL: [Self; 9] = [
        Self::Answer,
        Self::AnswerCard,
        Self::AnswerText,
        Self::Differences,
        Self::Which,
        Self::Related,
        Self::Sources,
        Self::Authored,
        Self::Neighbours,
    ];
}

/// How many parts a code has.
pub const PARTS: usize = Part::ALL.len();
/// How many places a document can have: two codes' parts, then what belongs to both.
pub const PLACES: usize = 2 * PARTS + Whole::ALL.len();
