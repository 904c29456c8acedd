//! The one maker of addresses.
//!
//! Addresses are promised to the outside, so they are made here and nowhere else. A path is relative to the site's root
//! and has no slash in front; a folder ends with `/` and is served from its `index.html`, so that any static host will
//! do. Links between pages are relative, and the site works below any prefix without being built for it.

use super::{CodeId, Outline, Page, PairId, Preview, SharedFile, Subject};

/// First parts of addresses that belong to the site itself, so no family can have them.
pub const RESERVED_NAMES: &[&str] =
    &["faq", "compare", "embed", "badge", "oembed", "preview", "api", "assets", "libraries", "limits"];

impl Outline {
    /// The path of a page in a locale, below the site's root.
    pub fn path(&self, locale: usize, page: Page) -> String {
        let mut path = self.locale_prefix(locale);
        self.push_path(&mut path, page);
        path
    }

    /// The folder of a locale's pages: empty for the default, `fr/` for others.
    pub fn locale_prefix(&self, locale: usize) -> String {
        if locale == 0 { String::new() } else { format!("{}/", self.locales[locale]) }
    }

    /// The path of a page below its locale's folder.
    pub fn local_path(&self, page: Page) -> String {
        let mut path = String::new();
        self.push_path(&mut path, page);
        path
    }

    fn push_path(&self, path: &mut String, page: Page) {
        let mut add = |parts: &[&str]| parts.iter().for_each(|part| path.push_str(part));
        match page {
            Page::Index => {}
            Page::Family(family) => add(&[self.family_key(family), "/"]),
            Page::Code(code) => add(&[&self.stem(Subject::Code(code)), "/"]),
            Page::Pair(pair) => add(&[&self.stem(Subject::Pair(pair)), "/"]),
            Page::ReversedPair(PairId { family, pair }) => {
                let codes = &self.families[family].codes;
                add(&[self.family_key(family), "/", &codes[pair.right], "-vs-", &codes[pair.left], "/"]);
            }
            Page::Questions => add(&["faq/"]),
            Page::Question(question) => add(&["faq/", &self.questions[question], "/"]),
            Page::Libraries => add(&["libraries/"]),
            Page::Library(library) => add(&["libraries/", &self.libraries[library], "/"]),
            Page::Limits => add(&["limits/"]),
            Page::Compare => add(&["compare/"]),
            Page::EmbedGuide => add(&["embed/"]),
            Page::Embed(subject) => add(&["embed/", &self.stem(subject), "/"]),
            Page::Oembed(subject) => add(&["oembed/", &self.stem(subject), ".json"]),
            Page::CodeJson(code) => add(&[&self.stem(Subject::Code(code)), ".json"]),
            Page::CodeMarkdown(code) => add(&[&self.stem(Subject::Code(code)), ".md"]),
            Page::SearchIndex => add(&["search.json"]),
        }
    }

    /// The path of a picture in a locale.
    pub fn preview_path(&self, locale: usize, preview: Preview) -> String {
        let prefix = self.locale_prefix(locale);
        match preview {
            Preview::Family(family) => format!("{prefix}preview/{}.png", self.family_key(family)),
            Preview::Code(code) => format!("{prefix}preview/{}.png", self.stem(Subject::Code(code))),
        }
    }

    /// The path of a file that has no locale.
    pub fn shared_path(&self, file: SharedFile) -> String {
        match file {
            SharedFile::Badge(code) => format!("badge/{}.svg", self.stem(Subject::Code(code))),
            SharedFile::BadgeEndpoint(code) => format!("badge/{}.json", self.stem(Subject::Code(code))),
            SharedFile::Reconnect(code, language) => {
                format!("{}/reconnect.{}", self.stem(Subject::Code(code)), language.ending())
            }
            SharedFile::EmbedScript => "embed.js".into(),
            SharedFile::Catalog => "api/codes.json".into(),
            SharedFile::Llms => "llms.txt".into(),
            SharedFile::NotFound => "404.html".into(),
            SharedFile::Sitemap => "sitemap.xml".into(),
            SharedFile::SitemapPart(part) => format!("sitemap-{}.xml", part + 1),
            SharedFile::Robots => "robots.txt".into(),
            SharedFile::NoJekyll => ".nojekyll".into(),
        }
    }

    /// `websocket/1006` or `websocket/1006-vs-1014`.
    pub fn stem(&self, subject: Subject) -> String {
        match subject {
            Subject::Code(CodeId { family, code }) => {
                let family = &self.families[family];
                [&family.key, "/", &family.codes[code]].concat()
            }
            Subject::Pair(PairId { family, pair }) => {
                let family = &self.families[family];
                // Each file of each pair asks for it, and formatting takes ten times as long.
                [&family.key, "/", &family.codes[pair.left], "-vs-", &family.codes[pair.right]].concat()
            }
        }
    }

    fn family_key(&self, family: usize) -> &str {
        &self.families[family].key
    }
}

/// The path of a copy of `embed.js` that never changes, by what tells its content from others'.
pub fn pinned_script_path(digest: &str) -> String {
    format!("embed-{digest}.js")
}

/// How a page reaches the root of its locale and of the site.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Base {
    /// To the root of the page's locale: `../../`, or empty for the index.
    pub home: String,
    /// To the root of the site.
    pub root: String,
}

impl Base {
    /// From a page whose path below its locale's folder has so many folders.
    pub fn at_depth(depth: usize, locale: usize) -> Self {
        let up = |steps: usize| if steps == 0 { "./".to_owned() } else { "../".repeat(steps) };
        Self { home: up(depth), root: up(depth + usize::from(locale > 0)) }
    }

    /// From a page by its path below its locale's folder.
    pub fn of(local_path: &str, locale: usize) -> Self {
        Self::at_depth(local_path.matches('/').count(), locale)
    }
}

/// The file that serves a path.
pub fn file_of(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') { [path, "index.html"].concat() } else { path.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_reaches_both_roots() {
        assert_eq!(Base::of("", 0), Base { home: "./".into(), root: "./".into() });
        assert_eq!(Base::of("", 1), Base { home: "./".into(), root: "../".into() });
        assert_eq!(Base::of("websocket/1006/", 1), Base { home: "../../".into(), root: "../../../".into() });
    }

    #[test]
    fn a_folder_is_served_from_its_index() {
        assert_eq!(file_of(""), "index.html");
        assert_eq!(file_of("faq/"), "faq/index.html");
        assert_eq!(file_of("404.html"), "404.html");
    }
}
