//! Generator of static documentation sites about status codes.
//!
//! One way leads through, and each stage knows only what comes before it:
//!
//! 1. [`config`] and [`content`] read files, parse them into raw tables with spans, check them against every rule and
//!    resolve them into the [`model`]. All faults are [`diagnostic`]s and are told at once.
//! 2. [`site`] plans which pages exist and at which addresses.
//! 3. [`render`] makes the bytes of a page.
//! 4. [`output`] writes them: to a folder, or into an archive.
//!
//! [`pipeline`] calls the stages that read, and [`build`] those that write; [`cli`] and [`serve`] only call these.

pub mod assets;
pub mod build;
pub mod cli;
pub mod config;
pub mod content;
pub mod coverage;
pub mod diagnostic;
pub mod embedded;
pub mod model;
pub mod output;
pub mod pipeline;
pub mod render;
pub mod serve;
pub mod site;
