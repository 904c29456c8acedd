//! One code's parts of the pages of its pairs, rendered once per locale.
//!
//! A page of a pair shows two codes' texts. They are ready-made here, so that what is left per pair is to put them
//! together.

use anyhow::Result;
use tera::Context;

use super::place::Part;
use crate::model::{Code, LinkTarget, Localized, Markdown, Pair, Source};
use crate::render::markdown::Scope;
use crate::render::text::{Prose, escape};
use crate::render::{Renderer, json_ld, sources};
use crate::site::{Base, CodeId};

/// One code's parts.
#[derive(Hash)]
pub struct Pieces {
    /// By [`Part`].
    pub parts: [String; Part::ALL.len()],
    /// Related codes, each with the link to their pair as a list item.
    pub related: Vec<(usize, String)>,
    /// Its sources as a list under its key, numbered as its texts cite them; empty where there are none.
    pub sources: String,
}

impl Pieces {
    /// Renders a code's parts.
    pub fn render(renderer: &Renderer<'_>, locale: usize, id: CodeId) -> Result<Self> {
        let (family, code) = (renderer.site.family(id), renderer.site.code(id));
        let base = Base::at_depth(2, locale);
        let link = |target: LinkTarget<'_>| renderer.href(id.family, &base, target);
        let page = format!("../{}/", code.key);
        let scope = Scope { link: &link, sources: &code.sources, sources_page: &page, fragments: None };
        let name = renderer.phrase(locale, &code.name);
        let category = &family.categories[code.category];
        let prose = |text: &Localized<Markdown>| prose(renderer, locale, &renderer.prose(locale, text, &scope));
        let edit = renderer.site.config.repository.as_ref();
        let parts = [
            code.key.clone(),
            escape(&name.text),
            json_ld::fragment(&name.text),
            name.html(),
            category.color.name().to_owned(),
            renderer.phrase(locale, &category.name).html(),
            renderer.phrase(locale, &code.meaning).html(),
            renderer.wire(locale, id)?,
            prose(&code.description)?,
            prose(&code.when)?,
            prose(&code.fix)?,
            choice(renderer, locale, code, &scope)?,
            edit.map(|repository| escape(&repository.edit(code.path.text(locale)))).unwrap_or_default(),
        ];
        let related = code.related.iter().filter_map(|&other| related(renderer, id, code, other)).collect();
        Ok(Self { parts, related, sources: list(renderer, locale, &code.sources, Some(&code.key))? })
    }

    /// One part.
    pub fn part(&self, part: Part) -> &str {
        &self.parts[part as usize]
    }
}

/// What a code says to the one who picks a code, with its key before it.
fn choice(renderer: &Renderer<'_>, locale: usize, code: &Code, scope: &Scope<'_>) -> Result<String> {
    let Some(text) = &code.choose else { return Ok(String::new()) };
    let mut context = Context::new();
    context.insert("lang", &renderer.site.config.locales[locale].tag);
    context.insert("key", &code.key);
    context.insert("prose", &renderer.prose(locale, text, scope));
    renderer.templates.render("parts/pair-choice.html", &context)
}

/// A prose text in its frame, as on a code's own page.
fn prose(renderer: &Renderer<'_>, locale: usize, prose: &Prose) -> Result<String> {
    let mut context = Context::new();
    context.insert("lang", &renderer.site.config.locales[locale].tag);
    context.insert("prose", prose);
    kept(renderer.templates.render("parts/prose.html", &context))
}

/// The link from a code to its pair with a related one; nothing where the pair has no page.
fn related(renderer: &Renderer<'_>, id: CodeId, code: &Code, other: usize) -> Option<(usize, String)> {
    let pair = Pair::new(id.code, other).filter(|&pair| renderer.site.outline.has_pair(id.family, pair))?;
    let codes = &renderer.site.family(id).codes;
    let (left, right) = (&codes[pair.left].key, &codes[pair.right].key);
    debug_assert!(left == &code.key || right == &code.key);
    Some((other, format!("<li><a href=\"../{left}-vs-{right}/\">{left} vs {right}</a></li>")))
}

/// Sources as a list: under a code's key, or with places to link to where the pair's own text cites them.
pub fn list(renderer: &Renderer<'_>, locale: usize, cited: &[Source], key: Option<&str>) -> Result<String> {
    if cited.is_empty() {
        return Ok(String::new());
    }
    let mut context = Context::new();
    context.insert("lang", &renderer.site.config.locales[locale].tag);
    context.insert("key", &key);
    context.insert("sources", &sources::views(cited, renderer.foreign(locale, 0).as_deref()));
    kept(renderer.templates.render("parts/pair-source-list.html", &context))
}

/// A text that stays in memory as long as the site is built: a template leaves room behind it.
fn kept(rendered: Result<String>) -> Result<String> {
    rendered.map(|text| text.into_boxed_str().into_string())
}
