//! Sources as templates see them.

use serde::Serialize;

use crate::model::Source;

/// One source in a numbered list.
#[derive(Debug, Clone, Serialize)]
pub struct SourceView<'a> {
    /// Its number, from 1: citations and fragments use it.
    pub number: usize,
    /// The document's title, or what was measured.
    pub title: &'a str,
    /// The document's address.
    pub url: Option<&'a str>,
    /// Where and when it was measured.
    pub measured: Option<&'a str>,
    /// What it proves.
    pub proves: Option<&'a str>,
    /// The language of these texts, where it is not the page's.
    pub lang: Option<String>,
}

/// A numbered list of sources.
pub fn views<'a>(sources: &'a [Source], lang: Option<&str>) -> Vec<SourceView<'a>> {
    let view = |(at, source): (usize, &'a Source)| SourceView {
        number: at + 1,
        title: &source.title,
        url: source.url.as_deref(),
        measured: source.measured.as_deref(),
        proves: source.proves.as_deref(),
        lang: lang.map(str::to_owned),
    };
    sources.iter().enumerate().map(view).collect()
}
