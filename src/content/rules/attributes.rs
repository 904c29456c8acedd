//! `unknown-attribute`, `unknown-value`, `missing-attribute`: a code fills in what its family declares, no more, no less.

use super::Rule;
use crate::config::Config;
use crate::content::Draft;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};

pub const RULE: Rule = Rule { names: &["unknown-attribute", "unknown-value", "missing-attribute"], check };

fn check(draft: &Draft, _: &Config, diagnostics: &mut Diagnostics) {
    for family in draft.families.iter().filter(|family| !family.unknown) {
        let declared = family.family.as_ref().map_or(&[][..], |parsed| &parsed.raw.attributes);
        let known: Vec<&str> = declared.iter().map(|(key, _)| &**key).collect();
        for code in &family.codes {
            let file = &code.parsed.file;
            let mut fault = |rule, span, message: String, help: String| {
                diagnostics.push(Diagnostic::error(rule, file, span, message).help(help));
            };
            let filled = &code.parsed.raw.attributes;
            for (key, value) in filled {
                let Some((_, attribute)) = declared.iter().find(|(name, _)| **name == **key) else {
                    let help = suggest(key, &known, "the family declares no attributes");
                    fault(
                        "unknown-attribute",
                        key.span.clone(),
                        format!("the family has no attribute `{}`", &**key),
                        help,
                    );
                    continue;
                };
                let values: Vec<&str> = attribute.values.iter().map(|(name, _)| &**name).collect();
                if !values.contains(&&**value) {
                    let message = format!("`{}` is not a value of the attribute `{}`", &**value, &**key);
                    fault(
                        "unknown-value",
                        value.span.clone(),
                        message,
                        suggest(value, &values, "it declares no values"),
                    );
                }
            }
            for key in known.iter().filter(|key| !filled.iter().any(|(name, _)| &**name == **key)) {
                let message = format!("the attribute `{key}` is missing");
                fault("missing-attribute", 0..0, message, format!("add `{key} = \"…\"` below `[attributes]`"));
            }
        }
    }
}

/// The nearest known word, or all of them.
fn suggest(word: &str, known: &[&str], none: &str) -> String {
    match nearest(word, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => none.to_owned(),
        None => format!("declared are: {}", known.join(", ")),
    }
}
