//! A raw step → a step of the model, or why it is not one.
//!
//! Stands between the rule, which tells what is wrong, and `resolve`, which takes what is right: both ask here, so they
//! cannot disagree.

use std::ops::Range;

use super::raw::{RawStep, RawWire};
use super::reader::{Choice, KeyText, Text};
use crate::model::{Frame, Lane, Step, Wire};

/// Where a step is wrong, and what to do about it.
pub struct Unclear {
    /// The word to point at.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: &'static str,
}

const SHAPES: &str = "write `{ from, to, sends }`, `{ at, does }` or `{ at, reports }`";

/// Makes the model of a picture in which the rules found nothing.
pub fn resolve(raw: RawWire) -> Wire {
    let lanes: Vec<Lane> = raw.lanes.iter().filter_map(|lane| lane.value).collect();
    let steps = raw.steps.iter().filter_map(|raw| step(raw, &lanes).ok().flatten()).collect();
    Wire { lanes, steps, convention: raw.convention.unwrap_or_default() }
}

/// One step among those who take part; nothing where one of its words was unknown, which was noted.
pub fn step(raw: &RawStep, lanes: &[Lane]) -> Result<Option<Step>, Unclear> {
    let RawStep { from, to, at, sends, code, does, reports, clean, by } = raw;
    let text = |text: &Text| text.value.clone();
    let key = |KeyText(key): &KeyText| text(key);
    if !raw.is_known() {
        return Ok(None);
    }
    let step = match (from, to, at, sends.as_ref().and_then(|s| s.value), does.as_ref().and_then(|d| d.value), reports)
    {
        (Some(from), Some(to), None, Some(frame), None, None) if clean.is_none() && by.is_none() => {
            if let (Some(KeyText(code)), true) = (code, frame != Frame::Close) {
                return unclear(&code.span, "only a Close frame carries a code", "take `code` out");
            }
            let (sender, receiver) = (place(from, lanes)?, place(to, lanes)?);
            if sender.abs_diff(receiver) != 1 {
                return unclear(
                    &to.span,
                    "a frame goes to a neighbour",
                    "let those in between pass it on, a step each",
                );
            }
            Step::Sent { from: sender, to: receiver, frame, code: code.as_ref().map(key) }
        }
        (None, None, Some(at), None, Some(deed), None) if code.is_none() && clean.is_none() && by.is_none() => {
            Step::Done { at: place(at, lanes)?, deed }
        }
        (None, None, Some(at), None, None, Some(reports)) if code.is_none() => {
            Step::Reported { at: place(at, lanes)?, code: key(reports), clean: *clean, by: by.as_ref().map(text) }
        }
        _ => return unclear(&raw.span(), "the step does not say one thing", SHAPES),
    };
    Ok(Some(step))
}

/// The place of somebody who takes part.
fn place(lane: &Choice<Lane>, lanes: &[Lane]) -> Result<usize, Unclear> {
    match lanes.iter().position(|known| Some(*known) == lane.value) {
        Some(place) => Ok(place),
        None => unclear(&lane.span, "this one takes no part", "add it to `lanes`"),
    }
}

fn unclear<T>(span: &Range<usize>, message: &str, help: &'static str) -> Result<T, Unclear> {
    Err(Unclear { span: span.clone(), message: message.to_owned(), help })
}

impl RawStep {
    /// Whether all of its words are known.
    fn is_known(&self) -> bool {
        let lanes = [&self.from, &self.to, &self.at].into_iter().flatten();
        lanes.into_iter().all(|lane| lane.value.is_some())
            && self.sends.as_ref().is_none_or(|word| word.value.is_some())
            && self.does.as_ref().is_none_or(|word| word.value.is_some())
    }

    /// The first word of the step that is there.
    pub fn span(&self) -> Range<usize> {
        let lanes = [&self.from, &self.to, &self.at].into_iter().flatten().map(|lane| lane.span.clone());
        let words = [
            self.sends.as_ref().map(|word| word.span.clone()),
            self.does.as_ref().map(|word| word.span.clone()),
            self.reports.as_ref().map(|KeyText(key)| key.span.clone()),
            self.code.as_ref().map(|KeyText(key)| key.span.clone()),
            self.by.as_ref().map(|text| text.span.clone()),
        ];
        lanes.chain(words.into_iter().flatten()).min_by_key(|span| span.start).unwrap_or_default()
    }
}
