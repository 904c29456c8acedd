//! The site as one tar archive, the form that GitHub Pages takes: the same site gives the same bytes.

use std::io::{BufWriter, Write};

use anyhow::Result;
use tar::{Builder, EntryType, Header};

use super::Tally;

/// What is handed on at once, in bytes: calls for each file would cost as much as filling a page.
const AT_ONCE: usize = 256 * 1024;

/// An archive that is being written.
pub struct Archive<W: Write> {
    builder: Builder<BufWriter<W>>,
    changed: u64,
    tally: Tally,
}

impl<W: Write> Archive<W> {
    /// Begins an archive of files that were last changed so many seconds after the beginning of 1970.
    pub fn new(out: W, changed: u64) -> Self {
        let out = BufWriter::with_capacity(AT_ONCE, out);
        Self { builder: Builder::new(out), changed, tally: Tally::default() }
    }

    /// Adds a file. Owner, time and mode are the same for all, because the machine is nobody's business.
    pub fn add(&mut self, path: &str, content: &[u8]) -> Result<()> {
        let mut header = Header::new_ustar();
        header.set_entry_type(EntryType::Regular);
        header.set_mode(0o644);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(self.changed);
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
