//! What stands on a pair's page only where there is something in it.
//!
//! A template of a pair may not ask whether a text is empty, because it is rendered once for all of them. So a section
//! that can be empty has a template of its own, and is left out here.

use anyhow::Result;
use tera::Context;

use crate::render::Renderer;
use crate::render::stencil::{Stencil, mark};

/// Sections that a pair's page has only where there is something in them.
#[derive(Hash)]
pub struct Sections {
    /// How many facts differ.
    pub count: Section,
    /// Which of the two to use.
    pub which: Section,
    /// Related pairs.
    pub related: Section,
    /// Sources.
    pub sources: Section,
    /// The pairs before and after.
    pub neighbours: Neighbours,
}

/// A section with one place in it.
#[derive(Hash)]
pub struct Section(Stencil);

impl Sections {
    /// Renders the sections with a mark for what is in them.
    pub fn render(renderer: &Renderer<'_>, locale: usize) -> Result<Self> {
        let section = |template: &str| {
            let mut context = Context::new();
            context.insert("lang", &renderer.site.config.locales[locale].tag);
            context.insert("content", &mark(0).to_string());
            Ok::<_, anyhow::Error>(Section(Stencil::cut(&renderer.templates.render(template, &context)?, 1)))
        };
        let neighbour = |rel: &str, word: &str| {
            let mut context = Context::new();
            context.insert("rel", rel);
            context.insert("word", &renderer.words[locale].get(word));
            context.insert("left", &mark(0).to_string());
            context.insert("right", &mark(1).to_string());
            let rendered = renderer.templates.render("parts/pair-neighbour.html", &context)?;
            Ok::<_, anyhow::Error>(Stencil::cut(&rendered, 2))
        };
        Ok(Self {
            count: section("parts/pair-count.html")?,
            which: section("parts/pair-which.html")?,
            related: section("parts/pair-related.html")?,
            sources: section("parts/pair-sources.html")?,
            neighbours: Neighbours {
                frame: section("parts/pair-neighbours.html")?,
                previous: neighbour("prev", "previous")?,
                next: neighbour("next", "next")?,
            },
        })
    }
}

impl Section {
    /// Writes the section, unless there is nothing in it.
    pub fn put(&self, content: &str, out: &mut String) {
        if !content.is_empty() {
            self.0.fill(out, |_, out| out.push_str(content));
        }
    }
}

/// Links to the pairs before and after a pair, in family order.
#[derive(Hash)]
pub struct Neighbours {
    frame: Section,
    previous: Stencil,
    next: Stencil,
}

impl Neighbours {
    /// Writes the links to pairs of these keys.
    pub fn put(&self, before: Option<[&str; 2]>, after: Option<[&str; 2]>, out: &mut String) {
        let mut links = String::new();
        for (stencil, keys) in [(&self.previous, before), (&self.next, after)] {
            if let Some(keys) = keys {
                stencil.fill(&mut links, |place, out| out.push_str(keys[place]));
            }
        }
        self.frame.put(&links, out);
    }
}
