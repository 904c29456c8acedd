//! The questions: the list of all, and the page of each.

use anyhow::Result;
use serde::Serialize;
use serde_json::{Value as Json, json};

use super::Renderer;
use super::head::{About, MadeOf};
use super::markdown::Scope;
use super::sources::{self, SourceView};
use super::text::{Phrase, Prose};
use crate::model::{LinkTarget, Question};
use crate::site::{Base, CodeId, Page};

/// What `questions.html` lays out.
#[derive(Serialize)]
struct ListView {
    questions: Vec<Item>,
    /// Whether some question is in another language than the page.
    foreign: bool,
}

/// A question in a list.
#[derive(Serialize)]
struct Item {
    to: String,
    question: Phrase,
    answer: Phrase,
}

/// What `question.html` lays out.
#[derive(Serialize)]
struct View<'a> {
    question: QuestionView<'a>,
    previous: Option<Item>,
    next: Option<Item>,
}

#[derive(Serialize)]
struct QuestionView<'a> {
    slug: &'a str,
    question: Phrase,
    answer: Phrase,
    body: Prose,
    codes: Vec<CodeLink>,
    symptoms: Vec<&'a str>,
    sources: Vec<SourceView<'a>>,
}

#[derive(Serialize)]
struct CodeLink {
    to: String,
    key: String,
    label: String,
    name: Phrase,
    meaning: Phrase,
    color: &'static str,
}

impl Renderer<'_> {
    /// The list of all questions.
    pub(super) fn questions(&self, locale: usize) -> Result<String> {
        let local_path = self.site.outline.local_path(Page::Questions);
        let base = Base::of(&local_path, locale);
        let questions = (0..self.site.catalog.questions.len()).filter_map(|at| self.item(locale, Some(at), &base));
        let questions: Vec<Item> = questions.collect();
        let view = ListView { foreign: questions.iter().any(|item| item.question.lang.is_some()), questions };
        let words = &self.words[locale];
        let head = self.head(
            locale,
            About {
                kind: "questions",
                page: Page::Questions,
                local_path,
                title: words.get("title-faq"),
                description: words.get("description-faq"),
                parents: Vec::new(),
                short: words.get("faq"),
                short_lang: None,
                json_ld: vec![faq_page(&self.site.config.locales[locale].tag, locale, &self.site.catalog.questions)],
                made_of: MadeOf::Folder("faq"),
                checked: None,
            },
        );
        self.template("questions.html", &head, &view)
    }

    /// The page of one question.
    pub(super) fn question(&self, locale: usize, id: usize) -> Result<String> {
        let question = &self.site.catalog.questions[id];
        let local_path = self.site.outline.local_path(Page::Question(id));
        let base = Base::of(&local_path, locale);
        let link = |target: LinkTarget<'_>| self.href(0, &base, target);
        let scope = Scope::page(&link, &question.sources);
        let code = |&(family, code): &(usize, usize)| {
            let facts = &self.site.catalog.families[family];
            let id = CodeId { family, code };
            let code = self.site.code(id);
            CodeLink {
                to: format!("{}{}", base.home, self.site.outline.local_path(Page::Code(id))),
                key: code.key.clone(),
                label: facts.label.text(locale).clone(),
                name: self.phrase(locale, &code.name),
                meaning: self.phrase(locale, &code.meaning),
                color: facts.categories[code.category].color.name(),
            }
        };
        let view = View {
            question: QuestionView {
                slug: &question.slug,
                question: self.phrase(locale, &question.question),
                answer: self.phrase(locale, &question.answer),
                body: self.prose(locale, &question.body, &scope),
                codes: question.codes.iter().map(code).collect(),
                symptoms: question.symptoms.iter().map(|symptom| &*symptom.text).collect(),
                sources: sources::views(&question.sources, self.foreign(locale, 0).as_deref()),
            },
            previous: self.item(locale, id.checked_sub(1), &base),
            next: self.item(locale, Some(id + 1), &base),
        };
        let asked = question.question.text(locale);
        let language = &self.site.config.locales[question.question.get(locale).1].tag;
        let words = &self.words[locale];
        let head = self.head(
            locale,
            About {
                kind: "question",
                page: Page::Question(id),
                local_path,
                title: asked.clone(),
                description: question.answer.text(locale).clone(),
                parents: vec![(words.get("faq"), self.site.outline.local_path(Page::Questions))],
                short: asked.clone(),
                short_lang: self.foreign(locale, question.question.get(locale).1),
                json_ld: vec![faq_page(language, locale, std::slice::from_ref(question))],
                made_of: MadeOf::Files(vec![(&question.path, question.slug.clone())]),
                checked: question.checked.clone(),
            },
        );
        self.template("question.html", &head, &view)
    }

    fn item(&self, locale: usize, id: Option<usize>, base: &Base) -> Option<Item> {
        let question = self.site.catalog.questions.get(id?)?;
        Some(Item {
            to: format!("{}{}", base.home, self.site.outline.local_path(Page::Question(id?))),
            question: self.phrase(locale, &question.question),
            answer: self.phrase(locale, &question.answer),
        })
    }
}

/// Questions with their answers for search engines.
fn faq_page(language: &str, locale: usize, questions: &[Question]) -> Json {
    let entity = |question: &Question| {
        json!({
            "@type": "Question",
            "name": question.question.text(locale),
            "acceptedAnswer": { "@type": "Answer", "text": question.answer.text(locale) },
        })
    };
    json!({
        "@type": "FAQPage",
        "inLanguage": language,
        "mainEntity": questions.iter().map(entity).collect::<Vec<_>>(),
    })
}
