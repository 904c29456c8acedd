//! Pages → bytes.
//!
//! [`Renderer::page`] is one match over the kinds of page; each kind has a file with the view that its template gets.
//! Templates lay out and never compute. Nothing here touches a disk: documents go to whoever asked for them.

mod badge;
mod by_code;
mod catalog;
mod code;
mod embed;
mod embed_guide;
mod embed_script;
mod family;
mod head;
mod index;
mod json_ld;
mod libraries;
mod library;
mod limits;
pub mod markdown;
mod observed;
mod outcomes;
mod painter;
mod pair;
mod placing;
mod preview;
mod question;
mod reconnect;
mod search;
mod sitemap;
mod snippets;
mod sources;
mod stencil;
mod templates;
mod text;
mod typesetting;
mod wire;
mod words;

use std::sync::{Arc, OnceLock};

use anyhow::Result;
use rayon::prelude::*;
use serde::Serialize;
use tera::Context;

pub use templates::Templates;
pub use text::escape;
pub use words::Words;

use crate::assets::{Assets, Files};
use crate::content::SourceFile;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::LinkTarget;
use crate::output::FamilyDigests;
use crate::site::{Base, CodeId, Page, SharedFile, Site, Subject, Work, file_of};
use embed_script::EmbedScript;
use painter::{NoPicture, Painter};
use pair::PairPages;

/// Takes finished documents: a path below the output's root, and the content.
pub type Sink<'s> = dyn FnMut(&str, &[u8]) -> Result<()> + 's;

/// Whether a document of a pair is wanted: its locale, family, both codes' places, and its path.
pub type Wanted<'w> = dyn Fn(usize, usize, usize, usize, &str) -> bool + 'w;

/// The theme, read: words, templates and fonts.
pub struct Theme {
    words: Vec<Arc<Words>>,
    templates: Templates,
    /// The style sheet of cards, which their script carries with it.
    card_sheet: String,
    embed_script: OnceLock<EmbedScript>,
    badge_sizes: badge::Sizes,
    /// None where the site has no pictures.
    painter: Option<Painter>,
}

impl Theme {
    /// Parses words, templates and fonts; faults in them are noted. [`dress`](Self::dress) makes it whole.
    pub fn load(
        files: &Files,
        fonts: Option<Files>,
        site: &crate::config::Config,
        diagnostics: &mut Diagnostics,
    ) -> Result<Self> {
        let mut of_words = Diagnostics::default();
        // Templates take longest of all that is read; a thread that has read everything else takes the words.
        let (mut templates, words) =
            rayon::join(|| Templates::load(files, diagnostics), || Words::load(files, &site.locales, &mut of_words));
        diagnostics.extend(of_words);
        let words: Vec<Arc<Words>> = words.into_iter().map(Arc::new).collect();
        templates.speak(site.locales.iter().map(|locale| locale.tag.clone()).zip(words.iter().cloned()).collect());
        let painter = fonts.map(|fonts| Painter::load(fonts, diagnostics));
        let (card_sheet, embed_script) = Default::default();
        Ok(Self { words, templates, card_sheet, embed_script, badge_sizes: badge::Sizes::load()?, painter })
    }

    /// Gives the theme its static files, which are read while templates are parsed.
    pub fn dress(&mut self, assets: &Assets) {
        self.templates.name_assets(assets);
        let card_sheet = assets.files.get("embed.css").map(|sheet| String::from_utf8_lossy(sheet).into_owned());
        self.card_sheet = card_sheet.unwrap_or_default();
    }

    /// The faults in templates because of which something could not be rendered; any other reason stays an error.
    pub fn diagnose(&self, error: anyhow::Error) -> Result<Vec<Diagnostic>> {
        let faults = match error.downcast_ref::<NoPicture>() {
            Some(fault) => {
                let file = SourceFile::new("templates/preview.svg", "");
                vec![Diagnostic::error("broken-template", &file, 0..0, fault.to_string())]
            }
            None => self.templates.diagnose(&error),
        };
        if faults.is_empty() { Err(error) } else { Ok(faults) }
    }
}

