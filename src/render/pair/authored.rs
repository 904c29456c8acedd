//! What a writer knows about a pair beyond the facts, rendered.

use anyhow::Result;
use tera::Context;

use super::pieces::list;
use crate::model::{Comparison, LinkTarget};
use crate::render::Renderer;
use crate::render::markdown::{self, Scope};
use crate::render::text::escape;
use crate::site::Base;

/// A pair's authored part.
#[derive(Hash)]
pub struct Authored {
    /// The sentence that says how the two differ, in the order of [`Style`](super::facts::Style).
    pub summary: Option<[String; 3]>,
    /// How to tell them apart and which to choose.
    pub html: String,
    /// Its sources as a list.
    pub sources: String,
}

impl Authored {
    /// Renders what was written about a pair of a family.
    pub fn render(renderer: &Renderer<'_>, locale: usize, family: usize, comparison: &Comparison) -> Result<Self> {
        let base = Base::at_depth(2, locale);
        let link = |target: LinkTarget<'_>| renderer.href(family, &base, target);
        let scope = Scope { link: &link, sources: &comparison.sources, sources_page: "", fragments: None };
        let prose = |text: &Option<_>| text.as_ref().map(|text| renderer.prose(locale, text, &scope));
        let mut context = Context::new();
        context.insert("lang", &renderer.site.config.locales[locale].tag);
        context.insert("tell_apart", &prose(&comparison.tell_apart));
        context.insert("choose", &prose(&comparison.choose));
        let summary = comparison.summary.as_ref().map(|text| {
            let inline = renderer.inline(locale, text, &scope);
            let words = markdown::plain(&text.text(locale).0);
            let own = |html: String| match &inline.lang {
                Some(lang) => format!("<span lang=\"{}\">{html}</span>", escape(lang)),
                None => html,
            };
            [own(inline.html.clone()), own(escape(&words)), words]
        });
        Ok(Self {
            summary,
            html: renderer.templates.render("parts/comparison.html", &context)?,
            sources: list(renderer, locale, &comparison.sources, None)?,
        })
    }
}
