//! Draft → model for implementations: findings get the places of the matrix's observations.

use super::{code_place, day, source};
use crate::content::draft::libraries::{DraftLibraries, DraftLibrary};
use crate::content::parse::Parsed;
use crate::content::raw::{
    RawFinding, RawGroup, RawLibrary, RawLog, RawMatrix, RawMatrixTranslation, RawMeasuredFinding, RawMeasurement,
    RawObservation,
};
use crate::content::reader::{KeyText, Keyed, Text};
use crate::model::{
    Family, Finding, Library, Localized, Log, Markdown, Matrix, Measurement, Observation, ObservationGroup, Role,
};

/// The matrix and the implementations, by slug.
pub fn libraries(draft: DraftLibraries, families: &[Family]) -> (Matrix, Vec<Library>) {
    let DraftLibraries { matrix: parsed, matrix_translations, unknown: _, list, mut measurements, broken: _ } = draft;
    let RawMatrix { groups, observations } = parsed.map(|parsed| parsed.raw).unwrap_or_default();
    let groups: Vec<ObservationGroup> = groups
        .into_iter()
        .map(|(key, RawGroup { name, description, by_code })| {
            let texts = in_translations(&matrix_translations, &key, |raw| &raw.groups);
            ObservationGroup {
                key: key.value,
                name: localized(name, &texts, |texts| &texts.name),
                description: description.map(|text| localized(text, &texts, |texts| &texts.description)),
                by_code: by_code.map(|text| localized(text, &texts, |texts| &texts.by_code)),
            }
        })
        .collect();
    let observation = |(key, raw): (Text, RawObservation)| {
        let RawObservation { group, name, description, codes } = raw;
        let texts = in_translations(&matrix_translations, &key, |raw| &raw.observations);
        let name = localized(name, &texts, |texts| &texts.name);
        let description = description.map(|text| localized(text, &texts, |texts| &texts.description));
        let group = groups.iter().position(|known| known.key == *group)?;
        let codes = codes.iter().filter_map(|code| code_place(code, families)).collect();
        Some(Observation { key: key.value, group, name, description, codes })
    };
    let mut observations: Vec<Observation> = observations.into_iter().filter_map(observation).collect();
    // Tables show one group after another, whatever the order in the file.
    observations.sort_by_key(|observation| observation.group);
    let matrix = Matrix { groups, observations };
    let mut list: Vec<Library> = list
        .into_iter()
        .map(|draft| {
            let at = measurements.iter().position(|(slug, _)| *slug == draft.slug);
            let measured = at.map(|at| measurement(measurements.swap_remove(at).1, &matrix));
            library(draft, measured, &matrix, families)
        })
        .collect();
    list.sort_by(|a, b| {
        let key = |library: &Library| (library.name.to_lowercase(), library.slug.clone());
        key(a).cmp(&key(b))
    });
    (matrix, list)
}

/// The texts that the translations of the matrix have for a key.
fn in_translations<'t, T>(
    translations: &'t [(usize, Parsed<RawMatrixTranslation>)],
    key: &str,
    table: fn(&RawMatrixTranslation) -> &Keyed<T>,
) -> Vec<(usize, &'t T)> {
    let found = |(locale, parsed): &'t (usize, Parsed<_>)| Some((*locale, entry(table(&parsed.raw), key)?));
    translations.iter().filter_map(found).collect()
}

/// A text with its translations.
fn localized<T>(text: Text, translations: &[(usize, &T)], of: fn(&T) -> &Option<Text>) -> Localized<String> {
    let translated = |text: Localized<String>, (locale, texts): &(usize, &T)| text.and(*locale, of(texts).as_deref());
    translations.iter().fold(Localized::new(text.value), translated)
}

