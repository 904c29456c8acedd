//! `closecodes explain`: an entry in the terminal, from the content in the binary, offline.

use std::io::{Write, stdout};

use anyhow::{Result, bail};
use clap::Args;

use super::Outcome;
use crate::diagnostic::nearest;
use crate::embedded;
use crate::model::{Code, Family};
use crate::render::markdown::plain;

/// Explains a code, offline.
///
/// Example: closecodes explain 1006
#[derive(Args)]
#[command(verbatim_doc_comment)]
pub struct Explain {
    /// The code, with its family before it if it is not the first one: `1006`, `websocket/1006`.
    code: String,
}

impl Explain {
    pub fn run(self) -> Result<Outcome> {
        let loaded = embedded::load()?;
        let families = &loaded.catalog.families;
        let (wanted, key) = self.code.split_once('/').map_or((None, self.code.as_str()), |(f, key)| (Some(f), key));
        let named = families.iter().filter(|family| wanted.is_none_or(|wanted| family.key == wanted));
        let found = named.clone().find_map(|family| Some((family, &family.codes[family.code_index(key)?])));
        let Some((family, code)) = found else {
            let known = named.flat_map(|family| family.codes.iter().map(|code| code.key.as_str()));
            match nearest(key, known) {
                Some(near) => bail!("there is no code `{}`; did you mean `{near}`?", self.code),
                None => bail!("there is no code `{}`", self.code),
            }
        };
        print(family, code)?;
        Ok(Outcome::Done)
    }
}

fn print(family: &Family, code: &Code) -> Result<()> {
    let mut out = stdout().lock();
    let category = family.categories[code.category].name.text(0);
    writeln!(out, "{} {} {} ({category})\n", family.label.text(0), code.key, code.name.text(0))?;
    writeln!(out, "{}", code.meaning.text(0))?;
    if let Some(origin) = &code.origin {
        writeln!(out, "{}", origin.text(0))?;
    }
    writeln!(out, "{}\n", code.recovery.text(0))?;
    for (attribute, value) in family.attributes.iter().zip(&code.values) {
        if let Some(value) = value {
            writeln!(out, "{}: {}", attribute.name.text(0), attribute.values[*value].name.text(0))?;
        }
    }
    for (at, cause) in code.causes.iter().enumerate() {
        let texts = cause.text(0);
        writeln!(out, "\n{}. {}", at + 1, plain(&texts.cause.0))?;
        writeln!(out, "   confirm: {}\n   remedy: {}", plain(&texts.confirm.0), plain(&texts.remedy.0))?;
    }
    if !code.symptoms.is_empty() {
        writeln!(out, "\nin logs:")?;
    }
    for symptom in &code.symptoms {
        let library = symptom.library.as_ref().map(|library| format!("{library}: ")).unwrap_or_default();
        writeln!(out, "- {library}{}", symptom.text)?;
    }
    if !code.sources.is_empty() {
        writeln!(out)?;
    }
    for url in code.sources.iter().filter_map(|source| source.url.as_ref()) {
        writeln!(out, "{url}")?;
    }
    Ok(())
}
