//! `reserved-name`, `invalid-key`, `unknown-family`, `no-codes`: a family's folder is the first part of its addresses.

use super::Rule;
use crate::config::Config;
use crate::content::{Draft, SourceFile};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::site::RESERVED_NAMES;

pub const RULE: Rule = Rule { names: &["reserved-name", "invalid-key", "unknown-family", "no-codes"], check };

/// What can stand in an address and in a file name on every system.
pub fn is_address_part(key: &str) -> bool {
    let plain = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    plain && key.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric)
}

/// The same for what stands where pairs have their addresses.
pub fn is_key(key: &str) -> bool {
    is_address_part(key) && !key.contains("-vs-")
}

fn check(draft: &Draft, config: &Config, diagnostics: &mut Diagnostics) {
    for family in &draft.families {
        let first =
            family.family.as_ref().map(|parsed| &parsed.file).or(family.codes.first().map(|code| &code.parsed.file));
        let Some(file) = first else { continue };
        let mut fault = |rule, message: String, help: &str| {
            diagnostics.push(Diagnostic::error(rule, file, 0..0, message).help(help));
        };
        if !is_key(&family.key) {
            let message = format!("the folder `{}` cannot be part of an address", family.key);
            fault("invalid-key", message, "use letters, digits, `-` and `_`, a letter or digit first, and no `-vs-`");
        }
        let locale = config.locales.iter().any(|locale| locale.tag.eq_ignore_ascii_case(&family.key));
        if locale || RESERVED_NAMES.contains(&family.key.as_str()) {
            let message = format!("the folder `{}` would stand where the site has pages of its own", family.key);
            fault("reserved-name", message, "give the family another name");
        }
        if family.codes.is_empty() && family.broken.is_empty() {
            fault("no-codes", format!("the family `{}` has no codes", family.key), "add one with `closecodes new`");
        }
    }
    if let Some(home) = config.home.as_ref().filter(|home| draft.family(home).is_none()) {
        let message = format!("`home` names the family `{home}`, and there is none of that name below `content/`");
        diagnostics.push(Diagnostic::error("unknown-family", &SourceFile::new("site.toml", ""), 0..0, message));
    }
}
