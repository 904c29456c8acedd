//! Tera, set up: the theme's templates, what they escape, and the functions that they can call.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use fluent_bundle::FluentArgs;
use tera::{Context, Error, ErrorKind, Kwargs, State, Tera, Value};

use super::Words;
use super::placing::only_places;
use crate::assets::{Assets, Files};
use crate::content::SourceFile;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// The theme's templates, ready to render.
pub struct Templates {
    tera: Tera,
    sources: Files,
}

impl Templates {
    /// Parses all templates; faults in them are noted.
    pub fn load(files: &Files, diagnostics: &mut Diagnostics) -> Self {
        let mut tera = Tera::new();
        tera.autoescape_on([".html", ".svg", ".xml"]);
        let mut templates = Self { tera, sources: Files::new() };
        // Parsing wants to know each function's name.
        templates.speak(BTreeMap::new());
        templates.name_assets(&Assets::default());
        let (sources, mut whole) = readable(files, diagnostics);
        let texts = sources.iter().map(|(name, bytes)| (name.as_str(), std::str::from_utf8(bytes).unwrap_or_default()));
        if let Err(error) = templates.tera.add_raw_templates(texts) {
            // Tera tells one broken template and no other, so each is tried alone. What a template includes or extends
            // is not there then, so only what is wrong in the template itself counts.
            for (name, bytes) in &sources {
                let alone = Tera::new().add_raw_template(name, &String::from_utf8_lossy(bytes));
                if let Some(error) = alone.err().filter(|error| matches!(error.kind(), ErrorKind::SyntaxError(_))) {
                    whole = false;
                    diagnose(&error, &sources).into_iter().for_each(|fault| diagnostics.push(fault));
                }
            }
            // What is missing from a broken theme may be what is broken in it.
            if whole {
                diagnose(&error, &sources).into_iter().for_each(|fault| diagnostics.push(fault));
            }
        }
        templates.sources = sources;
        templates
    }

    /// Gives the templates their words, by the tag of the language.
    pub fn speak(&mut self, words: BTreeMap<String, Arc<Words>>) {
        self.tera.register_function("t", move |arguments: Kwargs, state: &State| translate(&words, arguments, state));
    }

    /// Says under which paths static files are published, and which style sheets pages can carry in themselves.
    pub fn name_assets(&mut self, assets: &Assets) {
        let names = assets.names().clone();
        let styles = assets.styles().iter();
        let styles: BTreeMap<String, Value> =
            styles.map(|(name, style)| (name.clone(), Value::from_serializable(style))).collect();
        self.tera.register_function("asset", move |arguments: Kwargs, state: &State| -> Result<String, Error> {
            let name: &str = arguments.must_get("name")?;
            let path = names.get(name).ok_or_else(|| Error::message(format!("there is no static file `{name}`")))?;
            Ok(format!("{}{path}", state.get::<String>("root")?.unwrap_or_default()))
        });
        self.tera.register_function("inline_style", move |arguments: Kwargs, _: &State| -> Result<Value, Error> {
            let name: &str = arguments.must_get("name")?;
            Ok(styles.get(name).cloned().unwrap_or_else(Value::none))
        });
        let icon = assets.inline_icon();
        self.tera.register_function("inline_icon", move |_: Kwargs, _: &State| {
            icon.clone().map_or_else(Value::none, Value::from)
        });
    }

    /// Renders a template.
    pub fn render(&self, name: &str, context: &Context) -> Result<String> {
        self.tera.render(name, context).with_context(|| format!("templates/{name}"))
    }

    /// Whether a template only places the texts of a pair.
    pub fn only_places(&self, name: &str) -> bool {
        only_places(name, &self.sources)
    }

    /// What is wrong in a template, where that is why something could not be rendered.
    pub fn diagnose(&self, error: &anyhow::Error) -> Vec<Diagnostic> {
        error.downcast_ref::<Error>().map(|error| diagnose(error, &self.sources)).unwrap_or_default()
    }
}

