//! The picture of the wire: who sends what, where TCP ends, what each side reports.
//!
//! A sequence diagram with time running down. The geometry is made here, the marks are laid out by `parts/wire.html`,
//! and all of it is said once more in words, for those who do not see it. Lengths are in the picture's own units, of
//! which a column of text is about 360 wide.

use anyhow::Result;
use fluent_bundle::FluentArgs;
use serde::Serialize;
use tera::Context;

use super::Renderer;
use super::words::Words;
use crate::model::{Code, Frame, Step, Vocabulary, Wire};
use crate::site::CodeId;

const WIDTH: u32 = 360;
/// From the picture's edge to the outer lanes.
const MARGIN: u32 = 46;
/// Where the first step begins: below the names.
const TOP: u32 = 34;
/// The advance of a letter in the typeface of codes.
const LETTER: f32 = 8.5;
/// Between a lane and the text beside it.
const GAP: u32 = 12;

/// What `parts/wire.html` lays out.
#[derive(Serialize)]
struct View {
    code: String,
    color: &'static str,
    convention: bool,
    /// Whether something in it is dashed, and so to be explained.
    made_up: bool,
    width: u32,
    height: u32,
    lanes: Vec<LaneView>,
    marks: Vec<Mark>,
    told: Vec<String>,
}

#[derive(Serialize)]
struct LaneView {
    name: String,
    x: u32,
    /// How far down its connection lasts.
    open: u32,
}

/// Something at a place.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Mark {
    /// A Close frame: an arrow with a plate on it.
    Close { arrow: Arrow, plate: Plate, text: String },
    /// Anything else that travels: an arrow with a text above it.
    Frame { arrow: Arrow, text: String },
    /// TCP is ended: a line with a bar.
    End { arrow: Arrow, text: String },
    /// Something that one does: a dot with a text beside it.
    Deed { x: u32, y: u32, beside: Beside, text: String },
    /// What one reports: a plate with texts beside it.
    Report { plate: Plate, made_up: bool, beside: Beside, text: String, lines: Vec<String> },
}

#[derive(Serialize)]
struct Arrow {
    from: u32,
    to: u32,
    middle: u32,
    y: u32,
    /// Where the head's or the bar's back lies.
    back: u32,
}

/// A box with a code in it.
#[derive(Serialize)]
struct Plate {
    x: u32,
    left: u32,
    y: u32,
    width: u32,
    /// Whether it is the code of the page.
    own: bool,
}

/// Where a text beside a lane begins, or ends where it stands to the left of it.
#[derive(Serialize)]
struct Beside {
    x: u32,
    left: bool,
}

impl Renderer<'_> {
    /// The picture of one code as HTML; empty where the code has none.
    pub(super) fn wire(&self, locale: usize, id: CodeId) -> Result<String> {
        let code = self.site.code(id);
        let Some(wire) = &code.wire else { return Ok(String::new()) };
        let words = &self.words[locale];
        let mut drawing = Drawing { words, wire, code, top: TOP, row: None, marks: Vec::new() };
        wire.steps.iter().for_each(|step| drawing.add(step));
        let Drawing { top: height, marks, .. } = drawing;
        let lanes = wire.lanes.iter().enumerate().map(|(at, lane)| LaneView {
            name: words.get(&format!("wire-lane-{}", lane.name())),
            x: x_of(wire, at),
            open: last_contact(&marks, x_of(wire, at)),
        });
        let view = View {
            code: code.key.clone(),
            color: self.site.family(id).categories[code.category].color.name(),
            convention: wire.convention,
            made_up: marks.iter().any(|mark| matches!(mark, Mark::Report { made_up: true, .. })),
            width: WIDTH,
            height,
            lanes: lanes.collect(),
            told: wire.steps.iter().map(|step| told(words, wire, step)).collect(),
            marks,
        };
        let mut context = Context::from_serialize(&view)?;
        context.insert("lang", &self.site.config.locales[locale].tag);
        self.templates.render("parts/wire.html", &context)
    }
}

/// A picture while it is drawn from top to bottom.
struct Drawing<'a> {
    words: &'a Words,
    wire: &'a Wire,
    code: &'a Code,
    top: u32,
    /// The row of the report before, and whose it is: two sides report at the same height.
    row: Option<(usize, u32)>,
    marks: Vec<Mark>,
}

