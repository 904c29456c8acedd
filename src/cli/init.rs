//! `closecodes init`: a new site with one family and two codes, ready to build.

use std::io::{Write, stdout};
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::Args;

use super::Outcome;

/// Makes a new site.
///
/// Example: closecodes init my-codes
#[derive(Args)]
#[command(verbatim_doc_comment)]
pub struct Init {
    /// The folder to make; it must be new or empty.
    dir: PathBuf,
}

/// The files of a new site.
const FILES: &[(&str, &str)] = &[
    ("site.toml", include_str!("skeleton/site.toml")),
    ("content/myapp/family.toml", include_str!("skeleton/family.toml")),
    ("content/myapp/4001.toml", include_str!("skeleton/4001.toml")),
    ("content/myapp/4002.toml", include_str!("skeleton/4002.toml")),
    ("content/faq/which-codes-do-we-use.md", include_str!("skeleton/question.md")),
    (".gitignore", "/public\n"),
    (".github/workflows/pages.yml", include_str!("skeleton/pages.yml")),
];

impl Init {
    pub fn run(self) -> Result<Outcome> {
        if std::fs::read_dir(&self.dir).is_ok_and(|mut entries| entries.next().is_some()) {
            bail!("{}: the folder has files in it; name a new one", self.dir.display());
        }
        for (path, content) in FILES {
            let target = self.dir.join(path);
            let folder = target.parent().unwrap_or(&self.dir);
            std::fs::create_dir_all(folder)
                .and_then(|()| std::fs::write(&target, content))
                .with_context(|| format!("{}: cannot be written", target.display()))?;
        }
        let dir = self.dir.display();
        writeln!(stdout(), "a site in {dir}, with two codes to replace\n\n    closecodes serve --site {dir}")?;
        Ok(Outcome::Done)
    }
}
