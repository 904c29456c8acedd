//! The interface's words and plurals: one Fluent file per locale, `templates/locales/<tag>.ftl`.
//!
//! A locale is a file, not code. Its first two messages say its own name and its direction. Every message that the
//! theme asks for must be there: half a translated interface helps nobody, so a gap is a fault.

use std::cell::LazyCell;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;

use crate::assets::{self, Files};
use crate::content::SourceFile;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Locale;

/// The words of one locale.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    /// Whether the file had no fault of syntax.
    whole: bool,
}

impl Words {
    /// Reads the words of every locale of the site; faults in the files are noted.
    pub fn load(templates: &Files, locales: &[Locale], diagnostics: &mut Diagnostics) -> Vec<Self> {
        let own = assets::own_template("locales/en.ftl").unwrap_or_default();
        // The theme's own words lack none of themselves, so most sites with one language never ask.
        let required =
            LazyCell::new(|| ids(&FluentResource::try_new(own.to_owned()).unwrap_or_else(|(resource, _)| resource)));
        let mut load = |locale: &Locale| {
            let path = format!("locales/{}.ftl", locale.tag);
            let Some(bytes) = templates.get(&path) else {
                let file = SourceFile::new(format!("templates/{path}"), "");
                let message = format!("the locale `{}` has no words", locale.tag);
                let fault = Diagnostic::error("missing-template", &file, 0..0, message);
                diagnostics
                    .push(fault.help("copy `templates/locales/en.ftl` of the theme to this name and translate it"));
                return Self::parse(locale, &file, diagnostics);
            };
            let file = SourceFile::new(format!("templates/{path}"), String::from_utf8_lossy(bytes));
            if let Err(error) = std::str::from_utf8(bytes) {
                let at = error.valid_up_to();
                let fault = Diagnostic::error("not-utf8", &file, at..at + 1, "the file is not UTF-8 from here on");
                diagnostics.push(fault.help("save the file in the encoding UTF-8"));
            }
            let words = Self::parse(locale, &file, diagnostics);
            if file.text == own {
                return words;
            }
            // What is missing from a broken file may be what is broken in it.
            let missing: Vec<&str> = required.iter().map(String::as_str).filter(|id| !words.has(id)).collect();
            if !missing.is_empty() && words.whole {
                let shown: Vec<String> = missing.iter().take(3).map(|id| format!("`{id}`")).collect();
                let others = if missing.len() > shown.len() { " and others" } else { "" };
                let message = format!("the file lacks {}{others}", shown.join(", "));
                let fault = Diagnostic::error("missing-word", &file, 0..0, message);
                diagnostics.push(fault.help("copy what is missing from `templates/locales/en.ftl` of the theme"));
            }
            words
        };
        locales.iter().map(&mut load).collect()
    }

    fn parse(locale: &Locale, file: &Arc<SourceFile>, diagnostics: &mut Diagnostics) -> Self {
        let mut whole = true;
        let resource = FluentResource::try_new(file.text.clone()).unwrap_or_else(|(resource, errors)| {
            whole = false;
            for error in errors {
                diagnostics.push(Diagnostic::error("broken-words", file, error.pos.clone(), error.to_string()));
            }
            resource
        });
        let mut bundle = FluentBundle::new_concurrent(locale.tag.parse().into_iter().collect());
        // Isolation marks are for running text of mixed direction; these words go into attributes and titles too.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { bundle, whole }
    }

    /// A message without arguments.
    pub fn get(&self, id: &str) -> String {
        self.with(id, &FluentArgs::new())
    }

    /// A message with some of its arguments as text.
    pub fn fill(&self, id: &str, arguments: &[(&str, &str)]) -> String {
        let pairs = arguments.iter().map(|(name, text)| (*name, FluentValue::from(*text)));
        self.with(id, &pairs.collect())
    }

    /// A message with its arguments; a missing message shows as its id, which the check reports before.
    pub fn with(&self, id: &str, arguments: &FluentArgs<'_>) -> String {
        match self.bundle.get_message(id).and_then(|message| message.value()) {
            Some(pattern) => self.bundle.format_pattern(pattern, Some(arguments), &mut Vec::new()).into_owned(),
            None => id.to_owned(),
        }
    }

    /// Whether the locale has the message.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }
}

/// The messages of a file.
fn ids(resource: &FluentResource) -> Vec<String> {
    let id = |entry: &Entry<&str>| match entry {
        Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    };
    resource.entries().filter_map(id).collect()
}
