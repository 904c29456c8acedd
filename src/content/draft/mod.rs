//! Source files → draft: which file is what, parsed and put beside the files it belongs to.
//!
//! The path is the key: folder and stem say what a file is, and nothing in it repeats them. The draft still has every
//! span, so the rules can point at the character; nothing in it has been believed yet.

pub mod libraries;

use std::sync::Arc;

use self::libraries::{DraftLibraries, LibraryFile};
use super::SourceFile;
use super::parse::{self, Parsed};
use super::raw::{
    RawCode, RawCodeTranslation, RawFamily, RawFamilyTranslation, RawLimit, RawLimitTranslation, RawPair, RawQuestion,
    RawQuestionTranslation,
};
use super::reader::Text;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};

/// All content of a site, parsed.
#[derive(Debug, Default)]
pub struct Draft {
    /// The families by folder name.
    pub families: Vec<DraftFamily>,
    /// The questions by slug.
    pub questions: Vec<DraftQuestion>,
    /// Slugs of questions whose files could not be parsed: they exist, so nothing that names them is wrong.
    pub broken_questions: Vec<String>,
    /// What implementations do.
    pub libraries: DraftLibraries,
    /// The limits by slug.
    pub limits: Vec<DraftLimit>,
    /// Slugs of limits whose files could not be parsed.
    pub broken_limits: Vec<String>,
}

/// The files of one family's folder.
#[derive(Debug, Default)]
pub struct DraftFamily {
    /// The folder's name.
    pub key: String,
    /// `family.toml`, if there is one.
    pub family: Option<Parsed<RawFamily>>,
    /// `family.<locale>.toml`, by locale.
    pub translations: Vec<(usize, Parsed<RawFamilyTranslation>)>,
    /// The codes by stem.
    pub codes: Vec<DraftCode>,
    /// Authored pairs, by stem.
    pub pairs: Vec<DraftPair>,
    /// Whether `family.toml` is there and could not be parsed: what it declares is not known then.
    pub unknown: bool,
    /// Stems of codes and pairs whose files could not be parsed: they exist, so nothing that names them is wrong.
    pub broken: Vec<String>,
}

/// One code's files.
#[derive(Debug)]
pub struct DraftCode {
    /// The file's stem.
    pub stem: String,
    /// The entry.
    pub parsed: Parsed<RawCode>,
    /// Its translations, by locale.
    pub translations: Vec<(usize, Parsed<RawCodeTranslation>)>,
}

/// One pair's files.
#[derive(Debug)]
pub struct DraftPair {
    /// The file's stem: `1006-vs-1014`.
    pub stem: String,
    /// The texts.
    pub parsed: Parsed<RawPair>,
    /// Their translations, by locale.
    pub translations: Vec<(usize, Parsed<RawPair>)>,
}

/// One question's files.
#[derive(Debug)]
pub struct DraftQuestion {
    /// The file's stem.
    pub slug: String,
    /// The front matter.
    pub parsed: Parsed<RawQuestion>,
    /// The Markdown.
    pub body: Text,
    /// Translations, by locale.
    pub translations: Vec<(usize, Parsed<RawQuestionTranslation>, Text)>,
}

/// One limit's files.
#[derive(Debug)]
pub struct DraftLimit {
    /// The file's stem.
    pub slug: String,
    /// What it says.
    pub parsed: Parsed<RawLimit>,
    /// Translations, by locale.
    pub translations: Vec<(usize, Parsed<RawLimitTranslation>)>,
}

impl DraftCode {
    /// The code's key: what the file says, or else its stem.
    pub fn key(&self) -> &str {
        self.parsed.raw.code.as_ref().map_or(&self.stem, |key| &key.0.value)
    }
}

impl DraftFamily {
    /// Whether the family has a code of that key, parsed or not.
    pub fn has_code(&self, key: &str) -> bool {
        self.codes.iter().any(|code| code.key() == key) || self.broken.iter().any(|stem| stem == key)
    }
}

