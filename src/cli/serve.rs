//! `closecodes serve`.

use std::io::{Write, stdout};
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::Outcome;
use crate::serve;

/// Shows a site while it is written; pages reload when a file changes.
///
/// Example: closecodes serve --site docs --port 8000
#[derive(Args)]
#[command(verbatim_doc_comment)]
pub struct Serve {
    /// The site's folder: the one that holds `content/`.
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,
    /// The port on this machine; 0 takes a free one.
    #[arg(long, value_name = "N", default_value_t = 8000)]
    port: u16,
}

impl Serve {
    pub fn run(self) -> Result<Outcome> {
        serve::run(&self.site, self.port, |address| {
            // A closed standard output is no reason to stop serving.
            let _ = writeln!(stdout(), "http://{address}/ (stop with Ctrl-C)");
        })?;
        Ok(Outcome::Done)
    }
}
