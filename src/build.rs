//! A site → a folder or an archive, with no more work than has changed.
//!
//! Three questions, from cheap to dear. Is everything that the build reads as it was? Then only files that somebody
//! touched are made. If not, are both codes of a pair and what all pairs share as they were? Then its files stay. All
//! else is rendered, and written where the bytes differ. The outcome is that of a build into an empty folder.

use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::output::{Archive, Folder, State, Tally};
use crate::pipeline::Loaded;
use crate::render::Renderer;
use crate::site::{Outline, Work};

/// What the file in the folder says to somebody who finds it.
const ABOUT: &str =
    "Written by closecodes, which reads it to know what it made here. Delete it together with the folder.";
/// How many pieces of work are rendered at a time for an archive, which takes them in order.
const BATCH: usize = 4;

/// What a build did.
#[derive(Debug)]
pub struct Report {
    /// How many pages of each kind, in words that name them.
    pub pages: Vec<(&'static str, usize)>,
    /// What happened to the files.
    pub tally: Tally,
    /// How long it took.
    pub elapsed: Duration,
}

/// How a build ended.
#[derive(Debug)]
pub enum Built {
    /// The site is there.
    Done(Report),
    /// The theme has faults that show only in a page; nothing was touched.
    Faults(Vec<Diagnostic>),
}

/// One of several parts into which a build is split, each for a machine of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Which part, from 0.
    pub index: usize,
    /// How many parts there are.
    pub count: usize,
}

impl Shard {
    /// The only part.
    pub const WHOLE: Self = Self { index: 0, count: 1 };

    /// The part's share of a list. Rows of pairs get shorter from one to the next, so neighbours go to different parts.
    fn share<T>(self, list: impl IntoIterator<Item = T>) -> impl Iterator<Item = T> {
        list.into_iter().enumerate().filter(move |(place, _)| place % self.count == self.index).map(|(_, item)| item)
    }
}

impl Loaded {
    /// Builds the site, or a part of it, into a folder.
    pub fn build(&self, out: &Path, shard: Shard) -> Result<Built> {
        let start = Instant::now();
        let folder = Folder::open(out)?;
        let work: Vec<Work> = shard.share(self.outline.work()).collect();
        let inputs = self.digest()?;
        let state = match folder.before().filter(|before| before.inputs == inputs && before.unfinished.is_none()) {
            Some(before) => self.mend(&folder, before, work)?,
            None => {
                let faults = self.rehearse()?;
                if !faults.is_empty() {
                    return Ok(Built::Faults(faults));
                }
                self.update(&folder, work, inputs)?
            }
        };
        // A part that changes a folder leaves the other parts as they were, so the folder is not what the state would
        // say until all of it was built.
        let settled = shard == Shard::WHOLE || folder.before().is_none_or(|before| *before == state);
        for (path, content) in shard.share(&self.assets.files) {
            folder.write(path, content)?;
        }
        Ok(Built::Done(Report {
            pages: count(&self.outline),
            tally: folder.finish(&state, settled)?,
            elapsed: start.elapsed(),
        }))
    }

    /// Nothing that the build reads has changed: makes again what somebody touched.
    fn mend(&self, folder: &Folder, before: &State, work: Vec<Work>) -> Result<State> {
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
        let touched: Vec<Work> = work.into_par_iter().filter(touched).collect();
        if !touched.is_empty() {
            let renderer = Renderer::new(self.site(), &self.theme)?;
            self.render(folder, &renderer, touched, |_, _, _| false)?;
        }
        Ok(before.clone())
    }

    /// Renders every page that is not of a pair, and what pairs share, without writing: a template may fail in one page
    /// alone, and a fault must not leave half a site behind. Pairs grow with the square of codes and these do not.
    pub fn rehearse(&self) -> Result<Vec<Diagnostic>> {
        let renderer = match Renderer::new(self.site(), &self.theme) {
            Ok(renderer) => renderer,
            Err(error) => return self.theme.diagnose(error),
        };
        let single = self.outline.work().into_par_iter().filter(|work| !matches!(work, Work::PairRow(..)));
        let failed = single.filter_map(|work| renderer.render(work, &|_, _, _, _, _| false, &mut |_, _| Ok(())).err());
        let faults: Result<Vec<_>> = failed.map(|error| self.theme.diagnose(error)).collect();
        let mut all = Diagnostics::default();
        faults?.into_iter().flatten().for_each(|fault| all.push(fault));
        Ok(all.sorted())
    }

