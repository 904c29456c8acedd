//! Writes made-up entries: `entries COUNT FOLDER` makes `entries.json` for other generators and, below
//! `closecodes/content/bench/`, a file each for this one.

#[path = "../../../entries.rs"]
mod entries;

use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [count, folder] = &arguments[..] else { return Err("usage: entries COUNT FOLDER".into()) };
    let content = Path::new(folder).join("closecodes/content/bench");
    fs::create_dir_all(&content)?;
    let entries = entries::entries(count.parse()?);
    for entry in &entries {
        fs::write(content.join(format!("{}.toml", entry.code)), entry.toml())?;
    }
    fs::write(Path::new(folder).join("entries.json"), serde_json::to_vec(&entries)?)?;
    Ok(())
}
