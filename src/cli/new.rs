//! `closecodes new`: the skeleton of an entry, with the family's attributes and categories filled in as choices.

use std::io::{Write, stdout};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use clap::Args;

use super::{Outcome, print_diagnostics};
use crate::config::{Config, ContentLevel};
use crate::content::reader::PLACEHOLDER;
use crate::content::{self, SourceFile, is_key};
use crate::diagnostic::{Diagnostics, Format};
use crate::model::{Family, Retry};

/// Writes the skeleton of a new entry.
///
/// Example: closecodes new websocket 4004
#[derive(Args)]
#[command(verbatim_doc_comment)]
pub struct New {
    /// The family's folder below `content/`.
    family: String,
    /// The code.
    code: String,
    /// The site's folder: the one that holds `content/`.
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,
}

impl New {
    pub fn run(self) -> Result<Outcome> {
        for part in [&self.family, &self.code] {
            if !is_key(part) {
                bail!("`{part}` cannot be part of an address; use letters, digits, `-` and `_`");
            }
        }
        let mut diagnostics = Diagnostics::default();
        let mut config: Config = content::load_config(&self.site, &mut diagnostics)?;
        // A skeleton has no sources yet; `check` asks for them when it is filled in.
        config.level = ContentLevel::Site;
        let files = content::read(&self.site, &mut diagnostics)?;
        // Another entry that is not finished yet is no reason to refuse this one.
        let finished = |file: Arc<SourceFile>| SourceFile::new(&*file.path, file.text.replace(PLACEHOLDER, "…"));
        let mut files: Vec<_> = files.into_iter().map(finished).collect();
        let catalog = content::check(files.clone(), &config, &mut diagnostics);
        let Some(catalog) = catalog else { return print_diagnostics(&diagnostics.sorted(), Format::Human) };
        let Some(family) = catalog.families.iter().find(|family| family.key == self.family) else {
            let known: Vec<&str> = catalog.families.iter().map(|family| family.key.as_str()).collect();
            bail!("there is no family `{}`; there are: {}", self.family, known.join(", "));
        };
        let path = self.site.join("content").join(&self.family).join(format!("{}.toml", self.code));
        if path.exists() {
            bail!("{}: the entry is there already", path.display());
        }
        // An entry that no words could mend, because its number has no place in the family, is not written at all.
        let entry = skeleton(family);
        let below = format!("content/{}/{}.toml", self.family, self.code);
        files.push(SourceFile::new(below, entry.replace(PLACEHOLDER, "…")));
        content::check(files, &config, &mut diagnostics);
        if let Some(fault) = diagnostics.sorted().first() {
            let help = fault.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
            bail!("{}: {}{help}", fault.file.path, fault.message);
        }
        std::fs::write(&path, entry).with_context(|| format!("{}: cannot be written", path.display()))?;
        writeln!(stdout(), "{}: fill in what is marked with ▢, then run `closecodes check`", path.display())?;
        Ok(Outcome::Done)
    }
}

/// An entry with every key, and the family's choices in comments. It parses, so that an editor can help at once.
fn skeleton(family: &Family) -> String {
    let keys = |keys: Vec<&str>| keys.join(", ");
    let categories = keys(family.categories.iter().map(|category| category.key.as_str()).collect());
    let first = family.categories.first().map_or("▢", |category| category.key.as_str());
    let mut out = format!(
        "name = \"▢ the registered name\"\n\
         # One of: {categories}\n\
         category = \"{first}\"\n\
         meaning = \"▢ One sentence: what it means.\"\n\
         recovery = \"▢ One sentence: what to do.\"\n\
         choose = \"▢ When you are the one who picks a code: is this it?\"\n\
         related = []\n\
         aliases = []\n\
         description = \"\"\"\n▢ What it is, and who produces it.\n\"\"\"\n\
         when = \"\"\"\n- ▢ When you see it.\n\"\"\"\n\
         fix = \"\"\"\n1. ▢ How to resolve it.\n\"\"\"\n"
    );
    if !family.attributes.is_empty() {
        out.push_str("\n[attributes]\n");
    }
    for attribute in &family.attributes {
        let values = keys(attribute.values.iter().map(|value| value.key.as_str()).collect());
        let first = attribute.values.first().map_or("▢", |value| value.key.as_str());
        let key = match is_key(&attribute.key) {
            true => attribute.key.clone(),
            // A basic string of TOML is written as one of JSON is.
            false => serde_json::Value::from(attribute.key.as_str()).to_string(),
        };
        out.push_str(&format!("# {}: one of {values}\n{key} = \"{first}\"\n", attribute.name.text(0)));
    }
    if let Some(retry) = family.attributes.iter().find_map(|attribute| attribute.values.first()?.retry) {
        out.push_str(&policy(retry));
    }
    out.push_str(
        "\n[[causes]]\n\
         cause = \"▢ What happened.[^source]\"\n\
         confirm = \"▢ How to confirm that it is this one.\"\n\
         remedy = \"▢ What ends it.\"\n\
         \n[[symptoms]]\n\
         library = \"▢ name and version\"\n\
         text = \"▢ the literal string in the log\"\n\
         \n[[sources]]\n\
         id = \"source\"\n\
         title = \"▢ the document's title\"\n\
         url = \"https://example.org/\"\n\
         proves = \"▢ what it proves\"\n",
    );
    out
}

/// A table that agrees with the attributes above it.
fn policy(retry: Retry) -> String {
    let delays = match retry {
        Retry::Yes => "first_delay = [0, 5]\ngrowth = 2\ncap = 60\njitter = 50\n",
        Retry::AfterChange => "first_delay = [0, 5]\n",
        Retry::No | Retry::Depends => "",
    };
    let known = Retry::ALL.map(Retry::name).join(", ");
    let retry = retry.name();
    format!("\n[reconnect]\n# One of: {known}\nretry = \"{retry}\"\n{delays}basis = \"convention\"\n")
}
