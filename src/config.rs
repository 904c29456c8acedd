//! What a site is called, where it will stand and which pages it wants: `site.toml` and the flags that override it.
//!
//! Read once and passed by reference. A site without the file is a site with all defaults.

use std::sync::Arc;

use crate::content::SourceFile;
use crate::content::raw::RawSite;
use crate::content::reader::Text;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Locale;

/// The settings of a site.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Config {
    /// The site's title.
    pub title: String,
    /// One sentence for search engines and link previews.
    pub description: Option<String>,
    /// Where the site will be; ends with `/`.
    pub base_url: BaseUrl,
    /// The repository that holds the content.
    pub repository: Option<Repository>,
    /// The site's languages, the default first; never empty.
    pub locales: Vec<Locale>,
    /// The family that the index shows, where one is named.
    pub home: Option<String>,
    /// Which pairs get a page.
    pub pairs: PairPolicy,
    /// What the content has to hold.
    pub level: ContentLevel,
    /// Whether pairs get the files of an embed.
    pub pair_embeds: bool,
    /// Whether the reversed address of a pair leads to it.
    pub pair_reverses: bool,
    /// Whether pages of pairs carry their style sheet in themselves, as all others do.
    pub pair_styles: bool,
    /// Whether there are pictures for link previews.
    pub previews: bool,
    /// Whether texts may be marked as unfinished, which is not said in the file: `serve` shows what is being written.
    pub unfinished: bool,
}

/// What the content has to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContentLevel {
    /// That pages can be made of it.
    Site,
    /// That its statements can be looked up: causes that are confirmed and cited, sources, nothing said twice.
    Reference,
}

/// Which pairs of a family get a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PairPolicy {
    /// Each code with each other.
    All,
    /// Codes of one category.
    Category,
    /// Codes that name each other as related, and pairs that somebody wrote about.
    Listed,
}

/// An absolute `http` or `https` address that ends with `/`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// Takes an address with or without its final slash; gives nothing where it is not absolute, has a query or a
    /// fragment, or holds characters that an attribute or a header could not carry.
    pub fn parse(address: &str) -> Option<Self> {
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/:[]%@".contains(c);
        let host = rest.split('/').next().unwrap_or_default();
        if host.is_empty() || !rest.chars().all(plain) {
            return None;
        }
        Some(Self(format!("{}/", address.trim_end_matches('/'))))
    }

    /// The address, with its final slash.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of a path below the site's root.
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// The path part alone: `/` or `/closecodes/`.
    pub fn path(&self) -> &str {
        let host_start = self.0.find("://").map_or(0, |at| at + 3);
        self.0[host_start..].find('/').map_or("/", |at| &self.0[host_start + at..])
    }
}

/// The repository that holds the content: an absolute `http` or `https` address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Repository(String);

impl Repository {
    /// Takes an address as [`BaseUrl::parse`] does.
    pub fn parse(address: &str) -> Option<Self> {
        BaseUrl::parse(address).map(|BaseUrl(url)| Self(url.trim_end_matches('/').to_owned()))
    }

    /// The address, without a final slash.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where a file of it can be edited, by its path below the site's folder.
    pub fn edit(&self, path: &str) -> String {
        format!("{}/edit/main/{path}", self.0)
    }

    /// Where a folder of it is listed, by its path below the site's folder.
    pub fn browse(&self, path: &str) -> String {
        format!("{}/tree/main/{path}", self.0)
    }
}

impl Config {
    /// Makes settings of what the file says; without a file, all defaults.
    pub fn resolve(site: Option<(Arc<SourceFile>, RawSite)>, diagnostics: &mut Diagnostics) -> Self {
        let (file, raw) = site.unwrap_or_else(|| (SourceFile::new("site.toml", ""), RawSite::default()));
        let RawSite {
            title,
            description,
            base_url,
            repository,
            locales,
            home,
            pairs,
            level,
            pair_embeds,
            pair_reverses,
            pair_styles,
            previews,
        } = raw;
        let text = |text: Text| text.value;
        Self {
            title: title.map_or_else(|| "Status codes".into(), text),
            description: description.map(text),
            base_url: resolve_base_url(&file, base_url, diagnostics),
            repository: resolve_repository(&file, repository, diagnostics),
            locales: resolve_locales(&file, locales, diagnostics),
            home: home.map(text),
            pairs: resolve_pairs(&file, pairs, diagnostics),
            level: resolve_level(&file, level, diagnostics),
            pair_embeds: pair_embeds.unwrap_or(true),
            pair_reverses: pair_reverses.unwrap_or(true),
            pair_styles: pair_styles.unwrap_or(false),
            previews: previews.unwrap_or(false),
            unfinished: false,
        }
    }

