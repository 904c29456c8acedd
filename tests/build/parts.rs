//! A build split over several machines, and a build into one archive: other ways to the same files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;

use crate::NOTES;
use crate::support::{Site, Tree};

/// How many parts the builds here are split into: more than there are languages, fewer than there are codes.
const COUNT: usize = 4;

#[test]
fn the_parts_of_a_build_are_disjoint_and_together_the_site() {
    let site = Site::two_families();
    let whole = site.build_clean(&[]);
    let mut laid_together = BTreeMap::new();
    for index in 1..=COUNT {
        let part = site.build_clean(&["--shard", &format!("{index}/{COUNT}")]);
        let files = part.paths().count();
        assert!(files > 1 && files < whole.paths().count(), "part {index} has {files} files");
        for (path, content) in part.files() {
            let twice = laid_together.insert(path.clone(), content.clone());
            // Each part notes the same about the whole build, so that it does not matter whose notes stay.
            let same = path == NOTES && twice.as_ref() == Some(&content);
            assert!(twice.is_none() || same, "{path} is in two parts");
        }
    }
    let differing = whole.differences(&laid_together.into()).join(", ");
    assert!(differing.is_empty(), "these are not in the parts as in the whole: {differing}");
}

#[test]
fn the_parts_of_a_build_can_be_made_in_one_folder_one_after_the_other() {
    let site = Site::two_families();
    for index in 1..=COUNT {
        site.run(&["build", "--out", "out", "--shard", &format!("{index}/{COUNT}")]).expect(0);
    }
    Tree::read(&site.out()).assert_same(&site.build_clean(&[]));
}

#[test]
fn a_whole_build_finishes_what_one_part_began() {
    let site = Site::two_families();
    site.run(&["build", "--out", "out", "--shard", "2/3"]).expect(0);
    site.build().assert_same(&site.build_clean(&[]));
}

#[test]
fn a_part_that_there_is_not_is_refused() {
    let site = Site::two_families();
    for shard in ["0/3", "4/3", "1", "a/b", "1/0"] {
        let run = site.run(&["build", "--out", "out", "--shard", shard]).expect(2);
        assert!(run.stderr.contains("2/4"), "it shows how to write it: {}", run.stderr);
        assert!(!site.out().exists());
    }
}

/// The files of an archive.
fn unpack(archive: &[u8]) -> Tree {
    let mut files = BTreeMap::new();
    for entry in tar::Archive::new(archive).entries().unwrap() {
        let mut entry = entry.unwrap();
        let path = entry.path().unwrap().to_str().unwrap().to_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        assert!(files.insert(path.clone(), content).is_none(), "{path} stands twice");
    }
    files.into()
}

#[test]
fn an_archive_holds_the_files_that_a_folder_would() {
    let site = Site::two_families();
    let folder = site.build_clean(&[]);
    let path = site.out().with_extension("tar");
    site.run(&["build", "--tar", "out.tar"]).expect(0);
    let archive = fs::read(&path).unwrap();
    // What a build notes for the next one is of no use where no folder is kept.
    assert_eq!(unpack(&archive).differences(&folder), [NOTES]);
    site.run_with(&["build", "--tar", "out.tar"], &[("RAYON_NUM_THREADS", "1")]).expect(0);
    assert!(fs::read(&path).unwrap() == archive, "the same site gives the same archive");
}

/// When the files of an archive were last changed, each time once.
fn times(archive: &[u8]) -> BTreeSet<u64> {
    let mut archive = tar::Archive::new(archive);
    let entries = archive.entries().unwrap();
    entries.map(|entry| entry.unwrap().header().mtime().unwrap()).collect()
}

#[test]
fn the_files_of_an_archive_have_the_time_that_is_asked_for() {
    let site = Site::two_families();
    let archive = |arguments: &[&str], environment: &[(&str, &str)]| {
        site.run_with(&[&["build", "--tar", "out.tar"], arguments].concat(), environment).expect(0);
        fs::read(site.out().with_extension("tar")).unwrap()
    };
    let plain = archive(&[], &[]);
    assert_eq!(times(&plain), BTreeSet::from([0]));
    let dated = archive(&[], &[("SOURCE_DATE_EPOCH", "1700000000")]);
    assert_eq!(times(&dated), BTreeSet::from([1_700_000_000]));
    unpack(&plain).assert_same(&unpack(&dated));
    assert!(archive(&["--tar-time", "1700000000"], &[("SOURCE_DATE_EPOCH", "5")]) == dated);
    let wrong = site.run_with(&["build", "--tar", "out.tar"], &[("SOURCE_DATE_EPOCH", "noon")]).expect(2);
    assert!(wrong.stderr.contains("'noon'"), "{}", wrong.stderr);
}

#[cfg(unix)]
#[test]
fn an_archive_goes_through_a_pipe_that_stays_one() {
    use std::os::unix::fs::FileTypeExt;
    let site = Site::two_families();
    let pipe = site.out().with_extension("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read(pipe).unwrap()
    });
    site.run(&["build", "--tar", "out.pipe"]).expect(0);
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo(), "the pipe is still there");
    site.run(&["build", "--tar", "out.tar"]).expect(0);
    assert!(reader.join().unwrap() == fs::read(site.out().with_extension("tar")).unwrap(), "the same archive");
}
