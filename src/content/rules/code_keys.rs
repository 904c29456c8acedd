//! `invalid-key`, `duplicate-code`, `duplicate-question`, `duplicate-library`, `code-differs-from-file`: a file's stem is
//! the key of what it holds, and its address.

use std::collections::HashMap;
use std::sync::Arc;

use super::Rule;
use super::families::{is_address_part, is_key};
use crate::config::Config;
use crate::content::{Draft, SourceFile};
use crate::diagnostic::{Diagnostic, Diagnostics};

pub const RULE: Rule = Rule {
    names: &["invalid-key", "duplicate-code", "duplicate-question", "duplicate-library", "code-differs-from-file"],
    check,
};

fn check(draft: &Draft, _: &Config, diagnostics: &mut Diagnostics) {
    for family in &draft.families {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for code in &family.codes {
            let file = &code.parsed.file;
            let span = code.parsed.raw.code.as_ref().map_or(0..0, |key| key.0.span.clone());
            let mut fault = |rule, message: String, help: String| {
                diagnostics.push(Diagnostic::error(rule, file, span.clone(), message).help(help));
            };
            let key = code.key();
            if !is_key(key) {
                let help = "use letters, digits, `-` and `_`, a letter or digit first, and no `-vs-`".to_owned();
                fault("invalid-key", format!("`{key}` cannot be part of an address"), help);
            } else if key != code.stem {
                let message = format!("the file is named `{}` and its `code` is `{key}`", code.stem);
                fault("code-differs-from-file", message, format!("name the file `{key}.toml`, or leave `code` out"));
            }
            if let Some(other) = seen.insert(canonical(key), &file.path) {
                let message = format!("the code `{key}` already stands in `{other}`");
                fault("duplicate-code", message, "keep one of the two files".to_owned());
            }
        }
    }
    let questions = draft.questions.iter().map(|question| (&question.slug, &question.parsed.file));
    slugs("question", questions, diagnostics);
    let libraries = draft.libraries.list.iter().map(|library| (&library.slug, &library.parsed.file));
    slugs("library", libraries, diagnostics);
}

/// What questions and implementations have in common: their names are parts of addresses.
fn slugs<'a>(
    kind: &str,
    named: impl Iterator<Item = (&'a String, &'a Arc<SourceFile>)>,
    diagnostics: &mut Diagnostics,
) {
    let rule = if kind == "question" { "duplicate-question" } else { "duplicate-library" };
    let mut seen: HashMap<String, &str> = HashMap::new();
    for (slug, file) in named {
        let mut fault = |rule, message: String, help: &str| {
            diagnostics.push(Diagnostic::error(rule, file, 0..0, message).help(help));
        };
        if !is_address_part(slug) {
            let message = format!("the file name `{slug}` cannot be part of an address");
            fault("invalid-key", message, "use letters, digits, `-` and `_`, a letter or digit first");
        }
        if let Some(other) = seen.insert(slug.to_ascii_lowercase(), &file.path) {
            let message = format!("the {kind} `{slug}` would stand where `{other}` stands on hosts that ignore case");
            fault(rule, message, "give one of the two files another name");
        }
    }
}

/// Keys that would meet in one address: numbers with leading zeros, and texts on hosts that ignore case.
fn canonical(key: &str) -> String {
    key.parse::<u32>().map_or_else(|_| key.to_ascii_lowercase(), |number| number.to_string())
}
