//! The pages of pairs: the page itself, its reversed address, its embed and its oEmbed document.
//!
//! Pairs grow with the square of codes, so their templates are rendered once per locale with a mark in each place that
//! differs, and every pair fills the marks. That is right as long as a template only places these texts. Whether it
//! does is read off its source, and tried on a sample of pairs that are rendered in full as well; a template that does
//! more is rendered in full for every pair. A theme may do what it likes; it only pays for it.

mod authored;
mod differences;
mod document;
mod dots;
mod facts;
mod fill;
mod pieces;
mod place;
mod sections;

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use anyhow::Result;
use rayon::prelude::*;
use xxhash_rust::xxh3::Xxh3;

use self::authored::Authored;
use self::differences::Differences;
use self::document::Kind;
use self::dots::Dots;
use self::facts::Facts;
use self::pieces::Pieces;
use self::place::PLACES;
use self::sections::Sections;
use super::stencil::{Stencil, mark};
use super::{Renderer, Sink, Wanted};
use crate::model::Pair;
use crate::output::FamilyDigests;
use crate::site::{CodeId, Page, PairId, file_of};

/// How many pairs are rendered in full to try a template.
const SAMPLE: usize = 12;

/// What the pairs of a family share in a locale.
pub struct PairPages {
    locale: usize,
    family: usize,
    pieces: Vec<Pieces>,
    facts: Facts,
    sections: Sections,
    differences: Differences,
    /// For the pages of codes.
    dots: Dots,
    /// Authored parts, rendered, with their sources.
    authored: HashMap<Pair, Authored>,
    /// By [`Kind`]; nothing where a template does more than place texts, or where the site has none of the kind.
    stencils: [Option<Stencil>; Kind::ALL.len()],
}

impl PairPages {
    /// Renders what the pairs share, and tries the templates.
    pub fn prepare(renderer: &Renderer<'_>, locale: usize, family: usize) -> Result<Self> {
        let codes = &renderer.site.catalog.families[family].codes;
        let pieces = (0..codes.len()).into_par_iter();
        let pieces = pieces.map(|code| Pieces::render(renderer, locale, CodeId { family, code })).collect::<Vec<_>>();
        let mut pages = Self {
            locale,
            family,
            pieces: pieces.into_iter().collect::<Result<_>>()?,
            facts: Facts::render(renderer, locale, family)?,
            sections: Sections::render(renderer, locale)?,
            differences: Differences::render(renderer, locale)?,
            dots: Dots::render(renderer, family)?,
            authored: HashMap::new(),
            stencils: [const { None }; Kind::ALL.len()],
        };
        for ((left, right), comparison) in &renderer.site.catalog.families[family].comparisons {
            let authored = Authored::render(renderer, locale, family, comparison)?;
            pages.authored.extend(Pair::new(*left, *right).map(|pair| (pair, authored)));
        }
        let kinds = Kind::ALL.into_par_iter().filter(|kind| kind.is_made(renderer.site.outline));
        let stencils: Vec<_> = kinds.map(|kind| (kind, pages.stencil(renderer, kind))).collect();
        for (kind, stencil) in stencils {
            pages.stencils[kind as usize] = stencil?;
        }
        Ok(pages)
    }

    /// The stencil of a kind of document; nothing where its template does more than place texts.
    fn stencil(&self, renderer: &Renderer<'_>, kind: Kind) -> Result<Option<Stencil>> {
        let stencil = Stencil::cut(&self.document(renderer, kind, &|place| mark(place).to_string())?, PLACES);
        let places = kind.template().is_none_or(|template| renderer.templates.only_places(template));
        Ok((places && self.holds(renderer, kind, &stencil)?).then_some(stencil))
    }

    /// The wanted documents of the pairs in which a code comes first.
    pub fn row(&self, renderer: &Renderer<'_>, first: CodeId, wanted: &Wanted<'_>, sink: &mut Sink<'_>) -> Result<()> {
        let mut out = String::new();
        let outline = renderer.site.outline;
        for PairId { family, pair } in outline.pair_row(first) {
            for page in outline.pair_pages(PairId { family, pair }) {
                let path = file_of(&outline.path(self.locale, page));
                if wanted(self.locale, family, pair.left, pair.right, &path) {
                    out.clear();
                    self.put(renderer, Kind::of(page), pair, &mut out)?;
                    sink(&path, out.as_bytes())?;
                }
            }
        }
        Ok(())
    }

    /// Digests of what the pairs are made of.
    pub fn digests(&self, renderer: &Renderer<'_>, inputs: u64) -> FamilyDigests {
        let mut shared = Xxh3::new();
        self.facts.digest(&mut shared);
        self.sections.hash(&mut shared);
        self.differences.hash(&mut shared);
        // Which pairs stand before and after a pair.
        renderer.site.outline.families[self.family].hash(&mut shared);
        for kind in Kind::ALL.into_iter().filter(|kind| kind.is_made(renderer.site.outline)) {
            match &self.stencils[kind as usize] {
                Some(stencil) => stencil.hash(&mut shared),
                None => inputs.hash(&mut shared),
            }
        }
        let facts = &renderer.site.catalog.families[self.family].codes;
        let code = |(at, pieces): (usize, &Pieces)| {
            let mut hash = Xxh3::new();
            pieces.hash(&mut hash);
            facts[at].values.hash(&mut hash);
            let authored = self.authored.iter().filter(|(pair, _)| pair.left == at);
            let mut authored: Vec<_> =
                authored.map(|(pair, authored)| (facts[pair.right].key.as_str(), authored)).collect();
            authored.sort_by_key(|(key, _)| *key);
            authored.hash(&mut hash);
            hash.finish()
        };
        FamilyDigests { shared: shared.finish(), codes: self.pieces.iter().enumerate().map(code).collect() }
    }

    /// One document of one pair.
    pub fn page(&self, renderer: &Renderer<'_>, page: Page, pair: PairId) -> Result<String> {
        let mut out = String::new();
        self.put(renderer, Kind::of(page), pair.pair, &mut out)?;
        Ok(out)
    }

    fn put(&self, renderer: &Renderer<'_>, kind: Kind, pair: Pair, out: &mut String) -> Result<()> {
        match &self.stencils[kind as usize] {
            Some(stencil) => self.fill(renderer, stencil, pair, out),
            None => out.push_str(&self.whole(renderer, kind, pair)?),
        }
        Ok(())
    }

    /// Whether a stencil makes what the template makes, for a sample of pairs spread over the family.
    fn holds(&self, renderer: &Renderer<'_>, kind: Kind, stencil: &Stencil) -> Result<bool> {
        let codes = self.pieces.len();
        let step = (codes / SAMPLE).max(1);
        let sample = (0..codes).into_par_iter().step_by(step);
        let same = sample.filter_map(|left| Pair::new(left, (left * 7 + codes / 2) % codes)).map(|pair| {
            let mut filled = String::new();
            self.fill(renderer, stencil, pair, &mut filled);
            Ok(filled == self.whole(renderer, kind, pair)?)
        });
        let same: Vec<Result<bool>> = same.collect();
        // Up to the first that differs or cannot be rendered, as if one thread had tried them.
        same.into_iter().find(|same| !matches!(same, Ok(true))).unwrap_or(Ok(true))
    }
}