    /// Something has changed: renders all single pages, and of the pairs those that show it.
    fn update(&self, folder: &Folder, work: Vec<Work>, inputs: u64) -> Result<State> {
        let renderer = Renderer::new(self.site(), &self.theme)?;
        let state = State {
            about: ABOUT.to_owned(),
            inputs,
            outline: self.outline.clone(),
            pairs: renderer.digests(inputs),
            unfinished: None,
        };
        folder.begin(&self.outline)?;
        let unchanged: Vec<Vec<Vec<bool>>> = (0..state.pairs.len())
            .map(|locale| {
                let families = 0..state.pairs[locale].len();
                families
                    .map(|family| {
                        folder.before().map_or_else(Vec::new, |before| before.unchanged(&state, locale, family))
                    })
                    .collect()
            })
            .collect();
        self.render(folder, &renderer, work, |locale, family, code| {
            unchanged[locale][family].get(code).copied().unwrap_or_default()
        })?;
        Ok(state)
    }

    /// Renders and writes; a pair's file stays where both its codes are unchanged and nobody touched it.
    fn render(
        &self,
        folder: &Folder,
        renderer: &Renderer<'_>,
        work: Vec<Work>,
        unchanged: impl Fn(usize, usize, usize) -> bool + Sync,
    ) -> Result<()> {
        work.into_par_iter().try_for_each(|work| {
            let wanted = |locale: usize, family: usize, left: usize, right: usize, path: &str| {
                let same = unchanged(locale, family, left) && unchanged(locale, family, right);
                match same.then(|| folder.standing(path)).flatten() {
                    Some(bytes) => folder.keep(1, bytes),
                    None => return true,
                }
                false
            };
            renderer
                .render(work, &wanted, &mut |path, content| folder.write(path, content.as_bytes()))
                .with_context(|| format!("while making {work:?}"))
        })
    }

    /// Writes the site, or a part of it, as one archive; the faults show before anything is written.
    pub fn archive(&self, out: impl FnOnce() -> Result<Box<dyn Write>>, shard: Shard) -> Result<Built> {
        let start = Instant::now();
        let faults = self.rehearse()?;
        if !faults.is_empty() {
            return Ok(Built::Faults(faults));
        }
        let renderer = Renderer::new(self.site(), &self.theme)?;
        let mut archive = Archive::new(out()?);
        for (path, content) in shard.share(&self.assets.files) {
            archive.add(path, content)?;
        }
        let work: Vec<Work> = shard.share(self.outline.work()).collect();
        for batch in work.chunks(BATCH) {
            let rendered: Vec<Vec<(String, String)>> =
                batch.par_iter().map(|work| documents(&renderer, *work)).collect::<Result<_>>()?;
            for (path, content) in rendered.iter().flatten() {
                archive.add(path, content.as_bytes())?;
            }
        }
        Ok(Built::Done(Report { pages: count(&self.outline), tally: archive.finish()?, elapsed: start.elapsed() }))
    }
}

fn documents(renderer: &Renderer<'_>, work: Work) -> Result<Vec<(String, String)>> {
    let mut documents = Vec::new();
    renderer.render(work, &|_, _, _, _, _| true, &mut |path, content| {
        documents.push((path.to_owned(), content.to_owned()));
        Ok(())
    })?;
    Ok(documents)
}

/// How many pages of each kind a site has, over all its locales.
fn count(outline: &Outline) -> Vec<(&'static str, usize)> {
    let locales = outline.locales.len();
    let codes = outline.codes().count();
    let pairs: usize = outline.codes().map(|code| outline.pair_row(code).count()).sum();
    let shared = outline.work().iter().filter(|work| matches!(work, Work::Shared(_))).count();
    vec![
        ("codes", codes * locales),
        ("pairs", pairs * locales),
        ("families", outline.families.len() * locales),
        ("questions", outline.questions.len() * locales),
        ("embeds", (codes + if outline.pair_embeds { pairs } else { 0 }) * locales),
        ("files for machines", shared),
    ]
}
