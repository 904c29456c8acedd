//! The command, run as a person would run it: arguments in, status and texts out.
//!
//! Stands apart so that no test depends on the folder, the colours or the thread count of whoever runs the tests.

use std::path::Path;

use assert_cmd::Command;

/// How a run of the command ended.
#[derive(Debug)]
pub struct Run {
    /// The exit status; -1 where a signal ended it.
    pub status: i32,
    /// What it printed for programs and readers.
    pub stdout: String,
    /// What it printed about faults.
    pub stderr: String,
}

impl Run {
    /// The same run, which must have ended with this status.
    #[track_caller]
    pub fn expect(self, status: i32) -> Self {
        assert_eq!(self.status, status, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }
}

/// Runs the command.
pub fn closecodes(arguments: &[&str]) -> Run {
    closecodes_in(Path::new("."), arguments, &[])
}

/// Runs the command in a folder, with further environment variables.
pub fn closecodes_in(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_closecodes"));
    command.current_dir(folder).args(arguments).env_remove("RAYON_NUM_THREADS").env("NO_COLOR", "1");
    let output = command.envs(environment.iter().copied()).output().expect("the command starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the command prints UTF-8");
    Run { status: output.status.code().unwrap_or(-1), stdout: text(output.stdout), stderr: text(output.stderr) }
}
