//! A folder that a site is built into, again and again.
//!
//! A file is written aside and renamed, so nobody ever sees half of one. What an earlier build wrote is not read again:
//! a file whose change time lies before that of the state is as that build left it, and one that somebody edited,
//! replaced or removed is not. Only files that closecodes made are ever removed, and a folder with other things in it
//! and no state is somebody else's and refused.

use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;
#[cfg(not(unix))]
use std::time::SystemTime;

use anyhow::{Context, Result, bail};
use walkdir::WalkDir;

use super::Tally;
use super::state::{FILE, State};
use crate::site::{Addresses, Outline};

/// What a file is called until it is whole.
const ASIDE: &str = ".closecodes-part";

/// A folder with what is known of the build before.
pub struct Folder {
    root: PathBuf,
    /// What the folder was built from, if it was.
    before: Option<State>,
    /// When the state was written.
    stamp: Duration,
    files: AtomicUsize,
    bytes: AtomicU64,
    written: AtomicUsize,
}

impl Folder {
    /// Opens a folder, which must be new, empty, or made by closecodes.
    pub fn open(root: &Path) -> Result<Self> {
        let file = root.join(FILE);
        let before = match fs::read(&file) {
            // A state that cannot be read is of another version: it still says whose the folder is.
            Ok(bytes) => Some(serde_json::from_slice::<State>(&bytes).unwrap_or_default()),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error).with_context(|| format!("{}: cannot be read", file.display())),
        };
        if before.is_none() && fs::read_dir(root).is_ok_and(|mut entries| entries.next().is_some()) {
            bail!(
                "{}: the folder has files in it that closecodes did not make; choose another with --out, or empty it",
                root.display()
            );
        }
        fs::create_dir_all(root).with_context(|| format!("{}: cannot be made", root.display()))?;
        let stamp = fs::metadata(&file).map(|metadata| change_time(&metadata)).unwrap_or_default();
        let (files, bytes, written) = Default::default();
        Ok(Self { root: root.to_owned(), before, stamp, files, bytes, written })
    }

    /// What the folder was built from, if it was.
    pub fn before(&self) -> Option<&State> {
        self.before.as_ref()
    }

    /// Notes what is going to be made before anything is, so that a build after a crash knows whose files there are.
    pub fn begin(&self, outline: &Outline) -> Result<()> {
        if self.before.as_ref().is_some_and(|before| before.unfinished.is_some()) {
            self.remove_asides()?;
        }
        let mut state = self.before.clone().unwrap_or_default();
        state.unfinished = Some(outline.clone());
        self.write_state(&state)
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

    /// Writes a file, unless it is there with these bytes.
    pub fn write(&self, path: &str, content: &[u8]) -> Result<()> {
        let target = self.root.join(path);
        self.keep(1, content.len() as u64);
        // In a folder that was empty there is nothing to compare with.
        if self.before.is_some() && fs::read(&target).ok().as_deref() == Some(content) {
            return Ok(());
        }
        self.written.fetch_add(1, Ordering::Relaxed);
        write_whole(&target, content)
    }

    /// Removes what earlier builds made and this one does not, and writes down what the folder was built from, if all of
    /// it now was.
    pub fn finish(self, state: &State, settled: bool) -> Result<Tally> {
        let mut removed = 0;
        let earlier = self.before.iter().flat_map(|before| [Some(&before.outline), before.unfinished.as_ref()]);
        for outline in earlier.flatten().filter(|outline| **outline != state.outline) {
            removed += self.remove_old(outline, &state.outline)?;
        }
        if settled && self.before.as_ref() != Some(state) {
            self.write_state(state)?;
        }
        Ok(Tally {
            files: self.files.into_inner(),
            bytes: self.bytes.into_inner(),
            written: self.written.into_inner(),
            removed,
        })
    }

    fn write_state(&self, state: &State) -> Result<()> {
        write_whole(&self.root.join(FILE), state.to_json()?.as_bytes())
    }

    /// Removes the files of one outline that another does not have.
    fn remove_old(&self, old: &Outline, new: &Outline) -> Result<usize> {
        let mut removed = 0;
        let addresses = Addresses::new(new);
        old.files(&mut |path| {
            // The state is a file that anybody can edit; it must not lead out of the folder.
            if addresses.has(path) || path.split('/').any(|part| part.is_empty() || part == "..") {
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

    /// Removes what a build that was killed left half written.
    fn remove_asides(&self) -> Result<()> {
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
