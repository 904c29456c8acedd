//! The pages of pairs: the page itself, its reversed address, its embed and its oEmbed document.
//!
//! Pairs grow with the square of codes, so their templates are rendered once per locale with a mark in each place that
//! differs, and every pair fills the marks. That is right as long as a template only places these texts. Whether it
//! does is read off its source, and tried on a sample of pairs that are rendered in full as well; a template that does
//! more is rendered in full for every pair. A theme may do what it likes; it only pays for it.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use anyhow::Result;
use pulldown_cmark_escape::escape_html;
use serde::Serialize;
use serde_json::json;
use tera::{Context, Value};
use xxhash_rust::xxh3::Xxh3;

use super::embed::{self, Snippets};
use super::head::{About, Edit};
use super::markdown::{self, Scope};
use super::pair_pieces::{Facts, Part, Pieces, Sections, Style, identity, item};
use super::stencil::{Stencil, mark};
use super::text::{clip, escape};
use super::{Renderer, Sink, Wanted};
use crate::model::{Comparison, LinkTarget, Pair, Row};
use crate::output::FamilyDigests;
use crate::site::{Base, CodeId, Page, PairId, Subject, file_of};

/// The texts that belong to both codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whole {
    /// How the two differ, as HTML.
    Answer,
    /// The same for a card.
    AnswerCard,
    /// The same in attributes.
    AnswerText,
    /// The rows of the table of facts.
    Rows,
    /// How many of them differ.
    Count,
    /// Which of the two to use, as a section; empty where neither code says.
    Which,
    /// Links to related pairs, as a section; empty where there are none.
    Related,
    /// Both codes' sources, each once, as a section; empty where there are none.
    Sources,
    /// What a writer knows beyond the facts.
    Authored,
}

impl Whole {
    const ALL: [Self; 9] = [
        Self::Answer,
        Self::AnswerCard,
        Self::AnswerText,
        Self::Rows,
        Self::Count,
        Self::Which,
        Self::Related,
        Self::Sources,
        Self::Authored,
    ];
}

const PARTS: usize = Part::ALL.len();
/// How many places a pair's documents can have: two codes' parts, then what belongs to both.
const PLACES: usize = 2 * PARTS + Whole::ALL.len();
/// How many pairs are rendered in full to try a template.
const SAMPLE: usize = 12;

/// The kinds of document that a pair has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Page,
    Reversed,
    Embed,
    Oembed,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Page, Self::Reversed, Self::Embed, Self::Oembed];

    /// The template; the oEmbed document is made by a serializer.
    fn template(self) -> Option<&'static str> {
        match self {
            Self::Page => Some("pair.html"),
            Self::Reversed => Some("reversed.html"),
            Self::Embed => Some("embed.html"),
            Self::Oembed => None,
        }
    }

    fn of(page: Page) -> Self {
        match page {
            Page::ReversedPair(_) => Self::Reversed,
            Page::Embed(_) => Self::Embed,
            Page::Oembed(_) => Self::Oembed,
            _ => Self::Page,
        }
    }
}

/// What the pairs of a family share in a locale.
pub struct PairPages {
    locale: usize,
    family: usize,
    pieces: Vec<Pieces>,
    facts: Facts,
    sections: Sections,
    /// Authored parts, rendered, with their sources.
    authored: HashMap<Pair, Authored>,
    /// By [`Kind`]; nothing where a template does more than place texts.
    stencils: [Option<Stencil>; Kind::ALL.len()],
}

/// What a writer knows about a pair, rendered.
#[derive(Hash)]
struct Authored {
    summary: Option<(String, String)>,
    html: String,
    sources: Vec<(u64, String)>,
}

impl PairPages {
    /// Renders what the pairs share, and tries the templates.
    pub fn prepare(renderer: &Renderer<'_>, locale: usize, family: usize) -> Result<Self> {
        let codes = &renderer.site.catalog.families[family].codes;
        let pieces = (0..codes.len()).map(|code| Pieces::render(renderer, locale, CodeId { family, code }));
        let mut pages = Self {
            locale,
            family,
            pieces: pieces.collect::<Result<_>>()?,
            facts: Facts::render(renderer, locale, family)?,
            sections: Sections::render(renderer, locale)?,
            authored: HashMap::new(),
            stencils: [const { None }; Kind::ALL.len()],
        };
        for ((left, right), comparison) in &renderer.site.catalog.families[family].comparisons {
            let authored = pages.author(renderer, *left, comparison)?;
            pages.authored.extend(Pair::new(*left, *right).map(|pair| (pair, authored)));
        }
        for kind in Kind::ALL {
            let marked = pages.document(renderer, kind, &|place| mark(place).to_string())?;
            let stencil = Stencil::cut(&marked, PLACES);
            let places = kind.template().is_none_or(|template| renderer.templates.only_places(template));
            if places && pages.holds(renderer, kind, &stencil)? {
                pages.stencils[kind as usize] = Some(stencil);
            }
        }
        Ok(pages)
    }

