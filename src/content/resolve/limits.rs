//! Draft → model for limits. Runs after the rules found nothing.

use super::{code_place, day, source};
use crate::content::draft::DraftLimit;
use crate::content::raw::RawLimit;
use crate::model::{Counts, Evidence, Family, Limit, LimitKind, Localized, Markdown};

/// The limits in the order of their page: by kind, then by name.
pub fn limits(drafts: Vec<DraftLimit>, families: &[Family]) -> Vec<Limit> {
    let mut limits: Vec<Limit> = drafts.into_iter().filter_map(|draft| limit(draft, families)).collect();
    limits.sort_by(|a, b| (a.kind, &a.name, &a.slug).cmp(&(b.kind, &b.name, &b.slug)));
    limits
}

fn limit(draft: DraftLimit, families: &[Family]) -> Option<Limit> {
    let DraftLimit { slug, parsed, translations } = draft;
    let RawLimit {
        name,
        kind,
        counts,
        what,
        setting,
        default,
        seconds,
        codes,
        client,
        remedy,
        evidence,
        checked,
        sources,
    } = parsed.raw;
    let mut limit = Limit {
        name: name.value,
        kind: LimitKind::parse(&kind)?,
        counts: Counts::parse(&counts)?,
        what: Localized::new(what.value),
        setting: setting.map(|text| text.value),
        default: Localized::new(default.value),
        seconds: seconds.and_then(|seconds| u32::try_from(seconds).ok()),
        codes: codes.iter().filter_map(|code| code_place(code, families)).collect(),
        client: Localized::new(Markdown(client.value)),
        remedy: Localized::new(Markdown(remedy.value)),
        evidence: Evidence::parse(&evidence)?,
        checked: day(checked),
        sources: source::sources(sources),
        path: Localized::new(parsed.file.path.clone()),
        slug,
    };
    for (locale, translation) in translations {
        let raw = &translation.raw;
        limit.what = limit.what.and(locale, raw.what.as_deref());
        // A value in figures reads alike in all languages.
        let figures = raw.default.as_deref().unwrap_or(limit.default.text(0)).to_owned();
        limit.default = limit.default.and(locale, Some(figures));
        limit.client = limit.client.and(locale, raw.client.as_deref());
        limit.remedy = limit.remedy.and(locale, raw.remedy.as_deref());
        limit.path = limit.path.and(locale, Some(translation.file.path.as_str()));
    }
    Some(limit)
}
