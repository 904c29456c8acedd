//! `unclear-step`, `code-never-sent`, `step-after-close`, `code-not-shown`: a picture of the wire shows what can happen.

use std::ops::Range;

use super::Rule;
use crate::config::Config;
use crate::content::draft::DraftCode;
use crate::content::raw::RawWire;
use crate::content::{Draft, wire};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Frame, Lane, Step};

pub const RULE: Rule =
    Rule { names: &["unclear-step", "code-never-sent", "step-after-close", "code-not-shown"], check };

/// Codes that stand for a Close frame that did not arrive or had no code (RFC 6455, section 7.4.1).
const NEVER_SENT: [&str; 3] = ["1005", "1006", "1015"];

fn check(draft: &Draft, _: &Config, diagnostics: &mut Diagnostics) {
    for code in draft.families.iter().flat_map(|family| &family.codes) {
        if let Some(wire) = &code.parsed.raw.wire {
            picture(code, wire, diagnostics);
        }
    }
}

fn picture(code: &DraftCode, raw: &RawWire, diagnostics: &mut Diagnostics) {
    let file = &code.parsed.file;
    let mut fault = |rule, span: Range<usize>, message: String, help: &str| {
        diagnostics.push(Diagnostic::error(rule, file, span, message).help(help.to_owned()));
    };
    let known: Option<Vec<Lane>> = raw.lanes.iter().map(|lane| lane.value).collect();
    let Some(lanes) = known else { return };
    let twice = (1..lanes.len()).find(|&at| lanes[..at].contains(&lanes[at]));
    if let Some(at) = twice {
        let span = raw.lanes[at].span.clone();
        return fault("unclear-step", span, "this one takes part twice".into(), "name each in `lanes` once");
    }
    let mut steps = Vec::new();
    for raw in &raw.steps {
        match wire::step(raw, &lanes) {
            Ok(Some(step)) => steps.push((step, raw)),
            Ok(None) => {}
            Err(unclear) => fault("unclear-step", unclear.span, unclear.message, unclear.help),
        }
    }
    // Who said last what to whom, by the places of both.
    let (mut closed, mut ended) = (Vec::new(), Vec::new());
    for (step, raw) in &steps {
        let Step::Sent { from, to, frame, code } = step else { continue };
        let span = raw.sends.as_ref().map(|word| word.span.clone()).unwrap_or_default();
        if let Some(code) = code.as_deref().filter(|code| NEVER_SENT.contains(code)) {
            let span = raw.code.as_ref().map(|key| key.0.span.clone()).unwrap_or_default();
            let help = "leave `code` out for an empty Close frame, or let a side report the code";
            fault("code-never-sent", span, format!("no Close frame may carry {code}"), help);
        }
        let (from, to) = (*from, *to);
        let link = (from.min(to), from.max(to));
        if frame.opens() {
            closed.retain(|&(from, to): &(usize, usize)| (from.min(to), from.max(to)) != link);
            ended.retain(|known| *known != link);
        } else if ended.contains(&link) {
            fault("step-after-close", span, "TCP has ended before this step".into(), "move the step up");
        } else if *frame == Frame::Fin {
            ended.push(link);
        } else if closed.contains(&(from, to)) {
            let message = "nothing is sent after a Close frame".into();
            fault("step-after-close", span, message, "move the step up, or end TCP with `fin`");
        } else if *frame == Frame::Close {
            closed.push((from, to));
        }
    }
    let key = code.key();
    let shown = steps.iter().any(|(step, _)| match step {
        Step::Sent { code, .. } => code.as_deref() == Some(key),
        Step::Reported { code, .. } => code == key,
        Step::Done { .. } => false,
    });
    // A step that could not be read may be the one.
    if !shown && steps.len() == raw.steps.len() {
        let span = raw.lanes.first().map(|lane| lane.span.clone()).unwrap_or_default();
        let help = "add the Close frame that carries it, or the side that reports it";
        fault("code-not-shown", span, format!("no step of the picture has {key}"), help);
    }
}
