//! How complete the content is, in figures: what `closecodes check` prints when nothing is wrong.
//!
//! A rule says what must be there; what is better the more there is of it has no threshold, and is counted here.

use crate::model::{Locale, Markdown};
use crate::pipeline::Loaded;

impl Loaded {
    /// A line for each figure.
    pub fn coverage(&self) -> Vec<String> {
        let mut lines = vec![self.cited()];
        lines.extend(self.translated());
        lines.extend(self.observed());
        lines
    }

    /// How many statements of codes, questions and implementations stand with a citation, as a line. Only Markdown can carry one, so
    /// names, short lines and answers are not counted; nor is what generated pages say.
    fn cited(&self) -> String {
        let (mut all, mut cited) = (0, 0);
        let mut count = |Markdown(text): &Markdown| {
            for statement in Markdown::statements(text) {
                all += 1;
                cited += usize::from(statement.cited);
            }
        };
        for code in self.catalog.families.iter().flat_map(|family| &family.codes) {
            [&code.description, &code.when, &code.fix]
                .into_iter()
                .chain(&code.choose)
                .for_each(|text| count(text.text(0)));
            for cause in code.causes.iter().map(|cause| cause.text(0)) {
                [&cause.cause, &cause.confirm, &cause.remedy].into_iter().for_each(&mut count);
            }
        }
        self.catalog.questions.iter().for_each(|question| count(question.body.text(0)));
        for library in &self.catalog.libraries {
            let findings = library.findings.iter().flatten().filter_map(|finding| finding.text.as_ref());
            findings.chain(&library.notes).for_each(|text| count(text.text(0)));
        }
        let share = (cited * 100).checked_div(all).unwrap_or_default();
        format!("{cited} of {all} statements ({share} %) stand with a citation")
    }

    /// How much of the content each further language has.
    fn translated(&self) -> Vec<String> {
        let codes = || self.catalog.families.iter().flat_map(|family| &family.codes);
        let questions = &self.catalog.questions;
        let line = |(locale, known): (usize, &Locale)| {
            let translated = codes().filter(|code| code.description.has(locale)).count();
            let answered = questions.iter().filter(|question| question.body.has(locale)).count();
            let (all, asked) = (codes().count(), questions.len());
            format!("{}: {translated} of {all} codes and {answered} of {asked} questions are translated", known.tag)
        };
        self.config.locales.iter().enumerate().skip(1).map(line).collect()
    }

    /// How much is known of implementations, and how much of it was measured by running.
    fn observed(&self) -> Option<String> {
        let catalog = &self.catalog;
        let libraries = catalog.libraries.len();
        let run = catalog.libraries.iter().filter(|library| library.measurement.is_some()).count();
        let (filled, measured) = (catalog.filled_cells(), catalog.measured_cells());
        (libraries > 0).then(|| {
            format!(
                "matrix: {filled} cells of {libraries} implementations, {measured} of them measured by running {run}"
            )
        })
    }
}
