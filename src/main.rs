//! The command `closecodes`: parses arguments, runs, and chooses the exit status.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    closecodes::cli::run(closecodes::cli::Arguments::parse())
}
