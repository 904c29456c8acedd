//! Flags → a library call → text and an exit status; nothing more.

mod build;
mod check;
mod explain;
mod host;
mod init;
mod new;
mod schema;
mod serve;

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

use crate::config::{BaseUrl, Repository};
use crate::diagnostic::{Diagnostic, Format, Report, Severity};
use crate::pipeline::Overrides;

/// Makes static documentation sites about status codes.
///
/// Exit status: 0 done, 1 the content has faults, 2 it could not run.
#[derive(Parser)]
#[command(version, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Build(build::Build),
    Check(check::Check),
    Serve(serve::Serve),
    New(new::New),
    Init(init::Init),
    Explain(explain::Explain),
    Schema(schema::Schema),
}

/// How a command ended, where it could run at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It did what was asked.
    Done,
    /// The content has faults, which were told.
    Faults,
}

/// Which site, and what is said against its settings.
#[derive(Args)]
struct SiteArguments {
    /// The site's folder: the one that holds `content/`.
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,
    /// Where the site will be; overrides `base_url` of site.toml.
    #[arg(long, value_name = "URL", value_parser = parse_base_url)]
    base_url: Option<BaseUrl>,
    /// The repository for "edit this page"; overrides `repository` of site.toml.
    #[arg(long, value_name = "URL", value_parser = parse_repository)]
    repository: Option<Repository>,
}

impl SiteArguments {
    fn overrides(&self) -> Overrides {
        Overrides { base_url: self.base_url.clone(), repository: self.repository.clone(), unfinished: false }
    }
}

fn parse_base_url(text: &str) -> Result<BaseUrl, String> {
    BaseUrl::parse(text).ok_or_else(|| "write it with its scheme, for instance https://example.org/codes/".to_owned())
}

fn parse_repository(text: &str) -> Result<Repository, String> {
    let help = || "write it with its scheme, for instance https://example.org/me/codes".to_owned();
    Repository::parse(text).ok_or_else(help)
}

/// Runs a command and chooses the exit status.
pub fn run(arguments: Arguments) -> ExitCode {
    let outcome = match arguments.command {
        Command::Build(build) => build.run(),
        Command::Check(check) => check.run(),
        Command::Serve(serve) => serve.run(),
        Command::New(new) => new.run(),
        Command::Init(init) => init.run(),
        Command::Explain(explain) => explain.run(),
        Command::Schema(schema) => schema.run(),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Faults) => ExitCode::from(1),
        // A reader who has seen enough (`closecodes explain 1006 | head -1`) closes the pipe; that is no failure.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}

/// Prints faults: the human form to standard error, the others to standard output, where programs read.
fn print_diagnostics(diagnostics: &[Diagnostic], format: Format) -> Result<Outcome> {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    let color = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let report = Report { diagnostics, format, color };
    if format == Format::Human {
        write!(io::stderr(), "{report}")?;
        let (count, plural) = (errors, if errors == 1 { "" } else { "s" });
        if errors > 0 {
            writeln!(io::stderr(), "{count} fault{plural}; nothing was written")?;
        }
    } else {
        write!(io::stdout(), "{report}")?;
    }
    Ok(if errors > 0 { Outcome::Faults } else { Outcome::Done })
}
