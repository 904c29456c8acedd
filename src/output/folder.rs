//! A folder that a site is built into, again and again.
//!
//! A file is written aside and renamed, so nobody ever sees half of one. What an earlier build wrote is not read again:
//! a file whose change time lies before that of the state is as that build left it, and one that somebody edited,
//! replaced or removed is not. Only files that closecodes made are ever removed.

use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;
#[cfg(not(unix))]
use std::time::SystemTime;

use anyhow::{Context, Result};
use walkdir::WalkDir;

use super::Tally;
use super::state::{FILE, State};
use crate::site::{Addresses, Outline};

/// What a file is called until it is whole, after its own name.
pub(super) const ASIDE: &str = ".closecodes-part";

/// A folder with what is known of the build before.
pub struct Folder {
    root: PathBuf,
    /// What the folder was built from.
    before: State,
    /// When the state was written.
    stamp: Duration,
    files: AtomicUsize,
    bytes: AtomicU64,
    written: AtomicUsize,
}

impl Folder {
    /// A folder with a state in it; [`Place::open`](super::Place::open) tells such a folder from others.
    pub(super) fn new(root: &Path, before: State) -> Self {
        let stamp = fs::metadata(root.join(FILE)).map(|metadata| change_time(&metadata)).unwrap_or_default();
        let (files, bytes, written) = Default::default();
        Self { root: root.to_owned(), before, stamp, files, bytes, written }
    }

    /// What the folder was built from.
    pub fn before(&self) -> &State {
        &self.before
    }

    /// Notes what is going to be made before anything is, so that a build after a crash knows whose files there are.
    ///
    /// Where the build before did not finish either, some files are its own. Those that this one does not make go now,
    /// while it is known whose they are; and since the new state is younger than the others, it must not say of any
    /// page what that was made of.
    pub fn begin(&self, outline: &Outline) -> Result<()> {
        let mut state = self.before.clone();
        if let Some(unfinished) = state.unfinished.replace(outline.clone()) {
            self.remove_asides()?;
            self.remove_old(&unfinished, outline)?;
            (state.pairs, state.previews) = Default::default();
        }
        write_state(&self.root, &state)
    }

    /// The size of a file that stands there as an earlier build left it; nothing where none does.
    pub fn standing(&self, path: &str) -> Option<u64> {
        let metadata = fs::symlink_metadata(self.root.join(path)).ok()?;
        // A file of the same tick as the state may have been written before or after it: it does not count.
        (metadata.is_file() && change_time(&metadata) < self.stamp).then_some(metadata.len())
    }

    /// Counts files that stay as they are.
    pub fn keep(&self, files: usize, bytes: u64) {
        self.files.fetch_add(files, Ordering::Relaxed);
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Whether any file was written so far.
    pub fn has_written(&self) -> bool {
        self.written.load(Ordering::Relaxed) > 0
    }

    /// Writes a file, unless it is there with these bytes.
    pub fn write(&self, path: &str, content: &[u8]) -> Result<()> {
        let target = self.root.join(path);
        self.keep(1, content.len() as u64);
        if fs::read(&target).ok().as_deref() == Some(content) {
            return Ok(());
        }
        self.written.fetch_add(1, Ordering::Relaxed);
        write_whole(&target, content)
    }

    /// Removes what earlier builds made and this one does not, and writes down what the folder was built from, if all of
    /// it now was.
    pub fn finish(self, state: &State, settled: bool) -> Result<Tally> {
        let mut removed = 0;
        let earlier = [Some(&self.before.outline), self.before.unfinished.as_ref()];
        for outline in earlier.into_iter().flatten().filter(|outline| **outline != state.outline) {
            removed += self.remove_old(outline, &state.outline)?;
        }
        if settled {
            write_state(&self.root, state)?;
        }
        Ok(Tally {
            files: self.files.into_inner(),
            bytes: self.bytes.into_inner(),
            written: self.written.into_inner(),
            removed,
        })
    }

    /// Removes the files of one outline that another does not have.
    fn remove_old(&self, old: &Outline, new: &Outline) -> Result<usize> {
        let mut removed = 0;
        let addresses = Addresses::new(new);
        old.files(&mut |path| {
            if addresses.has(path) || !self.is_below(path) {
                return Ok(());
            }
            let target = self.root.join(path);
            match fs::remove_file(&target) {
                Ok(()) => removed += 1,
                Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(()),
                Err(error) => return Err(error).with_context(|| format!("{}: cannot be removed", target.display())),
            }
            // A folder that is not empty stays, and so do those above it.
            let folders = target.ancestors().skip(1).take_while(|folder| *folder != self.root);
            let _ = folders.map(fs::remove_dir).try_for_each(|removed| removed);
            Ok(())
        })?;
        Ok(removed)
    }

    /// Whether a path leads to a place in the folder: the state that names it is a file that anybody can edit, and a
    /// folder in the folder may be a link to another.
    fn is_below(&self, path: &str) -> bool {
        let mut components = Path::new(path).components();
        let plain = !path.contains('\\') && components.all(|part| matches!(part, Component::Normal(_)));
        let target = self.root.join(path);
        let mut folders = target.ancestors().skip(1).take_while(|folder| *folder != self.root);
        plain && folders.all(|folder| !folder.is_symlink())
    }

    /// Removes what a build that was killed left half written.
    fn remove_asides(&self) -> Result<()> {
        remove_tree(&self.root.join(ASIDE))?;
        for entry in WalkDir::new(&self.root) {
            let entry = entry.with_context(|| format!("{}: cannot be listed", self.root.display()))?;
            if entry.file_type().is_file() && entry.file_name().as_encoded_bytes().ends_with(ASIDE.as_bytes()) {
                let path = entry.path();
                fs::remove_file(path).with_context(|| format!("{}: cannot be removed", path.display()))?;
            }
        }
        Ok(())
    }
}

/// Writes down what a folder was built from, or is going to be.
pub(super) fn write_state(root: &Path, state: &State) -> Result<()> {
    write_whole(&root.join(FILE), state.to_json()?.as_bytes())
}

/// Removes what a build laid down aside, if there is anything.
pub(super) fn remove_tree(aside: &Path) -> Result<()> {
    match fs::remove_dir_all(aside) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
    .with_context(|| format!("{}: cannot be removed", aside.display()))
}

/// Writes a file aside and puts it in place in one step; makes its folder where there is none.
fn write_whole(target: &Path, content: &[u8]) -> Result<()> {
    let mut aside = target.as_os_str().to_owned();
    aside.push(ASIDE);
    let aside = Path::new(&aside);
    let write = || match fs::write(aside, content) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            fs::create_dir_all(target.parent().unwrap_or(Path::new("")))?;
            fs::write(aside, content)
        }
        other => other,
    };
    write().and_then(|()| fs::rename(aside, target)).with_context(|| format!("{}: cannot be written", target.display()))
}

/// When a file was last changed in any way: its content, its name, its place.
#[cfg(unix)]
fn change_time(metadata: &Metadata) -> Duration {
    use std::os::unix::fs::MetadataExt;
    Duration::new(metadata.ctime().try_into().unwrap_or_default(), metadata.ctime_nsec().try_into().unwrap_or_default())
}

/// When a file's content was last changed; other systems do not tell more.
#[cfg(not(unix))]
fn change_time(metadata: &Metadata) -> Duration {
    let changed = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
    changed.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()
}
