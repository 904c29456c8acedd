//! Files → checked facts.
//!
//! [`read`](fn@read) and [`check`] take the stages in order: read the files, parse each into a raw table, put them together as a draft, check
//! the draft against every rule, and only then resolve it into the model. Each stage notes its faults and goes on, so
//! one run tells all of them; if any is an error there is no catalog.

mod draft;
mod parse;
pub mod raw;
mod read;
pub mod reader;
mod reconnect;
mod resolve;
pub mod rules;
mod schema;
mod source;
mod wire;

use std::path::Path;
use std::sync::Arc;

use anyhow::Result;

pub use draft::Draft;
pub use read::content as read;
pub use rules::is_key;
pub use schema::schema;
pub use source::SourceFile;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::model::Catalog;

/// Reads the settings of a site: `site.toml`, or defaults where there is none.
pub fn load_config(site: &Path, diagnostics: &mut Diagnostics) -> Result<Config> {
    let file = read::optional(site, "site.toml", diagnostics)?;
    Ok(resolve_config(file, diagnostics))
}

/// Makes settings of a file that was read.
pub fn resolve_config(file: Option<Arc<SourceFile>>, diagnostics: &mut Diagnostics) -> Config {
    let parsed = file.and_then(|file| parse::toml(file, diagnostics)).map(|parsed| (parsed.file, parsed.raw));
    Config::resolve(parsed, diagnostics)
}

/// Takes files that were read through the other stages. There is a catalog unless an error was found.
pub fn check(files: Vec<Arc<SourceFile>>, config: &Config, diagnostics: &mut Diagnostics) -> Option<Catalog> {
    let draft = Draft::assemble(files, config, diagnostics);
    if config.unfinished {
        diagnostics.forgive("unfinished-text");
    }
    rules::check(&draft, config, diagnostics);
    (!diagnostics.has_errors()).then(|| resolve::catalog(draft, config))
}
