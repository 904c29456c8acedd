//! What proves a statement.

/// A document with an address, or something that was measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The name by which the text cites it.
    pub id: Option<String>,
    /// The document's title, or what was measured.
    pub title: String,
    /// The document's address.
    pub url: Option<String>,
    /// Where and when it was measured.
    pub measured: Option<String>,
    /// What it proves.
    pub proves: Option<String>,
}
