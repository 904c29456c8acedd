//! What an implementation makes of many codes, one after the other: the codes with the same outcome together.
//!
//! A table with a column for each code that was tried is wider than any screen and says the same in most of its cells.
//! What a person asks it is which codes behave and which do not, and that is two or three lines.

use serde::Serialize;

use super::Renderer;
use super::observed::{CellView, looks_alike};
use crate::model::{Finding, Library};

/// Codes with the same outcome.
#[derive(Serialize)]
pub struct SharedOutcome {
    /// The codes, three or more in a row as a range.
    codes: String,
    outcome: CellView,
}

/// What came of one code.
struct Tried<'l> {
    code: u32,
    place: usize,
    finding: &'l Finding,
    measured: bool,
}

impl Tried<'_> {
    /// Whether what came of it is the code itself.
    fn is_itself(&self) -> bool {
        let seen = self.finding.shows.as_ref().or(self.finding.sends.as_ref());
        self.finding.value.is_none() && seen.is_some_and(|seen| *seen == self.code.to_string())
    }

    /// Whether two codes stay as they are in the same manner.
    fn kept_like(&self, other: &Self) -> bool {
        let beside = |tried: &Self| tried.finding.shows.as_ref().and(tried.finding.sends.clone());
        self.is_itself() && other.is_itself() && self.measured == other.measured && beside(self) == beside(other)
    }

    /// Whether it is told as a code that stays as it is. 1006 that stays 1006 may be one of many that become 1006: it
    /// stands with whichever are more.
    fn is_kept(&self, tried: &[Self]) -> bool {
        let kept = tried.iter().filter(|other| self.kept_like(other)).count();
        kept > 0 && kept >= tried.iter().filter(|other| self.becomes_like(other)).count()
    }

    /// Whether two codes become the same.
    fn becomes_like(&self, other: &Self) -> bool {
        self.measured == other.measured && looks_alike(self.finding, other.finding)
    }
}

impl Renderer<'_> {
    /// What came of the codes that observations are named by: first those that stay as they are, then what most share.
    pub(super) fn by_code(&self, locale: usize, library: &Library, observations: &[usize]) -> Vec<SharedOutcome> {
        let mut tried: Vec<Tried<'_>> = observations
            .iter()
            .filter_map(|&place| {
                Some(Tried {
                    code: self.site.catalog.matrix.observations[place].code()?,
                    place,
                    finding: library.finding(place)?,
                    measured: library.measured(place).is_some(),
                })
            })
            .collect();
        tried.sort_by_key(|tried| tried.code);
        let mut groups: Vec<(bool, Vec<&Tried<'_>>)> = Vec::new();
        for one in &tried {
            let kept = one.is_kept(&tried);
            let alike = |other: &Tried<'_>| if kept { one.kept_like(other) } else { one.becomes_like(other) };
            match groups.iter_mut().find(|(known, members)| *known == kept && alike(members[0])) {
                Some((_, members)) => members.push(one),
                None => groups.push((kept, vec![one])),
            }
        }
        groups.sort_by_key(|(kept, members)| (!kept, std::cmp::Reverse(members.len())));
        let shared = |(kept, members): (bool, Vec<&Tried<'_>>)| {
            let cell = self.cell(locale, library, members[0].place)?;
            let outcome = if kept { CellView { main: self.word(locale, "itself"), ..cell } } else { cell };
            Some(SharedOutcome { codes: ranges(members.iter().map(|member| member.code)), outcome })
        };
        groups.into_iter().filter_map(shared).collect()
    }
}

/// Numbers as text, three or more in a row as a range: `1000–1003, 1007, 1008`.
fn ranges(codes: impl Iterator<Item = u32>) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for code in codes {
        match runs.last_mut() {
            Some((_, end)) if end.checked_add(1) == Some(code) => *end = code,
            _ => runs.push((code, code)),
        }
    }
    let run = |(start, end): (u32, u32)| match end - start {
        0 => start.to_string(),
        1 => format!("{start}, {end}"),
        _ => format!("{start}–{end}"),
    };
    runs.into_iter().map(run).collect::<Vec<_>>().join(", ")
}
