//! What must hold of the content: the table of rules.
//!
//! A rule is named for the fault it finds; the name stands in the output, in the documentation and in the fixtures
//! under `tests/faults/`, where each name has a broken example. Rules read the draft, never each other's results.

mod attributes;
mod categories;
mod code_keys;
mod families;
mod level;
mod libraries;
mod limits;
mod markdown;
mod pairs;
mod ranges;
mod reconnect;
mod references;
mod sources;
mod translations;
mod wire;

pub use families::is_key;
pub use ranges::parse_range;

use super::Draft;
use crate::config::Config;
use crate::diagnostic::Diagnostics;

/// One check over the whole draft, and the names of the faults it can find.
pub struct Rule {
    /// The faults' names.
    pub names: &'static [&'static str],
    check: fn(&Draft, &Config, &mut Diagnostics),
}

/// Every rule, in the order in which a reader meets the format.
pub const RULES: &[Rule] = &[
    families::RULE,
    code_keys::RULE,
    ranges::RULE,
    categories::RULE,
    attributes::RULE,
    reconnect::RULE,
    references::RULE,
    sources::RULE,
    markdown::RULE,
    pairs::RULE,
    libraries::RULE,
    wire::RULE,
    limits::RULE,
    translations::RULE,
    level::RULE,
];

/// Faults that are found while files are read and parsed, before there is a draft, and in the theme.
pub const READING: &[&str] = &[
    "bad-base-url",
    "bad-date",
    "bad-locale",
    "bad-repository",
    "broken-toml",
    "broken-template",
    "broken-words",
    "empty-value",
    "missing-front-matter",
    "missing-key",
    "missing-template",
    "missing-word",
    "not-utf8",
    "orphan-translation",
    "taken-address",
    "unexpected-file",
    "unfinished-text",
    "unknown-key",
    "unknown-locale",
    "unknown-word",
    "unreadable-font",
    "wrong-type",
];

/// Checks the draft against every rule.
pub fn check(draft: &Draft, config: &Config, diagnostics: &mut Diagnostics) {
    for rule in RULES {
        (rule.check)(draft, config, diagnostics);
    }
}
