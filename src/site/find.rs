//! Address → page: what [`route`](super::route) makes, read back. The server asks for single pages by their paths.

use std::collections::HashMap;

use super::{CodeId, Outline, Page, PairId, Preview, SharedFile, Subject};
use crate::model::{Language, Pair};

/// What stands at an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A page in a locale.
    Page(usize, Page),
    /// A file that has no locale.
    Shared(SharedFile),
    /// A picture in a locale.
    Preview(usize, Preview),
}

/// An outline with its keys ready to be looked up.
pub struct Addresses<'a> {
    outline: &'a Outline,
    locales: HashMap<&'a str, usize>,
    families: HashMap<&'a str, (usize, HashMap<&'a str, usize>)>,
    questions: HashMap<&'a str, usize>,
    libraries: HashMap<&'a str, usize>,
}

fn places(keys: &[String]) -> HashMap<&str, usize> {
    keys.iter().enumerate().map(|(at, key)| (key.as_str(), at)).collect()
}

impl<'a> Addresses<'a> {
    /// Makes the addresses of an outline ready.
    pub fn new(outline: &'a Outline) -> Self {
        let families = outline.families.iter().enumerate();
        let families = families.map(|(at, family)| (family.key.as_str(), (at, places(&family.codes))));
        let (locales, questions) = (places(&outline.locales), places(&outline.questions));
        let libraries = places(&outline.libraries);
        Self { outline, locales, families: families.collect(), questions, libraries }
    }

    /// Whether the site has a file of that path.
    pub fn has(&self, path: &str) -> bool {
        self.outline.assets.iter().any(|asset| asset == path) || self.find(path).is_some()
    }

    /// Whether a page that could stand there is one that the site makes.
    fn made(&self, found: Found) -> bool {
        match found {
            Found::Page(_, Page::Embed(Subject::Pair(_)) | Page::Oembed(Subject::Pair(_))) => self.outline.pair_embeds,
            Found::Page(_, Page::ReversedPair(_)) => self.outline.pair_reverses,
            Found::Shared(SharedFile::Reconnect(code, _)) => self.outline.has_reconnect(code),
            Found::Shared(SharedFile::SitemapPart(part)) => part < self.outline.sitemap_parts(),
            _ => true,
        }
    }

    /// What stands at a path below the site's root; nothing where the site has no such page.
    pub fn find(&self, path: &str) -> Option<Found> {
        self.read(path).filter(|found| self.made(*found))
    }

    /// What would stand at a path, whatever the settings are.
    fn read(&self, path: &str) -> Option<Found> {
        if let Some(file) = self.find_shared(path) {
            return Some(Found::Shared(file));
        }
        let (locale, local) = match path.split_once('/') {
            Some((tag, rest)) => match self.locales.get(tag) {
                Some(&locale) if locale > 0 => (locale, rest),
                _ => (0, path),
            },
            None => (0, path),
        };
        // Without pictures nobody can paint one.
        let previews = Some(local).filter(|_| self.outline.previews);
        if let Some(picture) = previews.and_then(|local| local.strip_prefix("preview/")?.strip_suffix(".png")) {
            return Some(Found::Preview(locale, self.find_preview(picture)?));
        }
        let page = self.find_page(local.strip_suffix("index.html").unwrap_or(local))?;
        Some(Found::Page(locale, page))
    }

    fn find_page(&self, path: &str) -> Option<Page> {
        let parts: Vec<&str> = path.split('/').collect();
        Some(match parts[..] {
            [""] => Page::Index,
            ["search.json"] => Page::SearchIndex,
            ["compare", ""] => Page::Compare,
            ["faq", ""] => Page::Questions,
            ["faq", slug, ""] => Page::Question(*self.questions.get(slug)?),
            ["libraries", ""] if !self.libraries.is_empty() => Page::Libraries,
            ["libraries", slug, ""] => Page::Library(*self.libraries.get(slug)?),
            ["limits", ""] if !self.outline.limits.is_empty() => Page::Limits,
            ["embed", ""] => Page::EmbedGuide,
            ["embed", family, subject, ""] => Page::Embed(self.find_subject(family, subject)?.0),
            ["oembed", family, file] => Page::Oembed(self.find_subject(family, file.strip_suffix(".json")?)?.0),
            [family, ""] => Page::Family(self.families.get(family)?.0),
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
        if let Some((stem, ending)) = path.rsplit_once("/reconnect.") {
            let language = Language::ALL.into_iter().find(|language| language.ending() == ending)?;
            let (family, key) = stem.split_once('/')?;
            return Some(SharedFile::Reconnect(self.find_code(family, key)?, language));
        }
        if let Some(part) = path.strip_prefix("sitemap-").and_then(|rest| rest.strip_suffix(".xml")) {
            return part.parse::<usize>().ok()?.checked_sub(1).map(SharedFile::SitemapPart);
        }
        let files = [
            SharedFile::EmbedScript,
            SharedFile::Catalog,
            SharedFile::Llms,
            SharedFile::NotFound,
            SharedFile::Sitemap,
            SharedFile::Robots,
            SharedFile::NoJekyll,
        ];
        files.into_iter().find(|&file| self.outline.shared_path(file) == path)
    }

    fn find_preview(&self, stem: &str) -> Option<Preview> {
        Some(match stem.split_once('/') {
            Some((family, key)) => Preview::Code(self.find_code(family, key)?),
            None => Preview::Family(self.families.get(stem)?.0),
        })
    }

    /// A code or a pair, and whether the pair's codes are reversed.
    fn find_subject(&self, family: &str, subject: &str) -> Option<(Subject, bool)> {
        let Some((left, right)) = subject.split_once("-vs-") else {
            return Some((Subject::Code(self.find_code(family, subject)?), false));
        };
        let (left, right) = (self.find_code(family, left)?, self.find_code(family, right)?);
        let pair = Pair::new(left.code, right.code).filter(|&pair| self.outline.has_pair(left.family, pair))?;
        Some((Subject::Pair(PairId { family: left.family, pair }), left.code > right.code))
    }

    fn find_code(&self, family: &str, key: &str) -> Option<CodeId> {
        let (family, codes) = self.families.get(family)?;
        Some(CodeId { family: *family, code: *codes.get(key)? })
    }
}