    /// The place of a locale in the site's list.
    pub fn locale_index(&self, tag: &str) -> Option<usize> {
        self.locales.iter().position(|locale| locale.tag == tag)
    }
}

fn resolve_base_url(file: &Arc<SourceFile>, text: Option<Text>, diagnostics: &mut Diagnostics) -> BaseUrl {
    let default = || BaseUrl("http://localhost:8000/".into());
    let Some(text) = text else { return default() };
    BaseUrl::parse(&text).unwrap_or_else(|| {
        let message = format!("`{}` is not the address of a site", &*text);
        let fault = Diagnostic::error("bad-base-url", file, text.span.clone(), message);
        diagnostics.push(fault.help("write it with its scheme, for instance `https://example.org/codes/`"));
        default()
    })
}

fn resolve_repository(file: &Arc<SourceFile>, text: Option<Text>, diagnostics: &mut Diagnostics) -> Option<Repository> {
    let text = text?;
    let repository = Repository::parse(&text);
    if repository.is_none() {
        let message = format!("`{}` is not the address of a repository", &*text);
        let fault = Diagnostic::error("bad-repository", file, text.span.clone(), message);
        diagnostics.push(fault.help("write it with its scheme, for instance `https://example.org/me/codes`"));
    }
    repository
}

fn resolve_locales(file: &Arc<SourceFile>, texts: Vec<Text>, diagnostics: &mut Diagnostics) -> Vec<Locale> {
    let mut locales: Vec<Locale> = Vec::new();
    for text in texts {
        let fault = match Locale::parse(&text) {
            Some(locale) if locales.contains(&locale) => format!("the locale `{}` is listed twice", &*text),
            Some(locale) => {
                locales.push(locale);
                continue;
            }
            None => format!("`{}` is not a BCP 47 tag", &*text),
        };
        let fault = Diagnostic::error("bad-locale", file, text.span, fault);
        diagnostics.push(fault.help("write each language once, as its tag: `en`, `fr`, `pt-BR`"));
    }
    if locales.is_empty() {
        locales.extend(Locale::parse("en"));
    }
    locales
}

fn resolve_level(file: &Arc<SourceFile>, text: Option<Text>, diagnostics: &mut Diagnostics) -> ContentLevel {
    let Some(text) = text else { return ContentLevel::Site };
    match &*text {
        "site" => ContentLevel::Site,
        "reference" => ContentLevel::Reference,
        other => {
            let message = format!("`{other}` is not a level");
            let fault = Diagnostic::error("unknown-value", file, text.span.clone(), message);
            diagnostics.push(fault.help("the levels are: site, reference"));
            ContentLevel::Site
        }
    }
}

fn resolve_pairs(file: &Arc<SourceFile>, text: Option<Text>, diagnostics: &mut Diagnostics) -> PairPolicy {
    let Some(text) = text else { return PairPolicy::All };
    match &*text {
        "all" => PairPolicy::All,
        "category" => PairPolicy::Category,
        "listed" => PairPolicy::Listed,
        other => {
            let message = format!("`{other}` is not a choice of pairs");
            let fault = Diagnostic::error("unknown-value", file, text.span.clone(), message);
            diagnostics.push(fault.help("the choices are: all, category, listed"));
            PairPolicy::All
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_keeps_its_path_and_gains_its_slash() {
        let url = BaseUrl::parse("https://example.org/some/prefix").unwrap();
        assert_eq!(url.as_str(), "https://example.org/some/prefix/");
        assert_eq!(url.path(), "/some/prefix/");
        assert_eq!(url.join("faq/"), "https://example.org/some/prefix/faq/");
    }

    #[test]
    fn refuses_what_is_not_the_address_of_a_site() {
        for bad in ["example.org", "/prefix/", "ftp://example.org/", "https://", "https://a/?q=1", "https://a/\"x"] {
            assert_eq!(BaseUrl::parse(bad), None, "{bad}");
        }
    }
}
