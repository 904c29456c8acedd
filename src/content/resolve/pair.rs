//! What a writer knows about two codes → the model of it.

use super::source;
use crate::content::draft::DraftPair;
use crate::content::raw::RawPair;
use crate::content::reader::Text;
use crate::model::{Comparison, Localized, Markdown};

/// With the places of the two codes in their family.
pub(super) fn comparison(draft: DraftPair, stems: &[String]) -> Option<((usize, usize), Comparison)> {
    let DraftPair { stem, parsed, translations } = draft;
    let (left, right) = stem.split_once("-vs-")?;
    let place = |key: &str| stems.iter().position(|stem| stem == key);
    let RawPair { summary, tell_apart, choose, sources } = parsed.raw;
    let localize = |text: Option<Text>, pick: fn(&RawPair) -> &Option<Text>| {
        let mut localized = Localized::new(Markdown(text?.value));
        for (locale, translation) in &translations {
            localized = localized.and(*locale, pick(&translation.raw).as_deref());
        }
        Some(localized)
    };
    let comparison = Comparison {
        summary: localize(summary, |raw| &raw.summary),
        tell_apart: localize(tell_apart, |raw| &raw.tell_apart),
        choose: localize(choose, |raw| &raw.choose),
        sources: source::sources(sources),
        path: parsed.file.path.clone(),
    };
    Some(((place(left)?, place(right)?), comparison))
}
