//! `bad-limit`, `reserved-name`, `invalid-key`, `unknown-value`: a limit has an address of its own, says what it is in
//! words that pages know, and can be looked up.

use super::Rule;
use super::families::is_address_part;
use crate::config::Config;
use crate::content::Draft;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::model::{Counts, Evidence, LimitKind};

pub const RULE: Rule = Rule { names: &["bad-limit", "reserved-name", "invalid-key", "unknown-value"], check };

/// Fragments that the page of limits has itself.
const TAKEN: &[&str] = &["main", "quick"];

fn check(draft: &Draft, _: &Config, diagnostics: &mut Diagnostics) {
    for limit in &draft.limits {
        let (file, raw) = (&limit.parsed.file, &limit.parsed.raw);
        let mut fault = |rule, span, message: String, help: String| {
            diagnostics.push(Diagnostic::error(rule, file, span, message).help(help));
        };
        if !is_address_part(&limit.slug) {
            let message = format!("the file name `{}` cannot be part of an address", limit.slug);
            fault("invalid-key", 0..0, message, "use letters, digits, `-` and `_`, a letter or digit first".into());
        }
        if TAKEN.contains(&limit.slug.as_str()) {
            let message = format!("the page of limits has a place `{}` of its own", limit.slug);
            fault("reserved-name", 0..0, message, "give the file another name".into());
        }
        let choices = [(&raw.kind, LimitKind::WORDS), (&raw.counts, Counts::WORDS), (&raw.evidence, Evidence::WORDS)];
        for (text, known) in choices {
            if !text.is_empty() && !known.contains(&&**text) {
                let help = match nearest(text, known.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("the choices are: {}", known.join(", ")),
                };
                fault("unknown-value", text.span.clone(), format!("`{}` is not a choice here", &**text), help);
            }
        }
        let at = raw.default.span.clone();
        if raw.seconds.is_some_and(|seconds| !(1..=i64::from(u32::MAX)).contains(&seconds)) {
            let help = "write the default in whole seconds, or leave `seconds` out".to_owned();
            fault("bad-limit", at.clone(), "`seconds` is not a time".to_owned(), help);
        }
        if raw.sources.is_empty() {
            let help = "add a `[[sources]]`: a number without a source helps nobody".to_owned();
            fault("bad-limit", at.clone(), "the limit has no source".to_owned(), help);
        }
        if &*raw.evidence == "measured" && raw.sources.iter().all(|source| source.measured.is_none()) {
            let help = "add what was `measured` to a source, or write another `evidence`".to_owned();
            fault("bad-limit", raw.evidence.span.clone(), "no source says what was measured".to_owned(), help);
        }
    }
}
