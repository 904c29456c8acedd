//! What a site costs: reading it, one page of each kind that grows with its codes, and the whole of it.
//!
//! `cargo bench`; [README.md](README.md) says how to compare with other generators and with the bare writing of files.
//! A whole build goes into memory where there is a file system in memory, since a disk would hide what is measured.

mod entries;

use std::fs;
use std::path::{Path, PathBuf};

use closecodes::build::Shard;
use closecodes::pipeline::{self, Loaded, Overrides};
use closecodes::render::Renderer;
use closecodes::site::{CodeId, Page, PairId};
use divan::Bencher;
use divan::counter::ItemsCount;
use tempfile::TempDir;

const SIZES: [usize; 3] = [25, 300, 1000];

fn main() {
    divan::main();
}

/// A site of so many made-up codes.
fn site(codes: usize) -> TempDir {
    let folder = folder();
    let content = folder.path().join("content/bench");
    fs::create_dir_all(&content).expect("a folder in a new folder can be made");
    for entry in entries::entries(codes) {
        fs::write(content.join(format!("{}.toml", entry.code)), entry.toml()).expect("a new file can be written");
    }
    folder
}

fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let base = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    tempfile::Builder::new().prefix("closecodes-bench-").tempdir_in(base).expect("a temporary folder can be made")
}

fn load(site: &TempDir) -> Loaded {
    let loading = pipeline::load(site.path(), &Overrides::default()).expect("the site can be read");
    loading.site.expect("the entries have no fault")
}

/// Reading, parsing, checking and resolving.
#[divan::bench(args = SIZES)]
fn reading(bencher: Bencher, codes: usize) {
    let site = site(codes);
    bencher.counter(ItemsCount::new(codes)).bench(|| load(&site));
}

/// What all pairs share: each code's parts, and the templates with their marks.
#[divan::bench(args = SIZES)]
fn preparing(bencher: Bencher, codes: usize) {
    let loaded = load(&site(codes));
    bencher.counter(ItemsCount::new(codes)).bench(|| loaded.renderer());
}

/// One code's page, which links all its pairs.
#[divan::bench(args = SIZES)]
fn page_of_a_code(bencher: Bencher, codes: usize) {
    page(bencher, codes, Page::Code(CodeId { family: 0, code: codes / 2 }));
}

/// One pair's page; it costs the same whatever the number of codes.
#[divan::bench(args = SIZES)]
fn page_of_a_pair(bencher: Bencher, codes: usize) {
    let pair = closecodes::model::Pair::new(0, codes / 2).expect("two places");
    page(bencher, codes, Page::Pair(PairId { family: 0, pair }));
}

/// The index, which has a row for each code.
#[divan::bench(args = SIZES)]
fn index(bencher: Bencher, codes: usize) {
    page(bencher, codes, Page::Index);
}

fn page(bencher: Bencher, codes: usize, page: Page) {
    let loaded = load(&site(codes));
    let renderer: Renderer<'_> = loaded.renderer().expect("a sound theme").expect("a sound theme");
    bencher.bench(|| renderer.page(0, page));
}

/// The whole site into a new folder.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn building(bencher: Bencher, codes: usize) {
    let loaded = load(&site(codes));
    let pages = codes + codes * (codes - 1) / 2;
    bencher.counter(ItemsCount::new(pages)).with_inputs(folder).bench_values(|out| {
        let built = loaded.build(&out.path().join("site"), Shard::WHOLE);
        (out, built)
    });
}

/// The same with nothing changed.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn building_again(bencher: Bencher, codes: usize) {
    let loaded = load(&site(codes));
    let out = folder();
    let site: PathBuf = out.path().join("site");
    loaded.build(&site, Shard::WHOLE).expect("the site can be built");
    bencher.bench(|| loaded.build(&site, Shard::WHOLE));
}
