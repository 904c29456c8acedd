//! The page of one code.

use anyhow::Result;
use serde::Serialize;
use serde_json::json;

use super::Renderer;
use super::head::{About, MadeOf};
use super::markdown::{self, Scope};
use super::outcomes::Outcomes;
use super::reconnect::ReconnectView;
use super::snippets::Snippets;
use super::sources::{self, SourceView};
use super::text::{Phrase, Prose};
use crate::model::{Code, LinkTarget, Pair};
use crate::site::{Base, CodeId, Page, Subject};

/// What `code.html` lays out.
#[derive(Serialize)]
struct View<'a> {
    code: CodeView<'a>,
    family: FamilyView<'a>,
    previous: Option<Neighbour<'a>>,
    next: Option<Neighbour<'a>>,
    snippets: Snippets,
}

/// A code as its page shows it.
#[derive(Serialize)]
struct CodeView<'a> {
    key: &'a str,
    name: Phrase,
    category: Phrase,
    color: &'static str,
    meaning: Phrase,
    origin: Option<Phrase>,
    recovery: Phrase,
    choose: Option<Prose>,
    facts: Vec<FactView>,
    /// The picture of the wire as HTML; empty where there is none.
    wire: String,
    description: Prose,
    when: Prose,
    fix: Prose,
    causes: Vec<CauseView>,
    reconnect: Option<ReconnectView>,
    symptoms: Vec<SymptomView<'a>>,
    /// The language of what stands beside literal strings, where it is not the page's. The strings have none.
    literal_lang: Option<String>,
    aliases: Vec<AliasView<'a>>,
    /// What implementations make of it.
    outcomes: Option<Outcomes<'a>>,
    questions: Vec<QuestionLink>,
    related: Vec<PairLink<'a>>,
    /// Links to all its pairs, as list items.
    pairs: String,
    pair_count: usize,
    sources: Vec<SourceView<'a>>,
}

#[derive(Serialize)]
struct FamilyView<'a> {
    key: &'a str,
    name: Phrase,
    label: &'a str,
    term: &'a str,
}

/// One attribute of a code.
#[derive(Serialize)]
pub struct FactView {
    /// The attribute's name.
    pub name: Phrase,
    /// What it tells, as inline HTML.
    pub about: Option<Prose>,
    /// The code's value.
    pub value: Phrase,
}

#[derive(Serialize)]
struct CauseView {
    cause: Prose,
    confirm: Prose,
    remedy: Prose,
}

#[derive(Serialize)]
struct SymptomView<'a> {
    library: Option<&'a str>,
    text: &'a str,
}

#[derive(Serialize)]
struct AliasView<'a> {
    name: &'a str,
    libraries: &'a [String],
}

#[derive(Serialize)]
struct QuestionLink {
    to: String,
    question: Phrase,
}

#[derive(Serialize)]
struct PairLink<'a> {
    to: String,
    key: &'a str,
    name: Phrase,
    color: &'static str,
}

#[derive(Serialize)]
struct Neighbour<'a> {
    to: String,
    key: &'a str,
    name: Phrase,
}

/// How many questions a page lists; some codes come up in nearly all of them.
const QUESTIONS: usize = 8;

impl<'a> Renderer<'a> {
    /// The page of one code.
    pub(super) fn code(&self, locale: usize, id: CodeId) -> Result<String> {
        let (family, code) = (self.site.family(id), self.site.code(id));
        let local_path = self.site.outline.local_path(Page::Code(id));
        let base = Base::of(&local_path, locale);
        let link = |target: LinkTarget<'_>| self.href(id.family, &base, target);
        let scope = Scope::page(&link, &code.sources);
        let neighbour = |at: Option<usize>| {
            let other = family.codes.get(at?)?;
            Some(Neighbour {
                to: format!("../{}/", other.key),
                key: &other.key,
                name: self.phrase(locale, &other.name),
            })
        };
        let category = &family.categories[code.category];
        let questions = self.questions_about(locale, id, &base);
        let (pairs, pair_count) = self.pairs[locale][id.family].links_of(self, id);
        let view = View {
            code: CodeView {
                key: &code.key,
                name: self.phrase(locale, &code.name),
                category: self.phrase(locale, &category.name),
                color: category.color.name(),
                meaning: self.phrase(locale, &code.meaning),
                origin: code.origin.as_ref().map(|text| self.phrase(locale, text)),
                recovery: self.phrase(locale, &code.recovery),
                choose: code.choose.as_ref().map(|text| self.flow(locale, text, &scope)),
                facts: self.facts(locale, id, &scope),
                wire: self.wire(locale, id)?,
                description: self.prose(locale, &code.description, &scope),
                when: self.prose(locale, &code.when, &scope),
                fix: self.prose(locale, &code.fix, &scope),
                causes: self.causes(locale, code, &scope),
                reconnect: self.reconnect(locale, id, &base, &scope)?,
                symptoms: symptoms(code),
                literal_lang: self.foreign(locale, 0),
                aliases: code.aliases.iter().map(|a| AliasView { name: &a.name, libraries: &a.libraries }).collect(),
                outcomes: self.outcomes(locale, id, &base),
                questions,
                related: self.pair_links(locale, id, code.related.iter().copied()),
                pairs,
                pair_count,
                sources: sources::views(&code.sources, self.foreign(locale, 0).as_deref()),
            },
            family: FamilyView {
                key: &family.key,
                name: self.phrase(locale, &family.name),
                label: family.label.text(locale),
                term: family.term.text(locale),
            },
            previous: neighbour(id.code.checked_sub(1)),
            next: neighbour(Some(id.code + 1)),
            snippets: self.embed_snippets(locale, Subject::Code(id)),
        };
        let title = self.code_title(locale, id);
        let description = self.words[locale].fill(
            "description-code",
            &[("code", &code.key), ("meaning", code.meaning.text(locale)), ("recovery", code.recovery.text(locale))],
        );
        let about = json!({
            "@type": ["TechArticle", "DefinedTerm"],
            "headline": title,
            "name": format!("{} {}", code.key, code.name.text(locale)),
            "termCode": code.key,
            "description": code.meaning.text(locale),
            "inLanguage": self.site.config.locales[code.meaning.get(locale).1].tag,
            "url": self.site.permalink(locale, Page::Code(id)),
            "inDefinedTermSet": self.site.permalink(locale, Page::Family(id.family)),
            "dateModified": code.checked,
        });
        let head = self.head(
            locale,
            About {
                kind: "code",
                page: Page::Code(id),
                local_path,
                title,
                description,
                parents: vec![(family.name.text(locale).clone(), format!("{}/", family.key))],
                short: code.key.clone(),
                short_lang: None,
                json_ld: vec![about],
                made_of: MadeOf::Files(vec![(&code.path, code.key.clone())]),
                checked: code.checked.clone(),
            },
        );
        self.template("code.html", &head, &view)
    }