impl Draft {
    /// The family of that key.
    pub fn family(&self, key: &str) -> Option<&DraftFamily> {
        self.families.iter().find(|family| family.key == key)
    }

    /// The family that is meant where none is named: the one in `site.toml`, or the only one, or the first.
    pub fn home(&self, config: &Config) -> Option<&DraftFamily> {
        config.home.as_ref().and_then(|key| self.family(key)).or(self.families.first())
    }

    /// Sorts files into the draft and parses them. Originals come before translations, which need them.
    pub fn assemble(files: Vec<Arc<SourceFile>>, config: &Config, diagnostics: &mut Diagnostics) -> Self {
        let mut draft = Draft::default();
        let mut translations = Vec::new();
        for file in files {
            match Place::of(&file, config, diagnostics) {
                Some(place) if place.locale.is_some() => translations.push((place, file)),
                Some(place) => draft.add(place, file, diagnostics),
                None => {}
            }
        }
        for (place, file) in translations {
            draft.add_translation(place, file, diagnostics);
        }
        draft
    }

    fn folder(&mut self, key: &str) -> &mut DraftFamily {
        let at = self.families.iter().position(|family| family.key == key).unwrap_or_else(|| {
            self.families.push(DraftFamily { key: key.to_owned(), ..DraftFamily::default() });
            self.families.len() - 1
        });
        &mut self.families[at]
    }

    fn add(&mut self, place: Place, file: Arc<SourceFile>, diagnostics: &mut Diagnostics) {
        let Place { kind, stem, .. } = place;
        match kind {
            Kind::Question => match parse::markdown(file, diagnostics) {
                Some((parsed, body)) => {
                    self.questions.push(DraftQuestion { slug: stem, parsed, body, translations: Vec::new() });
                }
                None => self.broken_questions.push(stem),
            },
            Kind::Libraries(kind) => self.libraries.add(kind, stem, file, diagnostics),
            Kind::Limit => match parse::toml(file, diagnostics) {
                Some(parsed) => self.limits.push(DraftLimit { slug: stem, parsed, translations: Vec::new() }),
                None => self.broken_limits.push(stem),
            },
            Kind::Family(key) => {
                let family = self.folder(&key);
                family.family = parse::toml(file, diagnostics);
                family.unknown = family.family.is_none();
            }
            Kind::Code(key) => {
                let family = self.folder(&key);
                match parse::toml(file, diagnostics) {
                    Some(parsed) => family.codes.push(DraftCode { stem, parsed, translations: Vec::new() }),
                    None => family.broken.push(stem),
                }
            }
            Kind::Pair(key) => {
                let family = self.folder(&key);
                match parse::toml(file, diagnostics) {
                    Some(parsed) => family.pairs.push(DraftPair { stem, parsed, translations: Vec::new() }),
                    None => family.broken.push(stem),
                }
            }
        }
    }

    fn add_translation(&mut self, place: Place, file: Arc<SourceFile>, diagnostics: &mut Diagnostics) {
        let Place { kind, stem, locale } = place;
        let Some(locale) = locale else { return };
        let orphan = orphan(&file, &stem);
        match kind {
            Kind::Libraries(kind) => self.libraries.add_translation(kind, &stem, locale, file, diagnostics),
            Kind::Question => {
                let original = self.questions.iter_mut().find(|question| question.slug == stem);
                let parsed = parse::markdown(file, diagnostics);
                let Some(original) = original else {
                    if !self.broken_questions.contains(&stem) {
                        diagnostics.push(orphan);
                    }
                    return;
                };
                if let Some((parsed, body)) = parsed {
                    original.translations.push((locale, parsed, body));
                }
            }
            Kind::Limit => {
                let parsed = parse::toml(file, diagnostics).map(|parsed| (locale, parsed));
                match self.limits.iter_mut().find(|limit| limit.slug == stem) {
                    Some(original) => original.translations.extend(parsed),
                    None if self.broken_limits.contains(&stem) => {}
                    None => diagnostics.push(orphan),
                }
            }
            Kind::Family(key) => {
                let family = self.folder(&key);
                if family.family.is_none() && !family.unknown {
                    return diagnostics.push(orphan);
                }
                family.translations.extend(parse::toml(file, diagnostics).map(|parsed| (locale, parsed)));
            }
            Kind::Code(key) => {
                let family = self.folder(&key);
                let parsed = parse::toml(file, diagnostics).map(|parsed| (locale, parsed));
                match family.codes.iter_mut().find(|code| code.stem == stem) {
                    Some(original) => original.translations.extend(parsed),
                    None if family.broken.contains(&stem) => {}
                    None => diagnostics.push(orphan),
                }
            }
            Kind::Pair(key) => {
                let family = self.folder(&key);
                let parsed = parse::toml(file, diagnostics).map(|parsed| (locale, parsed));
                match family.pairs.iter_mut().find(|pair| pair.stem == stem) {
                    Some(original) => original.translations.extend(parsed),
                    None if family.broken.contains(&stem) => {}
                    None => diagnostics.push(orphan),
                }
            }
        }
    }
}

