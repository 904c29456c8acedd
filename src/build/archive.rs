//! A site → one archive.
//!
//! Single pages are rendered several at a time. Pairs go into the archive one after another as they are filled in:
//! filling costs no more than adding does, and rows of them kept in memory would be most of what a build takes.

use std::io::Write;
use std::time::Instant;

use anyhow::Result;
use rayon::prelude::*;

use super::{Built, Report, Shard, count};
use crate::output::Archive;
use crate::pipeline::Loaded;
use crate::render::Renderer;
use crate::site::Work;

impl Loaded {
    /// Writes the site, or a part of it, as one archive; the faults show before anything is written. `changed` is the
    /// time of its files, in seconds after the beginning of 1970.
    pub fn archive(&self, out: impl FnOnce() -> Result<Box<dyn Write>>, changed: u64, shard: Shard) -> Result<Built> {
        let start = Instant::now();
        let renderer = match self.renderer()? {
            Ok(renderer) => renderer,
            Err(faults) => return Ok(Built::Faults(faults)),
        };
        let faults = self.rehearse_with(&renderer)?;
        if !faults.is_empty() {
            return Ok(Built::Faults(faults));
        }
        let mut archive = Archive::new(out()?, changed);
        for (path, content) in shard.share(&self.assets.files) {
            archive.add(path, content)?;
        }
        let work = shard.share(self.outline.work());
        let (rows, single): (Vec<Work>, Vec<Work>) = work.partition(|work| matches!(work, Work::PairRow(..)));
        // As many at a time as there are threads, since some are large; the archive takes them in order.
        for batch in single.chunks(rayon::current_num_threads()) {
            let rendered: Vec<Vec<(String, Vec<u8>)>> =
                batch.par_iter().map(|work| documents(&renderer, *work)).collect::<Result<_>>()?;
            for (path, content) in rendered.iter().flatten() {
                archive.add(path, content)?;
            }
        }
        for row in rows {
            renderer.render(row, &|_, _, _, _, _| true, &mut |path, content| archive.add(path, content))?;
        }
        Ok(Built::Done(Report { pages: count(&self.outline), tally: archive.finish()?, elapsed: start.elapsed() }))
    }
}

fn documents(renderer: &Renderer<'_>, work: Work) -> Result<Vec<(String, Vec<u8>)>> {
    let mut documents = Vec::new();
    renderer.render(work, &|_, _, _, _, _| true, &mut |path, content| {
        documents.push((path.to_owned(), content.to_owned()));
        Ok(())
    })?;
    Ok(documents)
}
