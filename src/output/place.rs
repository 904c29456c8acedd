//! Where a site is to be built: a folder with nothing in it, or one that has a site.
//!
//! A folder with other things in it and no state is somebody else's, and refused.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::folder::ASIDE;
use super::state::FILE;
use super::{Folder, Fresh, State};

/// A folder for a site.
pub enum Place {
    /// Nothing stands there.
    Fresh(Fresh),
    /// A build was there before.
    Folder(Box<Folder>),
}

impl Place {
    /// Opens a folder, which must be new, empty, or made by closecodes.
    pub fn open(root: &Path) -> Result<Self> {
        let file = root.join(FILE);
        let before = match fs::read(&file) {
            // A state that cannot be read is of another version: it still says whose the folder is.
            Ok(bytes) => Some(serde_json::from_slice::<State>(&bytes).unwrap_or_default()),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error).with_context(|| format!("{}: cannot be read", file.display())),
        };
        let entries = fs::read_dir(root).into_iter().flatten().flatten().map(|entry| entry.file_name());
        if entries.into_iter().all(|name| name == FILE || name == ASIDE) {
            return Fresh::begin(root).map(Self::Fresh);
        }
        match before {
            Some(before) => Ok(Self::Folder(Box::new(Folder::new(root, before)))),
            None => bail!(
                "{}: the folder has files in it that closecodes did not make; choose another with --out, or empty it",
                root.display()
            ),
        }
    }
}
