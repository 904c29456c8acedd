//! Address → page: what [`route`](super::route) makes, read back. The server asks for single pages by their paths.

use super::{CodeId, Page, PairId, SharedFile, Site, Subject};
use crate::model::Pair;

/// What stands at an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A page in a locale.
    Page(usize, Page),
    /// A file that has no locale.
    Shared(SharedFile),
}

impl Site<'_> {
    /// What stands at a path below the site's root; nothing where the site has no such page.
    pub fn find(&self, path: &str) -> Option<Found> {
        if let Some(file) = self.find_shared(path) {
            return Some(Found::Shared(file));
        }
        let (locale, local) = match path.split_once('/') {
            Some((tag, rest)) if self.config.locale_index(tag).is_some_and(|locale| locale > 0) => {
                (self.config.locale_index(tag)?, rest)
            }
            _ => (0, path),
        };
        let page = self.find_page(local.trim_end_matches("index.html"))?;
        Some(Found::Page(locale, page))
    }

    fn find_page(&self, path: &str) -> Option<Page> {
        let parts: Vec<&str> = path.split('/').collect();
        let question = |slug| self.catalog.questions.iter().position(|question| question.slug == slug);
        Some(match parts[..] {
            [""] => Page::Index,
            ["search.json"] => Page::SearchIndex,
            ["compare", ""] => Page::Compare,
            ["faq", ""] => Page::Questions,
            ["faq", slug, ""] => Page::Question(question(slug)?),
            ["embed", ""] => Page::EmbedGuide,
            ["embed", family, subject, ""] => Page::Embed(self.find_subject(family, subject)?.0),
            ["oembed", family, file] => Page::Oembed(self.find_subject(family, file.strip_suffix(".json")?)?.0),
            [family, ""] => Page::Family(self.family_index(family)?),
            [family, subject, ""] => match self.find_subject(family, subject)? {
                (Subject::Code(code), _) => Page::Code(code),
                (Subject::Pair(pair), true) => Page::ReversedPair(pair),
                (Subject::Pair(pair), false) => Page::Pair(pair),
            },
            [family, file] => match file.strip_suffix(".json") {
                Some(key) => Page::CodeJson(self.find_code(family, key)?),
                None => Page::CodeMarkdown(self.find_code(family, file.strip_suffix(".md")?)?),
            },
            _ => return None,
        })
    }

    fn find_shared(&self, path: &str) -> Option<SharedFile> {
        if let Some(file) = path.strip_prefix("badge/") {
            let (family, file) = file.split_once('/')?;
            return match file.strip_suffix(".svg") {
                Some(key) => Some(SharedFile::Badge(self.find_code(family, key)?)),
                None => Some(SharedFile::BadgeEndpoint(self.find_code(family, file.strip_suffix(".json")?)?)),
            };
        }
        if let Some(part) = path.strip_prefix("sitemap-").and_then(|rest| rest.strip_suffix(".xml")) {
            return part.parse::<usize>().ok()?.checked_sub(1).map(SharedFile::SitemapPart);
        }
        let files = [
            SharedFile::Catalog,
            SharedFile::Llms,
            SharedFile::NotFound,
            SharedFile::Sitemap,
            SharedFile::Robots,
            SharedFile::NoJekyll,
        ];
        files.into_iter().find(|&file| self.shared_path(file) == path)
    }

    /// A code or a pair, and whether the pair's codes are reversed.
    fn find_subject(&self, family: &str, subject: &str) -> Option<(Subject, bool)> {
        let Some((left, right)) = subject.split_once("-vs-") else {
            return Some((Subject::Code(self.find_code(family, subject)?), false));
        };
        let (left, right) = (self.find_code(family, left)?, self.find_code(family, right)?);
        let pair = Pair::new(left.code, right.code).filter(|&pair| self.has_pair(left.family, pair))?;
        Some((Subject::Pair(PairId { family: left.family, pair }), left.code > right.code))
    }

    fn find_code(&self, family: &str, key: &str) -> Option<CodeId> {
        let family = self.family_index(family)?;
        Some(CodeId { family, code: self.catalog.families[family].code_index(key)? })
    }

    fn family_index(&self, key: &str) -> Option<usize> {
        self.catalog.families.iter().position(|family| family.key == key)
    }
}
