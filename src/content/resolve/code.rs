//! A code's draft → the model of it.

use super::{day, source};
use crate::content::draft::DraftCode;
use crate::content::raw::{RawAlias, RawCause, RawCode, RawSymptom};
use crate::content::reader::{Keyed, OrText, Text};
use crate::content::{reconnect, wire};
use crate::model::{Alias, Attribute, Category, Cause, Code, Localized, Markdown, Symptom};

pub(super) fn code(draft: DraftCode, stems: &[String], categories: &[Category], attributes: &[Attribute]) -> Code {
    let DraftCode { stem, parsed, translations } = draft;
    let RawCode {
        code: _,
        name,
        category,
        meaning,
        origin,
        recovery,
        choose,
        checked,
        related,
        aliases,
        description,
        when,
        fix,
        attributes: filled,
        reconnect,
        causes,
        symptoms,
        wire,
        sources,
    } = parsed.raw;
    let reconnect = reconnect.and_then(|raw| reconnect::resolve(raw, &sources).ok());
    let mut resolved = Code {
        // `08006` is a key of five characters and not the number 8006.
        number: stem.parse().ok().filter(|number: &u32| number.to_string() == stem),
        name: Localized::new(name.value),
        category: categories.iter().position(|known| known.key == *category).unwrap_or_default(),
        meaning: Localized::new(meaning.value),
        origin: origin.map(|text| Localized::new(text.value)),
        recovery: Localized::new(recovery.value),
        choose: choose.map(|text| Localized::new(Markdown(text.value))),
        description: Localized::new(Markdown(description.value)),
        when: Localized::new(Markdown(when.value)),
        fix: Localized::new(Markdown(fix.value)),
        checked: day(checked),
        related: related.iter().filter_map(|key| stems.iter().position(|stem| *stem == *key.0)).collect(),
        aliases: aliases.into_iter().map(alias).collect(),
        values: attributes.iter().map(|attribute| value_of(attribute, &filled)).collect(),
        reconnect,
        causes: Vec::new(),
        symptoms: symptoms.into_iter().map(symptom).collect(),
        wire: wire.map(wire::resolve),
        sources: source::sources(sources),
        path: Localized::new(parsed.file.path.clone()),
        key: stem,
    };
    for (locale, translation) in &translations {
        let raw = &translation.raw;
        resolved.name = resolved.name.and(*locale, raw.name.as_deref());
        resolved.meaning = resolved.meaning.and(*locale, raw.meaning.as_deref());
        resolved.origin = resolved.origin.map(|text| text.and(*locale, raw.origin.as_deref()));
        resolved.recovery = resolved.recovery.and(*locale, raw.recovery.as_deref());
        resolved.choose = resolved.choose.map(|text| text.and(*locale, raw.choose.as_deref()));
        resolved.description = resolved.description.and(*locale, raw.description.as_deref());
        resolved.when = resolved.when.and(*locale, raw.when.as_deref());
        resolved.fix = resolved.fix.and(*locale, raw.fix.as_deref());
        if let Some(reconnect) = &mut resolved.reconnect {
            let note = reconnect.note.take();
            reconnect.note = note.map(|text| text.and(*locale, raw.reconnect_note.as_deref()));
        }
        resolved.path = resolved.path.and(*locale, Some(translation.file.path.as_str()));
    }
    let mut translated: Vec<(usize, std::vec::IntoIter<RawCause>)> =
        translations.into_iter().map(|(locale, parsed)| (locale, parsed.raw.causes.into_iter())).collect();
    resolved.causes = causes
        .into_iter()
        .map(|original| {
            let others = translated.iter_mut().filter_map(|(locale, causes)| Some((*locale, cause(causes.next()?))));
            Localized::with(cause(original), others.collect())
        })
        .collect();
    resolved
}

/// The place of the value that a code gives an attribute.
fn value_of(attribute: &Attribute, filled: &Keyed<Text>) -> Option<usize> {
    let (_, value) = filled.iter().find(|(key, _)| **key == attribute.key)?;
    attribute.values.iter().position(|known| known.key == **value)
}

fn cause(RawCause { cause, confirm, remedy }: RawCause) -> Cause {
    Cause { cause: Markdown(cause.value), confirm: Markdown(confirm.value), remedy: Markdown(remedy.value) }
}

fn alias(OrText(RawAlias { name, libraries }): OrText<RawAlias>) -> Alias {
    Alias { name: name.value, libraries: libraries.into_iter().map(|library| library.value).collect() }
}

/// A string that a person finds in a log, of a code or of a question.
pub(super) fn symptom(OrText(RawSymptom { library, text }): OrText<RawSymptom>) -> Symptom {
    Symptom { library: library.map(|library| library.value), text: text.value }
}
