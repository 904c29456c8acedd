//! Documents → files.
//!
//! A file is written aside and renamed, so nobody ever sees half of one, and it is not written at all where the same
//! bytes stand there already. A manifest in the folder lists what closecodes made: only those files are ever removed,
//! and a folder with other things in it and no manifest is somebody else's and refused.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::{Context, Result, bail};

/// The list of files that closecodes made in a folder.
const MANIFEST: &str = ".closecodes-manifest";

/// A folder that a site is built into.
pub struct Output {
    root: PathBuf,
    before: BTreeSet<String>,
    made: Mutex<Made>,
}

#[derive(Default)]
struct Made {
    files: BTreeSet<String>,
    folders: BTreeSet<PathBuf>,
    tally: Tally,
}

/// What a build did to its folder.
#[derive(Debug, Default, Clone, Copy)]
pub struct Tally {
    /// Files that are there now.
    pub files: usize,
    /// Their size in bytes.
    pub bytes: u64,
    /// Files that were new or changed.
    pub written: usize,
    /// Files that are no longer made and were removed.
    pub removed: usize,
}

impl Output {
    /// Opens a folder, which must be new, empty, or made by closecodes.
    pub fn open(root: &Path) -> Result<Self> {
        let before = match fs::read_to_string(root.join(MANIFEST)) {
            Ok(list) => list.lines().map(str::to_owned).collect(),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let occupied = fs::read_dir(root).is_ok_and(|mut entries| entries.next().is_some());
                if occupied {
                    bail!(
                        "{}: the folder has files in it that closecodes did not make; choose another with --out, or empty it",
                        root.display()
                    );
                }
                BTreeSet::new()
            }
            Err(error) => {
                return Err(error).with_context(|| format!("{}: cannot be read", root.join(MANIFEST).display()));
            }
        };
        fs::create_dir_all(root).with_context(|| format!("{}: cannot be made", root.display()))?;
        Ok(Self { root: root.to_owned(), before, made: Mutex::default() })
    }

    /// Writes a file, unless it is there with these bytes.
    pub fn write(&self, path: &str, content: &[u8]) -> Result<()> {
        let target = self.root.join(path);
        let changed = fs::read(&target).ok().as_deref() != Some(content);
        if changed {
            self.make_folder(&target)?;
            write_whole(&target, content)?;
        }
        let mut made = self.made.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        made.files.insert(path.to_owned());
        made.tally.bytes += content.len() as u64;
        made.tally.written += usize::from(changed);
        Ok(())
    }

    /// Removes what an earlier build made and this one did not, and writes the manifest.
    pub fn finish(self) -> Result<Tally> {
        let Made { files, mut tally, .. } = self.made.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
        for path in self.before.difference(&files) {
            // A manifest is a file that anybody can edit; it must not lead out of the folder.
            if path.split('/').any(|part| part == ".." || part.is_empty()) {
                continue;
            }
            let target = self.root.join(path);
            match fs::remove_file(&target) {
                Ok(()) => tally.removed += 1,
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(error).with_context(|| format!("{}: cannot be removed", target.display())),
            }
            remove_empty_folders(&self.root, &target);
        }
        tally.files = files.len();
        let list: String = files.iter().flat_map(|path| [path.as_str(), "\n"]).collect();
        let manifest = self.root.join(MANIFEST);
        if fs::read_to_string(&manifest).ok().as_deref() != Some(&list) {
            write_whole(&manifest, list.as_bytes())?;
        }
        Ok(tally)
    }

    fn make_folder(&self, target: &Path) -> Result<()> {
        let Some(folder) = target.parent() else { return Ok(()) };
        let mut made = self.made.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if made.folders.insert(folder.to_owned()) {
            fs::create_dir_all(folder).with_context(|| format!("{}: cannot be made", folder.display()))?;
        }
        Ok(())
    }
}

/// Writes a file aside and puts it in place in one step.
fn write_whole(target: &Path, content: &[u8]) -> Result<()> {
    let mut aside = target.as_os_str().to_owned();
    aside.push(".part");
    let aside = PathBuf::from(aside);
    fs::write(&aside, content)
        .and_then(|()| fs::rename(&aside, target))
        .with_context(|| format!("{}: cannot be written", target.display()))
}

fn remove_empty_folders(root: &Path, target: &Path) {
    let folders = target.ancestors().skip(1).take_while(|folder| *folder != root);
    // A folder that is not empty stays, and so do those above it.
    for folder in folders {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
}