fn library(draft: DraftLibrary, measurement: Option<Measurement>, matrix: &Matrix, families: &[Family]) -> Library {
    let DraftLibrary { slug, parsed, translations } = draft;
    let RawLibrary {
        name,
        aliases,
        language,
        roles,
        repository,
        version,
        summary,
        checked,
        findings,
        notes,
        logs,
        sources,
    } = parsed.raw;
    let mut version = Localized::new(version.value);
    let mut summary = Localized::new(summary.value);
    let mut path = Localized::new(parsed.file.path.clone());
    let mut notes: Vec<Localized<Markdown>> =
        notes.into_iter().map(|note| Localized::new(Markdown(note.value))).collect();
    let mut logs: Vec<Log> = logs.into_iter().map(|raw| log(raw, families)).collect();
    for (locale, translation) in &translations {
        version = version.and(*locale, translation.raw.version.as_deref());
        summary = summary.and(*locale, translation.raw.summary.as_deref());
        path = path.and(*locale, Some(translation.file.path.as_str()));
        let translated = translation.raw.notes.iter().map(Some).chain(std::iter::repeat(None));
        notes = notes.into_iter().zip(translated).map(|(note, text)| note.and(*locale, text.map(|t| &**t))).collect();
        let translated = translation.raw.logs.iter().map(Some).chain(std::iter::repeat(None));
        let log = |(log, when): (Log, Option<&Text>)| Log { when: log.when.and(*locale, when.map(|t| &**t)), ..log };
        logs = logs.into_iter().zip(translated).map(log).collect();
    }
    let finding = |key: &str, raw: &RawFinding| {
        let RawFinding { shows, sends, value, text } = raw;
        let mut text = Localized::new(Markdown(text.value.clone()));
        let mut value = word(value).map(Localized::new);
        for (locale, translation) in &translations {
            text = text.and(*locale, entry(&translation.raw.findings, key).map(|text| &**text));
            value = value.map(|value| value.and(*locale, entry(&translation.raw.values, key).map(|text| &**text)));
        }
        Finding { shows: word(shows), sends: word(sends), value, error: None, text: Some(text) }
    };
    let findings = by_observation(matrix, &findings, finding);
    Library {
        name: name.value,
        aliases: aliases.into_iter().map(|alias| alias.value).collect(),
        language: language.value,
        roles: roles.iter().filter_map(|role| Role::of(role)).collect(),
        repository: repository.value,
        version,
        summary,
        checked: day(checked),
        findings,
        measurement,
        notes,
        logs,
        sources: source::sources(sources),
        path,
        slug,
    }
}

/// What a table has for a key.
fn entry<'t, T>(keyed: &'t Keyed<T>, key: &str) -> Option<&'t T> {
    keyed.iter().find(|(other, _)| **other == *key).map(|(_, value)| value)
}

fn log(RawLog { text, when, code }: RawLog, families: &[Family]) -> Log {
    let code = code.and_then(|code| code_place(&code, families));
    Log { text: text.value, when: Localized::new(Markdown(when.value)), code }
}

fn measurement(parsed: Parsed<RawMeasurement>, matrix: &Matrix) -> Measurement {
    let RawMeasurement { version, measured, findings } = parsed.raw;
    let finding = |_: &str, raw: &RawMeasuredFinding| {
        let RawMeasuredFinding { shows, sends, value, error } = raw;
        let error = error.as_ref().map(|text| text.value.clone());
        let value = word(value).map(Localized::new);
        Finding { shows: word(shows), sends: word(sends), value, error, text: None }
    };
    let findings = by_observation(matrix, &findings, finding);
    let path = Localized::new(parsed.file.path.clone());
    Measurement { version: version.value, measured: measured.value, findings, path }
}

/// For each observation of the matrix what a file says of it.
fn by_observation<T>(
    matrix: &Matrix,
    findings: &Keyed<T>,
    resolve: impl Fn(&str, &T) -> Finding,
) -> Vec<Option<Finding>> {
    let found = |observation: &Observation| Some(resolve(&observation.key, entry(findings, &observation.key)?));
    matrix.observations.iter().map(found).collect()
}

fn word(key: &Option<KeyText>) -> Option<String> {
    key.as_ref().map(|KeyText(text)| text.value.clone())
}