/// The templates that are UTF-8, and whether all are; one that is not is noted.
fn readable(files: &Files, diagnostics: &mut Diagnostics) -> (Files, bool) {
    let mut sources = Files::new();
    let mut whole = true;
    for (name, bytes) in files.iter().filter(|(name, _)| !name.ends_with(".ftl")) {
        if let Err(error) = std::str::from_utf8(bytes) {
            whole = false;
            let file = SourceFile::new(format!("templates/{name}"), String::from_utf8_lossy(bytes));
            let at = error.valid_up_to();
            let fault = Diagnostic::error("not-utf8", &file, at..at + 1, "the file is not UTF-8 from here on");
            diagnostics.push(fault.help("save the file in the encoding UTF-8"));
        } else {
            sources.insert(name.clone(), bytes.clone());
        }
    }
    (sources, whole)
}

/// `t(key="…", …)`: a message in the language of the page, with the other arguments filled in.
fn translate(words: &BTreeMap<String, Arc<Words>>, arguments: Kwargs, state: &State) -> Result<String, Error> {
    let key: &str = arguments.must_get("key")?;
    // As a string it would be written anew for each word of a page.
    let lang = state.get::<Value>("lang")?.unwrap_or_else(Value::none);
    let tag = lang.as_str().unwrap_or_default();
    let words = words.get(tag).ok_or_else(|| Error::message(format!("the page has no language (`{tag}`)")))?;
    if !words.has(key) {
        return Err(Error::message(format!("there is no message `{key}` in templates/locales/{tag}.ftl")));
    }
    let mut filled = FluentArgs::new();
    for (name, value) in arguments.iter() {
        let name = name.as_str().unwrap_or_default();
        match value.as_number() {
            Some(_) => filled.set(name, value.as_f64().or(value.as_i64().map(|n| n as f64)).unwrap_or_default()),
            None => filled.set(name, value.as_str().unwrap_or_default()),
        }
    }
    Ok(words.with(key, &filled))
}

/// Faults of templates where Tera found them.
fn diagnose(error: &Error, sources: &Files) -> Vec<Diagnostic> {
    let source = |name: &str| {
        let text = sources.get(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
        SourceFile::new(format!("templates/{name}"), text)
    };
    let fault = |rule, name: &str, span, message: &str| {
        let mut letters = message.trim_end_matches('.').chars();
        let first = letters.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
        vec![Diagnostic::error(rule, &source(name), span, first + letters.as_str())]
    };
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            fault("broken-template", report.filename(), report.span().range.clone(), report.message())
        }
        ErrorKind::MissingParent { current, parent } => {
            fault("missing-template", current, 0..0, &format!("there is no template `{parent}` to extend"))
        }
        ErrorKind::TemplateNotFound(name) => {
            fault("missing-template", name, 0..0, &format!("there is no template `{name}`"))
        }
        // References to what does not exist come as one text with a report each.
        ErrorKind::Msg(text) if text.contains("--> ") => {
            let reports = text.split("error: ").filter(|report| !report.trim().is_empty());
            let place = |report: &str| {
                let (message, rest) = report.split_once('\n')?;
                let mut place = rest.trim_start().strip_prefix("--> ")?.lines().next()?.rsplitn(3, ':');
                let (column, line) = (place.next()?.parse::<usize>().ok()?, place.next()?.parse::<usize>().ok()?);
                let file = source(place.next()?);
                let start: usize = file.text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
                let within: usize = file.text[start..].chars().take(column.checked_sub(1)?).map(char::len_utf8).sum();
                let rule = if message.starts_with("Unknown template") { "missing-template" } else { "broken-template" };
                let message = message.replacen("Unknown", "there is no", 1);
                Some(Diagnostic::error(rule, &file, start + within..start + within + 1, message))
            };
            reports.filter_map(place).collect()
        }
        _ => fault("broken-template", "", 0..0, &error.to_string()),
    }
}
