//! Draft → model: the only place that knows defaults and which text stands in for a missing one.
//!
//! Runs after the rules found nothing, so lookups succeed; where one could not, the entry is left out rather than
//! guessed. Raw tables are taken apart by naming every field: a new key does not compile until someone decides here
//! what it means.

use super::Draft;
use super::draft::{DraftCode, DraftFamily, DraftPair, DraftQuestion};
use super::raw::{
    RawAlias, RawAttribute, RawAttributeTranslation, RawAttributeValue, RawCategory, RawCause, RawCode, RawFamily,
    RawPair, RawQuestion, RawRange, RawSource, RawSymptom,
};
use super::reader::{Date, KeyText, Keyed, OrText, Text};
use super::resolve_libraries::libraries;
use super::resolve_limits::limits;
use super::rules::parse_range;
use crate::config::Config;
use crate::model::{
    Alias, Attribute, AttributeValue, Catalog, Category, Cause, Code, CodeRange, Color, Comparison, Family, Localized,
    Markdown, Question, Retry, Source, Symptom,
};

/// Makes the model of a draft in which the rules found nothing.
pub fn catalog(draft: Draft, config: &Config) -> Catalog {
    let home = draft.home(config).map(|family| family.key.clone());
    let mut families: Vec<Family> = draft.families.into_iter().map(family).collect();
    families.sort_by_key(|family| (Some(&family.key) != home.as_ref(), family.key.clone()));
    let mut questions: Vec<(i64, Question)> = Vec::new();
    for draft in draft.questions {
        let order = draft.parsed.raw.order.unwrap_or(i64::MAX);
        questions.push((order, question(draft, &families)));
    }
    questions.sort_by(|(a, left), (b, right)| (a, &left.slug).cmp(&(b, &right.slug)));
    let limits = limits(draft.limits, &families);
    let (matrix, libraries) = libraries(draft.libraries, &families);
    Catalog {
        families,
        questions: questions.into_iter().map(|(_, question)| question).collect(),
        matrix,
        libraries,
        limits,
    }
}

/// How keys are ordered in a family: numbers ascending, then texts.
pub fn order(key: &str) -> (u64, &str) {
    key.parse::<u32>().map_or((u64::MAX, key), |number| (number.into(), key))
}

