//! Sites that tests may change: a copy of a fixture, or one made of a few lines, in a temporary folder with a folder
//! for the output beside it.
//!
//! The fixture itself is never touched, so a test that edits or breaks its copy disturbs no other.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{Run, Tree, closecodes_in};

/// A site in a temporary folder.
pub struct Site {
    folder: TempDir,
}

impl Site {
    /// A site without any file.
    pub fn empty() -> Self {
        let folder = TempDir::new().expect("a temporary folder can be made");
        fs::create_dir(folder.path().join("site")).expect("a folder can be made");
        Self { folder }
    }

    /// A copy of `tests/sites/two-families`.
    pub fn two_families() -> Self {
        Self::copy_of("two-families")
    }

    /// A copy of `tests/sites/hostile-names`, which has badges and pictures to break.
    pub fn hostile_names() -> Self {
        Self::copy_of("hostile-names")
    }

    fn copy_of(name: &str) -> Self {
        let site = Self::empty();
        for (path, content) in Tree::read(&fixture(name)).files() {
            site.put(&path, &content);
        }
        site
    }

    /// A site with one family `x` of so many codes, numbered from 1000, and nothing but what a code must have.
    pub fn of_codes(count: usize) -> Self {
        let site = Self::empty();
        for number in 1000..1000 + count {
            site.write(&format!("content/x/{number}.toml"), &code(number));
        }
        site
    }

    /// The site's folder.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// The folder that [`build`](Self::build) writes to.
    pub fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    /// Writes a file of the site.
    pub fn write(&self, path: &str, text: &str) {
        self.put(path, text.as_bytes());
    }

    /// Reads a file of the site.
    #[track_caller]
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Replaces words in a file of the site, which must hold them.
    #[track_caller]
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} does not hold {from:?}");
        self.write(path, &text.replace(from, to));
    }

    /// Removes a file of the site.
    #[track_caller]
    pub fn remove(&self, path: &str) {
        fs::remove_file(self.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    }

    /// Runs a command that takes `--site`.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, &[])
    }

    /// Runs a command that takes `--site`, with environment variables.
    pub fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
        let path = self.path();
        let site = ["--site", path.to_str().expect("a temporary path is UTF-8")];
        closecodes_in(self.folder.path(), &[arguments, &site].concat(), environment)
    }

    /// Builds into [`out`](Self::out), which must work.
    #[track_caller]
    pub fn build(&self) -> Tree {
        self.run(&["build", "--out", "out"]).expect(0);
        Tree::read(&self.out())
    }

    /// Builds into a new folder, as on a machine that has never built the site.
    #[track_caller]
    pub fn build_clean(&self, arguments: &[&str]) -> Tree {
        let out = TempDir::new().expect("a temporary folder can be made");
        let path = out.path().join("new");
        let to = ["build", "--out", path.to_str().expect("a temporary path is UTF-8")];
        self.run(&[&to[..], arguments].concat()).expect(0);
        Tree::read(&path)
    }

    /// Writes a file of the site that is no text.
    pub fn put(&self, path: &str, content: &[u8]) {
        let target = self.path().join(path);
        fs::create_dir_all(target.parent().expect("a file has a folder")).expect("a folder can be made");
        fs::write(target, content).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
}

/// The folder of a fixture.
fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites").join(name)
}

/// A code with the keys that it must have, each with words of its own.
fn code(number: usize) -> String {
    let mut text = format!("name = \"Name {number}\"\ncategory = \"only\"\n");
    for key in ["meaning", "recovery", "description", "when", "fix"] {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{key} = \"The {key} of {number}.\"");
    }
    text
}
