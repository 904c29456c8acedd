//! How to reconnect after a code: the policy as its page shows it, as data, and as snippets made of it.
//!
//! The snippets are templates, one per language, so that a theme can add to them and tests can run what readers copy. A
//! page shows one and names the files of all; the four together would weigh more than the causes and the remedy.

use anyhow::Result;
use serde::Serialize;
use serde_json::{Value as Json, json};
use tera::Context;

use super::Renderer;
use super::markdown::{Scope, citation};
use super::text::Prose;
use super::words::Words;
use crate::model::{Basis, Code, Delays, Language, LaterDelays, Reconnect, Retry};
use crate::site::{Base, CodeId, SharedFile};

/// What `parts/reconnect.html` lays out.
#[derive(Serialize)]
pub struct ReconnectView {
    retry: &'static str,
    delays: Option<DelaysView>,
    authenticate: bool,
    fatal: bool,
    /// The message that says where the delays come from.
    basis: &'static str,
    /// The number of the source as a link, or nothing.
    citation: String,
    note: Option<Prose>,
    /// In code; none where the code alone does not decide.
    snippet: Option<SnippetView>,
}

/// Delays in the numbers that words and snippets need.
#[derive(Serialize)]
struct DelaysView {
    shortest: u32,
    longest: u32,
    /// From the shortest to the longest.
    spread: u32,
    /// None where there is one attempt and no more.
    later: Option<LaterDelaysView>,
}

#[derive(Serialize)]
struct LaterDelaysView {
    growth: u32,
    cap: u32,
    /// The random part in percent, and as a number from 0 to 1 with its point.
    jitter: u32,
    share: String,
}

/// The policy in code.
#[derive(Serialize)]
struct SnippetView {
    /// The language that the page shows.
    language: &'static str,
    text: String,
    files: Vec<FileView>,
}

#[derive(Serialize)]
struct FileView {
    language: &'static str,
    to: String,
}

/// What a snippet's template fills in.
#[derive(Serialize)]
struct SnippetContext<'a> {
    code: &'a str,
    /// The code as all four languages write it: a number, or a text in quotes.
    literal: String,
    number: bool,
    delays: Option<DelaysView>,
    /// What has to happen before the attempt, as the name of a function.
    before: Option<&'static str>,
    fatal: bool,
}

impl From<Delays> for DelaysView {
    fn from(Delays { first: (shortest, longest), later }: Delays) -> Self {
        let later = later.map(|LaterDelays { growth, cap, jitter }| {
            let share = format!("{:?}", f64::from(jitter) / 100.0);
            LaterDelaysView { growth, cap, jitter, share }
        });
        Self { shortest, longest, spread: longest.saturating_sub(shortest), later }
    }
}

