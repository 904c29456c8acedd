//! `unknown-group`, `unknown-observation`, `unknown-role`, `uncited-finding`, `empty-finding`, `orphan-measurement`,
//! `contradicted-finding`, `note-count-differs`, `log-count-differs`: what is said of an implementation has its column,
//! and each sentence its source.

use std::sync::Arc;

use pulldown_cmark::Event;

use super::Rule;
use crate::config::Config;
use crate::content::draft::libraries::{DraftLibraries, DraftLibrary};
use crate::content::parse::Parsed;
use crate::content::raw::{RawLibrary, RawLibraryTranslation, RawMeasuredFinding, RawMeasurement};
use crate::content::reader::Text;
use crate::content::{Draft, SourceFile};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::model::{Markdown, Role};

pub const RULE: Rule = Rule {
    names: &[
        "unknown-group",
        "unknown-observation",
        "unknown-role",
        "uncited-finding",
        "empty-finding",
        "orphan-measurement",
        "contradicted-finding",
        "note-count-differs",
        "log-count-differs",
    ],
    check,
};

fn check(draft: &Draft, _: &Config, diagnostics: &mut Diagnostics) {
    let libraries = &draft.libraries;
    let observations = Observations::of(libraries);
    groups(libraries, diagnostics);
    for library in &libraries.list {
        check_library(library, &observations, diagnostics);
    }
    for (slug, parsed) in &libraries.measurements {
        if !libraries.has(slug) {
            let message = format!("there is no implementation `{slug}`");
            let fault = Diagnostic::error("orphan-measurement", &parsed.file, 0..0, message);
            diagnostics.push(match nearest(slug, libraries.slugs()) {
                Some(near) => fault.help(format!("name the file `{near}.toml`?")),
                None => fault.help(format!("write `content/libraries/{slug}.toml` first")),
            });
        }
        check_measurement(&parsed.file, &parsed.raw, &observations, diagnostics);
        if let Some(library) = libraries.list.iter().find(|library| library.slug == *slug) {
            compare(library, &parsed.raw, diagnostics);
        }
    }
}

/// The keys of the matrix; none is refused where the matrix could not be read.
struct Observations<'a> {
    keys: Vec<&'a str>,
    unknown: bool,
}

impl<'a> Observations<'a> {
    fn of(libraries: &'a DraftLibraries) -> Self {
        let declared = libraries.matrix.iter().flat_map(|parsed| &parsed.raw.observations);
        Self { keys: declared.map(|(key, _)| &**key).collect(), unknown: libraries.unknown }
    }

    fn check(&self, key: &Text, file: &Arc<SourceFile>, diagnostics: &mut Diagnostics) {
        if self.unknown || self.keys.contains(&&**key) {
            return;
        }
        let message = format!("`matrix.toml` declares no observation `{}`", &**key);
        let fault = Diagnostic::error("unknown-observation", file, key.span.clone(), message);
        diagnostics.push(match nearest(key, self.keys.iter().copied()) {
            Some(near) => fault.help(format!("did you mean `{near}`?")),
            None => fault.help("declare it in `content/libraries/matrix.toml`, or take it out"),
        });
    }
}

fn groups(libraries: &DraftLibraries, diagnostics: &mut Diagnostics) {
    let Some(parsed) = &libraries.matrix else { return };
    let known = || parsed.raw.groups.iter().map(|(key, _)| &**key);
    for (_, observation) in &parsed.raw.observations {
        let group = &observation.group;
        if !known().any(|key| key == &**group) && !group.is_empty() {
            let message = format!("there is no group `{}`", &**group);
            let fault = Diagnostic::error("unknown-group", &parsed.file, group.span.clone(), message);
            diagnostics.push(match nearest(group, known()) {
                Some(near) => fault.help(format!("did you mean `{near}`?")),
                None => fault.help(format!("declare `[groups.{}]`", &**group)),
            });
        }
    }
}

