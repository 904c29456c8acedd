//! Documents → files: a new folder, one that is kept up to date, or one tar archive.
//!
//! Knows documents and paths, and of a site only its outline, from which the list of all files follows.

mod archive;
mod folder;
mod fresh;
mod held;
mod place;
mod state;

pub use archive::Archive;
pub use folder::Folder;
pub use fresh::Fresh;
pub use place::Place;
pub use state::{FamilyDigests, PROGRAM, State};

/// What a build did.
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
