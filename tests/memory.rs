//! How much memory a build takes at its peak: it grows with codes, of which there are 300 here, and not with their
//! 44,850 pairs. Alone in its file, because the system tells the peak of all processes that a test program has started.

#[path = "../benches/entries.rs"]
mod entries;

use std::fs;
use std::process::Command;

use nix::sys::resource::{UsageWho, getrusage};

const CODES: usize = 300;
/// What a build of so many codes may take.
const MOST_MIB: f64 = 24.0;
/// What the program itself takes of that once it is optimized; the one that is tested here takes more.
const PROGRAM_MIB: f64 = 8.0;

#[test]
fn a_build_of_three_hundred_codes_stays_small() {
    let program = peak_of(2);
    let all = peak_of(CODES);
    let most = MOST_MIB - PROGRAM_MIB;
    assert!(all - program < most, "{CODES} codes take {:.1} MiB, and may take {most} MiB", all - program);
}

/// The peak of a build of so many codes, if no build before took more. One part of four takes as much memory as the
/// whole and writes a quarter of the files.
fn peak_of(codes: usize) -> f64 {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content/bench");
    fs::create_dir_all(&content).unwrap();
    fs::write(folder.path().join("site.toml"), "pair_embeds = false\npair_reverses = false\n").unwrap();
    for entry in entries::entries(codes) {
        fs::write(content.join(format!("{}.toml", entry.code)), entry.toml()).unwrap();
    }
    let mut build = Command::new(env!("CARGO_BIN_EXE_closecodes"));
    // Each thread has a page or a row at hand, so the peak is that of a machine with so many cores.
    build.env("RAYON_NUM_THREADS", "2");
    build.args(["build", "--shard", "1/4", "--site"]).arg(folder.path()).arg("--out").arg(folder.path().join("out"));
    let built = build.output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let told = String::from_utf8_lossy(&built.stdout);
    assert!(told.contains(&format!("pairs: {}", codes * (codes - 1) / 2)), "{told}");
    getrusage(UsageWho::RUSAGE_CHILDREN).unwrap().max_rss() as f64 / 1024.0
}
