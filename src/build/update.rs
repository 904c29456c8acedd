//! A site → a folder that has one, with no more work than has changed.
//!
//! Three questions, from cheap to dear. Is everything that the build reads as it was? Then only files that somebody
//! touched are made. If not, are both codes of a pair and what all pairs share as they were? Then its files stay. All
//! else is rendered, and written where the bytes differ. The outcome is that of a build into an empty folder.

use anyhow::{Context, Result};
use rayon::prelude::*;

use super::{FEW, Shard, apart, spread};
use crate::diagnostic::Diagnostic;
use crate::output::{Folder, State, Tally};
use crate::pipeline::Loaded;
use crate::render::{Renderer, Wanted};
use crate::site::Work;

impl Loaded {
    /// Nothing that the build reads has changed: makes again what somebody touched.
    pub(super) fn mend(&self, folder: Folder, shard: Shard) -> Result<Tally> {
        let touched = |work: &Work| {
            let (mut files, mut bytes) = (0, 0);
            let whole = self.outline.files_of(*work, &mut |path| {
                bytes += folder.standing(path).context("touched")?;
                files += 1;
                Ok(())
            });
            if whole.is_ok() {
                folder.keep(files, bytes);
            }
            whole.is_err()
        };
        let work: Vec<Work> = shard.share(self.outline.work()).collect();
        let touched: Vec<Work> = spread(&work).copied().filter(touched).collect();
        if !touched.is_empty() {
            let renderer = Renderer::new(self.site(), &self.theme)?;
            self.render(&folder, &renderer, touched, |_, _, _| false, |_| false)?;
        }
        self.write_assets(&folder, shard)?;
        // Written again, the state is younger than what was mended; otherwise each build would take that for touched.
        let settled = folder.has_written() && shard == Shard::WHOLE;
        let state = folder.before().clone();
        folder.finish(&state, settled)
    }

    /// Something has changed: renders all single pages, and of the pairs those that show it. A fault must not leave half
    /// a site behind, so the pages are tried before the first is written.
    pub(super) fn update(
        &self,
        folder: Folder,
        renderer: &Renderer<'_>,
        state: &State,
        shard: Shard,
    ) -> Result<Result<Tally, Vec<Diagnostic>>> {
        let faults = self.rehearse_with(renderer)?;
        if !faults.is_empty() {
            return Ok(Err(faults));
        }
        folder.begin(&self.outline)?;
        let unchanged: Vec<Vec<Vec<bool>>> = (0..state.pairs.len())
            .map(|locale| {
                let families = 0..state.pairs[locale].len();
                families.map(|family| folder.before().unchanged(state, locale, family)).collect()
            })
            .collect();
        let same_code = |locale: usize, family: usize, code: usize| {
            unchanged[locale][family].get(code).copied().unwrap_or_default()
        };
        let same_picture = |path: &str| folder.before().same_picture(state, path);
        self.render(&folder, renderer, shard.share(self.outline.work()), same_code, same_picture)?;
        self.write_assets(&folder, shard)?;
        // A part that changes a folder leaves the other parts as they were, so the folder is not what the state would
        // say until all of it was built.
        folder.finish(state, shard == Shard::WHOLE).map(Ok)
    }

    /// Renders and writes. A pair's file stays where both its codes are unchanged and nobody touched it; so does a picture
    /// that is unchanged.
    fn render(
        &self,
        folder: &Folder,
        renderer: &Renderer<'_>,
        work: impl IntoIterator<Item = Work>,
        same_code: impl Fn(usize, usize, usize) -> bool + Sync,
        same_picture: impl Fn(&str) -> bool,
    ) -> Result<()> {
        let make = |work: &Work, wanted: &Wanted<'_>| {
            renderer
                .render(*work, wanted, &mut |path, content| folder.write(path, content))
                .with_context(|| format!("while making {work:?}"))
        };
        let (mut pictures, pages) = apart(work.into_iter());
        pictures.retain(|work| {
            let Work::Preview(locale, preview) = *work else { return true };
            let path = self.outline.preview_path(locale, preview);
            let standing = same_picture(&path).then(|| folder.standing(&path)).flatten();
            standing.iter().for_each(|bytes| folder.keep(1, *bytes));
            standing.is_none()
        });
        for few in pictures.chunks(FEW) {
            spread(few).try_for_each(|work| make(work, &|_, _, _, _, _| true))?;
        }
        spread(&pages).try_for_each(|work| {
            let wanted = |locale: usize, family: usize, left: usize, right: usize, path: &str| {
                let same = same_code(locale, family, left) && same_code(locale, family, right);
                match same.then(|| folder.standing(path)).flatten() {
                    Some(bytes) => folder.keep(1, bytes),
                    None => return true,
                }
                false
            };
            make(work, &wanted)
        })
    }

    fn write_assets(&self, folder: &Folder, shard: Shard) -> Result<()> {
        shard.share(&self.assets.files).try_for_each(|(path, content)| folder.write(path, content))
    }
}