    /// The wanted documents of the pairs in which a code comes first.
    pub fn row(&self, renderer: &Renderer<'_>, first: CodeId, wanted: &Wanted<'_>, sink: &mut Sink<'_>) -> Result<()> {
        let mut out = String::new();
        let outline = renderer.site.outline;
        for PairId { family, pair } in outline.pair_row(first) {
            for page in outline.pair_pages(PairId { family, pair }) {
                let path = file_of(&outline.path(self.locale, page));
                if wanted(self.locale, family, pair.left, pair.right, &path) {
                    out.clear();
                    self.put(renderer, Kind::of(page), pair, &mut out)?;
                    sink(&path, &out)?;
                }
            }
        }
        Ok(())
    }

    /// Digests of what the pairs are made of.
    pub fn digests(&self, renderer: &Renderer<'_>, inputs: u64) -> FamilyDigests {
        let mut shared = Xxh3::new();
        self.facts.digest(&mut shared);
        self.sections.hash(&mut shared);
        for stencil in &self.stencils {
            match stencil {
                Some(stencil) => stencil.hash(&mut shared),
                None => inputs.hash(&mut shared),
            }
        }
        let facts = &renderer.site.catalog.families[self.family].codes;
        let code = |(at, pieces): (usize, &Pieces)| {
            let mut hash = Xxh3::new();
            pieces.hash(&mut hash);
            facts[at].values.hash(&mut hash);
            let authored = self.authored.iter().filter(|(pair, _)| pair.left == at);
            let mut authored: Vec<_> =
                authored.map(|(pair, authored)| (facts[pair.right].key.as_str(), authored)).collect();
            authored.sort_by_key(|(key, _)| *key);
            authored.hash(&mut hash);
            hash.finish()
        };
        FamilyDigests { shared: shared.finish(), codes: self.pieces.iter().enumerate().map(code).collect() }
    }

    /// One document of one pair.
    pub fn page(&self, renderer: &Renderer<'_>, page: Page, pair: PairId) -> Result<String> {
        let mut out = String::new();
        self.put(renderer, Kind::of(page), pair.pair, &mut out)?;
        Ok(out)
    }

    fn put(&self, renderer: &Renderer<'_>, kind: Kind, pair: Pair, out: &mut String) -> Result<()> {
        match &self.stencils[kind as usize] {
            Some(stencil) => self.fill(renderer, stencil, pair, out),
            None => out.push_str(&self.whole(renderer, kind, pair)?),
        }
        Ok(())
    }

    fn fill(&self, renderer: &Renderer<'_>, stencil: &Stencil, pair: Pair, out: &mut String) {
        let rows: Vec<Row> = pair.rows(&renderer.site.catalog.families[self.family]).collect();
        let (left, right) = (&self.pieces[pair.left].parts, &self.pieces[pair.right].parts);
        stencil.fill(out, |place, out| match place {
            place if place < PARTS => out.push_str(&left[place]),
            place if place < 2 * PARTS => out.push_str(&right[place - PARTS]),
            place => self.put_whole(renderer, Whole::ALL[place - 2 * PARTS], pair, &rows, out),
        });
    }

    fn put_whole(&self, renderer: &Renderer<'_>, whole: Whole, pair: Pair, rows: &[Row], out: &mut String) {
        match whole {
            Whole::Answer => self.put_answer(renderer, pair, rows, Style::Page, out),
            Whole::AnswerCard => self.put_answer(renderer, pair, rows, Style::Card, out),
            Whole::AnswerText => {
                // Writing into a string cannot fail.
                let _ = escape_html(out, &self.answer_text(renderer, pair, rows));
            }
            Whole::Rows => self.facts.put_rows(rows, out),
            Whole::Count => out.push_str(self.facts.count(rows)),
            Whole::Which => {
                let choices = [pair.left, pair.right].map(|code| self.pieces[code].part(Part::Choose));
                self.sections.which.put(&choices.concat(), out);
            }
            Whole::Related => self.sections.related.put(&self.related(pair), out),
            Whole::Sources => self.sections.sources.put(&self.sources(pair), out),
            Whole::Authored => out.push_str(self.authored.get(&pair).map_or("", |authored| &authored.html)),
        }
    }

