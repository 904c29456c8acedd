//! Runs a program and writes what it took: `clock FILE PROGRAM [ARGUMENT…]`.
//!
//! Prints nothing of its own; FILE gets JSON: exit status, wall, user and system seconds, and the peak of memory in MiB,
//! as the system accounts them when the process and those that it waited for are gone. A program that Python starts
//! would be charged with Python's own memory as its peak; one that is started from here, with hardly any.

use std::error::Error;
use std::fs;
use std::process::Command;
use std::time::Instant;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeVal;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, program, rest @ ..] = &arguments[..] else { return Err("usage: clock FILE PROGRAM…".into()) };
    let start = Instant::now();
    let status = Command::new(program).args(rest).status()?;
    let wall = start.elapsed().as_secs_f64();
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let seconds = |time: TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    let told = serde_json::json!({
        "status": status.code(), "wall": wall, "user": seconds(usage.user_time()),
        "system": seconds(usage.system_time()), "peak": usage.max_rss() as f64 / 1024.0,
    });
    fs::write(file, told.to_string())?;
    Ok(())
}
