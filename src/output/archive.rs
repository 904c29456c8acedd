//! The site as one tar archive, the form that GitHub Pages takes: the same site gives the same bytes.

use std::io::Write;

use anyhow::Result;
use tar::{Builder, EntryType, Header};

use super::Tally;

/// An archive that is being written.
pub struct Archive<W: Write> {
    builder: Builder<W>,
    tally: Tally,
}

impl<W: Write> Archive<W> {
    /// Begins an archive.
    pub fn new(out: W) -> Self {
        Self { builder: Builder::new(out), tally: Tally::default() }
    }

    /// Adds a file. Owner, time and mode are the same for all, because the machine is nobody's business.
    pub fn add(&mut self, path: &str, content: &[u8]) -> Result<()> {
        let mut header = Header::new_ustar();
        header.set_entry_type(EntryType::Regular);
        header.set_mode(0o644);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(0);
        header.set_size(content.len() as u64);
        self.builder.append_data(&mut header, path, content)?;
        self.tally.files += 1;
        self.tally.written += 1;
        self.tally.bytes += content.len() as u64;
        Ok(())
    }

    /// Ends the archive.
    pub fn finish(self) -> Result<Tally> {
        self.builder.into_inner()?.flush()?;
        Ok(self.tally)
    }
}