fn family(draft: DraftFamily) -> Family {
    let DraftFamily { key, family, translations, mut codes, pairs, unknown: _, broken: _ } = draft;
    codes.sort_by(|a, b| order(&a.stem).cmp(&order(&b.stem)));
    let (path, raw) =
        family.map_or((None, RawFamily::default()), |parsed| (Some(parsed.file.path.clone()), parsed.raw));
    let RawFamily {
        name,
        label,
        term,
        protocol,
        summary,
        description,
        featured,
        checked,
        sources,
        categories,
        ranges,
        attributes,
    } = raw;
    let title = if name.is_empty() { key.clone() } else { name.value };
    let label = label.map_or_else(|| title.clone(), |label| label.value);
    let mut categories = resolve_categories(categories, &codes);
    for (locale, parsed) in &translations {
        for (key, texts) in &parsed.raw.categories {
            if let Some(category) = categories.iter_mut().find(|category| category.key == **key) {
                category.name = category.name.clone().and(*locale, texts.name.as_deref());
                category.description =
                    category.description.take().map(|d| d.and(*locale, texts.description.as_deref()));
            }
        }
    }
    let stems: Vec<String> = codes.iter().map(|code| code.stem.clone()).collect();
    let attributes: Vec<Attribute> = attributes
        .into_iter()
        .map(|(key, raw)| {
            let found = |keyed: &'_ Keyed<RawAttributeTranslation>| keyed.iter().position(|(name, _)| **name == *key);
            let translated: Vec<_> = translations
                .iter()
                .filter_map(|(locale, parsed)| {
                    let keyed = &parsed.raw.attributes;
                    Some((*locale, &keyed[found(keyed)?].1))
                })
                .collect();
            attribute(key, raw, &translated)
        })
        .collect();
    let mut ranges: Vec<CodeRange> = ranges.into_iter().filter_map(|(key, raw)| range(&key, raw)).collect();
    ranges.sort_by_key(|range| range.first);
    for (locale, parsed) in &translations {
        for (key, texts) in &parsed.raw.ranges {
            let translated = ranges.iter_mut().find(|range| format!("{}-{}", range.first, range.last) == **key);
            if let Some(range) = translated {
                range.name = range.name.clone().and(*locale, texts.name.as_deref());
                range.description = range.description.take().map(|d| d.and(*locale, texts.description.as_deref()));
                range.policy = range.policy.take().map(|p| p.and(*locale, texts.policy.as_deref()));
            }
        }
    }
    let texts = |pick: fn(&super::raw::RawFamilyTranslation) -> &Option<Text>| -> Vec<(usize, String)> {
        let text = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
        translations.iter().filter_map(|(locale, parsed)| Some((*locale, text(pick(&parsed.raw))?))).collect()
    };
    let mut comparisons: Vec<_> = pairs.into_iter().filter_map(|pair| comparison(pair, &stems)).collect();
    comparisons.sort_by_key(|(places, _)| *places);
    Family {
        name: Localized::with(title, texts(|raw| &raw.name)),
        label: Localized::with(label, texts(|raw| &raw.label)),
        term: Localized::with(term.map_or_else(|| "status code".into(), |t| t.value), texts(|raw| &raw.term)),
        protocol: protocol.map(|text| text.value),
        summary: summary.map(|text| Localized::with(text.value, texts(|raw| &raw.summary))),
        description: description.map(|text| {
            let translated = texts(|raw| &raw.description).into_iter().map(|(locale, text)| (locale, Markdown(text)));
            Localized::with(Markdown(text.value), translated.collect())
        }),
        featured: featured.and_then(|key| stems.iter().position(|stem| *stem == *key.0)).unwrap_or_default(),
        checked: day(checked),
        sources: resolve_sources(sources),
        codes: codes.into_iter().map(|draft| code(draft, &stems, &categories, &attributes)).collect(),
        categories,
        ranges,
        attributes,
        comparisons,
        path,
        key,
    }
}

/// The declared categories, or those that the codes name where none is declared.
fn resolve_categories(declared: Keyed<RawCategory>, codes: &[DraftCode]) -> Vec<Category> {
    let mut categories: Vec<Category> = Vec::new();
    for (key, RawCategory { name, color, description }) in declared {
        let color =
            color.and_then(|color| Color::parse(&color)).unwrap_or(Color::ALL[categories.len() % Color::ALL.len()]);
        categories.push(Category {
            key: key.value,
            name: Localized::new(name.value),
            color,
            description: description.map(|text| Localized::new(text.value)),
        });
    }
    if categories.is_empty() {
        for name in codes.iter().map(|code| &code.parsed.raw.category.value) {
            if !categories.iter().any(|category| category.key == *name) {
                let color = Color::ALL[categories.len() % Color::ALL.len()];
                let shown = Localized::new(name.clone());
                categories.push(Category { key: name.clone(), name: shown, color, description: None });
            }
        }
    }
    categories
}

fn range(key: &str, raw: RawRange) -> Option<CodeRange> {
    let RawRange { name, description, policy } = raw;
    let numbers = parse_range(key)?;
    let text = |text: Text| Localized::new(text.value);
    Some(CodeRange {
        first: *numbers.start(),
        last: *numbers.end(),
        name: text(name),
        description: description.map(text),
        policy: policy.map(text),
    })
}

