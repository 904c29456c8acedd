//! A pair's file, exactly as written.

use super::source::RawSource;
use super::table::raw_table;
use crate::content::reader::Text;

raw_table! {
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
}