fn check_library(library: &DraftLibrary, observations: &Observations<'_>, diagnostics: &mut Diagnostics) {
    let (file, raw) = (&library.parsed.file, &library.parsed.raw);
    for role in raw.roles.iter().filter(|role| Role::of(role).is_none()) {
        let known = || Role::ALL.iter().map(|(key, _)| *key);
        let message = format!("there is no role `{}`", &**role);
        let help = match nearest(role, known()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the roles are: {}", known().collect::<Vec<_>>().join(", ")),
        };
        diagnostics.push(Diagnostic::error("unknown-role", file, role.span.clone(), message).help(help));
    }
    for (key, finding) in &raw.findings {
        observations.check(key, file, diagnostics);
        let cited = Markdown::events(&finding.text).any(|event| matches!(event, Event::FootnoteReference(_)));
        if !cited && !finding.text.is_empty() {
            let message = format!("nothing proves what is said of `{}`", &**key);
            let fault = Diagnostic::error("uncited-finding", file, finding.text.span.clone(), message);
            diagnostics.push(fault.help("cite one of the file's sources: `[^id]`"));
        }
    }
    for (_, translation) in &library.translations {
        check_translation(raw, translation, diagnostics);
    }
}

fn check_translation(
    original: &RawLibrary,
    Parsed { file, raw }: &Parsed<RawLibraryTranslation>,
    diagnostics: &mut Diagnostics,
) {
    let findings = || original.findings.iter();
    let told: Vec<&str> = findings().map(|(key, _)| &**key).collect();
    let valued: Vec<&str> = findings().filter(|(_, raw)| raw.value.is_some()).map(|(key, _)| &**key).collect();
    for (translated, known, what) in [(&raw.findings, told, "says nothing"), (&raw.values, valued, "has no value")] {
        for (key, _) in translated.iter().filter(|(key, _)| !known.contains(&&**key)) {
            let message = format!("the original {what} of `{}`", &**key);
            let fault = Diagnostic::error("unknown-translation", file, key.span.clone(), message);
            diagnostics.push(match nearest(key, known.iter().copied()) {
                Some(near) => fault.help(format!("did you mean `{near}`?")),
                None => fault.help("take it out, or add it to the original"),
            });
        }
    }
    for (rule, what, translated, original) in [
        ("note-count-differs", "note", &raw.notes, original.notes.len()),
        ("log-count-differs", "log", &raw.logs, original.logs.len()),
    ] {
        let count = translated.len();
        if count > 0 && count != original {
            let message = format!("the translation has {count} {what}s, the original {original}");
            let fault = Diagnostic::error(rule, file, translated[0].span.clone(), message);
            diagnostics.push(fault.help(format!("translate each {what}, in the order of the original")));
        }
    }
}

/// What a person wrote is compared with what a program saw, so that a new run shows which sentences have aged.
fn compare(library: &DraftLibrary, measurement: &RawMeasurement, diagnostics: &mut Diagnostics) {
    for (key, written) in &library.parsed.raw.findings {
        let Some((_, seen)) = measurement.findings.iter().find(|(other, _)| **other == **key) else { continue };
        for (what, written, seen) in [
            ("shows", &written.shows, &seen.shows),
            ("sends", &written.sends, &seen.sends),
            ("value", &written.value, &seen.value),
        ] {
            let (Some(written), Some(seen)) = (written, seen) else { continue };
            if *written.0 != *seen.0 {
                let message = format!("`{what}` is `{}` here, and `{}` was measured", &*written.0, &*seen.0);
                let at = written.0.span.clone();
                let fault = Diagnostic::error("contradicted-finding", &library.parsed.file, at, message);
                diagnostics
                    .push(fault.help("correct the statement, or take the value out and leave it to the measurement"));
            }
        }
    }
}

fn check_measurement(
    file: &Arc<SourceFile>,
    raw: &RawMeasurement,
    observations: &Observations<'_>,
    diagnostics: &mut Diagnostics,
) {
    for (key, finding) in &raw.findings {
        observations.check(key, file, diagnostics);
        let RawMeasuredFinding { shows, sends, value, error } = finding;
        if shows.is_none() && sends.is_none() && value.is_none() && error.is_none() {
            let message = format!("`{}` was measured, and nothing says what was seen", &**key);
            let fault = Diagnostic::error("empty-finding", file, key.span.clone(), message);
            diagnostics.push(fault.help("add `shows`, `sends`, `value` or `error`, or take it out"));
        }
    }
}
