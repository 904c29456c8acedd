//! `bad-range`, `overlapping-ranges`, `code-out-of-range`: numbers belong to a range that the family declares.

use std::ops::RangeInclusive;

use super::Rule;
use crate::config::Config;
use crate::content::Draft;
use crate::diagnostic::{Diagnostic, Diagnostics};

pub const RULE: Rule = Rule { names: &["bad-range", "overlapping-ranges", "code-out-of-range"], check };

/// Both ends of a key such as `1000-2999`.
pub fn parse_range(key: &str) -> Option<RangeInclusive<u32>> {
    let (first, last) = key.split_once('-')?;
    let range: RangeInclusive<u32> = first.parse().ok()?..=last.parse().ok()?;
    (!range.is_empty()).then_some(range)
}

fn check(draft: &Draft, _: &Config, diagnostics: &mut Diagnostics) {
    for family in &draft.families {
        let Some(parsed) = &family.family else { continue };
        let mut ranges: Vec<RangeInclusive<u32>> = Vec::new();
        for (key, _) in &parsed.raw.ranges {
            let mut fault = |rule, message: String| {
                let fault = Diagnostic::error(rule, &parsed.file, key.span.clone(), message);
                diagnostics.push(fault.help("write the first and the last number, for instance `[ranges.1000-2999]`"));
            };
            let Some(range) = parse_range(key) else {
                fault("bad-range", format!("`{}` is not a range of numbers", &**key));
                continue;
            };
            if let Some(other) =
                ranges.iter().find(|other| other.start() <= range.end() && range.start() <= other.end())
            {
                fault("overlapping-ranges", format!("the range shares numbers with {}-{}", other.start(), other.end()));
            }
            ranges.push(range);
        }
        if parsed.raw.ranges.is_empty() {
            continue;
        }
        let declared: Vec<&str> = parsed.raw.ranges.iter().map(|(key, _)| &**key).collect();
        for code in &family.codes {
            let inside = code.key().parse().is_ok_and(|number: u32| ranges.iter().any(|range| range.contains(&number)));
            if !inside {
                let span = code.parsed.raw.code.as_ref().map_or(0..0, |key| key.0.span.clone());
                let message = format!("the code `{}` is in none of the family's ranges", code.key());
                let fault = Diagnostic::error("code-out-of-range", &code.parsed.file, span, message);
                diagnostics.push(fault.help(format!("`{}` declares: {}", parsed.file.path, declared.join(", "))));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parse_range;

    #[test]
    fn a_range_has_two_ends_in_order() {
        assert_eq!(parse_range("1000-2999"), Some(1000..=2999));
        for bad in ["1000", "2999-1000", "a-b", "-1", "1-2-3"] {
            assert_eq!(parse_range(bad), None, "{bad}");
        }
    }
}
