//! What stands in the head of every page: title, description, addresses, languages, oEmbed discovery.

use serde::Serialize;
use serde_json::Value as Json;

use super::preview::Picture;
use super::text::{DESCRIPTION, clip};
use super::{Renderer, json_ld};
use crate::model::Localized;
use crate::site::{Base, CodeId, Page, Subject};

/// The frame of a page; `base.html` lays it out.
#[derive(Debug, Serialize)]
pub struct Head {
    /// The page's language.
    pub lang: String,
    /// Its direction: `ltr` or `rtl`.
    pub dir: String,
    /// To the root of the page's locale.
    pub home: String,
    /// To the root of the site.
    pub root: String,
    /// The template's name without its ending; style sheets and scripts tell pages apart by it.
    pub kind: &'static str,
    /// The title, without the site's.
    pub title: String,
    /// The title with the site's behind it, where both fit.
    pub full_title: String,
    /// For search engines and link previews.
    pub description: String,
    /// The page's own absolute address.
    pub canonical: String,
    /// Whether search engines should leave the page out.
    pub noindex: bool,
    /// The page in every language of the site.
    pub alternates: Vec<Alternate>,
    /// The way from the index to this page; the last has no address.
    pub crumbs: Vec<Crumb>,
    /// The oEmbed document, absolute.
    pub oembed: Option<String>,
    /// What link previews show, where there is a picture.
    pub picture: Option<Picture>,
    /// JSON-LD, made by a serializer and safe inside a script element.
    pub json_ld: String,
    /// Files in the repository that a reader can edit.
    pub edits: Vec<Edit>,
    /// The day of the last comparison with the sources.
    pub checked: Option<String>,
}

