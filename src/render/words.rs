//! The interface's words and plurals: one Fluent file per locale, `templates/locales/<tag>.ftl`.
//!
//! A locale is a file, not code. Its first two messages say its own name and its direction. Every message that the
//! default locale has must be there: half a translated interface helps nobody, so a gap is a fault.

use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;

use crate::assets::Files;
use crate::content::SourceFile;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Locale;

/// The words of one locale.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    ids: Vec<String>,
}

impl Words {
    /// Reads the words of every locale of the site; faults in the files are noted.
    pub fn load(templates: &Files, locales: &[Locale], diagnostics: &mut Diagnostics) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for locale in locales {
            let path = format!("locales/{}.ftl", locale.tag);
            let text = templates.get(&path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
            let file = SourceFile::new(format!("templates/{path}"), text.clone().unwrap_or_default());
            if text.is_none() {
                let message = format!("the locale `{}` has no words", locale.tag);
                let fault = Diagnostic::error("missing-template", &file, 0..0, message);
                diagnostics.push(fault.help("copy `templates/locales/en.ftl` to this name and translate it"));
            }
            let words = Self::parse(locale, &file, diagnostics);
            if let Some(first) = all.first() {
                for id in first.ids.iter().filter(|id| text.is_some() && !words.ids.contains(id)) {
                    let fault =
                        Diagnostic::error("missing-word", &file, 0..0, format!("the message `{id}` is missing"));
                    diagnostics.push(fault.help(format!("add `{id} = …`; templates/locales/en.ftl has it in English")));
                }
            }
            all.push(words);
        }
        all
    }

    fn parse(locale: &Locale, file: &Arc<SourceFile>, diagnostics: &mut Diagnostics) -> Self {
        let resource = FluentResource::try_new(file.text.clone()).unwrap_or_else(|(resource, errors)| {
            for error in errors {
                diagnostics.push(Diagnostic::error("broken-words", file, error.pos.clone(), error.to_string()));
            }
            resource
        });
        let ids = resource.entries().filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        });
        let ids = ids.collect();
        let mut bundle = FluentBundle::new_concurrent(locale.tag.parse().into_iter().collect());
        // Isolation marks are for running text of mixed direction; these words go into attributes and titles too.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { bundle, ids }
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