/// Renders the pages of a site.
pub struct Renderer<'a> {
    site: Site<'a>,
    theme: &'a Theme,
    words: &'a [Arc<Words>],
    templates: &'a Templates,
    badge_sizes: &'a badge::Sizes,
    painter: Option<&'a Painter>,
    /// For each locale and family what its pairs are made of.
    pairs: Vec<Vec<PairPages>>,
}

impl<'a> Renderer<'a> {
    /// Prepares what pages share: each code's parts of a pair, once per locale.
    pub fn new(site: Site<'a>, theme: &'a Theme) -> Result<Self> {
        let Theme { words, templates, badge_sizes, painter, .. } = theme;
        let painter = painter.as_ref();
        let mut renderer = Self { site, theme, words, templates, badge_sizes, painter, pairs: Vec::new() };
        let families = 0..site.catalog.families.len();
        let prepare = |locale| {
            let pairs = families.clone().into_par_iter().map(move |family| (locale, family));
            pairs.map(|(locale, family)| PairPages::prepare(&renderer, locale, family)).collect::<Vec<_>>()
        };
        let pairs: Vec<Vec<_>> = (0..site.config.locales.len()).into_par_iter().map(prepare).collect();
        // Of several faults the first is told, whichever thread was faster.
        renderer.pairs = pairs.into_iter().map(|families| families.into_iter().collect()).collect::<Result<_>>()?;
        Ok(renderer)
    }

    /// Makes the documents of one piece of work; of pairs only those that are wanted.
    pub fn render(&self, work: Work, wanted: &Wanted<'_>, sink: &mut Sink<'_>) -> Result<()> {
        match work {
            Work::Shared(file) => sink(&self.site.outline.shared_path(file), self.shared(file)?.as_bytes()),
            Work::Page(locale, page) => {
                sink(&file_of(&self.site.outline.path(locale, page)), self.page(locale, page)?.as_bytes())
            }
            Work::Preview(locale, preview) => {
                sink(&self.site.outline.preview_path(locale, preview), &self.preview(locale, preview)?)
            }
            Work::PairRow(locale, first) => self.pairs[locale][first.family].row(self, first, wanted, sink),
        }
    }

    /// For each locale and family, digests of what its pairs are made of. The digest of all inputs stands in where a
    /// template must be rendered in full.
    pub fn digests(&self, inputs: u64) -> Vec<Vec<FamilyDigests>> {
        self.pairs.iter().map(|families| families.iter().map(|pairs| pairs.digests(self, inputs)).collect()).collect()
    }

    /// One page; a pair's is made from the parts that its row would share.
    pub fn page(&self, locale: usize, page: Page) -> Result<String> {
        match page {
            Page::Index => self.index(locale),
            Page::Family(family) => self.family(locale, family),
            Page::Code(code) => self.code(locale, code),
            Page::Questions => self.questions(locale),
            Page::Question(question) => self.question(locale, question),
            Page::Libraries => self.libraries(locale),
            Page::Library(library) => self.library(locale, library),
            Page::Limits => self.limits(locale),
            Page::Compare => self.compare(locale),
            Page::EmbedGuide => self.embed_guide(locale),
            Page::Embed(Subject::Code(code)) => self.embed_code(locale, code),
            Page::Oembed(Subject::Code(code)) => self.oembed_code(locale, code),
            Page::CodeJson(code) => self.code_json(locale, code),
            Page::CodeMarkdown(code) => Ok(self.code_markdown(locale, code)),
            Page::SearchIndex => self.search_index(locale),
            Page::Pair(pair) | Page::ReversedPair(pair) => self.pairs[locale][pair.family].page(self, page, pair),
            Page::Embed(Subject::Pair(pair)) | Page::Oembed(Subject::Pair(pair)) => {
                self.pairs[locale][pair.family].page(self, page, pair)
            }
        }
    }

