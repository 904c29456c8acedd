//! The facts for machines: a code as JSON and as Markdown, all codes as one document, `llms.txt`, and the pages that
//! hosts and crawlers ask for. JSON is made by a serializer, never by a template.

use std::fmt::Write;

use anyhow::Result;
use pulldown_cmark::{Event, Tag};
use serde_json::{Map, Value as Json, json};

use super::head::About;
use super::text::{code_span, escape_markdown};
use super::{Renderer, json_ld, reconnect};
use crate::model::{Family, LinkTarget, Markdown, Source, Symptom};
use crate::site::{Base, CodeId, Page, SharedFile};

impl Renderer<'_> {
    /// A code as data, in a locale.
    pub(super) fn code_json(&self, locale: usize, id: CodeId) -> Result<String> {
        json_ld::file(&self.code_data(locale, id))
    }

    /// All codes of all families in the default locale.
    pub(super) fn catalog_json(&self) -> Result<String> {
        let family = |(at, family): (usize, &Family)| {
            let codes = (0..family.codes.len()).map(|code| self.code_data(0, CodeId { family: at, code }));
            let mut data = json!({
                "family": family.key,
                "name": family.name.text(0),
                "url": self.site.permalink(0, Page::Family(at)),
                "categories": family.categories.iter().map(|c| json!({ "key": c.key, "name": c.name.text(0) })).collect::<Vec<_>>(),
                "ranges": family.ranges.iter().map(|range| json!({
                    "first": range.first, "last": range.last, "name": range.name.text(0),
                    "policy": range.policy.as_ref().map(|text| text.text(0)),
                })).collect::<Vec<_>>(),
            });
            // The macro would copy them.
            data["codes"] = codes.collect();
            data
        };
        let mut document = json!({ "title": self.site.config.title, "url": self.site.config.base_url.as_str() });
        document["families"] = self.site.catalog.families.iter().enumerate().map(family).collect();
        json_ld::file(&document)
    }

    fn code_data(&self, locale: usize, id: CodeId) -> Json {
        let (family, code) = (self.site.family(id), self.site.code(id));
        let filled = family.attributes.iter().zip(&code.values);
        let attributes: Map<String, Json> = filled
            .filter_map(|(attribute, value)| Some((attribute.key.clone(), json!(attribute.values[(*value)?].key))))
            .collect();
        let causes = code.causes.iter().map(|cause| {
            let texts = cause.text(locale);
            json!({ "cause": texts.cause.0, "confirm": texts.confirm.0, "remedy": texts.remedy.0 })
        });
        json!({
            "family": family.key,
            "code": code.number.map_or_else(|| json!(code.key), |number| json!(number)),
            "name": code.name.text(locale),
            "category": family.categories[code.category].key,
            "meaning": code.meaning.text(locale),
            "origin": code.origin.as_ref().map(|text| text.text(locale)),
            "recovery": code.recovery.text(locale),
            "description": code.description.text(locale).0,
            "when": code.when.text(locale).0,
            "fix": code.fix.text(locale).0,
            "choose": code.choose.as_ref().map(|text| &text.text(locale).0),
            "attributes": attributes,
            "reconnect": reconnect::data(code, locale),
            "causes": causes.collect::<Vec<_>>(),
            "aliases": code.aliases.iter().map(|a| json!({ "name": a.name, "libraries": a.libraries })).collect::<Vec<_>>(),
            "symptoms": code.symptoms.iter().map(symptom).collect::<Vec<_>>(),
            "related": code.related.iter().map(|&other| &family.codes[other].key).collect::<Vec<_>>(),
            "sources": code.sources.iter().map(source).collect::<Vec<_>>(),
            "checked": code.checked,
            "language": self.site.config.locales[code.description.get(locale).1].tag,
            "url": self.site.permalink(locale, Page::Code(id)),
        })
    }

    /// A code as Markdown, with absolute links.
    pub(super) fn code_markdown(&self, locale: usize, id: CodeId) -> String {
        let (family, code) = (self.site.family(id), self.site.code(id));
        let words = &self.words[locale];
        let mut out = format!(
            "# {}\n\n{}\n\n",
            escape_markdown(&self.code_title(locale, id)),
            escape_markdown(code.meaning.text(locale))
        );
        // Writing into a string cannot fail.
        if let Some(origin) = &code.origin {
            let _ = writeln!(out, "**{}** {}\n", words.get("origin"), escape_markdown(origin.text(locale)));
        }
        let _ = writeln!(out, "**{}** {}\n", words.get("recovery"), escape_markdown(code.recovery.text(locale)));
        for (attribute, value) in family.attributes.iter().zip(&code.values) {
            if let Some(value) = value {
                let [name, value] =
                    [&attribute.name, &attribute.values[*value].name].map(|t| escape_markdown(t.text(locale)));
                let _ = writeln!(out, "- {name}: {value}");
            }
        }
        let sections =
            [("heading-description", &code.description), ("heading-when", &code.when), ("heading-fix", &code.fix)];
        for (heading, text) in sections {
            let text = self.absolute_links(locale, id.family, &text.text(locale).0);
            let _ = write!(out, "\n## {}\n\n{}\n", words.get(heading), text.trim());
        }
        if !code.causes.is_empty() {
            let _ = writeln!(out, "\n## {}\n", words.get("heading-causes"));
        }
        for (at, cause) in code.causes.iter().enumerate() {
            let texts = cause.text(locale);
            let [cause, confirm, remedy] = [&texts.cause, &texts.confirm, &texts.remedy]
                .map(|text| self.absolute_links(locale, id.family, &text.0));
            let (number, confirm_word, remedy_word) = (at + 1, words.get("confirm"), words.get("remedy"));
            let _ =
                writeln!(out, "{number}. {cause}\n   - **{confirm_word}** {confirm}\n   - **{remedy_word}** {remedy}");
        }
        if let Some(policy) = &code.reconnect {
            let lines = reconnect::lines(code, words).join("\n");
            let _ = writeln!(out, "\n## {}\n\n{lines}", words.get("heading-reconnect"));
            if let Some(note) = &policy.note {
                let _ = writeln!(out, "\n{}", self.absolute_links(locale, id.family, &note.text(locale).0).trim());
            }
        }
        if !code.symptoms.is_empty() {
            let _ = writeln!(out, "\n## {}\n", words.get("heading-symptoms"));
        }
        for symptom in &code.symptoms {
            let library =
                symptom.library.as_ref().map(|library| format!(" ({})", escape_markdown(library))).unwrap_or_default();
            let _ = writeln!(out, "- {}{library}", code_span(&symptom.text));
        }
        if !code.sources.is_empty() {
            let _ = writeln!(out, "\n## {}\n", words.get("heading-sources"));
        }
        for source in &code.sources {
            let id = source.id.as_ref().map(|id| format!("[^{id}]: ")).unwrap_or_else(|| "- ".into());
            let title = match &source.url {
                Some(url) => format!("[{}](<{}>)", escape_markdown(&source.title), address(url)),
                None => escape_markdown(&source.title),
            };
            let measured = source
                .measured
                .as_ref()
                .map(|measured| format!(" ({})", escape_markdown(measured)))
                .unwrap_or_default();
            let _ = writeln!(out, "{id}{title}{measured}");
        }
        let _ = writeln!(out, "\n<{}>", self.site.permalink(locale, Page::Code(id)));
        out
    }

    /// Markdown with links of the site's own kinds made absolute; of a link to a page that there is not, its words.
    fn absolute_links(&self, locale: usize, family: usize, text: &str) -> String {
        let base = Base { home: self.site.permalink(locale, Page::Index), root: String::new() };
        let mut out = String::with_capacity(text.len());
        let mut copied = 0;
        for (event, range) in Markdown::events(text).into_offset_iter() {
            let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
            let target = LinkTarget::parse(&dest_url);
            if matches!(target, LinkTarget::External(_) | LinkTarget::Fragment(_)) {
                continue;
            }
            // `[words](destination)`, or `[words][label]` where the destination is told elsewhere.
            let link = &text[range.clone()];
            let words = link.rsplit_once("](").or_else(|| link.rsplit_once("][")).map_or(link, |(words, _)| words);
            let words = words.trim_start_matches('[').trim_end_matches(']');
            out.push_str(&text[copied..range.start]);
            match self.href(family, &base, target) {
                Some(href) => out.extend(["[", words, "](", &href, ")"]),
                None => out.push_str(words),
            }
            copied = range.end;
        }
        out + &text[copied..]
    }

    /// The site for language models (llmstxt.org): what there is, and where it is as Markdown.
    pub(super) fn llms(&self) -> String {
        let config = self.site.config;
        let mut out = format!("# {}\n\n", escape_markdown(&config.title));
        // Writing into a string cannot fail.
        if let Some(description) = &config.description {
            let _ = writeln!(out, "> {}\n", escape_markdown(description));
        }
        for (at, family) in self.site.catalog.families.iter().enumerate() {
            let _ = writeln!(out, "## {}\n", escape_markdown(family.name.text(0)));
            for (place, code) in family.codes.iter().enumerate() {
                let url = self.site.permalink(0, Page::CodeMarkdown(CodeId { family: at, code: place }));
                let _ = writeln!(
                    out,
                    "- [{} {}]({url}): {}",
                    code.key,
                    escape_markdown(code.name.text(0)),
                    escape_markdown(code.meaning.text(0))
                );
            }
            let _ = writeln!(out);
        }
        if !self.site.catalog.questions.is_empty() {
            let _ = writeln!(out, "## {}\n", self.words[0].get("faq"));
        }
        for (at, question) in self.site.catalog.questions.iter().enumerate() {
            let url = self.site.permalink(0, Page::Question(at));
            let [asked, answer] = [&question.question, &question.answer].map(|text| escape_markdown(text.text(0)));
            let _ = writeln!(out, "- [{asked}]({url}): {answer}");
        }
        if !self.site.catalog.limits.is_empty() {
            let _ = writeln!(out, "\n## {}\n", self.words[0].get("limits"));
        }
        for limit in &self.site.catalog.limits {
            let url = self.site.permalink(0, Page::Limits);
            let [name, what, default] =
                [&limit.name, limit.what.text(0), limit.default.text(0)].map(|text| escape_markdown(text));
            let _ = writeln!(out, "- [{name}: {what}]({url}#{}): {default}", limit.slug);
        }
        let data = config.base_url.join(&self.site.outline.shared_path(SharedFile::Catalog));
        let _ = writeln!(out, "\n## {}\n\n- [{data}]({data})", self.words[0].get("data"));
        out
    }

    /// What a host serves for an unknown address. It is served at any depth, so its links begin at the host's root.
    pub(super) fn not_found(&self) -> Result<String> {
        let words = &self.words[0];
        let mut head = self.head(
            0,
            About {
                kind: "404",
                page: Page::Index,
                local_path: String::new(),
                title: words.get("title-404"),
                description: words.get("description-404"),
                parents: Vec::new(),
                short: String::new(),
                short_lang: None,
                json_ld: Vec::new(),
                made_of: self.home_folder(),
                checked: None,
            },
        );
        let path = self.site.config.base_url.path().to_owned();
        head.noindex = true;
        head.oembed = None;
        for alternate in &mut head.alternates {
            alternate.to = format!("{path}{}", alternate.to.trim_start_matches("./"));
        }
        (head.home, head.root) = (path.clone(), path);
        self.template("404.html", &head, &json!({}))
    }

    /// Rules for crawlers: everything may be read.
    pub(super) fn robots(&self) -> String {
        let sitemap = self.site.config.base_url.join(&self.site.outline.shared_path(SharedFile::Sitemap));
        format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")
    }
}

/// An address as it may stand between `<` and `>`.
fn address(url: &str) -> String {
    url.replace('<', "%3C").replace('>', "%3E").replace(char::is_whitespace, "%20")
}

fn symptom(symptom: &Symptom) -> Json {
    json!({ "library": symptom.library, "text": symptom.text })
}

fn source(source: &Source) -> Json {
    json!({
        "id": source.id, "title": source.title, "url": source.url,
        "measured": source.measured, "proves": source.proves,
    })
}
