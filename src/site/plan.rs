//! Which pages exist.
//!
//! The plan is never written down: pairs are computed from their codes, so a family of a thousand codes costs a
//! thousand entries of memory and not half a million.

use super::{CodeId, Outline, Page, PairId, Preview, SharedFile, Subject, Work};
use crate::model::{Language, Pair};

/// The most addresses that one sitemap may hold (sitemaps.org, "Sitemap file format").
pub const SITEMAP_LIMIT: usize = 50_000;

impl Outline {
    /// Everything to make, in a fixed order; pairs come in rows.
    pub fn work(&self) -> Vec<Work> {
        let mut work: Vec<Work> = self.shared_files().into_iter().map(Work::Shared).collect();
        for locale in 0..self.locales.len() {
            work.extend(self.single_pages().into_iter().map(|page| Work::Page(locale, page)));
            work.extend(self.previews().map(|preview| Work::Preview(locale, preview)));
            work.extend(self.codes().map(|code| Work::PairRow(locale, code)));
        }
        work
    }

    /// The pictures of a locale; none where the site wants none.
    pub fn previews(&self) -> impl Iterator<Item = Preview> {
        let families = (0..self.families.len()).map(Preview::Family);
        families.chain(self.codes().map(Preview::Code)).filter(|_| self.previews)
    }

    /// The pages of a locale that are not of a pair.
    pub fn single_pages(&self) -> Vec<Page> {
        let mut pages = vec![Page::Index, Page::Questions, Page::Compare, Page::EmbedGuide, Page::SearchIndex];
        pages.extend((0..self.families.len()).map(Page::Family));
        pages.extend((0..self.questions.len()).map(Page::Question));
        // Without implementations there is nothing to compare.
        pages.extend((!self.libraries.is_empty()).then_some(Page::Libraries));
        pages.extend((0..self.libraries.len()).map(Page::Library));
        pages.extend((!self.limits.is_empty()).then_some(Page::Limits));
        for code in self.codes() {
            let subject = Subject::Code(code);
            pages.extend([Page::Code(code), Page::CodeJson(code), Page::CodeMarkdown(code)]);
            pages.extend([Page::Embed(subject), Page::Oembed(subject)]);
        }
        pages
    }

    /// The pages of one pair.
    pub fn pair_pages(&self, pair: PairId) -> impl Iterator<Item = Page> {
        let subject = Subject::Pair(pair);
        let embeds = self.pair_embeds;
        let reverses = self.pair_reverses;
        [Page::Pair(pair)]
            .into_iter()
            .chain(reverses.then_some(Page::ReversedPair(pair)))
            .chain(embeds.then_some(Page::Embed(subject)))
            .chain(embeds.then_some(Page::Oembed(subject)))
    }

    fn shared_files(&self) -> Vec<SharedFile> {
        let mut files = vec![SharedFile::EmbedScript, SharedFile::Catalog, SharedFile::Llms, SharedFile::NotFound];
        files.extend([SharedFile::Sitemap, SharedFile::Robots, SharedFile::NoJekyll]);
        files.extend((0..self.sitemap_parts()).map(SharedFile::SitemapPart));
        for code in self.codes() {
            files.extend([SharedFile::Badge(code), SharedFile::BadgeEndpoint(code)]);
            if self.has_reconnect(code) {
                files.extend(Language::ALL.map(|language| SharedFile::Reconnect(code, language)));
            }
        }
        files
    }

    /// All codes of all families.
    pub fn codes(&self) -> impl Iterator<Item = CodeId> {
        let families = self.families.iter().enumerate();
        families.flat_map(|(family, facts)| (0..facts.codes.len()).map(move |code| CodeId { family, code }))
    }

    /// Whether a code's policy for reconnecting is there as code.
    pub fn has_reconnect(&self, id: CodeId) -> bool {
        self.families[id.family].reconnects.contains(&id.code)
    }

    /// The pairs in which a code comes first.
    pub fn pair_row(&self, first: CodeId) -> impl Iterator<Item = PairId> {
        let codes = self.families[first.family].codes.len();
        let pairs = (first.code + 1..codes).filter_map(move |right| Pair::new(first.code, right));
        pairs
            .filter(move |&pair| self.has_pair(first.family, pair))
            .map(move |pair| PairId { family: first.family, pair })
    }

    /// The pages that search engines should know, in every locale.
    pub fn indexed_pages(&self) -> impl Iterator<Item = (usize, Page)> {
        let indexed = |page: &Page| {
            matches!(page, Page::Index | Page::Questions | Page::Compare | Page::EmbedGuide | Page::Family(_))
                || matches!(page, Page::Question(_) | Page::Code(_) | Page::Libraries | Page::Library(_) | Page::Limits)
        };
        (0..self.locales.len()).flat_map(move |locale| {
            let singles = self.single_pages().into_iter().filter(indexed);
            let pairs = self.codes().flat_map(|code| self.pair_row(code)).map(Page::Pair);
            singles.chain(pairs).map(move |page| (locale, page))
        })
    }

    /// How many parts the sitemap has; none where one file holds it.
    pub fn sitemap_parts(&self) -> usize {
        match self.indexed_pages().count().div_ceil(SITEMAP_LIMIT) {
            0 | 1 => 0,
            parts => parts,
        }
    }
}
