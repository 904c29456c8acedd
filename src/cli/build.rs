//! `closecodes build`.

use std::io::{Write, stdout};
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::{Outcome, SiteArguments, print_diagnostics};
use crate::diagnostic::Format;
use crate::pipeline::{self, Report};

/// Builds a site.
///
/// Example: closecodes build --site docs --out public --base-url https://example.org/codes/
#[derive(Args)]
#[command(verbatim_doc_comment)]
pub struct Build {
    #[command(flatten)]
    site: SiteArguments,
    /// The folder that the site is written to; it must be new, empty, or one that closecodes made.
    #[arg(long, value_name = "DIR", default_value = "public")]
    out: PathBuf,
}

impl Build {
    pub fn run(self) -> Result<Outcome> {
        let loading = pipeline::load(&self.site.site, &self.site.overrides())?;
        let outcome = print_diagnostics(&loading.diagnostics, Format::Human)?;
        let Some(site) = loading.site else { return Ok(outcome) };
        let report = site.build(&self.out)?;
        summarize(&report, &self.out)?;
        Ok(outcome)
    }
}

fn summarize(report: &Report, out: &std::path::Path) -> Result<()> {
    let pages: Vec<String> = report.pages.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    let tally = &report.tally;
    let mut stdout = stdout().lock();
    writeln!(stdout, "{}", pages.join(", "))?;
    writeln!(
        stdout,
        "{} files, {:.1} MB in {}; {} written, {} removed, {} ms",
        tally.files,
        tally.bytes as f64 / 1e6,
        out.display(),
        tally.written,
        tally.removed,
        report.elapsed.as_millis(),
    )?;
    Ok(())
}
