//! The table `[wire]` of a code, exactly as written: a typical course of events, of which a picture is drawn.

use super::table::raw_table;
use crate::content::reader::{Choice, KeyText, Text};
use crate::model::{Deed, Frame, Lane};

raw_table! {
    /// What happens on the wire when a code comes about.
    pub struct RawWire {
        /// Who takes part, from left to right.
        lanes: Vec<Choice<Lane>>,
        /// What happens, in order.
        steps: Vec<RawStep>,
        /// Whether this is a habit that no standard knows; false unless said otherwise.
        convention: Option<bool>,
    }

    /// One event: `{ from, to, sends }`, `{ at, does }` or `{ at, reports }`.
    pub struct RawStep {
        /// Who sends.
        from: Option<Choice<Lane>>,
        /// Its neighbour, who receives.
        to: Option<Choice<Lane>>,
        /// Who does or reports something.
        at: Option<Choice<Lane>>,
        /// What travels.
        sends: Option<Choice<Frame>>,
        /// The code in a Close frame; an empty one has none.
        code: Option<KeyText>,
        /// What happens without anything being sent.
        does: Option<Choice<Deed>>,
        /// The code that the application is told.
        reports: Option<KeyText>,
        /// What a browser's close event has as `wasClean`.
        clean: Option<bool>,
        /// The program that reports it, where programs differ.
        by: Option<Text>,
    }
}
