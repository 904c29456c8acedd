//! `closecodes build`.

use std::fs::File;
use std::io::{Write, stderr, stdout};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;

use super::{Outcome, SiteArguments, host, print_diagnostics};
use crate::build::{Built, Report, Shard};
use crate::diagnostic::Format;
use crate::pipeline::{self, Loaded};

/// Builds a site.
///
/// Example: closecodes build --site docs --out public --base-url https://example.org/codes/
#[derive(Args)]
#[command(verbatim_doc_comment)]
pub struct Build {
    #[command(flatten)]
    site: SiteArguments,
    /// The folder that the site is written to; it must be new, empty, or one that closecodes made.
    #[arg(long, value_name = "DIR", default_value = "public")]
    out: PathBuf,
    /// Write the site as one tar archive instead, `-` for standard output.
    #[arg(long, value_name = "FILE", conflicts_with = "out")]
    tar: Option<PathBuf>,
    /// The time of all files in the archive, in seconds after the beginning of 1970.
    #[arg(long, value_name = "SECONDS", env = "SOURCE_DATE_EPOCH", default_value_t = 0)]
    tar_time: u64,
    /// Build one of N disjoint parts, for N machines; laid into one folder they are the site.
    #[arg(long, value_name = "I/N", default_value = "1/1", value_parser = parse_shard)]
    shard: Shard,
}

fn parse_shard(text: &str) -> Result<Shard, String> {
    let numbers = text.split_once('/').and_then(|(index, count)| Some((index.parse().ok()?, count.parse().ok()?)));
    match numbers {
        Some((index, count)) if (1..=count).contains(&index) => Ok(Shard { index: index - 1, count }),
        _ => Err("write which part and how many there are, for instance 2/4".to_owned()),
    }
}

impl Build {
    pub fn run(self) -> Result<Outcome> {
        // The first thread works as well: another one in its place costs a small site more than it does for it. The global
        // pool would have it wait until all others have begun; this one lets it read meanwhile. Where a pool is there
        // already, that has to do.
        let _pool = ManuallyDrop::new(rayon::ThreadPoolBuilder::new().use_current_thread().build());
        let loading = pipeline::load(&self.site.site, &self.site.overrides())?;
        let outcome = print_diagnostics(&loading.diagnostics, Format::Human)?;
        let Some(site) = loading.site else { return Ok(outcome) };
        // The system takes all memory back at once when the program ends, a moment later.
        let site = ManuallyDrop::new(site);
        let (built, place, to): (Built, &Path, &mut dyn Write) = match &self.tar {
            None => (site.build(&self.out, self.shard)?, &self.out, &mut stdout()),
            // The archive is on standard output, so what is said about it is not.
            Some(file) if file == Path::new("-") => {
                (site.archive(|| Ok(Box::new(stdout().lock())), self.tar_time, self.shard)?, file, &mut stderr())
            }
            Some(file) => (self.archive(&site, file)?, file, &mut stdout()),
        };
        match built {
            Built::Done(report) => summarize(to, &report, place)?,
            Built::Faults(faults) => return print_diagnostics(&faults, Format::Human),
        }
        Ok(outcome)
    }

    /// Writes an archive aside and puts it in place when it is whole. A pipe or a device stays what it is.
    fn archive(&self, site: &Loaded, file: &Path) -> Result<Built> {
        let cannot = |path: &Path| format!("{}: cannot be written", path.display());
        if std::fs::metadata(file).is_ok_and(|there| !there.is_file()) {
            let open = || File::options().write(true).open(file).with_context(|| cannot(file));
            return site.archive(|| Ok(Box::new(open()?)), self.tar_time, self.shard);
        }
        let mut aside = file.as_os_str().to_owned();
        aside.push(".part");
        let aside = PathBuf::from(aside);
        let create = || File::create(&aside).with_context(|| cannot(&aside));
        let built = site.archive(|| Ok(Box::new(create()?)), self.tar_time, self.shard)?;
        if let Built::Done(_) = built {
            std::fs::rename(&aside, file).with_context(|| cannot(file))?;
        }
        Ok(built)
    }
}

fn summarize(to: &mut dyn Write, report: &Report, out: &Path) -> Result<()> {
    let pages: Vec<String> = report.pages.iter().map(|(kind, count)| format!("{kind}: {count}")).collect();
    let tally = &report.tally;
    writeln!(to, "{}", pages.join(", "))?;
    writeln!(
        to,
        "{} files, {:.1} MB in {}; {} written, {} removed, {} ms",
        tally.files,
        tally.bytes as f64 / 1e6,
        out.display(),
        tally.written,
        tally.removed,
        report.elapsed.as_millis(),
    )?;
    for warning in host::warnings(tally.bytes, report.elapsed) {
        writeln!(stderr(), "{warning}")?;
    }
    Ok(())
}
