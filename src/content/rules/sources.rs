//! `bad-source`, `duplicate-source`: a source can be looked up, or says where it was measured.

use std::collections::HashSet;
use std::sync::Arc;

use super::Rule;
use crate::config::Config;
use crate::content::raw::RawSource;
use crate::content::reader::Text;
use crate::content::{Draft, SourceFile};
use crate::diagnostic::{Diagnostic, Diagnostics};

pub const RULE: Rule = Rule { names: &["bad-source", "duplicate-source"], check };

fn check(draft: &Draft, _: &Config, diagnostics: &mut Diagnostics) {
    for family in &draft.families {
        if let Some(parsed) = &family.family {
            check_list(&parsed.file, &parsed.raw.sources, diagnostics);
        }
        for code in &family.codes {
            check_list(&code.parsed.file, &code.parsed.raw.sources, diagnostics);
        }
        for pair in &family.pairs {
            check_list(&pair.parsed.file, &pair.parsed.raw.sources, diagnostics);
        }
    }
    for question in &draft.questions {
        check_list(&question.parsed.file, &question.parsed.raw.sources, diagnostics);
    }
    for limit in &draft.limits {
        check_list(&limit.parsed.file, &limit.parsed.raw.sources, diagnostics);
    }
    for library in &draft.libraries.list {
        let raw = &library.parsed.raw;
        check_list(&library.parsed.file, &raw.sources, diagnostics);
        check_address(&library.parsed.file, &raw.repository, diagnostics);
    }
}

fn check_address(file: &Arc<SourceFile>, url: &Text, diagnostics: &mut Diagnostics) {
    if !(url.is_empty() || url.starts_with("https://") || url.starts_with("http://")) {
        let message = format!("`{}` is not a web address", &**url);
        let fault = Diagnostic::error("bad-source", file, url.span.clone(), message);
        diagnostics.push(fault.help("begin it with `https://`"));
    }
}

fn check_list(file: &Arc<SourceFile>, sources: &[RawSource], diagnostics: &mut Diagnostics) {
    let mut ids = HashSet::new();
    for source in sources {
        let mut fault = |rule, span, message: String, help: &str| {
            diagnostics.push(Diagnostic::error(rule, file, span, message).help(help));
        };
        if let Some(id) = &source.id {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-".contains(c);
            if !id.chars().all(plain) {
                let help = "use lower-case letters, digits, `.` and `-`";
                fault("bad-source", id.span.clone(), format!("`{}` cannot be cited", &**id), help);
            }
            if !ids.insert(&**id) {
                let help = "give each source an id of its own";
                fault("duplicate-source", id.span.clone(), format!("the id `{}` stands twice", &**id), help);
            }
        }
        match &source.url {
            Some(url) => check_address(file, url, diagnostics),
            None if source.measured.is_none() && !source.title.is_empty() => {
                let help = "add `url`, or `measured` with the versions and the month";
                let message = "the source has no address and was not measured".to_owned();
                fault("bad-source", source.title.span.clone(), message, help);
            }
            _ => {}
        }
    }
}
