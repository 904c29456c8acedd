//! Links from a code to each of its pairs, as its own page lists them.
//!
//! All codes' pages together have as many of them as there are pairs, twice; so each code's link is rendered once and
//! filled in for the code that it is listed at.

use anyhow::Result;
use tera::Context;

use super::PairPages;
use super::place::Part;
use crate::model::Pair;
use crate::render::Renderer;
use crate::render::stencil::{Stencil, mark};
use crate::site::CodeId;

/// For each code of a family the link to its pair with another, with places for both keys in family order.
pub struct Dots(Vec<Stencil>);

impl Dots {
    /// Renders a link for each code.
    pub fn render(renderer: &Renderer<'_>, family: usize) -> Result<Self> {
        let family = &renderer.site.catalog.families[family];
        let dot = |code: &crate::model::Code| {
            let mut context = Context::new();
            context.insert("key", &code.key);
            context.insert("color", family.categories[code.category].color.name());
            context.insert("left", &mark(0).to_string());
            context.insert("right", &mark(1).to_string());
            Ok(Stencil::cut(&renderer.templates.render("parts/pair-dot.html", &context)?, 2))
        };
        family.codes.iter().map(dot).collect::<Result<_>>().map(Self)
    }
}

impl PairPages {
    /// The links to all pairs of a code, and how many there are.
    pub fn links_of(&self, renderer: &Renderer<'_>, id: CodeId) -> (String, usize) {
        let (mut out, mut count) = (String::new(), 0);
        for (other, dot) in self.dots.0.iter().enumerate() {
            let pair = Pair::new(id.code, other).filter(|&pair| renderer.site.outline.has_pair(id.family, pair));
            let Some(pair) = pair else { continue };
            let keys = [pair.left, pair.right].map(|code| self.pieces[code].part(Part::Key));
            dot.fill(&mut out, |place, out| out.push_str(keys[place]));
            count += 1;
        }
        (out, count)
    }
}
