//! Tera, set up: the theme's templates, what they escape, and the functions that they can call.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Context as _, Result, anyhow};
use fluent_bundle::FluentArgs;
use tera::{Context, Error, ErrorKind, Kwargs, State, Tera};

use super::Words;
use crate::assets::{Assets, Files};
use crate::content::SourceFile;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// The templates that pages are rendered with; a site may add its own for these to include.
const REQUIRED: &[&str] = &[
    "404.html",
    "code.html",
    "compare.html",
    "embed.html",
    "embed-guide.html",
    "family.html",
    "index.html",
    "pair.html",
    "question.html",
    "questions.html",
    "reversed.html",
    "badge.svg",
];

/// The theme's templates, ready to render.
pub struct Templates {
    tera: Tera,
}

impl Templates {
    /// Parses all templates; faults in them are noted.
    pub fn load(
        files: &Files,
        words: Vec<Arc<Words>>,
        locales: &[String],
        assets: &Assets,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut tera = Tera::new();
        tera.autoescape_on([".html", ".svg", ".xml"]);
        let by_tag: BTreeMap<String, Arc<Words>> = locales.iter().cloned().zip(words).collect();
        tera.register_function("t", move |arguments: Kwargs, state: &State| translate(&by_tag, arguments, state));
        let names = assets.names().clone();
        tera.register_function("asset", move |arguments: Kwargs, state: &State| -> Result<String, Error> {
            let name: String = arguments.must_get("name")?;
            let path = names.get(&name).ok_or_else(|| Error::message(format!("there is no static file `{name}`")))?;
            Ok(format!("{}{path}", state.get::<String>("root")?.unwrap_or_default()))
        });
        let mut sources = Vec::new();
        for (name, bytes) in files.iter().filter(|(name, _)| !name.ends_with(".ftl")) {
            match std::str::from_utf8(bytes) {
                Ok(text) => sources.push((name.as_str(), text)),
                Err(_) => {
                    let file = SourceFile::new(format!("templates/{name}"), "");
                    diagnostics.push(Diagnostic::error("not-utf8", &file, 0..0, "the template is not UTF-8"));
                }
            }
        }
        if let Err(error) = tera.add_raw_templates(sources.iter().copied()) {
            diagnostics.push(fault(&error, &sources));
        }
        for name in REQUIRED.iter().filter(|name| !files.contains_key(**name)) {
            let file = SourceFile::new(format!("templates/{name}"), "");
            let fault = Diagnostic::error("missing-template", &file, 0..0, format!("there is no template `{name}`"));
            diagnostics.push(fault.help("add the file to the site's `templates/`"));
        }
        Self { tera }
    }

    /// Renders a template.
    pub fn render(&self, name: &str, context: &Context) -> Result<String> {
        self.tera.render(name, context).map_err(|error| anyhow!("{error}")).with_context(|| format!("templates/{name}"))
    }
}

/// `t(key="…", …)`: a message in the language of the page, with the other arguments filled in.
fn translate(words: &BTreeMap<String, Arc<Words>>, arguments: Kwargs, state: &State) -> Result<String, Error> {
    let key: String = arguments.must_get("key")?;
    let tag = state.get::<String>("lang")?.unwrap_or_default();
    let words = words.get(&tag).ok_or_else(|| Error::message(format!("the page has no language (`{tag}`)")))?;
    if !words.has(&key) {
        return Err(Error::message(format!("there is no message `{key}` in templates/locales/{tag}.ftl")));
    }
    let mut filled = FluentArgs::new();
    for (name, value) in arguments.iter() {
        match value.as_number() {
            Some(_) => {
                filled.set(name.to_string(), value.as_f64().or(value.as_i64().map(|n| n as f64)).unwrap_or_default())
            }
            None => filled.set(name.to_string(), value.as_str().unwrap_or_default().to_owned()),
        }
    }
    Ok(words.with(&key, &filled))
}

/// A template's fault where Tera found it.
fn fault(error: &Error, sources: &[(&str, &str)]) -> Diagnostic {
    let (rule, message, name, span) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            ("broken-template", report.message().to_owned(), report.filename().to_owned(), report.span().range.clone())
        }
        ErrorKind::MissingParent { current, parent } => {
            ("missing-template", format!("there is no template `{parent}` to extend"), current.clone(), 0..0)
        }
        ErrorKind::TemplateNotFound(name) => {
            ("missing-template", format!("there is no template `{name}`"), name.clone(), 0..0)
        }
        _ => ("broken-template", error.to_string(), String::new(), 0..0),
    };
    let text = sources.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| *text);
    Diagnostic::error(rule, &SourceFile::new(format!("templates/{name}"), text), span, message)
}
