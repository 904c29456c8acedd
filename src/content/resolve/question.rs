//! A question's draft → the model of it.

use super::code::symptom;
use super::{code_place, day, source};
use crate::content::draft::DraftQuestion;
use crate::content::raw::RawQuestion;
use crate::model::{Family, Localized, Markdown, Question};

pub(super) fn question(draft: DraftQuestion, families: &[Family]) -> Question {
    let DraftQuestion { slug, parsed, body, translations } = draft;
    let RawQuestion { question, answer, order: _, codes, symptoms, checked, sources } = parsed.raw;
    let mut resolved = Question {
        question: Localized::new(question.value),
        answer: Localized::new(answer.value),
        body: Localized::new(Markdown(body.value)),
        codes: codes.iter().filter_map(|code| code_place(code, families)).collect(),
        symptoms: symptoms.into_iter().map(symptom).collect(),
        checked: day(checked),
        sources: source::sources(sources),
        path: Localized::new(parsed.file.path.clone()),
        slug,
    };
    for (locale, translation, body) in translations {
        resolved.question = resolved.question.and(locale, Some(&*translation.raw.question));
        resolved.answer = resolved.answer.and(locale, Some(&*translation.raw.answer));
        resolved.body = resolved.body.and(locale, Some(&*body));
        resolved.path = resolved.path.and(locale, Some(translation.file.path.as_str()));
    }
    resolved
}
