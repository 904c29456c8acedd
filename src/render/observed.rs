//! What was observed of implementations, as tables: a column for each observation, a row for each implementation.
//!
//! The page of all implementations shows such a table for each group of observations, in which codes can share a column
//! (`by_code.rs`); what a code's page makes of them stands in `outcomes.rs`. What was measured stands for what was read,
//! and says so.

use serde::Serialize;

use super::Renderer;
use super::by_code::Alike;
use super::text::{Phrase, tied};
use crate::model::{Finding, Library, Localized};
use crate::site::{Base, Page};

/// A table of observations.
#[derive(Serialize)]
pub struct ObservedTable {
    columns: Vec<Phrase>,
    /// The heading of the column that codes share.
    by_code: Option<Phrase>,
    rows: Vec<ObservedRow>,
}

#[derive(Serialize)]
struct ObservedRow {
    to: String,
    name: String,
    cells: Vec<Option<CellView>>,
    /// What came of the codes that share a column.
    by_code: Vec<SharedOutcome>,
}

/// Codes with the same outcome.
#[derive(Serialize)]
struct SharedOutcome {
    codes: String,
    outcome: CellView,
}

/// What is known of one observation in few characters.
#[derive(Serialize)]
pub struct CellView {
    /// A limit, or else what the API shows, or else what goes over the wire.
    pub main: ValueView,
    /// What goes over the wire, where something else stands first.
    pub sends: Option<ValueView>,
    /// Whether a program measured it.
    pub measured: bool,
}

/// A value: a code in its colour, a word of the interface or a literal.
#[derive(Serialize)]
pub struct ValueView {
    /// The words.
    pub text: String,
    /// The colour of the code's category.
    pub color: Option<&'static str>,
    /// Whether it is a word of the page's language.
    pub word: bool,
    /// Whether the words say also what was done: of `nothing` not every language says it with the same verb, and what was
    /// refused has none.
    pub whole: bool,
    /// The language of the words, where it is not the page's.
    pub lang: Option<String>,
}

/// What stands in findings for something that has no code; each has a word, `finding-…`.
const WORDS: &[&str] = &["empty", "error", "no-call", "no-limit", "none", "nothing", "refused", "unasked-pong"];

