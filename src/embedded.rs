//! The reference's own content, inside the binary, for `closecodes explain`.

use anyhow::{Result, bail};
use include_dir::{Dir, include_dir};

use crate::config::Config;
use crate::content::{self, SourceFile};
use crate::diagnostic::Diagnostics;
use crate::model::Catalog;

static CONTENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content");
const SITE: &str = include_str!("../site.toml");

/// The embedded site's settings and facts.
pub struct Embedded {
    /// The settings.
    pub config: Config,
    /// The facts.
    pub catalog: Catalog,
}

/// Reads the embedded content.
pub fn load() -> Result<Embedded> {
    let mut diagnostics = Diagnostics::default();
    let config = content::resolve_config(Some(SourceFile::new("site.toml", SITE)), &mut diagnostics);
    let mut files = Vec::new();
    collect(&CONTENT, &mut files);
    match content::check(files, &config, &mut diagnostics) {
        Some(catalog) => Ok(Embedded { config, catalog }),
        None => bail!("the content in this binary has faults; build it from a state that `closecodes check` passes"),
    }
}

fn collect(dir: &Dir<'_>, files: &mut Vec<std::sync::Arc<SourceFile>>) {
    for file in dir.files() {
        let path = format!("content/{}", file.path().to_string_lossy().replace('\\', "/"));
        files.extend(file.contents_utf8().map(|text| SourceFile::new(path, text)));
    }
    dir.dirs().for_each(|dir| collect(dir, files));
}
