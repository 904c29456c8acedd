//! `missing-causes`, `missing-source`, `uncited-cause`, `repeated-sentence`, `too-long`: what a reference owes its
//! readers.
//!
//! A team that writes down its own codes may know no source for them, so these count only where `site.toml` says
//! `level = "reference"`. There they are errors like all others: a level that only warns does not hold.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::Rule;
use crate::config::{Config, ContentLevel};
use crate::content::draft::DraftCode;
use crate::content::raw::{RawCause, RawSource};
use crate::content::reader::{PLACEHOLDER, Text};
use crate::content::{Draft, SourceFile};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Markdown;

pub const RULE: Rule =
    Rule { names: &["missing-causes", "missing-source", "uncited-cause", "repeated-sentence", "too-long"], check };

/// How many characters the columns of the index hold.
const LINE: usize = 120;
/// Shorter sentences are phrases that any two texts may share.
const WORDS: usize = 5;

fn check(draft: &Draft, config: &Config, diagnostics: &mut Diagnostics) {
    if config.level != ContentLevel::Reference {
        return;
    }
    let codes = || draft.families.iter().flat_map(|family| &family.codes);
    for code in codes() {
        let (file, raw) = (&code.parsed.file, &code.parsed.raw);
        let mut fault = |rule, span: &Range<usize>, message: String, help: &str| {
            diagnostics.push(Diagnostic::error(rule, file, span.clone(), message).help(help));
        };
        if raw.causes.is_empty() {
            let help = "add a `[[causes]]` with `cause`, `confirm` and `remedy`";
            fault("missing-causes", &(0..0), "the code has no causes".to_owned(), help);
        }
        for cause in raw.causes.iter().filter(|cause| !cited(cause)) {
            let help = "cite a source of the file in `cause`, `confirm` or `remedy`: `[^id]`";
            fault("uncited-cause", &cause.cause.span, "no source stands beside this cause".to_owned(), help);
        }
        for (key, text) in [("meaning", &raw.meaning), ("recovery", &raw.recovery)] {
            let length = text.chars().count();
            if length > LINE {
                let message = format!("`{key}` has {length} characters, {} too many", length - LINE);
                fault("too-long", &text.span, message, "say it in one sentence of at most 120 characters");
            }
        }
        has_source(file, &raw.sources, "the code", diagnostics);
    }
    for question in &draft.questions {
        has_source(&question.parsed.file, &question.parsed.raw.sources, "the question", diagnostics);
    }
    repeated(codes(), diagnostics);
}

fn cited(RawCause { cause, confirm, remedy }: &RawCause) -> bool {
    let statements = [cause, confirm, remedy].into_iter().flat_map(|text| Markdown::statements(text));
    statements.into_iter().any(|statement| statement.cited)
}

fn has_source(file: &Arc<SourceFile>, sources: &[RawSource], what: &str, diagnostics: &mut Diagnostics) {
    if sources.is_empty() {
        let fault = Diagnostic::error("missing-source", file, 0..0, format!("{what} has no source"));
        diagnostics.push(fault.help("add a `[[sources]]` with a `title`, and a `url` or what was `measured`"));
    }
}

/// A sentence that two codes share says nothing of either.
fn repeated<'d>(codes: impl Iterator<Item = &'d DraftCode>, diagnostics: &mut Diagnostics) {
    let mut said: HashMap<String, &Arc<SourceFile>> = HashMap::new();
    for code in codes {
        let file = &code.parsed.file;
        for text in texts(code) {
            for statement in Markdown::statements(text) {
                let sentence = statement.text;
                // Skeletons are alike until they are filled in, and another rule asks for that.
                if sentence.split(' ').count() < WORDS || sentence.contains(PLACEHOLDER) {
                    continue;
                }
                let other = said.entry(sentence.to_lowercase()).or_insert(file);
                if other.path != file.path {
                    let message = format!("`{}` says the same: {sentence}", other.path);
                    let fault = Diagnostic::error("repeated-sentence", file, place(file, text, &sentence), message);
                    diagnostics.push(fault.help("say in one of the two what holds of that code alone"));
                }
            }
        }
    }
}

/// Everything that a code's file says in sentences.
fn texts(code: &DraftCode) -> impl Iterator<Item = &Text> {
    let raw = &code.parsed.raw;
    let causes = raw.causes.iter().flat_map(|cause| [&cause.cause, &cause.confirm, &cause.remedy]);
    let note = raw.reconnect.as_ref().and_then(|reconnect| reconnect.note.as_ref());
    let short = [Some(&raw.meaning), Some(&raw.recovery), raw.choose.as_ref(), note].into_iter().flatten();
    short.chain([&raw.description, &raw.when, &raw.fix]).chain(causes)
}

/// Where a sentence stands: from its first words on where they are found as written, or else its whole text.
fn place(file: &SourceFile, text: &Text, sentence: &str) -> Range<usize> {
    let written = file.text.get(text.span.clone()).unwrap_or_default();
    match written.find(sentence) {
        Some(at) => text.span.start + at..text.span.start + at + sentence.len(),
        None => text.span.clone(),
    }
}
