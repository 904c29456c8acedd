//! `bad-reconnect`, `missing-reconnect`, `reconnect-disagrees`: a code's policy for reconnecting holds together, and says
//! what the code's attributes say.
//!
//! A family ties the two by writing `retry` beside the values of an attribute. From then on each of its codes has a
//! table, so that a program that reads them need not ask whether it is there.

use super::Rule;
use crate::config::Config;
use crate::content::Draft;
use crate::content::draft::{DraftCode, DraftFamily};
use crate::content::raw::RawReconnect;
use crate::content::reconnect;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Retry;

pub const RULE: Rule = Rule { names: &["bad-reconnect", "missing-reconnect", "reconnect-disagrees"], check };

fn check(draft: &Draft, _: &Config, diagnostics: &mut Diagnostics) {
    for family in &draft.families {
        unknown_words(family, diagnostics);
        for code in &family.codes {
            let raw = &code.parsed.raw;
            if let Some(table) = &raw.reconnect {
                for reconnect::Fault { rule, span, message, help } in reconnect::faults(table, &raw.sources) {
                    diagnostics.push(Diagnostic::error(rule, &code.parsed.file, span, message).help(help));
                }
            }
            agrees(family, code, diagnostics);
        }
    }
}

/// `retry` beside a value is one of the words that tables use.
fn unknown_words(family: &DraftFamily, diagnostics: &mut Diagnostics) {
    let Some(parsed) = &family.family else { return };
    let values = parsed.raw.attributes.iter().flat_map(|(_, attribute)| &attribute.values);
    for retry in values.filter_map(|(_, value)| value.retry.as_ref()) {
        if !retry.is_empty() && Retry::parse(retry).is_none() {
            let message = format!("`{}` is not a choice here", &**retry);
            let known = Retry::ALL.map(Retry::name).join(", ");
            let fault = Diagnostic::error("unknown-value", &parsed.file, retry.span.clone(), message);
            diagnostics.push(fault.help(format!("the choices are: {known}")));
        }
    }
}

/// The table says what each value says that is tied to one.
fn agrees(family: &DraftFamily, code: &DraftCode, diagnostics: &mut Diagnostics) {
    let declared = family.family.as_ref().map_or(&[][..], |parsed| &parsed.raw.attributes);
    let file = &code.parsed.file;
    for (key, value) in &code.parsed.raw.attributes {
        let attribute = declared.iter().find(|(name, _)| **name == **key);
        let tied = attribute.and_then(|(_, attribute)| attribute.values.iter().find(|(name, _)| **name == **value));
        let Some(retry) = tied.and_then(|(_, value)| value.retry.as_ref()) else { continue };
        match &code.parsed.raw.reconnect {
            None => {
                let message = format!("the attribute `{}` says whether to reconnect, and no table says how", &**key);
                let fault = Diagnostic::error("missing-reconnect", file, value.span.clone(), message);
                diagnostics.push(fault.help(format!("add a table `[reconnect]` with `retry = \"{}\"`", &**retry)));
            }
            Some(RawReconnect { retry: said, .. }) if Retry::parse(said).is_some() && **said != **retry => {
                let message = format!(
                    "`retry` is `{}`, and the value `{}` of the attribute `{}` goes with `{}`",
                    &**said, &**value, &**key, &**retry
                );
                let fault = Diagnostic::error("reconnect-disagrees", file, said.span.clone(), message);
                diagnostics.push(fault.help("change one of the two"));
            }
            Some(_) => {}
        }
    }
}
