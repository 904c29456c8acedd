//! A site laid down in a folder of its own, and moved into its place when it is whole.
//!
//! The files of a new site need not be renamed one by one: nobody looks at the folder aside, and moving the few entries
//! at its top brings all of them into place. That, and folders that are held open while their files are made, is what a
//! new site costs less than a changed one.

use std::collections::VecDeque;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use anyhow::{Context, Result};

use super::folder::{ASIDE, remove_tree, write_state};
use super::held::Held;
use super::{State, Tally};

/// A site that is being laid down.
pub struct Fresh {
    root: PathBuf,
    aside: PathBuf,
    /// The folders that files were last put into, the latest at the end.
    held: RwLock<VecDeque<(String, Arc<Held>)>>,
    files: AtomicUsize,
    bytes: AtomicU64,
}

/// How many folders are held open: neighbouring pieces of work put their files into the same few, and a process may not
/// have many files open.
const HELD: usize = 32;

impl Fresh {
    /// Makes the folder aside; what an earlier build left in it is of no use.
    pub(super) fn begin(root: &Path) -> Result<Self> {
        let aside = root.join(ASIDE);
        remove_tree(&aside)?;
        fs::create_dir_all(&aside).with_context(|| format!("{}: cannot be made", aside.display()))?;
        let (held, files, bytes) = Default::default();
        Ok(Self { root: root.to_owned(), aside, held, files, bytes })
    }

    /// Takes away what was laid down.
    pub fn abandon(self) -> Result<()> {
        remove_tree(&self.aside)
    }

    /// Moves the site into its place. What it is going to be is written down before the first entry is moved, so that a
    /// build after a crash knows whose they are.
    pub fn settle(self, state: &State) -> Result<Tally> {
        let begun = State { unfinished: Some(state.outline.clone()), ..State::default() };
        write_state(&self.root, &begun)?;
        let entries =
            fs::read_dir(&self.aside).with_context(|| format!("{}: cannot be listed", self.aside.display()))?;
        for entry in entries {
            let entry = entry.with_context(|| format!("{}: cannot be listed", self.aside.display()))?;
            let target = self.root.join(entry.file_name());
            fs::rename(entry.path(), &target).with_context(|| format!("{}: cannot be written", target.display()))?;
        }
        remove_tree(&self.aside)?;
        write_state(&self.root, state)?;
        let files = self.files.into_inner();
        Ok(Tally { files, bytes: self.bytes.into_inner(), written: files, removed: 0 })
    }

    /// Writes a file that is not there yet.
    pub fn put(&self, path: &str, content: &[u8]) -> Result<()> {
        self.write(path, content).with_context(|| format!("{}: cannot be written", self.root.join(path).display()))?;
        self.files.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(content.len() as u64, Ordering::Relaxed);
        Ok(())
    }

    fn write(&self, path: &str, content: &[u8]) -> io::Result<()> {
        // Most pages are alone in a folder of their own, whose parent they share with many.
        let (folder, name) = match path.strip_suffix("/index.html") {
            Some(folder) => (folder, "index.html"),
            None => ("", path.rsplit('/').next().unwrap_or(path)),
        };
        let beside = if folder.is_empty() { path } else { folder };
        let (parent, own) = beside.rsplit_once('/').unwrap_or(("", beside));
        let held = self.hold(parent)?;
        if folder.is_empty() {
            return held.write(name, content);
        }
        match held.make_folder(own) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
            _ => held.write(&path[beside.len() - own.len()..], content),
        }
    }

    /// A folder of the site, held open. Two threads that need it first may both open it; one of them is used no more.
    fn hold(&self, folder: &str) -> io::Result<Arc<Held>> {
        // A thread that panicked left nothing half done here.
        let known = self.held.read().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, held)) = known.iter().rev().find(|(known, _)| known == folder) {
            return Ok(held.clone());
        }
        drop(known);
        let held = Arc::new(Held::open(&self.aside.join(folder))?);
        let mut known = self.held.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() == HELD {
            known.pop_front();
        }
        known.push_back((folder.to_owned(), held.clone()));
        Ok(held)
    }
}
