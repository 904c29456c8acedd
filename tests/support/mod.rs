//! What the tests of the whole program share: sites to build, the command itself, and readers of what it made.
//!
//! Everything goes through the real binary and real folders, because that is what people run; nothing here knows how
//! the program works inside. Each test has folders of its own, so tests run in any order and side by side.

// Every test binary compiles all of this and uses its own part of it.
#![allow(dead_code, unused_imports)]

mod addresses;
mod built;
mod command;
mod html;
mod site;
mod tree;

pub use addresses::{Target, addresses_in, resolve};
pub use built::Built;
pub use command::{Run, closecodes, closecodes_in};
pub use html::{Document, Element};
pub use site::Site;
pub use tree::Tree;

/// Fails with every fault at once, so that one run shows all that is to be mended.
#[track_caller]
pub fn assert_none(faults: &[String], what: &str) {
    const SHOWN: usize = 40;
    let listed: String = faults.iter().take(SHOWN).map(|fault| format!("  {fault}\n")).collect();
    let rest = faults.len().saturating_sub(SHOWN);
    let more = if rest > 0 { format!("  … and {rest} more\n") } else { String::new() };
    assert!(faults.is_empty(), "{} × {what}:\n{listed}{more}", faults.len());
}