    /// "WebSocket 1006 Abnormal Closure".
    pub(super) fn code_title(&self, locale: usize, id: CodeId) -> String {
        let (family, code) = (self.site.family(id), self.site.code(id));
        let parts = [("label", &**family.label.text(locale)), ("code", &code.key), ("name", code.name.text(locale))];
        self.words[locale].fill("title-code", &parts)
    }

    /// A code's attributes in family order.
    pub(super) fn facts(&self, locale: usize, id: CodeId, scope: &Scope<'_>) -> Vec<FactView> {
        let (family, code) = (self.site.family(id), self.site.code(id));
        let filled = family.attributes.iter().zip(&code.values);
        filled
            .filter_map(|(attribute, value)| {
                let value = &attribute.values[(*value)?];
                Some(FactView {
                    name: self.phrase(locale, &attribute.name),
                    about: attribute.description.as_ref().map(|text| self.inline(locale, text, scope)),
                    value: self.phrase(locale, &value.name),
                })
            })
            .collect()
    }

    fn causes(&self, locale: usize, code: &Code, scope: &Scope<'_>) -> Vec<CauseView> {
        let prose = |text: &str, lang: &Option<String>| Prose { html: markdown::flow(text, scope), lang: lang.clone() };
        let view = |cause: &crate::model::Localized<crate::model::Cause>| {
            let (texts, found) = cause.get(locale);
            let lang = self.foreign(locale, found);
            CauseView {
                cause: prose(&texts.cause.0, &lang),
                confirm: prose(&texts.confirm.0, &lang),
                remedy: prose(&texts.remedy.0, &lang),
            }
        };
        code.causes.iter().map(view).collect()
    }

    /// The questions that are most about a code.
    fn questions_about(&self, locale: usize, id: CodeId, base: &Base) -> Vec<QuestionLink> {
        let place = |codes: &[(usize, usize)]| codes.iter().position(|code| *code == (id.family, id.code));
        let questions = self.site.catalog.questions.iter().enumerate();
        let mut about: Vec<_> =
            questions.filter_map(|(at, question)| Some((place(&question.codes)?, at, question))).collect();
        about.sort_by_key(|(place, at, _)| (*place, *at));
        about
            .into_iter()
            .take(QUESTIONS)
            .map(|(_, at, question)| QuestionLink {
                to: format!("{}{}", base.home, self.site.outline.local_path(Page::Question(at))),
                question: self.phrase(locale, &question.question),
            })
            .collect()
    }

    /// Links from a code to its pairs with others.
    fn pair_links(&self, locale: usize, id: CodeId, others: impl Iterator<Item = usize>) -> Vec<PairLink<'a>> {
        let family = self.site.family(id);
        let link = |other: usize| {
            let pair = Pair::new(id.code, other).filter(|&pair| self.site.outline.has_pair(id.family, pair))?;
            let (left, right) = (&family.codes[pair.left], &family.codes[pair.right]);
            let shown = &family.codes[other];
            Some(PairLink {
                to: format!("../{}-vs-{}/", left.key, right.key),
                key: &shown.key,
                name: self.phrase(locale, &shown.name),
                color: family.categories[shown.category].color.name(),
            })
        };
        others.filter_map(link).collect()
    }
}

fn symptoms(code: &Code) -> Vec<SymptomView<'_>> {
    code.symptoms.iter().map(|s| SymptomView { library: s.library.as_deref(), text: &s.text }).collect()
}
