//! The facts: families, codes, pairs, questions. No files, no TOML, no HTML.
//!
//! Whatever stands here was checked: an index points at something, a category exists. After
//! [`content`](crate::content) nobody asks again whether a field is there.

mod code;
mod family;
mod library;
mod limit;
mod locale;
mod markdown;
mod pair;
mod question;
mod reconnect;
mod source;
mod statement;
mod wire;

pub use code::{Alias, Cause, Code, Symptom};
pub use family::{Attribute, AttributeValue, Category, CodeRange, Color, Comparison, Family};
pub use library::{Finding, Library, Log, Matrix, Measurement, Observation, ObservationGroup, Role};
pub use limit::{Counts, Evidence, Limit, LimitKind};
pub use locale::{Locale, Localized};
pub use markdown::{LinkTarget, Markdown};
pub use pair::{Pair, Row};
pub use question::Question;
pub use reconnect::{Basis, Delays, Language, LaterDelays, Reconnect, Retry};
pub use source::Source;
pub use statement::Statement;
pub use wire::{Deed, Frame, Lane, Step, Vocabulary, Wire};

/// Everything that a site says, in a fixed order.
#[derive(Debug, Default)]
pub struct Catalog {
    /// The families by key, the home family first.
    pub families: Vec<Family>,
    /// The questions by their order, then by slug.
    pub questions: Vec<Question>,
    /// What is observed of implementations.
    pub matrix: Matrix,
    /// The implementations by name.
    pub libraries: Vec<Library>,
    /// The limits by kind, then by name.
    pub limits: Vec<Limit>,
}
