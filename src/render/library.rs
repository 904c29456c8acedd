//! The page of one implementation.

use anyhow::Result;
use serde::Serialize;
use serde_json::json;

use super::Renderer;
use super::by_code::Alike;
use super::head::{About, MadeOf};
use super::markdown::Scope;
use super::observed::ValueView;
use super::sources::{self, SourceView};
use super::text::{Phrase, Prose};
use crate::model::{Library, LinkTarget, Log, ObservationGroup};
use crate::site::{Base, CodeId, Page};

/// What `library.html` lays out.
#[derive(Serialize)]
struct View<'a> {
    library: LibraryView<'a>,
    previous: Option<Neighbour<'a>>,
    next: Option<Neighbour<'a>>,
}

#[derive(Serialize)]
struct LibraryView<'a> {
    name: &'a str,
    language: &'a str,
    roles: Vec<String>,
    repository: &'a str,
    version: Phrase,
    summary: Phrase,
    /// What ran, where and when.
    measurement: Option<Ran<'a>>,
    groups: Vec<GroupView<'a>>,
    notes: Vec<Prose>,
    logs: Vec<LogView<'a>>,
    sources: Vec<SourceView<'a>>,
}

#[derive(Serialize)]
struct Ran<'a> {
    version: &'a str,
    measured: &'a str,
    /// The language in which the harness says so, where it is not the page's.
    lang: Option<String>,
}

/// A group of observations.
#[derive(Serialize)]
struct GroupView<'a> {
    key: &'a str,
    name: Phrase,
    description: Option<Phrase>,
    rows: Vec<RowView<'a>>,
    /// Whether some row has words or a literal, for which a wide column is needed.
    told: bool,
    /// Whether some of the words are in another language than the page.
    foreign: bool,
}

#[derive(Serialize)]
struct RowView<'a> {
    key: &'a str,
    name: Phrase,
    about: Option<Phrase>,
    shows: Option<ValueView>,
    sends: Option<ValueView>,
    value: Option<ValueView>,
    /// Literal errors.
    errors: Vec<String>,
    text: Option<Prose>,
    measured: bool,
}

#[derive(Serialize)]
struct LogView<'a> {
    text: &'a str,
    when: Prose,
    code: Option<CodeLink<'a>>,
}

#[derive(Serialize)]
struct CodeLink<'a> {
    to: String,
    key: &'a str,
    color: &'static str,
}

#[derive(Serialize)]
struct Neighbour<'a> {
    to: String,
    name: &'a str,
}

impl<'a> Renderer<'a> {
    /// The page of one implementation.
    pub(super) fn library(&self, locale: usize, id: usize) -> Result<String> {
        let catalog = self.site.catalog;
        let library = &catalog.libraries[id];
        let local_path = self.site.outline.local_path(Page::Library(id));
        let base = Base::of(&local_path, locale);
        let link = |target: LinkTarget<'_>| self.href(0, &base, target);
        let scope = Scope::page(&link, &library.sources);
        let neighbour = |at: Option<usize>| {
            let other = catalog.libraries.get(at?)?;
            Some(Neighbour { to: format!("../{}/", other.slug), name: &other.name })
        };
        let measurement = library.measurement.as_ref();
        let view = View {
            library: LibraryView {
                name: &library.name,
                language: &library.language,
                roles: self.roles(locale, &library.roles),
                repository: &library.repository,
                version: self.label(locale, &library.version),
                summary: self.phrase(locale, &library.summary),
                measurement: measurement.map(|ran| Ran {
                    version: &ran.version,
                    measured: &ran.measured,
                    lang: self.foreign(locale, 0),
                }),
                groups: self.observation_groups(locale, library, &scope),
                notes: library.notes.iter().map(|note| self.flow(locale, note, &scope)).collect(),
                logs: library.logs.iter().map(|log| self.log(locale, log, &base, &scope)).collect(),
                sources: sources::views(&library.sources, self.foreign(locale, 0).as_deref()),
            },
            previous: neighbour(id.checked_sub(1)),
            next: neighbour(Some(id + 1)),
        };
        let words = &self.words[locale];
        let title = words.fill("title-library", &[("name", &library.name), ("language", &library.language)]);
        let about = json!({
            "@type": "TechArticle",
            "headline": title,
            "description": library.summary.text(locale),
            "inLanguage": self.site.config.locales[library.summary.get(locale).1].tag,
            "url": self.site.permalink(locale, Page::Library(id)),
            "dateModified": library.checked,
            "about": {
                "@type": "SoftwareSourceCode",
                "name": library.name,
                "programmingLanguage": library.language,
                "codeRepository": library.repository,
            },
            "citation": library.sources.iter().filter_map(|source| source.url.as_ref()).collect::<Vec<_>>(),
        });
        let mut files = vec![(&library.path, library.slug.clone())];
        files.extend(measurement.map(|ran| (&ran.path, words.get("measurement"))));
        let head = self.head(
            locale,
            About {
                kind: "library",
                page: Page::Library(id),
                local_path,
                title,
                description: library.summary.text(locale).clone(),
                parents: vec![(words.get("libraries"), self.site.outline.local_path(Page::Libraries))],
                short: library.name.clone(),
                short_lang: None,
                json_ld: vec![about],
                made_of: MadeOf::Files(files),
                checked: library.checked.clone(),
            },
        );
        self.template("library.html", &head, &view)
    }

