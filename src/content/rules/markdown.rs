//! `dangling-link`, `untitled-link`, `forbidden-link`, `raw-html`, `unknown-citation`: what Markdown points at exists and is allowed.

use std::sync::Arc;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Rule;
use crate::config::Config;
use crate::content::draft::DraftFamily;
use crate::content::raw::{RawCause, RawLibraryTranslation, RawReconnect, RawSource};
use crate::content::reader::Text;
use crate::content::{Draft, SourceFile};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::model::{LinkTarget, Markdown};

pub const RULE: Rule =
    Rule { names: &["dangling-link", "untitled-link", "forbidden-link", "raw-html", "unknown-citation"], check };

fn check(draft: &Draft, config: &Config, diagnostics: &mut Diagnostics) {
    for family in &draft.families {
        if let Some(parsed) = &family.family {
            let scope = Scope { draft, family: Some(family), file: &parsed.file, sources: &parsed.raw.sources };
            scope.texts([&parsed.raw.description], diagnostics);
            // These stand on the pages of all codes, which list other sources.
            let scope = Scope { sources: &[], ..scope };
            for (_, attribute) in &parsed.raw.attributes {
                scope.texts([&attribute.description], diagnostics);
                attribute.values.iter().for_each(|(_, value)| scope.text(&value.clause, diagnostics));
            }
            for (_, translation) in &family.translations {
                let scope = Scope { file: &translation.file, sources: &parsed.raw.sources, ..scope };
                scope.texts([&translation.raw.description], diagnostics);
                let scope = Scope { sources: &[], ..scope };
                for (_, attribute) in &translation.raw.attributes {
                    scope.texts([&attribute.description], diagnostics);
                    attribute.values.iter().for_each(|(_, value)| scope.texts([&value.clause], diagnostics));
                }
            }
        }
        for code in &family.codes {
            let raw = &code.parsed.raw;
            let scope = Scope { draft, family: Some(family), file: &code.parsed.file, sources: &raw.sources };
            scope.texts([&raw.choose, note_of(&raw.reconnect)], diagnostics);
            [&raw.description, &raw.when, &raw.fix].into_iter().for_each(|text| scope.text(text, diagnostics));
            scope.causes(&raw.causes, diagnostics);
            for (_, translation) in &code.translations {
                let scope = Scope { file: &translation.file, ..scope };
                let raw = &translation.raw;
                let texts = [&raw.choose, &raw.description, &raw.when, &raw.fix, &raw.reconnect_note];
                scope.texts(texts, diagnostics);
                scope.causes(&raw.causes, diagnostics);
            }
        }
        for pair in &family.pairs {
            let sources = &pair.parsed.raw.sources;
            let translated = pair.translations.iter().map(|(_, translation)| translation);
            for parsed in translated.chain([&pair.parsed]) {
                let scope = Scope { draft, family: Some(family), file: &parsed.file, sources };
                scope.texts([&parsed.raw.summary, &parsed.raw.tell_apart, &parsed.raw.choose], diagnostics);
            }
        }
    }
    for question in &draft.questions {
        let parsed = &question.parsed;
        let scope = Scope { draft, family: draft.home(config), file: &parsed.file, sources: &parsed.raw.sources };
        scope.text(&question.body, diagnostics);
        for (_, translation, body) in &question.translations {
            Scope { file: &translation.file, ..scope }.text(body, diagnostics);
        }
    }
    for library in &draft.libraries.list {
        let parsed = &library.parsed;
        let scope = Scope { draft, family: draft.home(config), file: &parsed.file, sources: &parsed.raw.sources };
        let findings = parsed.raw.findings.iter().map(|(_, finding)| &finding.text);
        let logs = parsed.raw.logs.iter().map(|log| &log.when);
        findings.chain(&parsed.raw.notes).chain(logs).for_each(|text| scope.text(text, diagnostics));
        for (_, translation) in &library.translations {
            let scope = Scope { file: &translation.file, ..scope };
            let findings = translation.raw.findings.iter().map(|(_, text)| text);
            let RawLibraryTranslation { notes, logs, .. } = &translation.raw;
            findings.chain(notes).chain(logs).for_each(|text| scope.text(text, diagnostics));
        }
    }
    for limit in &draft.limits {
        let (file, raw) = (&limit.parsed.file, &limit.parsed.raw);
        let scope = Scope { draft, family: draft.home(config), file, sources: &raw.sources };
        [&raw.client, &raw.remedy].into_iter().for_each(|text| scope.text(text, diagnostics));
        for (_, translation) in &limit.translations {
            let raw = &translation.raw;
            Scope { file: &translation.file, ..scope }.texts([&raw.client, &raw.remedy], diagnostics);
        }
    }
}

fn note_of(reconnect: &Option<RawReconnect>) -> &Option<Text> {
    reconnect.as_ref().map_or(&None, |reconnect| &reconnect.note)
}

/// Where a text stands, and so what it can point at.
#[derive(Clone, Copy)]
struct Scope<'a> {
    draft: &'a Draft,
    family: Option<&'a DraftFamily>,
    file: &'a Arc<SourceFile>,
    sources: &'a [RawSource],
}

