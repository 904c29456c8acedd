//! The kinds of page and file that a site has.
//!
//! Adding a kind is one variant here, its address in [`route`](super::route), its place in [`plan`](super::plan) and one
//! arm in [`render`](crate::render). The compiler lists what is missing, but for `plan` and `find`.

use crate::model::{Language, Pair};

/// A code, by its places in the catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CodeId {
    /// The family's place.
    pub family: usize,
    /// The code's place in the family.
    pub code: usize,
}

/// A pair, by its places in the catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PairId {
    /// The family's place.
    pub family: usize,
    /// The two codes' places in the family.
    pub pair: Pair,
}

/// What a code and a pair have in common: both have embeds and oEmbed documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// One code.
    Code(CodeId),
    /// Two codes.
    Pair(PairId),
}

/// A page or file that exists in every locale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Page {
    /// The search box and the table of codes.
    Index,
    /// A family.
    Family(usize),
    /// One code.
    Code(CodeId),
    /// Two codes side by side.
    Pair(PairId),
    /// The reversed address of a pair, which leads to it.
    ReversedPair(PairId),
    /// All questions.
    Questions,
    /// One question.
    Question(usize),
    /// All implementations, and the matrix of what they do.
    Libraries,
    /// One implementation.
    Library(usize),
    /// What ends a connection on its way.
    Limits,
    /// Choosing two codes.
    Compare,
    /// Where snippets are made.
    EmbedGuide,
    /// What an iframe shows.
    Embed(Subject),
    /// The oEmbed document.
    Oembed(Subject),
    /// A code as data.
    CodeJson(CodeId),
    /// A code as Markdown.
    CodeMarkdown(CodeId),
    /// What the search box searches.
    SearchIndex,
}

/// A page or file that exists once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SharedFile {
    /// The SVG badge of a code.
    Badge(CodeId),
    /// The badge as a shields.io endpoint.
    BadgeEndpoint(CodeId),
    /// How to reconnect after a code, in a programming language.
    Reconnect(CodeId, Language),
    /// The script that shows cards on other sites.
    EmbedScript,
    /// All codes as data.
    Catalog,
    /// The site for language models.
    Llms,
    /// What a host serves for an unknown address.
    NotFound,
    /// The sitemap, or the index of its parts.
    Sitemap,
    /// One part of a sitemap that is too long for one file.
    SitemapPart(usize),
    /// Rules for crawlers.
    Robots,
    /// Tells GitHub Pages to serve the files as they are.
    NoJekyll,
}

/// A picture that link previews show; each exists in every locale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Preview {
    /// Of a family: for all pages that are not about one code, because pairs are far too many to have their own.
    Family(usize),
    /// Of a code.
    Code(CodeId),
}

/// One thing to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Work {
    /// A page in a locale.
    Page(usize, Page),
    /// A file that has no locale.
    Shared(SharedFile),
    /// A picture in a locale.
    Preview(usize, Preview),
    /// All pairs of a locale and family whose first code is this one.
    PairRow(usize, CodeId),
}