fn attribute(key: Text, raw: RawAttribute, translations: &[(usize, &RawAttributeTranslation)]) -> Attribute {
    let RawAttribute { name, description, values } = raw;
    let value = |(key, RawAttributeValue { name, clause, retry }): (Text, RawAttributeValue)| {
        let mut value = AttributeValue {
            name: Localized::new(name.value),
            clause: Localized::new(Markdown(clause.value)),
            retry: retry.and_then(|retry| Retry::parse(&retry)),
            key: key.value,
        };
        for (locale, translation) in translations {
            if let Some((_, texts)) = translation.values.iter().find(|(name, _)| **name == value.key) {
                value.name = value.name.and(*locale, texts.name.as_deref());
                value.clause = value.clause.and(*locale, texts.clause.as_deref());
            }
        }
        value
    };
    let mut name = Localized::new(name.value);
    let mut description = description.map(|text| Localized::new(Markdown(text.value)));
    for (locale, texts) in translations {
        name = name.and(*locale, texts.name.as_deref());
        description = description.map(|d| d.and(*locale, texts.description.as_deref()));
    }
    Attribute { key: key.value, name, description, values: values.into_iter().map(value).collect() }
}

fn code(draft: DraftCode, stems: &[String], categories: &[Category], attributes: &[Attribute]) -> Code {
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
    let reconnect = reconnect.and_then(|raw| super::reconnect::resolve(raw, &sources).ok());
    let mut resolved = Code {
        number: stem.parse().ok(),
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
        wire: wire.map(super::wire::resolve),
        sources: resolve_sources(sources),
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

fn comparison(draft: DraftPair, stems: &[String]) -> Option<((usize, usize), Comparison)> {
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
        sources: resolve_sources(sources),
        path: parsed.file.path.clone(),
    };
    Some(((place(left)?, place(right)?), comparison))
}

fn question(draft: DraftQuestion, families: &[Family]) -> Question {
    let DraftQuestion { slug, parsed, body, translations } = draft;
    let RawQuestion { question, answer, order: _, codes, symptoms, checked, sources } = parsed.raw;
    let mut resolved = Question {
        question: Localized::new(question.value),
        answer: Localized::new(answer.value),
        body: Localized::new(Markdown(body.value)),
        codes: codes.iter().filter_map(|code| code_place(code, families)).collect(),
        symptoms: symptoms.into_iter().map(symptom).collect(),
        checked: day(checked),
        sources: resolve_sources(sources),
        path: Localized::new(parsed.file.path.clone()),
        slug,
    };
    for (locale, translation, body) in translations {
        resolved.question = resolved.question.and(locale, Some(&*translation.raw.question));
        resolved.answer = resolved.answer.and(locale, Some(&*translation.raw.answer));
        resolved.body = resolved.body.and(locale, Some(&*body));
        resolved.path = resolved.path.and(locale, Some(translation.file.path.as_str()));
    }
    resolved
}

/// The places of a code that is named outside of its family: without a family's name, one of the home family.
pub fn code_place(KeyText(key): &KeyText, families: &[Family]) -> Option<(usize, usize)> {
    let (family, key) = match key.split_once('/') {
        Some((family, key)) => (families.iter().position(|known| known.key == family)?, key),
        None => (0, key.value.as_str()),
    };
    Some((family, families.get(family)?.code_index(key)?))
}

fn cause(RawCause { cause, confirm, remedy }: RawCause) -> Cause {
    Cause { cause: Markdown(cause.value), confirm: Markdown(confirm.value), remedy: Markdown(remedy.value) }
}

fn alias(OrText(RawAlias { name, libraries }): OrText<RawAlias>) -> Alias {
    Alias { name: name.value, libraries: libraries.into_iter().map(|library| library.value).collect() }
}

fn symptom(OrText(RawSymptom { library, text }): OrText<RawSymptom>) -> Symptom {
    Symptom { library: library.map(|library| library.value), text: text.value }
}

/// The sources of a file.
pub fn resolve_sources(sources: Vec<RawSource>) -> Vec<Source> {
    let text = |text: Option<Text>| text.map(|text| text.value);
    sources
        .into_iter()
        .map(|RawSource { id, title, url, measured, proves }| Source {
            id: text(id),
            title: title.value,
            url: text(url),
            measured: text(measured),
            proves: text(proves),
        })
        .collect()
}

/// A day as text.
pub fn day(date: Option<Date>) -> Option<String> {
    date.map(|Date(text)| text.value)
}