impl Scope<'_> {
    fn texts<const N: usize>(self, texts: [&Option<Text>; N], diagnostics: &mut Diagnostics) {
        texts.into_iter().flatten().for_each(|text| self.text(text, diagnostics));
    }

    fn causes(self, causes: &[RawCause], diagnostics: &mut Diagnostics) {
        for RawCause { cause, confirm, remedy } in causes {
            [cause, confirm, remedy].into_iter().for_each(|text| self.text(text, diagnostics));
        }
    }

    fn text(self, text: &Text, diagnostics: &mut Diagnostics) {
        let mut from = text.span.start;
        let mut link: Option<(String, bool)> = None;
        for event in Markdown::events(text) {
            match &event {
                Event::Start(Tag::Link { dest_url, .. }) => link = Some((dest_url.to_string(), false)),
                Event::Text(words) | Event::Code(words) if !words.trim().is_empty() => {
                    link.iter_mut().for_each(|(_, titled)| *titled = true);
                }
                _ => {}
            }
            let (rule, words, message, help) = match event {
                Event::End(TagEnd::Link) => match link.take() {
                    Some((address, false)) => {
                        let message = format!("the link to `{address}` has no words");
                        ("untitled-link", address, message, "write between the brackets where it leads".to_owned())
                    }
                    _ => continue,
                },
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    let target = LinkTarget::parse(&dest_url);
                    if target == LinkTarget::Forbidden {
                        let help = "link with `https:`, `code:`, `pair:`, `faq:`, `library:` or `limit:`; docs/content.md shows each";
                        (
                            "forbidden-link",
                            dest_url.to_string(),
                            format!("a link cannot lead to `{dest_url}`"),
                            help.to_owned(),
                        )
                    } else if let Err(help) = self.resolves(target) {
                        ("dangling-link", dest_url.to_string(), format!("`{dest_url}` leads nowhere"), help)
                    } else {
                        continue;
                    }
                }
                Event::FootnoteReference(id)
                    if !self.sources.iter().any(|s| s.id.as_ref().is_some_and(|i| **i == *id)) =>
                {
                    let known = self.sources.iter().filter_map(|source| source.id.as_deref());
                    let help = nearest(&id, known).map(|near| format!("did you mean `[^{near}]`?"));
                    let help = help.unwrap_or_else(|| "add a `[[sources]]` with that `id`".to_owned());
                    ("unknown-citation", format!("[^{id}]"), format!("there is no source with the id `{id}`"), help)
                }
                Event::Html(html) | Event::InlineHtml(html) => {
                    let help = "write Markdown; to show a tag as text, put it in backticks";
                    ("raw-html", html.trim().to_owned(), "raw HTML is not passed through".to_owned(), help.to_owned())
                }
                _ => continue,
            };
            let span = self.find(text, &words, &mut from);
            diagnostics.push(Diagnostic::error(rule, self.file, span, message).help(help));
        }
    }

    /// Where some words stand, after those found before: Markdown's offsets count after TOML has taken the quotes and
    /// escapes away, so they are looked for in the file itself.
    fn find(self, text: &Text, words: &str, from: &mut usize) -> std::ops::Range<usize> {
        let written = self.file.text.get(*from..text.span.end).unwrap_or_default();
        match written.find(words) {
            Some(at) if !words.is_empty() => {
                let start = *from + at;
                *from = start + words.len();
                start..*from
            }
            _ => text.span.clone(),
        }
    }

    fn resolves(self, target: LinkTarget<'_>) -> Result<(), String> {
        let keys: &[(Option<&str>, &str)] = match &target {
            LinkTarget::Code { family, key, .. } => &[(*family, key)],
            LinkTarget::Pair { family, left, right } => &[(*family, left), (*family, right)],
            LinkTarget::Question { slug, .. } => {
                let broken = self.draft.broken_questions.iter().map(String::as_str);
                let slugs = || self.draft.questions.iter().map(|question| question.slug.as_str()).chain(broken.clone());
                return match slugs().any(|known| known == *slug) {
                    true => Ok(()),
                    false => Err(match nearest(slug, slugs()) {
                        Some(near) => format!("did you mean `faq:{near}`?"),
                        None => format!("there is no `content/faq/{slug}.md`"),
                    }),
                };
            }
            LinkTarget::Library { slug, .. } => {
                let libraries = &self.draft.libraries;
                return match libraries.has(slug) {
                    true => Ok(()),
                    false => Err(match nearest(slug, libraries.slugs()) {
                        Some(near) => format!("did you mean `library:{near}`?"),
                        None => format!("there is no `content/libraries/{slug}.toml`"),
                    }),
                };
            }
            LinkTarget::Limit { slug } => {
                let broken = self.draft.broken_limits.iter().map(String::as_str);
                let slugs = || self.draft.limits.iter().map(|limit| limit.slug.as_str()).chain(broken.clone());
                return match slugs().any(|known| known == *slug) {
                    true => Ok(()),
                    false => Err(match nearest(slug, slugs()) {
                        Some(near) => format!("did you mean `limit:{near}`?"),
                        None => format!("there is no `content/limits/{slug}.toml`"),
                    }),
                };
            }
            LinkTarget::Fragment(_) | LinkTarget::External(_) | LinkTarget::Forbidden => &[],
        };
        for (family, key) in keys {
            let Some(family) = family.map_or(self.family, |family| self.draft.family(family)) else {
                return Err(format!("there is no family `{}`", family.unwrap_or_default()));
            };
            if !family.has_code(key) {
                let known = nearest(key, family.codes.iter().map(|code| code.key()));
                let near = known.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
                return Err(format!("there is no `content/{}/{key}.toml`{near}", family.key));
            }
        }
        if let LinkTarget::Pair { left, right, .. } = target
            && left == right
        {
            return Err("a pair has two codes".to_owned());
        }
        Ok(())
    }
}
