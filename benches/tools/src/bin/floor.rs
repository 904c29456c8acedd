//! The floor for writing a site: `floor FROM TO` reads a finished tree into memory, which does not count, then writes it
//! to a new folder with plain calls on two threads, which does. No generator that writes the same files as folders and
//! files of their own can be much faster than that.
//!
//! Prints as JSON: files, bytes, wall, user and system seconds.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeVal;

/// How many files a thread takes at a time.
const BATCH: usize = 64;
const THREADS: usize = 2;

struct File {
    path: PathBuf,
    bytes: Vec<u8>,
    /// The only file of its folder; the folder is made with it.
    alone: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to] = &arguments[..] else { return Err("usage: floor FROM TO".into()) };
    let (from, to) = (Path::new(from), Path::new(to));
    let mut files = Vec::new();
    let mut shared = BTreeSet::new();
    read(from, from, &mut files, &mut shared)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let before = cpu()?;
    let start = Instant::now();
    fs::create_dir(to)?;
    for folder in &shared {
        fs::create_dir_all(to.join(folder))?;
    }
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..THREADS).map(|_| scope.spawn(|| write(&files, to, &next))).collect();
        workers.into_iter().try_for_each(|worker| worker.join().expect("a worker does not panic"))
    })?;
    let wall = start.elapsed().as_secs_f64();
    let after = cpu()?;
    let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
    let told = serde_json::json!({
        "files": files.len(), "bytes": bytes, "wall": wall, "user": after.0 - before.0, "system": after.1 - before.1,
    });
    println!("{told}");
    Ok(())
}

fn read(root: &Path, at: &Path, files: &mut Vec<File>, shared: &mut BTreeSet<PathBuf>) -> std::io::Result<()> {
    let entries: Vec<_> = fs::read_dir(at)?.collect::<Result<_, _>>()?;
    let alone = entries.len() == 1 && at != root && entries[0].file_type()?.is_file();
    if !alone {
        shared.extend(at.strip_prefix(root).map(Path::to_owned));
    }
    for entry in entries {
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            read(root, &path, files, shared)?;
        } else {
            let bytes = fs::read(&path)?;
            files.push(File { path: path.strip_prefix(root).unwrap_or(&path).to_owned(), bytes, alone });
        }
    }
    Ok(())
}

fn write(files: &[File], to: &Path, next: &AtomicUsize) -> std::io::Result<()> {
    loop {
        let from = next.fetch_add(BATCH, Ordering::Relaxed).min(files.len());
        let batch = &files[from..(from + BATCH).min(files.len())];
        if batch.is_empty() {
            return Ok(());
        }
        for file in batch {
            let path = to.join(&file.path);
            if file.alone {
                fs::create_dir(path.parent().unwrap_or(to))?;
            }
            fs::write(&path, &file.bytes)?;
        }
    }
}

/// User and system seconds of this process so far.
fn cpu() -> nix::Result<(f64, f64)> {
    let usage = getrusage(UsageWho::RUSAGE_SELF)?;
    let seconds = |time: TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    Ok((seconds(usage.user_time()), seconds(usage.system_time())))
}