    fn put_answer(&self, renderer: &Renderer<'_>, pair: Pair, rows: &[Row], style: Style, out: &mut String) {
        if let Some((summary, text)) = self.authored.get(&pair).and_then(|authored| authored.summary.as_ref()) {
            match style {
                Style::Page => out.push_str(summary),
                Style::Card => out.push_str(&escape(text)),
                Style::Text => out.push_str(text),
            }
            return;
        }
        let (left, right) = (&self.pieces[pair.left], &self.pieces[pair.right]);
        let (left_key, right_key) = (left.part(Part::Key), right.part(Part::Key));
        if self.facts.answer(rows, left_key, right_key, style, out) {
            return;
        }
        // A card says what each code means in any case.
        if style == Style::Card {
            return;
        }
        let codes = &renderer.site.catalog.families[self.family].codes;
        let meaning = |place: usize| match style != Style::Text {
            true => self.pieces[place].part(Part::Meaning).to_owned(),
            false => codes[place].meaning.text(self.locale).clone(),
        };
        let (left, right) = (meaning(pair.left), meaning(pair.right));
        let parts = [("left", left_key), ("left_meaning", &left), ("right", right_key), ("right_meaning", &right)];
        out.push_str(&renderer.words[self.locale].fill("pair-answer-meaning", &parts));
    }

    fn answer_text(&self, renderer: &Renderer<'_>, pair: Pair, rows: &[Row]) -> String {
        let mut text = String::new();
        self.put_answer(renderer, pair, rows, Style::Text, &mut text);
        clip(text)
    }

    fn related(&self, pair: Pair) -> String {
        let left = self.pieces[pair.left].related.iter().filter(|(other, _)| *other != pair.right);
        let right = self.pieces[pair.right].related.iter().filter(|(other, _)| *other != pair.left);
        left.take(4).chain(right.take(4)).map(|(_, link)| link.as_str()).collect()
    }

    fn sources(&self, pair: Pair) -> String {
        let lists = [
            self.authored.get(&pair).map_or(&[][..], |authored| &authored.sources),
            &self.pieces[pair.left].sources,
            &self.pieces[pair.right].sources,
        ];
        let mut out = String::new();
        for (at, list) in lists.iter().enumerate() {
            let seen = |id: u64| lists[..at].iter().any(|earlier| earlier.iter().any(|(other, _)| *other == id));
            list.iter().filter(|(id, _)| !seen(*id)).for_each(|(_, item)| out.push_str(item));
        }
        out
    }

    /// A document rendered in full, without its stencil.
    fn whole(&self, renderer: &Renderer<'_>, kind: Kind, pair: Pair) -> Result<String> {
        let family = &renderer.site.catalog.families[self.family];
        let rows: Vec<Row> = pair.rows(family).collect();
        self.document(renderer, kind, &|place| {
            let side = if place < PARTS { pair.left } else { pair.right };
            match place {
                // Texts go in as they are; the template or the serializer escapes them where they stand.
                place if place < 2 * PARTS => match Part::ALL[place % PARTS] {
                    Part::Name | Part::NameJson => family.codes[side].name.text(self.locale).clone(),
                    Part::Edit => self.edit(renderer, side),
                    part => self.pieces[side].part(part).to_owned(),
                },
                place => match Whole::ALL[place - 2 * PARTS] {
                    Whole::AnswerText => self.answer_text(renderer, pair, &rows),
                    whole => {
                        let mut out = String::new();
                        self.put_whole(renderer, whole, pair, &rows, &mut out);
                        out
                    }
                },
            }
        })
    }

    fn edit(&self, renderer: &Renderer<'_>, code: usize) -> String {
        let code = &renderer.site.catalog.families[self.family].codes[code];
        let repository = renderer.site.config.repository.as_deref();
        repository.map(|at| format!("{at}/edit/main/{}", code.path.text(self.locale))).unwrap_or_default()
    }