    /// What is known, group by group; a group of which nothing is known does not show.
    fn observation_groups(&self, locale: usize, library: &'a Library, scope: &Scope<'_>) -> Vec<GroupView<'a>> {
        let matrix = &self.site.catalog.matrix;
        let group = |(at, group): (usize, &'a ObservationGroup)| {
            let members = (0..matrix.observations.len()).filter(|&place| matrix.observations[place].group == at);
            // What a person wrote of one code stands with that code.
            let is_shared = |place: usize| matrix.is_by_code(place) && library.findings[place].is_none();
            let (codes, alone): (Vec<usize>, Vec<usize>) = members.partition(|&place| is_shared(place));
            let mut rows: Vec<RowView<'a>> =
                alone.into_iter().filter_map(|place| self.row(locale, library, place, scope)).collect();
            let alike = Alike::of(library, matrix, &codes);
            rows.extend(alike.iter().filter_map(|alike| self.shared_row(locale, library, alike, scope)));
            let told = rows.iter().any(|row| row.text.is_some() || !row.errors.is_empty());
            let foreign = rows.iter().filter_map(|row| row.text.as_ref()).any(|text| text.lang.is_some());
            (!rows.is_empty()).then(|| GroupView {
                key: &group.key,
                name: self.phrase(locale, &group.name),
                description: group.description.as_ref().map(|text| self.phrase(locale, text)),
                rows,
                told,
                foreign,
            })
        };
        matrix.groups.iter().enumerate().filter_map(group).collect()
    }

    /// What is known of one observation; nothing where nothing is.
    fn row(&self, locale: usize, library: &'a Library, place: usize, scope: &Scope<'_>) -> Option<RowView<'a>> {
        let observation = &self.site.catalog.matrix.observations[place];
        let finding = library.finding(place)?;
        let done = |verb, value: &Option<String>| value.as_ref().map(|value| self.done(locale, verb, value));
        // What was measured has no words of its own; those that a person wrote stand beside it.
        let written = library.findings[place].as_ref().and_then(|finding| finding.text.as_ref());
        Some(RowView {
            key: &observation.key,
            name: self.phrase(locale, &observation.name),
            about: observation.description.as_ref().map(|text| self.phrase(locale, text)),
            shows: done("shows", &finding.shows),
            sends: done("sends", &finding.sends),
            value: finding.value.as_ref().map(|value| self.setting(locale, value)),
            errors: finding.error.iter().cloned().collect(),
            text: written.map(|text| self.flow(locale, text, scope)),
            measured: library.measured(place).is_some(),
        })
    }

    /// What is known of codes with the same outcome, in one row.
    fn shared_row(
        &self,
        locale: usize,
        library: &'a Library,
        alike: &Alike<'_>,
        scope: &Scope<'_>,
    ) -> Option<RowView<'a>> {
        let mut row = self.row(locale, library, alike.place(), scope)?;
        if alike.kept {
            let seen = if row.shows.is_some() { &mut row.shows } else { &mut row.sends };
            *seen = Some(self.word(locale, "itself"));
        }
        Some(RowView { name: Phrase { text: alike.codes(), lang: None }, about: None, errors: alike.errors(), ..row })
    }

    fn log(&self, locale: usize, log: &'a Log, base: &Base, scope: &Scope<'_>) -> LogView<'a> {
        let link = |(family, code): (usize, usize)| {
            let id = CodeId { family, code };
            let (facts, code) = (self.site.family(id), self.site.code(id));
            CodeLink {
                to: format!("{}{}", base.home, self.site.outline.local_path(Page::Code(id))),
                key: &code.key,
                color: facts.categories[code.category].color.name(),
            }
        };
        LogView { text: &log.text, when: self.inline(locale, &log.when, scope), code: log.code.map(link) }
    }
}
