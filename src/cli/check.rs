//! `closecodes check`.

use std::io::{Write, stderr};

use anyhow::Result;
use clap::Args;

use super::{Outcome, SiteArguments, print_diagnostics};
use crate::diagnostic::Format;
use crate::pipeline;

/// Finds every fault in a site's content and theme, and writes nothing.
///
/// Example: closecodes check --site docs --format github
#[derive(Args)]
#[command(verbatim_doc_comment)]
pub struct Check {
    #[command(flatten)]
    site: SiteArguments,
    /// How the faults are written.
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

impl Check {
    pub fn run(self) -> Result<Outcome> {
        let loading = pipeline::load(&self.site.site, &self.site.overrides())?;
        let mut faults = loading.diagnostics;
        if let Some(site) = &loading.site {
            faults.extend(site.rehearse()?);
        }
        let outcome = print_diagnostics(&faults, self.format)?;
        if let (Some(site), Format::Human, Outcome::Done) = (&loading.site, self.format, outcome) {
            let codes: usize = site.catalog.families.iter().map(|family| family.codes.len()).sum();
            let questions = site.catalog.questions.len();
            writeln!(stderr(), "no fault in {codes} codes and {questions} questions")?;
            for line in site.coverage() {
                writeln!(stderr(), "{line}")?;
            }
        }
        Ok(outcome)
    }
}
