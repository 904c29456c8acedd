//! Tells cargo what the program holds besides its source, the theme and the reference's content, new files included;
//! and tells the program which one it is.
//!
//! A folder that another version wrote is not up to date, whatever the version's number says, so a digest of the source
//! and of what it is compiled with stands in the program. To take it of the program itself would mean to read ten
//! megabytes in each build, which a small site needs less time for.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

fn main() {
    for path in ["content", "fonts", "static", "templates", "site.toml"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let mut sources = vec![PathBuf::from("build.rs"), PathBuf::from("Cargo.toml"), PathBuf::from("Cargo.lock")];
    files_below(Path::new("src"), &mut sources);
    // Badges are measured with a font of the program's own, whatever fonts a site has.
    files_below(Path::new("fonts"), &mut sources);
    sources.sort();
    let mut digest = DefaultHasher::new();
    for source in sources {
        println!("cargo::rerun-if-changed={}", source.display());
        digest.write(source.as_os_str().as_encoded_bytes());
        digest.write(&fs::read(&source).unwrap_or_default());
    }
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rustc-env=CLOSECODES_PROGRAM={:016x}", digest.finish());
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files_below(&path, found);
        } else {
            found.push(path);
        }
    }
}