/// What in the repository a page is made of, so that a reader finds what to edit.
pub enum MadeOf<'a> {
    /// Nothing that a reader is led to: cards, and ways to another page.
    Nothing,
    /// Files, with a name each.
    Files(Vec<(&'a Localized<String>, String)>),
    /// All files of a folder of the content.
    Folder(&'a str),
}

/// A page in one of the site's languages.
#[derive(Debug, Serialize)]
pub struct Alternate {
    /// The language.
    pub tag: String,
    /// Its own name.
    pub name: String,
    /// The absolute address.
    pub href: String,
    /// The address from this page.
    pub to: String,
    /// Whether it is this page.
    pub current: bool,
}

/// One step of the way to a page.
#[derive(Debug, Serialize)]
pub struct Crumb {
    /// What it says.
    pub name: String,
    /// The language of the words, where it is not the page's.
    pub lang: Option<String>,
    /// The address from this page; none for the page itself.
    pub to: Option<String>,
    /// The absolute address; none for a page that says it elsewhere.
    #[serde(skip)]
    pub href: Option<String>,
}

/// A file that a reader can edit.
#[derive(Debug, Serialize)]
pub struct Edit {
    /// Where.
    pub href: String,
    /// What, where a page is made of several files.
    pub name: String,
}

/// What a page says of itself.
pub struct About<'a> {
    /// The template's name without its ending.
    pub kind: &'static str,
    /// The page.
    pub page: Page,
    /// Where it stands, below its locale's folder. Pairs give marks here instead of keys.
    pub local_path: String,
    /// The title, without the site's.
    pub title: String,
    /// For search engines and link previews.
    pub description: String,
    /// The page's parents after the index, with their addresses below the locale's folder.
    pub parents: Vec<(String, String)>,
    /// What breadcrumbs call the page.
    pub short: String,
    /// The language of that, where it is not the page's.
    pub short_lang: Option<String>,
    /// What it describes, beside its place in the site.
    pub json_ld: Vec<Json>,
    /// What in the repository it is made of.
    pub made_of: MadeOf<'a>,
    /// The day of the last comparison with the sources.
    pub checked: Option<String>,
}

/// How many letters of a title search engines show.
const TITLE: usize = 60;

/// A title with the site's behind it, where search engines would show both. A question that is longer by itself ends
/// where they would end it.
fn with_site(title: &str, site: &str, kind: &str) -> String {
    let full = format!("{title} · {site}");
    match full.chars().count() {
        0..=TITLE => full,
        _ if kind == "question" => clip(title.to_owned(), TITLE),
        _ => title.to_owned(),
    }
}

impl Renderer<'_> {
    /// The frame of a page in a locale.
    pub fn head(&self, locale: usize, about: About<'_>) -> Head {
        let About {
            kind,
            page,
            local_path,
            title,
            description,
            parents,
            short,
            short_lang,
            mut json_ld,
            made_of,
            checked,
        } = about;
        let config = self.site.config;
        let prefix = self.site.outline.locale_prefix(locale);
        let base = Base::of(&local_path, locale);
        let absolute = |path: &str| config.base_url.join(&format!("{prefix}{path}"));
        let mut crumbs = vec![(self.words[locale].get("home"), String::new())];
        crumbs.extend(parents);
        let mut crumbs: Vec<Crumb> = crumbs
            .into_iter()
            .map(|(name, path)| Crumb {
                name,
                lang: None,
                href: Some(absolute(&path)),
                to: Some(format!("{}{path}", base.home)),
            })
            .collect();
        if page == Page::Index {
            crumbs.clear();
        } else {
            let own = absolute(&local_path);
            let said = json_ld.iter().any(|entry| entry["url"] == own.as_str());
            crumbs.push(Crumb { name: short, lang: short_lang, to: None, href: (!said).then_some(own) });
            json_ld.insert(0, json_ld::breadcrumbs(&crumbs));
        }
        Head {
            lang: config.locales[locale].tag.clone(),
            dir: self.words[locale].get("locale-direction"),
            kind,
            full_title: with_site(&title, &config.title, kind),
            title,
            description: clip(description, DESCRIPTION),
            canonical: absolute(&local_path),
            noindex: matches!(page, Page::Embed(_) | Page::ReversedPair(_)),
            alternates: self.alternates(locale, &local_path, &base),
            oembed: self.oembed_path(page).map(|path| absolute(&path)),
            picture: self.picture(locale, page),
            crumbs,
            json_ld: json_ld::script(json_ld),
            edits: self.edits(locale, made_of),
            checked,
            home: base.home,
            root: base.root,
        }
    }

    fn alternates(&self, locale: usize, local_path: &str, base: &Base) -> Vec<Alternate> {
        let alternate = |(other, known): (usize, &crate::model::Locale)| {
            let path = format!("{}{local_path}", self.site.outline.locale_prefix(other));
            Alternate {
                tag: known.tag.clone(),
                name: self.words[other].get("locale-name"),
                href: self.site.config.base_url.join(&path),
                to: format!("{}{path}", base.root),
                current: other == locale,
            }
        };
        self.site.config.locales.iter().enumerate().map(alternate).collect()
    }

    /// The oEmbed document of a page: its own, or that of the code which it is about or which stands for its family, so
    /// that every page can be pasted where oEmbed is discovered. Pairs say theirs themselves.
    fn oembed_path(&self, page: Page) -> Option<String> {
        let catalog = self.site.catalog;
        let featured = |family: usize| {
            let code = catalog.families.get(family).filter(|known| known.featured().is_some())?.featured;
            Some(CodeId { family, code })
        };
        let code = match page {
            Page::Code(code) | Page::Embed(Subject::Code(code)) => Some(code),
            Page::Question(question) => match catalog.questions[question].codes.first() {
                Some(&(family, code)) => Some(CodeId { family, code }),
                None => featured(0),
            },
            // A library's first log line leads to the code that most people look for there.
            Page::Library(library) => match catalog.libraries[library].logs.iter().find_map(|log| log.code) {
                Some((family, code)) => Some(CodeId { family, code }),
                None => featured(0),
            },
            Page::Family(family) => featured(family),
            Page::Index | Page::Questions | Page::Libraries | Page::Limits | Page::Compare | Page::EmbedGuide => {
                featured(0)
            }
            _ => None,
        };
        code.map(|code| self.site.outline.local_path(Page::Oembed(Subject::Code(code))))
    }

    fn edits(&self, locale: usize, made_of: MadeOf<'_>) -> Vec<Edit> {
        let Some(repository) = &self.site.config.repository else { return Vec::new() };
        match made_of {
            MadeOf::Nothing => Vec::new(),
            MadeOf::Files(files) => {
                let edit = |(path, name): (&Localized<String>, String)| Edit {
                    href: repository.edit(path.text(locale)),
                    name,
                };
                files.into_iter().map(edit).collect()
            }
            MadeOf::Folder(folder) => {
                let path = ["content", folder].join("/");
                vec![Edit { href: repository.browse(&path), name: path }]
            }
        }
    }

    /// What a page about the home family as a whole is made of; without a family, nothing yet.
    pub(super) fn home_folder(&self) -> MadeOf<'_> {
        self.site.catalog.families.first().map_or(MadeOf::Nothing, |family| MadeOf::Folder(&family.key))
    }
}
