//! The documents of pairs as templates and serializers make them, from a text for each place.
//!
//! The texts are marks when a stencil is made, or those of one pair when a template does more than place them.

use anyhow::Result;
use serde::Serialize;
use serde_json::json;
use tera::{Context, Value};

use super::PairPages;
use super::place::{PARTS, Part, Whole};
use crate::model::Pair;
use crate::render::Renderer;
use crate::render::embed;
use crate::render::head::{About, Edit, MadeOf};
use crate::render::snippets::Snippets;
use crate::site::{Outline, Page, PairId, Subject};

/// The kinds of document that a pair has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The page itself.
    Page,
    /// The page at the reversed address, which leads there.
    Reversed,
    /// What an iframe shows.
    Embed,
    /// The oEmbed document.
    Oembed,
}

impl Kind {
    /// All of them, in the order of their stencils.
    pub const ALL: [Self; 4] = [Self::Page, Self::Reversed, Self::Embed, Self::Oembed];

    /// Whether the site has documents of the kind.
    pub fn is_made(self, outline: &Outline) -> bool {
        match self {
            Self::Page => true,
            Self::Reversed => outline.pair_reverses,
            Self::Embed | Self::Oembed => outline.pair_embeds,
        }
    }

    /// The template; the oEmbed document is made by a serializer.
    pub fn template(self) -> Option<&'static str> {
        match self {
            Self::Page => Some("pair.html"),
            Self::Reversed => Some("reversed.html"),
            Self::Embed => Some("embed.html"),
            Self::Oembed => None,
        }
    }

    /// The kind that a page of a pair is.
    pub fn of(page: Page) -> Self {
        match page {
            Page::ReversedPair(_) => Self::Reversed,
            Page::Embed(_) => Self::Embed,
            Page::Oembed(_) => Self::Oembed,
            _ => Self::Page,
        }
    }
}

impl PairPages {
    /// A document with the texts that the closure gives for its places: marks, or a pair's own.
    pub(super) fn document(
        &self,
        renderer: &Renderer<'_>,
        kind: Kind,
        text: &dyn Fn(usize) -> String,
    ) -> Result<String> {
        let part = |side: usize, part: Part| text(side * PARTS + part as usize);
        let whole = |whole: Whole| text(2 * PARTS + whole as usize);
        let locale = self.locale;
        let words = &renderer.words[locale];
        let family = &renderer.site.catalog.families[self.family];
        let label = family.label.text(locale);
        let (left, right) = (part(0, Part::Key), part(1, Part::Key));
        let stem = format!("{}/{left}-vs-{right}", family.key);
        let names = |name: Part| (part(0, name), part(1, name));
        let title = |(left_name, right_name): (String, String)| {
            let parts = [
                ("label", &**label),
                ("left", &left),
                ("right", &right),
                ("left_name", &left_name),
                ("right_name", &right_name),
            ];
            words.fill("title-pair", &parts)
        };
        // The places of the page are not known here; what depends on the pair comes from its marks.
        let page = PairId { family: self.family, pair: Pair { left: 0, right: 1 } };
        let Some(template) = kind.template() else {
            return embed::oembed(
                renderer,
                locale,
                &stem,
                &title(names(Part::NameJson)),
                &format!("{label} {}", short(&left, &right)),
                Page::Oembed(Subject::Pair(page)),
            );
        };
        let (page, local_path) = match kind {
            Kind::Page => (Page::Pair(page), format!("{stem}/")),
            Kind::Embed => (Page::Embed(Subject::Pair(page)), format!("embed/{stem}/")),
            Kind::Reversed | Kind::Oembed => (Page::ReversedPair(page), format!("{}/{right}-vs-{left}/", family.key)),
        };
        let article = json!({
            "@type": "TechArticle",
            "headline": title(names(Part::NameJson)),
            "url": renderer.site.config.base_url.join(&format!("{}{stem}/", renderer.site.outline.locale_prefix(locale))),
        });
        let mut head = renderer.head(
            locale,
            About {
                kind: if kind == Kind::Embed { "embed" } else { "pair" },
                page,
                local_path,
                title: title(names(Part::Name)),
                description: whole(Whole::AnswerText),
                parents: vec![(family.name.text(locale).clone(), format!("{}/", family.key))],
                short: short(&left, &right),
                short_lang: None,
                json_ld: vec![article],
                // Said below, with marks in place of both codes.
                made_of: MadeOf::Nothing,
                // The oldest day of the family: as one text for all its pairs it claims too little for some, and never
                // too much. Where one code has no day, pairs have none.
                checked: family.codes.iter().map(|code| code.checked.as_ref()).min().flatten().cloned(),
            },
        );
        let local = |path: String| {
            let prefix = renderer.site.outline.locale_prefix(locale);
            renderer.site.config.base_url.join(&format!("{prefix}{path}"))
        };
        head.oembed = renderer.site.config.pair_embeds.then(|| local(format!("oembed/{stem}.json")));
        if renderer.site.config.repository.is_some() {
            let edit = |side| Edit { href: part(side, Part::Edit), name: part(side, Part::Key) };
            head.edits = vec![edit(0), edit(1)];
        }
        if kind != Kind::Page {
            head.canonical = local(format!("{stem}/"));
        }
        let view = View {
            family: FamilyView {
                key: &family.key,
                label,
                name: family.name.text(locale),
                term: family.term.text(locale),
            },
            snippets: (renderer.site.config.pair_embeds)
                .then(|| renderer.snippets_of(locale, self.family, &left, Some(&right))),
            to: format!("{}{stem}/", head.home),
        };
        let mut context = renderer.context(&head)?;
        context.extend(Context::from_serialize(&view)?);
        for (name, side) in [("a", 0), ("b", 1)] {
            let fields = [
                ("key", part(side, Part::Key)),
                ("name_html", part(side, Part::NameHtml)),
                ("color", part(side, Part::Color)),
                ("meaning", part(side, Part::Meaning)),
                ("wire", part(side, Part::Wire)),
                ("description", part(side, Part::Description)),
                ("when", part(side, Part::When)),
                ("fix", part(side, Part::Fix)),
            ];
            context.insert_value(name, places(fields));
        }
        let fields = [
            ("answer", whole(Whole::Answer)),
            ("answer_card", whole(Whole::AnswerCard)),
            ("differences", whole(Whole::Differences)),
            ("which", whole(Whole::Which)),
            ("related", whole(Whole::Related)),
            ("neighbours", whole(Whole::Neighbours)),
            ("sources", whole(Whole::Sources)),
            ("authored", whole(Whole::Authored)),
        ];
        context.insert_value("pair", places(fields));
        renderer.templates.render(template, &context)
    }
}

/// The pair in the fewest words.
fn short(left: &str, right: &str) -> String {
    format!("{left} vs {right}")
}

/// Texts that are HTML already.
fn places<const N: usize>(fields: [(&'static str, String); N]) -> Value {
    let fields = fields.into_iter().map(|(name, html)| (name, Value::safe_string(&html)));
    Value::from(fields.collect::<std::collections::BTreeMap<_, _>>())
}

/// What `pair.html` gets beside the places.
#[derive(Serialize)]
struct View<'a> {
    family: FamilyView<'a>,
    /// Nothing where the site makes no embeds of pairs.
    snippets: Option<Snippets>,
    /// The pair's page, from this one.
    to: String,
}

#[derive(Serialize)]
struct FamilyView<'a> {
    key: &'a str,
    label: &'a str,
    name: &'a str,
    term: &'a str,
}
