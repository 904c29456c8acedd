//! The texts of one pair, put into the places of its documents.

use anyhow::Result;
use pulldown_cmark_escape::escape_html;

use super::PairPages;
use super::differences::Told;
use super::document::Kind;
use super::facts::{Style, telling};
use super::place::{PARTS, Part, Whole};
use crate::model::{Pair, Row};
use crate::render::Renderer;
use crate::render::stencil::Stencil;
use crate::render::text::{DESCRIPTION, clip};

impl PairPages {
    /// Writes a document of a pair from its stencil.
    pub(super) fn fill(&self, renderer: &Renderer<'_>, stencil: &Stencil, pair: Pair, out: &mut String) {
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
            Whole::Differences => self.put_differences(renderer, pair, rows, out),
            Whole::Which => {
                let choices = [pair.left, pair.right].map(|code| self.pieces[code].part(Part::Choose));
                self.sections.which.put(&choices.concat(), out);
            }
            Whole::Related => self.sections.related.put(&self.related(pair), out),
            Whole::Sources => {
                let own = self.authored.get(&pair).map_or("", |authored| &authored.sources);
                let lists = [own, &self.pieces[pair.left].sources, &self.pieces[pair.right].sources];
                self.sections.sources.put(&lists.concat(), out);
            }
            Whole::Neighbours => self.put_neighbours(renderer, pair, out),
            Whole::Authored => out.push_str(self.authored.get(&pair).map_or("", |authored| &authored.html)),
        }
    }

    fn put_differences(&self, renderer: &Renderer<'_>, pair: Pair, rows: &[Row], out: &mut String) {
        let codes = &renderer.site.catalog.families[self.family].codes;
        let both = |part| [pair.left, pair.right].map(|code| self.pieces[code].part(part));
        let [left, right] = both(Part::Category);
        let same = codes[pair.left].category == codes[pair.right].category;
        // Without another answer both meanings are the answer.
        let answered = self.summary(pair).is_some() || telling(rows).is_some();
        let mut told = Told {
            keys: both(Part::Key),
            count: String::new(),
            facts: String::new(),
            categories: (left, (!same).then_some(right)),
            meanings: answered.then(|| both(Part::Meaning)),
        };
        self.sections.count.put(self.facts.count(rows), &mut told.count);
        self.facts.put_rows(rows, &mut told.facts);
        self.differences.put(&told, out);
    }

    /// What a writer says of the pair in one sentence, in the order of [`Style`].
    fn summary(&self, pair: Pair) -> Option<&[String; 3]> {
        self.authored.get(&pair)?.summary.as_ref()
    }

    fn put_answer(&self, renderer: &Renderer<'_>, pair: Pair, rows: &[Row], style: Style, out: &mut String) {
        if let Some(summary) = self.summary(pair) {
            out.push_str(&summary[style as usize]);
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
            true => self.pieces[place].part(Part::Meaning),
            false => codes[place].meaning.text(self.locale),
        };
        let (left, right) = (meaning(pair.left), meaning(pair.right));
        self.facts.meanings([left_key, left, right_key, right], style, out);
    }

    fn answer_text(&self, renderer: &Renderer<'_>, pair: Pair, rows: &[Row]) -> String {
        // More is cut below.
        let mut text = String::with_capacity(2 * DESCRIPTION);
        self.put_answer(renderer, pair, rows, Style::Text, &mut text);
        clip(text, DESCRIPTION)
    }

    fn put_neighbours(&self, renderer: &Renderer<'_>, pair: Pair, out: &mut String) {
        let keys = |pair: Pair| [pair.left, pair.right].map(|code| self.pieces[code].part(Part::Key));
        let outline = renderer.site.outline;
        let before = outline.pair_before(self.family, pair).map(keys);
        let after = outline.pair_after(self.family, pair).map(keys);
        self.sections.neighbours.put(before, after, out);
    }

    fn related(&self, pair: Pair) -> String {
        let left = self.pieces[pair.left].related.iter().filter(|(other, _)| *other != pair.right);
        let right = self.pieces[pair.right].related.iter().filter(|(other, _)| *other != pair.left);
        left.take(4).chain(right.take(4)).map(|(_, link)| link.as_str()).collect()
    }

    /// A document rendered in full, without its stencil.
    pub(super) fn whole(&self, renderer: &Renderer<'_>, kind: Kind, pair: Pair) -> Result<String> {
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
        let repository = renderer.site.config.repository.as_ref();
        repository.map(|repository| repository.edit(code.path.text(self.locale))).unwrap_or_default()
    }
}