impl Drawing<'_> {
    fn add(&mut self, step: &Step) {
        let reported = self.row.take();
        let mark = match step {
            Step::Sent { from, to, frame, code } => {
                let text = frame_text(self.words, *frame, code.as_deref());
                match frame {
                    Frame::Close => {
                        let arrow = self.arrow(*from, *to, 18, 36);
                        let own = code.as_deref().is_none_or(|code| code == self.code.key);
                        Mark::Close { plate: plate(arrow.middle, arrow.y, &text, own), arrow, text }
                    }
                    Frame::Fin => Mark::End { arrow: self.arrow(*from, *to, 24, 36), text },
                    _ => Mark::Frame { arrow: self.arrow(*from, *to, 24, 36), text },
                }
            }
            Step::Done { at, deed } => {
                let y = self.top + 15;
                self.top += 30;
                let text = self.words.get(&format!("wire-deed-{}", deed.name()));
                let x = x_of(self.wire, *at);
                Mark::Deed { x, y, beside: self.beside(*at, x, GAP), text }
            }
            Step::Reported { at, code, clean, by } => {
                let y = match reported {
                    Some((other, y)) if other != *at => y,
                    _ => {
                        self.top += 44;
                        self.top - 22
                    }
                };
                self.row = Some((*at, y));
                let plate = plate(x_of(self.wire, *at), y, code, *code == self.code.key);
                let mut lines = vec![match by {
                    Some(by) => self.words.fill("wire-reports-by", &[("by", by)]),
                    None => self.words.get("wire-reports"),
                }];
                lines.extend(clean.map(|clean| format!("wasClean {clean}")));
                let beside = self.beside(*at, plate.x, plate.width / 2 + 8);
                Mark::Report { made_up: self.wire.made_up(*at, code), beside, text: code.clone(), lines, plate }
            }
        };
        self.marks.push(mark);
    }

    fn arrow(&mut self, from: usize, to: usize, y: u32, height: u32) -> Arrow {
        let (from, to) = (x_of(self.wire, from), x_of(self.wire, to));
        let y = self.top + y;
        self.top += height;
        Arrow { from, to, middle: (from + to) / 2, y, back: if from < to { to - 9 } else { to + 9 } }
    }

    /// Texts stand on the inner side of the outer lanes.
    fn beside(&self, lane: usize, x: u32, gap: u32) -> Beside {
        match lane + 1 == self.wire.lanes.len() {
            true => Beside { x: x.saturating_sub(gap), left: true },
            false => Beside { x: x + gap, left: false },
        }
    }
}

/// Where a lane stands: the outer ones near the edges, a third in the middle.
fn x_of(wire: &Wire, lane: usize) -> u32 {
    let between = wire.lanes.len().saturating_sub(1).max(1) as u32;
    MARGIN + (WIDTH - 2 * MARGIN) * lane as u32 / between
}

fn plate(x: u32, y: u32, text: &str, own: bool) -> Plate {
    let width = (text.chars().count() as f32 * LETTER) as u32 + 16;
    Plate { x, left: x.saturating_sub(width / 2), y, width, own }
}

/// Down to where something comes from a lane or goes to it.
fn last_contact(marks: &[Mark], x: u32) -> u32 {
    let contact = |mark: &Mark| match mark {
        Mark::Close { arrow, .. } | Mark::Frame { arrow, .. } | Mark::End { arrow, .. } => {
            (arrow.from == x || arrow.to == x).then_some(arrow.y)
        }
        Mark::Deed { .. } | Mark::Report { .. } => None,
    };
    marks.iter().filter_map(contact).max().unwrap_or(TOP)
}

fn frame_text(words: &Words, frame: Frame, code: Option<&str>) -> String {
    match (frame, code) {
        (Frame::Close, Some(code)) => words.fill("wire-frame-close", &[("code", code)]),
        (Frame::Close, None) => words.get("wire-frame-close-empty"),
        (frame, _) => words.get(&format!("wire-frame-{}", frame.name())),
    }
}

/// A step as a sentence.
fn told(words: &Words, wire: &Wire, step: &Step) -> String {
    let lane = |at: usize| words.get(&format!("wire-lane-{}", wire.lanes[at].name()));
    let mut parts = FluentArgs::new();
    let message = match step {
        Step::Sent { from, to, frame, code } => {
            parts.set("from", lane(*from));
            parts.set("to", lane(*to));
            parts.set("what", frame_text(words, *frame, code.as_deref()));
            "wire-told-sent"
        }
        Step::Done { at, deed } => {
            parts.set("at", lane(*at));
            parts.set("what", words.get(&format!("wire-deed-{}", deed.name())));
            "wire-told-done"
        }
        Step::Reported { at, code, clean, by } => {
            parts.set("at", lane(*at));
            parts.set("code", code.clone());
            let clean = clean.map(|clean| format!("wasClean {clean}"));
            let detail: Vec<String> = by.clone().into_iter().chain(clean).collect();
            let detail = if detail.is_empty() { String::new() } else { format!(" ({})", detail.join(", ")) };
            parts.set("detail", detail);
            if wire.made_up(*at, code) { "wire-told-made-up" } else { "wire-told-reported" }
        }
    };
    words.with(message, &parts).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Deed, Lane};

    #[test]
    fn every_word_of_the_vocabulary_has_words_in_every_language() {
        fn names<T: Vocabulary>(kind: &str) -> Vec<String> {
            T::ALL.iter().map(|word| format!("wire-{kind}-{} =", word.name())).collect()
        }
        for locale in ["en", "fr"] {
            let text = crate::assets::own_template(&format!("locales/{locale}.ftl")).unwrap();
            for name in [names::<Lane>("lane"), names::<Frame>("frame"), names::<Deed>("deed")].concat() {
                assert!(text.lines().any(|line| line.starts_with(&name)), "{locale}.ftl lacks `{name} …`");
            }
        }
    }
}