    /// Whether a stencil makes what the template makes, for a sample of pairs spread over the family.
    fn holds(&self, renderer: &Renderer<'_>, kind: Kind, stencil: &Stencil) -> Result<bool> {
        let codes = self.pieces.len();
        let step = (codes / SAMPLE).max(1);
        for left in (0..codes).step_by(step) {
            let Some(pair) = Pair::new(left, (left * 7 + codes / 2) % codes) else { continue };
            let mut filled = String::new();
            self.fill(renderer, stencil, pair, &mut filled);
            if filled != self.whole(renderer, kind, pair)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn author(&self, renderer: &Renderer<'_>, left: usize, comparison: &Comparison) -> Result<Authored> {
        let locale = self.locale;
        let base = Base::at_depth(2, locale);
        let link = |target: LinkTarget<'_>| renderer.href(self.family, &base, target);
        let scope = Scope { link: &link, sources: &comparison.sources, sources_page: "", fragments: None };
        let prose = |text: &Option<_>| text.as_ref().map(|text| renderer.prose(locale, text, &scope));
        let mut context = Context::new();
        context.insert("lang", &renderer.site.config.locales[locale].tag);
        context.insert("tell_apart", &prose(&comparison.tell_apart));
        context.insert("choose", &prose(&comparison.choose));
        debug_assert!(left < self.pieces.len());
        let summary = comparison.summary.as_ref().map(|text| {
            let inline = renderer.inline(locale, text, &scope);
            let html = match inline.lang {
                Some(lang) => format!("<span lang=\"{}\">{}</span>", escape(&lang), inline.html),
                None => inline.html,
            };
            (html, markdown::plain(&text.text(locale).0))
        });
        let numbered = comparison.sources.iter().zip(1..);
        let sources =
            numbered.map(|(source, number)| Ok((identity(source), item(renderer, locale, source, Some(number))?)));
        Ok(Authored {
            summary,
            html: renderer.templates.render("parts/comparison.html", &context)?,
            sources: sources.collect::<Result<_>>()?,
        })
    }

    /// A document with the texts that the closure gives for its places: marks, or a pair's own.
    fn document(&self, renderer: &Renderer<'_>, kind: Kind, text: &dyn Fn(usize) -> String) -> Result<String> {
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
        let Some(template) = kind.template() else {
            return Ok(embed::oembed(
                renderer,
                locale,
                &stem,
                &title(names(Part::NameJson)),
                &self.short(&left, &right),
                true,
            ));
        };
        // The places of the page are not known here; what depends on the pair comes from its marks.
        let page = PairId { family: self.family, pair: Pair { left: 0, right: 1 } };
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
                short: self.short(&left, &right),
                short_lang: None,
                json_ld: vec![article],
                files: Vec::new(),
                checked: None,
            },
        );
        if renderer.site.config.repository.is_some() {
            let edit = |side| Edit { href: part(side, Part::Edit), name: part(side, Part::Key) };
            head.edits = vec![edit(0), edit(1)];
        }
        if kind != Kind::Page {
            head.canonical =
                renderer.site.config.base_url.join(&format!("{}{stem}/", renderer.site.outline.locale_prefix(locale)));
        }
        let view = View {
            family: FamilyView {
                key: &family.key,
                label,
                name: family.name.text(locale),
                term: family.term.text(locale),
            },
            snippets: (renderer.site.config.pair_embeds)
                .then(|| embed::snippets_of(renderer, locale, self.family, &left, Some(&right))),
            to: format!("{}{stem}/", head.home),
        };
        let mut context = renderer.context(&head)?;
        context.extend(Context::from_serialize(&view)?);
        for (name, side) in [("a", 0), ("b", 1)] {
            let fields = [
                ("key", part(side, Part::Key)),
                ("name_html", part(side, Part::NameHtml)),
                ("color", part(side, Part::Color)),
                ("category", part(side, Part::Category)),
                ("meaning", part(side, Part::Meaning)),
                ("description", part(side, Part::Description)),
                ("when", part(side, Part::When)),
                ("fix", part(side, Part::Fix)),
            ];
            context.insert_value(name, places(fields));
        }
        let fields = [
            ("answer", whole(Whole::Answer)),
            ("answer_card", whole(Whole::AnswerCard)),
            ("rows", whole(Whole::Rows)),
            ("count", whole(Whole::Count)),
            ("which", whole(Whole::Which)),
            ("related", whole(Whole::Related)),
            ("sources", whole(Whole::Sources)),
            ("authored", whole(Whole::Authored)),
        ];
        context.insert_value("pair", places(fields));
        renderer.templates.render(template, &context)
    }

    fn short(&self, left: &str, right: &str) -> String {
        format!("{left} vs {right}")
    }
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
