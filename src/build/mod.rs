//! A site → a folder or an archive: render → write.
//!
//! There are three ways to the same bytes. Into a folder that has nothing in it the whole site is laid down aside and
//! moved in (`fresh`). A folder that has a site is given what has changed (`update`). An archive is written in one
//! go (`archive`).

mod archive;
mod fresh;
mod update;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::output::{PROGRAM, Place, State, Tally};
use crate::pipeline::Loaded;
use crate::render::Renderer;
use crate::site::{Outline, Work};

/// What the file in the folder says to somebody who finds it.
const ABOUT: &str =
    "Written by closecodes, which reads it to know what it made here. Delete it together with the folder.";

/// How many pictures are painted at a time: each takes 3 MB until it is done.
const FEW: usize = 4;

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
        let tally = match Place::open(out)? {
            Place::Folder(folder) if folder.before().is_current(self.inputs) => self.mend(*folder, shard)?,
            place => {
                let renderer = match self.renderer()? {
                    Ok(renderer) => renderer,
                    Err(faults) => return Ok(Built::Faults(faults)),
                };
                let state = self.state(&renderer);
                let done = match place {
                    Place::Fresh(fresh) => self.lay(fresh, &renderer, &state, shard)?,
                    Place::Folder(folder) => self.update(*folder, &renderer, &state, shard)?,
                };
                match done {
                    Ok(tally) => tally,
                    Err(faults) => return Ok(Built::Faults(faults)),
                }
            }
        };
        Ok(Built::Done(Report { pages: count(&self.outline), tally, elapsed: start.elapsed() }))
    }

    /// Renders every page that is not of a pair, and what pairs share, without writing: a template may fail in one page
    /// alone. Pairs grow with the square of codes and these do not.
    pub fn rehearse(&self) -> Result<Vec<Diagnostic>> {
        match self.renderer()? {
            Ok(renderer) => self.rehearse_with(&renderer),
            Err(faults) => Ok(faults),
        }
    }

    fn rehearse_with(&self, renderer: &Renderer<'_>) -> Result<Vec<Diagnostic>> {
        let single = self.outline.work().into_par_iter().filter(|work| !matches!(work, Work::PairRow(..)));
        let tried = single.map(|work| match work {
            Work::Preview(locale, preview) => renderer.try_preview(locale, preview),
            work => renderer.render(work, &|_, _, _, _, _| false, &mut |_, _| Ok(())),
        });
        self.diagnose(tried.filter_map(Result::err).collect())
    }

    /// What pages share, or the faults in the theme because of which it cannot be made.
    pub fn renderer(&self) -> Result<Result<Renderer<'_>, Vec<Diagnostic>>> {
        match Renderer::new(self.site(), &self.theme) {
            Ok(renderer) => Ok(Ok(renderer)),
            Err(error) => self.theme.diagnose(error).map(Err),
        }
    }

    /// The theme's faults behind pages that could not be rendered; if one has another reason, that.
    fn diagnose(&self, failed: Vec<anyhow::Error>) -> Result<Vec<Diagnostic>> {
        let mut faults = Diagnostics::default();
        for error in failed {
            self.theme.diagnose(error)?.into_iter().for_each(|fault| faults.push(fault));
        }
        Ok(faults.sorted())
    }

    /// What a folder with this site in it was built from.
    fn state(&self, renderer: &Renderer<'_>) -> State {
        State {
            about: ABOUT.to_owned(),
            program: PROGRAM.to_owned(),
            inputs: self.inputs,
            outline: self.outline.clone(),
            pairs: renderer.digests(self.inputs),
            previews: self.preview_digests(renderer),
            unfinished: None,
        }
    }

    /// What each picture is painted from. A picture with a fault has no digest; whoever paints it tells the fault.
    fn preview_digests(&self, renderer: &Renderer<'_>) -> BTreeMap<String, u64> {
        let locales = 0..self.outline.locales.len();
        let previews = locales.flat_map(|locale| self.outline.previews().map(move |preview| (locale, preview)));
        let digest = |(locale, preview)| {
            let digest = renderer.preview_digest(locale, preview).ok()?;
            Some((self.outline.preview_path(locale, preview), digest))
        };
        previews.filter_map(digest).collect()
    }
}

/// Pictures, and everything else.
fn apart(work: impl Iterator<Item = Work>) -> (Vec<Work>, Vec<Work>) {
    work.partition(|work| matches!(work, Work::Preview(..)))
}

/// Each piece of work for the next thread that is free. Threads would else be given long runs of neighbours, and rows of
/// pairs, which are nearly all of a large site, are neighbours: one thread would make them while the others wait.
fn spread(work: &[Work]) -> impl ParallelIterator<Item = &Work> {
    work.par_iter().with_max_len(1)
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
        ("libraries", outline.libraries.len() * locales),
        ("embeds", (codes + if outline.pair_embeds { pairs } else { 0 }) * locales),
        ("pictures", outline.previews().count() * locales),
        ("files for machines", shared),
    ]
}
