//! What implementations make of one code: for each case the outcomes, and who has which.
//!
//! Somebody on a code's page looks for one library, and most libraries do the same, so those that do stand together.
//! The page of all implementations has a row for each of them instead (`observed.rs`).

use serde::Serialize;

use super::Renderer;
use super::observed::{CellView, looks_alike};
use super::text::Phrase;
use crate::model::{Finding, Library};
use crate::site::{Base, CodeId, Page};

/// What implementations make of a code.
#[derive(Serialize)]
pub struct Outcomes<'a> {
    cases: Vec<Case<'a>>,
    /// Whether some of it was read and not measured.
    read: bool,
}

/// What was done, and what came of it.
#[derive(Serialize)]
struct Case<'a> {
    group: Phrase,
    name: Phrase,
    /// The commonest first.
    outcomes: Vec<Outcome<'a>>,
}

#[derive(Serialize)]
struct Outcome<'a> {
    #[serde(flatten)]
    cell: CellView,
    by: Vec<Implementation<'a>>,
}

#[derive(Serialize)]
struct Implementation<'a> {
    name: &'a str,
    /// Where it is first named, its page.
    to: Option<String>,
    /// Whether this was read and not measured.
    read: bool,
}

impl<'s> Renderer<'s> {
    /// What implementations make of one code; nothing where no case is about it.
    pub(super) fn outcomes(&self, locale: usize, id: CodeId, base: &Base) -> Option<Outcomes<'s>> {
        let catalog = self.site.catalog;
        let mut named = vec![false; catalog.libraries.len()];
        let mut cases = Vec::new();
        for (place, observation) in catalog.matrix.observations.iter().enumerate() {
            if !observation.codes.contains(&(id.family, id.code)) {
                continue;
            }
            let outcomes = self.outcomes_of(locale, place).map(|(cell, libraries)| Outcome {
                cell,
                by: libraries
                    .into_iter()
                    .map(|(at, library)| Implementation {
                        name: &library.name,
                        to: (!std::mem::replace(&mut named[at], true))
                            .then(|| format!("{}{}", base.home, self.site.outline.local_path(Page::Library(at)))),
                        read: library.measured(place).is_none(),
                    })
                    .collect(),
            });
            let outcomes: Vec<_> = outcomes.collect();
            if !outcomes.is_empty() {
                let group = self.phrase(locale, &catalog.matrix.groups[observation.group].name);
                cases.push(Case { group, name: self.phrase(locale, &observation.name), outcomes });
            }
        }
        let read = cases.iter().flat_map(|case| &case.outcomes).flat_map(|outcome| &outcome.by).any(|one| one.read);
        (!cases.is_empty()).then_some(Outcomes { cases, read })
    }

    /// The outcomes of one case with the implementations that have them.
    fn outcomes_of(&self, locale: usize, place: usize) -> impl Iterator<Item = (CellView, Vec<(usize, &'s Library)>)> {
        let mut groups: Vec<(&Finding, Vec<(usize, &'s Library)>)> = Vec::new();
        for (at, library) in self.site.catalog.libraries.iter().enumerate() {
            let Some(finding) = library.finding(place) else { continue };
            match groups.iter_mut().find(|(known, _)| looks_alike(known, finding)) {
                Some((_, libraries)) => libraries.push((at, library)),
                None => groups.push((finding, vec![(at, library)])),
            }
        }
        groups.sort_by_key(|(_, libraries)| std::cmp::Reverse(libraries.len()));
        groups
            .into_iter()
            .filter_map(move |(_, libraries)| Some((self.cell(locale, libraries[0].1, place)?, libraries)))
    }
}
