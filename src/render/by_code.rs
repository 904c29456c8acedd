//! What an implementation makes of many codes, one after the other: the codes with the same outcome together.
//!
//! A column or a row for each code that was tried is more than any screen holds and says the same most of the time. What
//! a person asks is which codes behave and which do not, and that is two or three lines.

use super::observed::looks_alike;
use crate::model::{Finding, Library, Matrix};

/// Codes with the same outcome.
pub struct Alike<'l> {
    /// Whether each of them stays as it is.
    pub kept: bool,
    /// In their order; there is one at least.
    members: Vec<Tried<'l>>,
}

/// What came of one code.
#[derive(Clone, Copy)]
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

impl<'l> Alike<'l> {
    /// The codes that observations are named by: first those that stay as they are, then what most share.
    pub fn of(library: &'l Library, matrix: &Matrix, observations: &[usize]) -> Vec<Self> {
        let tried = |&place: &usize| {
            Some(Tried {
                code: matrix.observations[place].code()?,
                place,
                finding: library.finding(place)?,
                measured: library.measured(place).is_some(),
            })
        };
        let mut tried: Vec<Tried<'l>> = observations.iter().filter_map(tried).collect();
        tried.sort_by_key(|tried| tried.code);
        let mut groups: Vec<Self> = Vec::new();
        for one in &tried {
            let kept = one.is_kept(&tried);
            let alike = |other: &Tried<'l>| if kept { one.kept_like(other) } else { one.becomes_like(other) };
            match groups.iter_mut().find(|known| known.kept == kept && alike(&known.members[0])) {
                Some(known) => known.members.push(*one),
                None => groups.push(Self { kept, members: vec![*one] }),
            }
        }
        groups.sort_by_key(|group| (!group.kept, std::cmp::Reverse(group.members.len())));
        groups
    }

    /// The place of the first one's observation.
    pub fn place(&self) -> usize {
        self.members[0].place
    }

    /// The codes, three or more in a row as a range.
    pub fn codes(&self) -> String {
        ranges(self.members.iter().map(|member| member.code))
    }

    /// The literal errors, each once: of those that differ by their code alone the first, with `…` for the code.
    pub fn errors(&self) -> Vec<String> {
        let told = |member: &Tried<'l>| Some((member.code.to_string(), member.finding.error.clone()?));
        let told: Vec<(String, String)> = self.members.iter().filter_map(told).collect();
        let shape = |(code, error): &(String, String)| without(code, error);
        let mut errors: Vec<String> = Vec::new();
        for one in &told {
            let alone = told.iter().filter(|other| shape(other) == shape(one)).count() == 1;
            let error = if alone { one.1.clone() } else { shape(one) };
            if !errors.contains(&error) {
                errors.push(error);
            }
        }
        errors
    }
}

/// A text with `…` for each place where a number stands.
fn without(number: &str, text: &str) -> String {
    let parts = text.split_inclusive(|c: char| !c.is_ascii_digit());
    let parts = parts.map(|part| match part.trim_end_matches(|c: char| !c.is_ascii_digit()) {
        digits if digits == number => part.replacen(digits, "…", 1),
        _ => part.to_owned(),
    });
    parts.collect()
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
