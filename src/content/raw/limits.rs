//! The files of limits, exactly as written: `content/limits/<slug>.toml` and their translations.

use super::source::RawSource;
use super::table::raw_table;
use crate::content::reader::{Date, KeyText, Text};

raw_table! {
    /// What ends a connection on its way: `content/limits/<slug>.toml`.
    pub struct RawLimit {
        /// What has the limit: a product, a service, a network.
        name: Text,
        /// proxy, balancer, cdn, platform, server, network or client.
        kind: Text,
        /// What is counted: idle, lifetime, heartbeat, handshake, restart or size.
        counts: Text,
        /// Which connections it ends, in a few words.
        what: Text,
        /// The setting as it is written there.
        setting: Option<Text>,
        /// Its value where nobody has changed it.
        default: Text,
        /// The same in seconds, where it is a time; the table is sorted by it.
        seconds: Option<i64>,
        /// What the client shows, the likeliest code first.
        codes: Vec<KeyText>,
        /// Markdown: what the client sees.
        client: Text,
        /// Markdown: what to do.
        remedy: Text,
        /// How it is known: measured, documented (by its vendor) or reported (by others).
        evidence: Text,
        /// The day on which a person compared the file with its sources.
        checked: Option<Date>,
        /// What proves the statements here.
        sources: Vec<RawSource>,
    }

    /// The translation of a limit: `content/limits/<slug>.<locale>.toml`.
    pub struct RawLimitTranslation {
        /// Which connections it ends.
        what: Option<Text>,
        /// Its value where nobody has changed it, where that is said in words.
        default: Option<Text>,
        /// Markdown: what the client sees.
        client: Option<Text>,
        /// Markdown: what to do.
        remedy: Option<Text>,
    }
}
