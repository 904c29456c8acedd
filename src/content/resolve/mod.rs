//! Draft → model: the only place that knows defaults and which text stands in for a missing one.
//!
//! Runs after the rules found nothing, so lookups succeed; where one could not, the entry is left out rather than
//! guessed. Raw tables are taken apart by naming every field: a new key does not compile until someone decides here
//! what it means.

mod code;
mod family;
mod libraries;
mod limits;
mod pair;
mod question;
mod source;

use super::Draft;
use super::reader::{Date, KeyText};
use crate::config::Config;
use crate::model::{Catalog, Family, Question};

/// Makes the model of a draft in which the rules found nothing.
pub fn catalog(draft: Draft, config: &Config) -> Catalog {
    let home = draft.home(config).map(|family| family.key.clone());
    let mut families: Vec<Family> = draft.families.into_iter().map(family::family).collect();
    families.sort_by_key(|family| (Some(&family.key) != home.as_ref(), family.key.clone()));
    let mut questions: Vec<(i64, Question)> = Vec::new();
    for draft in draft.questions {
        let order = draft.parsed.raw.order.unwrap_or(i64::MAX);
        questions.push((order, question::question(draft, &families)));
    }
    questions.sort_by(|(a, left), (b, right)| (a, &left.slug).cmp(&(b, &right.slug)));
    let limits = limits::limits(draft.limits, &families);
    let (matrix, libraries) = libraries::libraries(draft.libraries, &families);
    Catalog {
        families,
        questions: questions.into_iter().map(|(_, question)| question).collect(),
        matrix,
        libraries,
        limits,
    }
}

/// The places of a code that is named outside of its family: without a family's name, one of the home family.
fn code_place(KeyText(key): &KeyText, families: &[Family]) -> Option<(usize, usize)> {
    let (family, key) = match key.split_once('/') {
        Some((family, key)) => (families.iter().position(|known| known.key == family)?, key),
        None => (0, key.value.as_str()),
    };
    Some((family, families.get(family)?.code_index(key)?))
}

/// A day as text.
fn day(date: Option<Date>) -> Option<String> {
    date.map(|Date(text)| text.value)
}
