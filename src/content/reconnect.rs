//! A `[reconnect]` table → the policy in it, or what is wrong with it.
//!
//! Which keys belong together depends on what they say, so judging the table is the same work as reading it. A rule
//! tells the faults, `resolve` takes the policy; both ask here.

use std::ops::Range;

use super::raw::{RawReconnect, RawSource};
use super::reader::Text;
use crate::diagnostic::nearest;
use crate::model::{Basis, Delays, LaterDelays, Localized, Markdown, Reconnect, Retry};

/// A fault of the table: its rule, its place, and the words.
pub struct Fault {
    pub rule: &'static str,
    pub span: Range<usize>,
    pub message: String,
    pub help: String,
}

/// Reads the table. Sources are those of the same file.
pub fn resolve(raw: RawReconnect, sources: &[RawSource]) -> Result<Reconnect, Vec<Fault>> {
    let faults = faults(&raw, sources);
    let RawReconnect { retry, first_delay, growth, cap, jitter, authenticate, fatal, basis, source, note } = raw;
    let (Some(retry), Some(basis)) = (Retry::parse(&retry), Basis::parse(&basis)) else { return Err(faults) };
    if !faults.is_empty() {
        return Err(faults);
    }
    let number = |number: i64| u32::try_from(number).unwrap_or_default();
    let later = match (growth, cap, jitter) {
        (Some(growth), Some(cap), Some(jitter)) => {
            Some(LaterDelays { growth: number(growth), cap: number(cap), jitter: number(jitter) })
        }
        _ => None,
    };
    let delays = match first_delay[..] {
        [shortest, longest] => Some(Delays { first: (number(shortest), number(longest)), later }),
        _ => None,
    };
    Ok(Reconnect {
        retry,
        delays,
        authenticate: authenticate.unwrap_or_default(),
        fatal: fatal.unwrap_or_default(),
        basis,
        source: source.and_then(|id| position(sources, &id)),
        note: note.map(|text| Localized::new(Markdown(text.value))),
    })
}

fn position(sources: &[RawSource], id: &str) -> Option<usize> {
    sources.iter().position(|source| source.id.as_deref() == Some(id))
}

/// Everything that is wrong with the table.
pub fn faults(raw: &RawReconnect, sources: &[RawSource]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault = |rule, span: &Range<usize>, message: String, help: String| {
        faults.push(Fault { rule, span: span.clone(), message, help });
    };
    let choice = |text: &Text, known: Vec<&str>| {
        (!text.is_empty() && !known.contains(&&**text))
            .then(|| (format!("`{}` is not a choice here", &**text), format!("the choices are: {}", known.join(", "))))
    };
    if let Some((message, help)) = choice(&raw.retry, Retry::ALL.map(Retry::name).to_vec()) {
        fault("unknown-value", &raw.retry.span, message, help);
    }
    if let Some((message, help)) = choice(&raw.basis, Basis::ALL.map(Basis::name).to_vec()) {
        fault("unknown-value", &raw.basis.span, message, help);
    }
    if let Some(id) = raw.source.as_ref().filter(|id| position(sources, id).is_none()) {
        let near = nearest(id, sources.iter().filter_map(|source| source.id.as_deref()));
        let help = near.map(|near| format!("did you mean `{near}`?"));
        let message = format!("there is no source with the id `{}`", &**id);
        let add = || "add a `[[sources]]` with that `id`".to_owned();
        fault("unknown-citation", &id.span, message, help.unwrap_or_else(add));
    }
    let mut bad = |message: &str, help: &str| fault("bad-reconnect", &raw.retry.span, message.into(), help.into());
    let fatal = raw.fatal == Some(true);
    let retry = Retry::parse(&raw.retry);
    let once = retry == Some(Retry::AfterChange) && !fatal;
    let comes_back = retry == Some(Retry::Yes) || once;
    let first = !raw.first_delay.is_empty();
    let later = [raw.growth.is_some(), raw.cap.is_some(), raw.jitter.is_some()];
    if retry == Some(Retry::Yes) && (!first || later.contains(&false)) {
        let help = "add `first_delay`, `growth`, `cap` and `jitter`, or `fatal = true` where a person has to act first";
        bad("a client that connects again needs all its delays", help);
    }
    if once && !first {
        let help = "add `first_delay`, or `fatal = true` where a person has to act first";
        bad("the attempt after a change needs its delay", help);
    }
    if once && later.contains(&true) {
        let help = "take `growth`, `cap` and `jitter` out, or write `retry = \"yes\"`";
        bad("after a change there is one attempt, so no delay comes later", help);
    }
    if retry.is_some() && !comes_back && (first || later.contains(&true)) {
        bad("there are delays, and nothing connects again by itself", "take the delays out, or change `retry`");
    }
    if fatal && matches!(retry, Some(Retry::Yes | Retry::Depends)) {
        bad("what is fatal is not tried again", "take `fatal` out, or write `retry = \"after-change\"`");
    }
    if raw.authenticate == Some(true) && retry.is_some() && !comes_back {
        bad("nothing connects again by itself, with new credentials or without", "take `authenticate` out");
    }
    let ordered = matches!(raw.first_delay[..], [] | [_, _])
        && raw.first_delay.is_sorted()
        && raw.first_delay.first().is_none_or(|shortest| *shortest >= 0);
    if !ordered {
        bad("`first_delay` is not a span of seconds", "write the shortest and the longest: `first_delay = [0, 5]`");
    }
    let longest = raw.first_delay.last().copied().unwrap_or_default();
    let day = 86_400;
    if raw.growth.is_some_and(|growth| !(1..=100).contains(&growth)) {
        bad("`growth` is not a factor", "write a whole number from 1 to 100; 2 doubles the delay at each failure");
    }
    if raw.cap.is_some_and(|cap| cap < longest || cap > day) {
        bad("`cap` is shorter than the first delay, or longer than a day", "write seconds: `cap = 60`");
    }
    if raw.jitter.is_some_and(|jitter| !(0..=100).contains(&jitter)) {
        bad("`jitter` is not a share", "write how many percent of a delay are random, from 0 to 100");
    }
    faults
}
