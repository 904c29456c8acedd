//! A site → a folder that has nothing in it.
//!
//! Nothing has to be compared, and nobody sees the site before it is whole, so pages are not tried first: where a
//! template fails, what was laid down is taken away again.

use anyhow::{Context, Result};
use rayon::prelude::*;

use super::{FEW, Shard, apart, spread};
use crate::diagnostic::Diagnostic;
use crate::output::{Fresh, State, Tally};
use crate::pipeline::Loaded;
use crate::render::Renderer;
use crate::site::Work;

impl Loaded {
    /// Renders and lays down everything, or tells the faults because of which it cannot.
    pub(super) fn lay(
        &self,
        fresh: Fresh,
        renderer: &Renderer<'_>,
        state: &State,
        shard: Shard,
    ) -> Result<Result<Tally, Vec<Diagnostic>>> {
        let make = |work: &Work| {
            renderer
                .render(*work, &|_, _, _, _, _| true, &mut |path, content| fresh.put(path, content))
                .with_context(|| format!("while making {work:?}"))
                .err()
        };
        let (pictures, pages) = apart(shard.share(self.outline.work()));
        let assets = || shard.share(&self.assets.files).try_for_each(|(path, content)| fresh.put(path, content));
        let (mut failed, put) = rayon::join(|| spread(&pages).filter_map(make).collect::<Vec<_>>(), assets);
        for few in pictures.chunks(FEW) {
            failed.extend(spread(few).filter_map(make).collect::<Vec<_>>());
        }
        let faults = self.diagnose(failed)?;
        if !faults.is_empty() {
            fresh.abandon()?;
            return Ok(Err(faults));
        }
        put?;
        fresh.settle(state).map(Ok)
    }
}
