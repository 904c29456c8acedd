//! `closecodes schema`.

use std::io::{Write, stdout};

use anyhow::Result;
use clap::Args;

use super::Outcome;
use crate::content;

/// Prints the JSON Schema of the content files.
///
/// Example: closecodes schema > schema.json
#[derive(Args)]
#[command(verbatim_doc_comment)]
pub struct Schema {}

impl Schema {
    pub fn run(self) -> Result<Outcome> {
        writeln!(stdout(), "{:#}", content::schema())?;
        Ok(Outcome::Done)
    }
}