impl Renderer<'_> {
    /// The observations of a group that some implementation has a finding for, as a table; nothing where there is none.
    pub(super) fn observed(&self, locale: usize, base: &Base, group: usize) -> Option<ObservedTable> {
        let catalog = self.site.catalog;
        let (matrix, libraries) = (&catalog.matrix, &catalog.libraries);
        let shown = |at: &usize| {
            matrix.observations[*at].group == group && libraries.iter().any(|library| library.finding(*at).is_some())
        };
        let by_code = matrix.groups[group].by_code.as_ref();
        let (codes, alone): (Vec<usize>, Vec<usize>) =
            (0..matrix.observations.len()).filter(shown).partition(|&at| matrix.is_by_code(at));
        let row = |(at, library): (usize, &Library)| {
            let cells: Vec<_> = alone.iter().map(|&place| self.cell(locale, library, place)).collect();
            let alike = Alike::of(library, matrix, &codes).into_iter();
            let by_code: Vec<_> = alike.filter_map(|alike| self.shared_outcome(locale, library, &alike)).collect();
            (cells.iter().any(Option::is_some) || !by_code.is_empty()).then(|| ObservedRow {
                to: format!("{}{}", base.home, self.site.outline.local_path(Page::Library(at))),
                name: library.name.clone(),
                cells,
                by_code,
            })
        };
        let rows: Vec<ObservedRow> = libraries.iter().enumerate().filter_map(row).collect();
        let column = |&place: &usize| self.phrase(locale, &matrix.observations[place].name);
        (!rows.is_empty()).then(|| ObservedTable {
            columns: alone.iter().map(column).collect(),
            by_code: by_code.filter(|_| !codes.is_empty()).map(|text| self.phrase(locale, text)),
            rows,
        })
    }

    fn shared_outcome(&self, locale: usize, library: &Library, alike: &Alike<'_>) -> Option<SharedOutcome> {
        let cell = self.cell(locale, library, alike.place())?;
        let outcome = if alike.kept { CellView { main: self.word(locale, "itself"), ..cell } } else { cell };
        Some(SharedOutcome { codes: alike.codes(), outcome })
    }

    /// What is known of one observation; nothing where nothing is.
    pub(super) fn cell(&self, locale: usize, library: &Library, observation: usize) -> Option<CellView> {
        let finding = library.finding(observation)?;
        let main = match (&finding.value, finding.shows.as_ref().or(finding.sends.as_ref())) {
            (Some(value), _) => self.setting(locale, value),
            (None, Some(value)) => self.value(locale, value),
            (None, None) => self.word(locale, if finding.error.is_some() { "error" } else { "told" }),
        };
        Some(CellView { main, sends: self.sends(locale, finding), measured: library.measured(observation).is_some() })
    }

    /// What goes over the wire, where that is not all that is known.
    fn sends(&self, locale: usize, finding: &Finding) -> Option<ValueView> {
        let value = finding.sends.as_ref().filter(|_| finding.value.is_some() || finding.shows.is_some());
        value.map(|value| self.done(locale, "sends", value))
    }

    /// A value beside the verb that says what is done with it, `finding-<verb>`.
    pub(super) fn done(&self, locale: usize, verb: &str, value: &str) -> ValueView {
        let view = self.value(locale, value);
        match value {
            "nothing" => {
                ValueView { text: self.words[locale].get(&format!("finding-{verb}-nothing")), whole: true, ..view }
            }
            // What is refused was not done.
            "refused" => ValueView { whole: true, ..view },
            _ => view,
        }
    }

    /// A setting or a limit in the page's language, as far as it has words and they are translated.
    pub(super) fn setting(&self, locale: usize, value: &Localized<String>) -> ValueView {
        let view = self.value(locale, value.text(locale));
        ValueView { lang: view.lang.filter(|_| !value.has(locale)), ..view }
    }

    /// A version, or what else may be no more than a number.
    pub(super) fn label(&self, locale: usize, text: &Localized<String>) -> Phrase {
        let Phrase { text, lang } = self.phrase(locale, text);
        Phrase { lang: lang.filter(|_| has_words(&text)), text }
    }

    /// A word that stands for a value, `finding-<key>`.
    pub(super) fn word(&self, locale: usize, key: &str) -> ValueView {
        let text = self.words[locale].get(&format!("finding-{key}"));
        ValueView { text, color: None, word: true, whole: false, lang: None }
    }

    /// A value with its colour or its word.
    fn value(&self, locale: usize, value: &str) -> ValueView {
        if WORDS.contains(&value) {
            return self.word(locale, value);
        }
        let home = self.site.catalog.families.first();
        let code = home.and_then(|family| Some((family, &family.codes[family.code_index(value)?])));
        let color = code.map(|(family, code)| family.categories[code.category].color.name());
        let text = tied(value);
        let lang = self.foreign(locale, 0).filter(|_| has_words(&text));
        ValueView { text, color, word: false, whole: false, lang }
    }
}

/// Whether two findings look the same in few characters.
pub(super) fn looks_alike(one: &Finding, other: &Finding) -> bool {
    let value = |finding: &Finding| finding.value.as_ref().map(|value| value.text(0).clone());
    let same = one.shows == other.shows && one.sends == other.sends && value(one) == value(other);
    let said = one.shows.is_some() || one.sends.is_some() || one.value.is_some();
    // Where nothing else is known, there is at least an error or none.
    same && (said || one.error.is_some() == other.error.is_some())
}

/// Numbers and units are the same in every language.
fn has_words(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() > 3
}
