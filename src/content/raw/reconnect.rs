//! The table `[reconnect]` of a code, exactly as written: what a client does next, as data for programs.

use super::table::raw_table;
use crate::content::reader::Text;

raw_table! {
    /// What a client that wants the connection back does after a code.
    pub struct RawReconnect {
        /// Whether to connect again: `yes`, `no`, `after-change` (unchanged it ends the same way) or `depends` (the
        /// service that defined the code decides).
        retry: Text,
        /// Seconds before the first attempt: a random number between these two.
        first_delay: Vec<i64>,
        /// By what the longest delay is multiplied at each failure. This key and the next two are for `retry = "yes"`:
        /// after a change there is one attempt.
        growth: Option<i64>,
        /// Seconds beyond which no delay grows.
        cap: Option<i64>,
        /// How many percent of each later delay are random: 0 is none of it, 100 all.
        jitter: Option<i64>,
        /// Whether to get new credentials before the attempt.
        authenticate: Option<bool>,
        /// Whether no program can mend it: stop, and tell a person.
        fatal: Option<bool>,
        /// Where the delays come from: `standard`, `registration` or `convention`.
        basis: Text,
        /// The `id` of the source that they come from, or that a convention is modelled on.
        source: Option<Text>,
        /// Markdown: what these keys cannot say.
        note: Option<Text>,
    }
}
