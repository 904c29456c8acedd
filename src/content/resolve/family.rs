//! A family's draft → the model of it, with its codes and what is written about their pairs.

use super::code::code;
use super::pair::comparison;
use super::{day, source};
use crate::content::draft::{DraftCode, DraftFamily};
use crate::content::raw::{
    RawAttribute, RawAttributeTranslation, RawAttributeValue, RawCategory, RawFamily, RawFamilyTranslation, RawRange,
};
use crate::content::reader::{Keyed, Text};
use crate::content::rules::parse_range;
use crate::model::{Attribute, AttributeValue, Category, CodeRange, Color, Family, Localized, Markdown, Retry};

pub(super) fn family(draft: DraftFamily) -> Family {
    let DraftFamily { key, family, translations, mut codes, pairs, unknown: _, broken: _ } = draft;
    codes.sort_by(|a, b| Family::order(&a.stem).cmp(&Family::order(&b.stem)));
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
    let texts = |pick: fn(&RawFamilyTranslation) -> &Option<Text>| -> Vec<(usize, String)> {
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
        sources: source::sources(sources),
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