impl Renderer<'_> {
    /// The policy of a code, where it has one.
    pub(super) fn reconnect(
        &self,
        locale: usize,
        id: CodeId,
        base: &Base,
        scope: &Scope<'_>,
    ) -> Result<Option<ReconnectView>> {
        let code = self.site.code(id);
        let Some(policy) = &code.reconnect else { return Ok(None) };
        let source = policy.source.map(|at| &code.sources[at]);
        Ok(Some(ReconnectView {
            retry: policy.retry.name(),
            delays: policy.delays.map(DelaysView::from),
            authenticate: policy.authenticate,
            fatal: policy.fatal,
            basis: match (policy.basis, source) {
                (Basis::Standard, _) => "basis-standard",
                (Basis::Registration, _) => "basis-registration",
                (Basis::Convention, Some(_)) => "basis-convention-modelled",
                (Basis::Convention, None) => "basis-convention",
            },
            citation: source.and_then(|source| source.id.as_ref()).map_or_else(String::new, |id| citation(id, scope)),
            note: policy.note.as_ref().map(|text| self.flow(locale, text, scope)),
            snippet: if policy.decides() { Some(self.snippet(id, base)?) } else { None },
        }))
    }

    fn snippet(&self, id: CodeId, base: &Base) -> Result<SnippetView> {
        let file = |language: Language| FileView {
            language: language.key(),
            to: format!("{}{}", base.root, self.site.outline.shared_path(SharedFile::Reconnect(id, language))),
        };
        let shown = Language::JavaScript;
        let text = self.reconnect_file(id, shown)?.trim_end().to_owned();
        Ok(SnippetView { language: shown.key(), text, files: Language::ALL.map(file).into() })
    }

    /// The policy of a code in a programming language; nothing where the code alone does not decide.
    pub(super) fn reconnect_file(&self, id: CodeId, language: Language) -> Result<String> {
        let code = self.site.code(id);
        let Some(policy) = code.reconnect.as_ref().filter(|policy| policy.decides()) else { return Ok(String::new()) };
        let context = Context::from_serialize(&SnippetContext {
            code: &code.key,
            literal: code.number.map_or_else(|| json!(code.key).to_string(), |number| number.to_string()),
            number: code.number.is_some(),
            delays: policy.delays.map(DelaysView::from),
            before: match (policy.authenticate, policy.retry) {
                (true, _) => Some("authenticate"),
                (false, Retry::AfterChange) => Some("change"),
                (false, _) => None,
            },
            fatal: policy.fatal,
        })?;
        let text = self.templates.render(&format!("reconnect/{}.{}", language.key(), language.ending()), &context)?;
        // What a branch of a template leaves around the text is not part of it.
        Ok(format!("{}\n", text.trim()))
    }
}

/// The policy as Markdown: a name and a value for each line of a list.
pub fn lines(code: &Code, words: &Words) -> Vec<String> {
    let Some(reconnect) = &code.reconnect else { return Vec::new() };
    let Reconnect { retry, delays, authenticate, fatal, .. } = reconnect;
    let mut lines = vec![("retry", words.get(&format!("retry-{}", retry.name())))];
    if let Some(Delays { first: (shortest, longest), later }) = delays {
        let [shortest, longest] = [shortest, longest].map(u32::to_string);
        let first = words.fill("first-delay-value", &[("shortest", &shortest), ("longest", &longest)]);
        if let Some(LaterDelays { growth, cap, jitter }) = later {
            let [growth, cap, jitter] = [growth, cap, jitter].map(u32::to_string);
            lines.push(("first-delay", first));
            lines.push(("later-delays", words.fill("later-delays-value", &[("growth", &growth), ("cap", &cap)])));
            lines.push(("jitter", words.fill("jitter-value", &[("jitter", &jitter)])));
        } else {
            lines.push(("attempts", words.get("attempts-one")));
            lines.push(("delay", first));
        }
    }
    if reconnect.decides() {
        let answer = |truth: &bool, yes: &str| words.get(if *truth { yes } else { "no" });
        lines.push(("authenticate", answer(authenticate, "yes")));
        lines.push(("fatal", answer(fatal, "fatal-yes")));
    }
    lines.into_iter().map(|(name, value)| format!("- {}: {value}", words.get(name))).collect()
}

/// The policy as data.
pub fn data(code: &Code, locale: usize) -> Option<Json> {
    let Reconnect { retry, delays, authenticate, fatal, basis, source, note } = code.reconnect.as_ref()?;
    let later = delays.and_then(|delays| delays.later);
    Some(json!({
        "retry": retry.name(),
        "first_delay_seconds": delays.map(|delays| [delays.first.0, delays.first.1]),
        "growth": later.map(|later| later.growth),
        "cap_seconds": later.map(|later| later.cap),
        "jitter": later.map(|later| f64::from(later.jitter) / 100.0),
        "authenticate": authenticate,
        "fatal": fatal,
        "basis": basis.name(),
        "source": source.and_then(|at| code.sources[at].id.as_deref()),
        "note": note.as_ref().map(|text| &text.text(locale).0),
    }))
}
