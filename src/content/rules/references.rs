//! `dangling-reference`, `self-reference`: `featured`, `related`, and the codes that questions and implementations name,
//! exist.

use std::sync::Arc;

use super::Rule;
use crate::config::Config;
use crate::content::draft::DraftFamily;
use crate::content::reader::KeyText;
use crate::content::{Draft, SourceFile};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};

pub const RULE: Rule = Rule { names: &["dangling-reference", "self-reference"], check };

fn check(draft: &Draft, config: &Config, diagnostics: &mut Diagnostics) {
    for family in &draft.families {
        if let Some(parsed) = &family.family
            && let Some(featured) = &parsed.raw.featured
        {
            exists(Some(family), &featured.0, &parsed.file, featured, diagnostics);
        }
        for code in &family.codes {
            for related in &code.parsed.raw.related {
                if *related.0 == *code.key() {
                    let message = "a code is not related to itself".to_owned();
                    let fault = Diagnostic::error("self-reference", &code.parsed.file, related.0.span.clone(), message);
                    diagnostics.push(fault.help("take it out of `related`"));
                }
                exists(Some(family), &related.0, &code.parsed.file, related, diagnostics);
            }
        }
    }
    let mut anywhere = |file: &Arc<SourceFile>, named: &KeyText| {
        let (family, key) = match named.0.split_once('/') {
            Some((family, key)) => (draft.family(family), key),
            None => (draft.home(config), &*named.0),
        };
        exists(family, key, file, named, diagnostics);
    };
    for question in &draft.questions {
        question.parsed.raw.codes.iter().for_each(|named| anywhere(&question.parsed.file, named));
    }
    if let Some(matrix) = &draft.libraries.matrix {
        let observations = matrix.raw.observations.iter();
        observations.flat_map(|(_, raw)| &raw.codes).for_each(|named| anywhere(&matrix.file, named));
    }
    for library in &draft.libraries.list {
        let logs = library.parsed.raw.logs.iter();
        logs.filter_map(|log| log.code.as_ref()).for_each(|named| anywhere(&library.parsed.file, named));
    }
    for limit in &draft.limits {
        limit.parsed.raw.codes.iter().for_each(|named| anywhere(&limit.parsed.file, named));
    }
}

fn exists(
    family: Option<&DraftFamily>,
    key: &str,
    file: &Arc<SourceFile>,
    named: &KeyText,
    diagnostics: &mut Diagnostics,
) {
    if family.is_some_and(|family| family.has_code(key)) {
        return;
    }
    let known = family.map_or(&[][..], |family| &family.codes);
    let message = format!("there is no code `{}`", &*named.0);
    let fault = Diagnostic::error("dangling-reference", file, named.0.span.clone(), message);
    diagnostics.push(match nearest(key, known.iter().map(|code| code.key())) {
        Some(near) => fault.help(format!("did you mean `{near}`?")),
        None => fault.help("name a code that has a file, or take it out"),
    });
}
