//! The table of what tells two codes apart: their facts, their categories, and what each means.
//!
//! What nothing tells apart is not called a difference, and what the page's first sentence has said is not said again:
//! of two codes without facts and of one category there may be nothing left to say here.

use anyhow::Result;
use tera::Context;

use crate::render::Renderer;
use crate::render::stencil::{Stencil, mark};

/// The table and its rows, with places for what each pair puts into them.
#[derive(Hash)]
pub struct Differences {
    /// Both keys, how many facts differ, all rows.
    frame: Stencil,
    /// Both categories.
    categories: Stencil,
    /// The category of both.
    category: Stencil,
    /// What each means.
    meanings: Stencil,
}

/// What a pair puts into the table.
pub struct Told<'t> {
    /// Both keys.
    pub keys: [&'t str; 2],
    /// How many facts differ, as a paragraph; empty where there are none.
    pub count: String,
    /// The rows of facts.
    pub facts: String,
    /// Both categories; one where they are the same.
    pub categories: (&'t str, Option<&'t str>),
    /// What each means; nothing where that has been said.
    pub meanings: Option<[&'t str; 2]>,
}

impl Differences {
    /// Renders the table and its rows with a mark in each place.
    pub fn render(renderer: &Renderer<'_>, locale: usize) -> Result<Self> {
        let context = |names: &[&'static str]| {
            let mut context = Context::new();
            context.insert("lang", &renderer.site.config.locales[locale].tag);
            for (place, name) in names.iter().enumerate() {
                context.insert(*name, &mark(place).to_string());
            }
            context
        };
        let category = |differs: bool| {
            let mut context = context(&[]);
            let text = |text: &str| std::collections::BTreeMap::from([("text", text.to_owned())]);
            context.insert("name", &text(&renderer.words[locale].get("column-category")));
            context.insert("left", &text(&mark(0).to_string()));
            context.insert("right", &text(&mark(1).to_string()));
            context.insert("differs", &differs);
            renderer.templates.render("parts/pair-row.html", &context)
        };
        let frame = context(&["left", "right", "count", "rows"]);
        let meanings = context(&["left", "right"]);
        Ok(Self {
            frame: Stencil::cut(&renderer.templates.render("parts/pair-differences.html", &frame)?, 4),
            categories: Stencil::cut(&category(true)?, 2),
            category: Stencil::cut(&category(false)?, 1),
            meanings: Stencil::cut(&renderer.templates.render("parts/pair-meanings.html", &meanings)?, 2),
        })
    }

    /// Writes the table, unless there is nothing in it.
    pub fn put(&self, told: &Told<'_>, out: &mut String) {
        if told.facts.is_empty() && told.categories.1.is_none() && told.meanings.is_none() {
            return;
        }
        self.frame.fill(out, |place, out| match place {
            place @ (0 | 1) => out.push_str(told.keys[place]),
            2 => out.push_str(&told.count),
            _ => self.put_rows(told, out),
        });
    }

    fn put_rows(&self, told: &Told<'_>, out: &mut String) {
        out.push_str(&told.facts);
        match told.categories {
            (left, Some(right)) => self.categories.fill(out, |place, out| out.push_str([left, right][place])),
            (both, None) => self.category.fill(out, |_, out| out.push_str(both)),
        }
        if let Some(meanings) = told.meanings {
            self.meanings.fill(out, |place, out| out.push_str(meanings[place]));
        }
    }
}