    /// One file that has no locale.
    pub fn shared(&self, file: SharedFile) -> Result<String> {
        match file {
            SharedFile::Badge(code) => self.badge_svg(code),
            SharedFile::BadgeEndpoint(code) => self.badge_endpoint(code),
            SharedFile::Reconnect(code, language) => self.reconnect_file(code, language),
            SharedFile::EmbedScript => Ok(self.embed_script()?.text.clone()),
            SharedFile::Catalog => self.catalog_json(),
            SharedFile::Llms => Ok(self.llms()),
            SharedFile::NotFound => self.not_found(),
            SharedFile::Sitemap => Ok(self.sitemap()),
            SharedFile::SitemapPart(part) => Ok(self.sitemap_part(part)),
            SharedFile::Robots => Ok(self.robots()),
            SharedFile::NoJekyll => Ok(String::new()),
        }
    }

    /// Renders a template with a page's frame and its view.
    fn template(&self, name: &str, head: &head::Head, view: &impl Serialize) -> Result<String> {
        let mut context = self.context(head)?;
        context.extend(Context::from_serialize(view)?);
        self.templates.render(name, &context)
    }

    /// What every template gets.
    fn context(&self, head: &head::Head) -> Result<Context> {
        let mut context = Context::new();
        context.insert("lang", &head.lang);
        context.insert("root", &head.root);
        context.insert("home", &head.home);
        context.insert("page", head);
        let config = self.site.config;
        let family = self.site.catalog.families.first();
        let locale = config.locale_index(&head.lang).unwrap_or_default();
        context.insert(
            "site",
            &SiteView {
                title: &config.title,
                base_url: config.base_url.as_str(),
                repository: config.repository.as_ref().map(|repository| repository.as_str()),
                libraries: !self.site.catalog.libraries.is_empty(),
                limits: !self.site.catalog.limits.is_empty(),
                pair_styles: self.site.config.pair_styles,
                version: env!("CARGO_PKG_VERSION"),
                family: family.map(|family| FamilyLink {
                    key: &family.key,
                    name: family.name.text(locale),
                    label: family.label.text(locale),
                    term: family.term.text(locale),
                }),
            },
        );
        Ok(context)
    }

    /// Where a link in content leads from a page; nothing where that page does not exist.
    fn href(&self, family: usize, base: &Base, target: LinkTarget<'_>) -> Option<String> {
        let catalog = self.site.catalog;
        let family_of = |key: Option<&str>| match key {
            Some(key) => catalog.families.iter().position(|family| family.key == key),
            None => Some(family),
        };
        let (page, fragment) = match target {
            LinkTarget::Code { family, key, fragment } => {
                let family = family_of(family)?;
                let code = catalog.families[family].code_index(key)?;
                (Page::Code(CodeId { family, code }), fragment)
            }
            LinkTarget::Pair { family, left, right } => {
                let family = family_of(family)?;
                let codes = &catalog.families[family];
                let pair = crate::model::Pair::new(codes.code_index(left)?, codes.code_index(right)?)?;
                if !self.site.outline.has_pair(family, pair) {
                    return None;
                }
                (Page::Pair(crate::site::PairId { family, pair }), "")
            }
            LinkTarget::Question { slug, fragment } => {
                (Page::Question(catalog.questions.iter().position(|question| question.slug == slug)?), fragment)
            }
            LinkTarget::Library { slug, fragment } => {
                (Page::Library(catalog.libraries.iter().position(|library| library.slug == slug)?), fragment)
            }
            LinkTarget::Limit { slug } => {
                catalog.limits.iter().find(|limit| limit.slug == slug)?;
                return Some(format!("{}{}#{slug}", base.home, self.site.outline.local_path(Page::Limits)));
            }
            _ => return None,
        };
        Some(format!("{}{}{fragment}", base.home, self.site.outline.local_path(page)))
    }
}

#[derive(Serialize)]
struct SiteView<'a> {
    title: &'a str,
    base_url: &'a str,
    repository: Option<&'a str>,
    /// Whether there is a page of implementations.
    libraries: bool,
    /// Whether there is a page of limits.
    limits: bool,
    /// Whether pages of pairs carry their style sheet in themselves.
    pair_styles: bool,
    version: &'static str,
    family: Option<FamilyLink<'a>>,
}

#[derive(Serialize)]
struct FamilyLink<'a> {
    key: &'a str,
    name: &'a str,
    label: &'a str,
    term: &'a str,
}