/// The fault of a translation without its original.
pub fn orphan(file: &Arc<SourceFile>, stem: &str) -> Diagnostic {
    Diagnostic::error("orphan-translation", file, 0..0, format!("there is no `{stem}` to translate"))
        .help("name the file after the entry that it translates, or write that entry first")
}

/// What a path says about its file.
struct Place {
    kind: Kind,
    stem: String,
    locale: Option<usize>,
}

/// The kinds of content file; those of a family carry its key.
enum Kind {
    Family(String),
    Code(String),
    Pair(String),
    Question,
    Libraries(LibraryFile),
    Limit,
}

impl Place {
    /// Reads the path; a file that has no place in a site is a fault, because it was meant to be seen.
    fn of(file: &Arc<SourceFile>, config: &Config, diagnostics: &mut Diagnostics) -> Option<Self> {
        let parts: Vec<&str> = file.path.split('/').skip(1).collect();
        let (name, kind) = match parts[..] {
            ["faq", name] => (name.strip_suffix(".md"), Kind::Question),
            ["libraries", name] => (name.strip_suffix(".toml"), Kind::Libraries(LibraryFile::named(name))),
            ["libraries", "measured", name] => (name.strip_suffix(".toml"), Kind::Libraries(LibraryFile::Measurement)),
            ["limits", name] => (name.strip_suffix(".toml"), Kind::Limit),
            [family, name] if name.starts_with("family.") => (name.strip_suffix(".toml"), Kind::Family(family.into())),
            [family, name] => (name.strip_suffix(".toml"), Kind::Code(family.into())),
            [family, "pairs", name] => (name.strip_suffix(".toml"), Kind::Pair(family.into())),
            _ => (None, Kind::Question),
        };
        let Some(name) = name else {
            let fault =
                Diagnostic::error("unexpected-file", file, 0..0, "a site has no file of this kind in this place");
            diagnostics.push(
                fault.help("content is `<family>/<code>.toml`, `<family>/pairs/<a>-vs-<b>.toml`, `faq/<slug>.md`, `libraries/<slug>.toml` and `limits/<slug>.toml`"),
            );
            return None;
        };
        let Some((stem, tag)) = name.rsplit_once('.') else {
            return Some(Self { kind, stem: name.to_owned(), locale: None });
        };
        match config.locale_index(tag) {
            Some(locale) if locale > 0 => Some(Self { kind, stem: stem.to_owned(), locale: Some(locale) }),
            _ => {
                let known: Vec<&str> = config.locales[1..].iter().map(|locale| locale.tag.as_str()).collect();
                let help = match nearest(tag, known.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None if known.is_empty() => "`site.toml` lists no other language than the default".to_owned(),
                    None => format!("`site.toml` lists: {}", known.join(", ")),
                };
                let message = format!("`{tag}` is not a language into which this site is translated");
                diagnostics.push(Diagnostic::error("unknown-locale", file, 0..0, message).help(help));
                None
            }
        }
    }
}
