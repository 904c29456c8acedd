//! A folder as a value: every file below it by its path, so that two builds can be compared byte by byte.
//!
//! Hidden files count: `.nojekyll` and what the program notes for its next build are part of what a build makes.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

/// One writing of a file.
type Stamp = (u64, SystemTime);

/// All files of a folder.
#[derive(Clone, PartialEq, Eq)]
pub struct Tree(BTreeMap<String, Vec<u8>>);

impl Tree {
    /// Reads a folder.
    #[track_caller]
    pub fn read(folder: &Path) -> Self {
        let content = |(path, file): (String, PathBuf)| (path, fs::read(file).expect("the file can be read"));
        Self(files(folder).map(content).collect())
    }

    /// When and as what each file below a folder was written, to compare with after another build.
    pub fn stamps(folder: &Path) -> BTreeMap<String, Stamp> {
        let stamp = |file: PathBuf| stamp(&fs::metadata(file).expect("the file is there"));
        files(folder).map(|(path, file)| (path, stamp(file))).collect()
    }

    /// The files below a folder that were written since their stamps were taken, or had none.
    pub fn written_since(stamps: &BTreeMap<String, Stamp>, folder: &Path) -> Vec<String> {
        let now = Self::stamps(folder).into_iter();
        now.filter(|(path, stamp)| stamps.get(path) != Some(stamp)).map(|(path, _)| path).collect()
    }

    /// The folders below a folder that have nothing in them.
    pub fn empty_folders(folder: &Path) -> Vec<PathBuf> {
        let entries = WalkDir::new(folder).into_iter().map(|entry| entry.expect("the folder can be listed"));
        let folders = entries.filter(|entry| entry.file_type().is_dir()).map(|entry| entry.into_path());
        folders.filter(|folder| fs::read_dir(folder).is_ok_and(|mut inside| inside.next().is_none())).collect()
    }

    /// The files with their content, by path.
    pub fn files(self) -> impl Iterator<Item = (String, Vec<u8>)> {
        self.0.into_iter()
    }

    /// All paths.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether there is such a file.
    pub fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// A file's text.
    #[track_caller]
    pub fn text(&self, path: &str) -> &str {
        let bytes = self.0.get(path).unwrap_or_else(|| panic!("the build has no file {path}"));
        std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// A file's bytes.
    #[track_caller]
    pub fn bytes(&self, path: &str) -> &[u8] {
        self.0.get(path).unwrap_or_else(|| panic!("the build has no file {path}"))
    }

    /// The texts of all files that are not pictures.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.keys().filter(|path| !path.ends_with(".png")).map(|path| (path.as_str(), self.text(path)))
    }

    /// The paths of files that differ between two trees, or that only one of them has.
    pub fn differences<'a>(&'a self, other: &'a Self) -> Vec<&'a str> {
        let mut paths: Vec<&str> = self.0.keys().chain(other.0.keys()).map(String::as_str).collect();
        paths.sort_unstable();
        paths.dedup();
        paths.retain(|&path| self.0.get(path) != other.0.get(path));
        paths
    }

    /// Fails with the names of files that differ.
    #[track_caller]
    pub fn assert_same(&self, other: &Self) {
        let differing = self.differences(other);
        assert!(differing.is_empty(), "{} files differ: {differing:?}", differing.len());
    }
}

impl From<BTreeMap<String, Vec<u8>>> for Tree {
    fn from(files: BTreeMap<String, Vec<u8>>) -> Self {
        Self(files)
    }
}

/// The files below a folder, each with its path there.
fn files(folder: &Path) -> impl Iterator<Item = (String, PathBuf)> {
    let entries = WalkDir::new(folder).into_iter();
    let entries = entries.map(|entry| entry.unwrap_or_else(|error| panic!("{error}")));
    entries.filter(|entry| entry.file_type().is_file()).map(move |entry| {
        let below = entry.path().strip_prefix(folder).expect("it was listed below the folder");
        (below.to_str().expect("paths are UTF-8").replace('\\', "/"), entry.into_path())
    })
}

/// What a file written aside and renamed has another of: its number on the disk, where the system tells it.
#[cfg(unix)]
fn stamp(metadata: &Metadata) -> Stamp {
    (std::os::unix::fs::MetadataExt::ino(metadata), metadata.modified().expect("files have times"))
}

/// What a file that was written has another of.
#[cfg(not(unix))]
fn stamp(metadata: &Metadata) -> Stamp {
    (0, metadata.modified().expect("files have times"))
}
