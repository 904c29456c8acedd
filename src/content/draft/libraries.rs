//! The draft of what stands below `content/libraries/`: the matrix, the implementations, and what was measured of them.

use std::sync::Arc;

use super::orphan;
use crate::content::SourceFile;
use crate::content::parse::{self, Parsed};
use crate::content::raw::{RawLibrary, RawLibraryTranslation, RawMatrix, RawMatrixTranslation, RawMeasurement};
use crate::diagnostic::Diagnostics;

/// All files of implementations, parsed.
#[derive(Debug, Default)]
pub struct DraftLibraries {
    /// `matrix.toml`, if there is one.
    pub matrix: Option<Parsed<RawMatrix>>,
    /// `matrix.<locale>.toml`, by locale.
    pub matrix_translations: Vec<(usize, Parsed<RawMatrixTranslation>)>,
    /// Whether `matrix.toml` is there and could not be parsed: what it declares is not known then.
    pub unknown: bool,
    /// The implementations by slug.
    pub list: Vec<DraftLibrary>,
    /// What was measured, by slug.
    pub measurements: Vec<(String, Parsed<RawMeasurement>)>,
    /// Slugs of implementations whose files could not be parsed: they exist, so nothing that names them is wrong.
    pub broken: Vec<String>,
}

/// One implementation's files.
#[derive(Debug)]
pub struct DraftLibrary {
    /// The file's stem.
    pub slug: String,
    /// The entry.
    pub parsed: Parsed<RawLibrary>,
    /// Its translations, by locale.
    pub translations: Vec<(usize, Parsed<RawLibraryTranslation>)>,
}

/// The kinds of file below `content/libraries/`.
#[derive(Debug, Clone, Copy)]
pub enum LibraryFile {
    /// What is observed.
    Matrix,
    /// An implementation.
    Library,
    /// What was measured of one.
    Measurement,
}

impl LibraryFile {
    /// Which kind a file's name says.
    pub fn named(name: &str) -> Self {
        if name.starts_with("matrix.") { Self::Matrix } else { Self::Library }
    }
}

impl DraftLibraries {
    /// Whether there is an implementation of that slug, parsed or not.
    pub fn has(&self, slug: &str) -> bool {
        self.slugs().any(|known| known == slug)
    }

    /// The slugs of all implementations, parsed or not.
    pub fn slugs(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|library| library.slug.as_str()).chain(self.broken.iter().map(String::as_str))
    }

    /// Parses a file that is not a translation.
    pub fn add(&mut self, kind: LibraryFile, stem: String, file: Arc<SourceFile>, diagnostics: &mut Diagnostics) {
        match kind {
            LibraryFile::Matrix => {
                self.matrix = parse::toml(file, diagnostics);
                self.unknown = self.matrix.is_none();
            }
            LibraryFile::Library => match parse::toml(file, diagnostics) {
                Some(parsed) => self.list.push(DraftLibrary { slug: stem, parsed, translations: Vec::new() }),
                None => self.broken.push(stem),
            },
            LibraryFile::Measurement => {
                self.measurements.extend(parse::toml(file, diagnostics).map(|parsed| (stem, parsed)));
            }
        }
    }

    /// Parses a translation and puts it beside its original.
    pub fn add_translation(
        &mut self,
        kind: LibraryFile,
        stem: &str,
        locale: usize,
        file: Arc<SourceFile>,
        diagnostics: &mut Diagnostics,
    ) {
        match kind {
            LibraryFile::Matrix if self.matrix.is_none() && !self.unknown => diagnostics.push(orphan(&file, stem)),
            LibraryFile::Matrix => {
                self.matrix_translations.extend(parse::toml(file, diagnostics).map(|parsed| (locale, parsed)));
            }
            LibraryFile::Library => {
                let missing = orphan(&file, stem);
                let parsed = parse::toml(file, diagnostics).map(|parsed| (locale, parsed));
                match self.list.iter_mut().find(|library| library.slug == stem) {
                    Some(original) => original.translations.extend(parsed),
                    None if self.broken.iter().any(|slug| slug == stem) => {}
                    None => diagnostics.push(missing),
                }
            }
            // Numbers and literal strings need no translation.
            LibraryFile::Measurement => diagnostics.push(orphan(&file, stem)),
        }
    }
}
