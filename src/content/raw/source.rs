//! An entry of `[[sources]]`, which every kind of file may have, exactly as written.

use super::table::raw_table;
use crate::content::reader::Text;

raw_table! {
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
}
