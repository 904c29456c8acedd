//! `unknown-translation`, `cause-count-differs`: a translation has the parts that its original has.

use std::sync::Arc;

use super::Rule;
use crate::config::Config;
use crate::content::reader::Text;
use crate::content::{Draft, SourceFile};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};

pub const RULE: Rule = Rule { names: &["unknown-translation", "cause-count-differs"], check };

fn check(draft: &Draft, _: &Config, diagnostics: &mut Diagnostics) {
    matrix(draft, diagnostics);
    for family in &draft.families {
        for code in &family.codes {
            let original = code.parsed.raw.causes.len();
            for (_, translation) in &code.translations {
                let translated = &translation.raw.causes;
                if !translated.is_empty() && translated.len() != original {
                    let message = format!("the translation has {} causes, the original {original}", translated.len());
                    let at = translated[0].cause.span.clone();
                    let fault = Diagnostic::error("cause-count-differs", &translation.file, at, message);
                    diagnostics.push(fault.help("translate each cause, in the order of the original"));
                }
            }
        }
        let Some(original) = family.family.as_ref().map(|parsed| &parsed.raw) else { continue };
        for (_, translation) in &family.translations {
            let mut compare = |translated, known| compare(&translation.file, translated, known, diagnostics);
            let raw = &translation.raw;
            compare(keys(&raw.categories), names(&original.categories));
            compare(keys(&raw.ranges), names(&original.ranges));
            compare(keys(&raw.attributes), names(&original.attributes));
            for (key, attribute) in &raw.attributes {
                if let Some((_, original)) = original.attributes.iter().find(|(name, _)| **name == **key) {
                    compare(keys(&attribute.values), names(&original.values));
                }
            }
        }
    }
}

fn matrix(draft: &Draft, diagnostics: &mut Diagnostics) {
    let Some(original) = &draft.libraries.matrix else { return };
    for (_, translation) in &draft.libraries.matrix_translations {
        let raw = &translation.raw;
        compare(&translation.file, keys(&raw.groups), names(&original.raw.groups), diagnostics);
        compare(&translation.file, keys(&raw.observations), names(&original.raw.observations), diagnostics);
    }
}

fn compare(file: &Arc<SourceFile>, translated: Vec<&Text>, known: Vec<&str>, diagnostics: &mut Diagnostics) {
    for key in translated.into_iter().filter(|key| !known.contains(&&***key)) {
        let message = format!("the original has no `{}`", &**key);
        let fault = Diagnostic::error("unknown-translation", file, key.span.clone(), message);
        diagnostics.push(match nearest(key, known.iter().copied()) {
            Some(near) => fault.help(format!("did you mean `{near}`?")),
            None => fault.help("take it out, or add it to the original"),
        });
    }
}

fn keys<T>(keyed: &[(Text, T)]) -> Vec<&Text> {
    keyed.iter().map(|(key, _)| key).collect()
}

fn names<T>(keyed: &[(Text, T)]) -> Vec<&str> {
    keyed.iter().map(|(key, _)| &**key).collect()
}
