//! Implementations of a protocol, and what was observed of each.

use super::{Localized, Markdown, Source};

/// What is observed of each implementation.
#[derive(Debug, Default)]
pub struct Matrix {
    /// Groups of observations, in the order of their tables.
    pub groups: Vec<ObservationGroup>,
    /// The observations, in the order of their columns.
    pub observations: Vec<Observation>,
}

/// Observations that stand in one table.
#[derive(Debug)]
pub struct ObservationGroup {
    /// The key.
    pub key: String,
    /// What readers see.
    pub name: Localized<String>,
    /// What its observations have in common.
    pub description: Option<Localized<String>>,
    /// The heading of the one column that those of its observations share whose names are codes.
    pub by_code: Option<Localized<String>>,
}

/// One thing that is observed of each implementation.
#[derive(Debug)]
pub struct Observation {
    /// The key.
    pub key: String,
    /// The group's place.
    pub group: usize,
    /// What readers see as the column's heading.
    pub name: Localized<String>,
    /// What was done to observe it.
    pub description: Option<Localized<String>>,
    /// Families and codes whose pages show it.
    pub codes: Vec<(usize, usize)>,
}

impl Matrix {
    /// Whether an observation is one of those that its group puts together by their codes.
    pub fn is_by_code(&self, observation: usize) -> bool {
        let observation = &self.observations[observation];
        self.groups[observation.group].by_code.is_some() && observation.code().is_some()
    }
}

impl Observation {
    /// The code that it is named by: what was done is then the same as in its neighbours, for another code.
    pub fn code(&self) -> Option<u32> {
        self.name.text(0).parse().ok()
    }
}

/// A library, server or browser.
#[derive(Debug)]
pub struct Library {
    /// The file's stem, and the last part of its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// The programming language.
    pub language: String,
    /// What it can be.
    pub roles: Vec<Role>,
    /// The project's own address.
    pub repository: String,
    /// The version that the statements are about.
    pub version: Localized<String>,
    /// What somebody must know first.
    pub summary: Localized<String>,
    /// The day of the last comparison with the sources.
    pub checked: Option<String>,
    /// For each observation of the matrix what a person found out.
    pub findings: Vec<Option<Finding>>,
    /// What a program measured.
    pub measurement: Option<Measurement>,
    /// What else surprises people.
    pub notes: Vec<Localized<Markdown>>,
    /// Literal log and exception lines.
    pub logs: Vec<Log>,
    /// What proves the statements.
    pub sources: Vec<Source>,
    /// The file, below the site's folder, and those of its translations.
    pub path: Localized<String>,
}

/// What an implementation can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It opens connections.
    Client,
    /// It accepts connections.
    Server,
    /// It opens connections for the script of a page.
    Browser,
}

impl Role {
    /// The roles by their keys.
    pub const ALL: &[(&'static str, Self)] =
        &[("client", Self::Client), ("server", Self::Server), ("browser", Self::Browser)];

    /// The role of a key.
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == key).map(|(_, role)| *role)
    }

    /// The key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Server => "server",
            Self::Browser => "browser",
        }
    }
}

/// What was seen or read in one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What the API shows: a code or a short literal.
    pub shows: Option<String>,
    /// What goes over the wire.
    pub sends: Option<String>,
    /// A setting or a limit.
    pub value: Option<Localized<String>>,
    /// A literal error.
    pub error: Option<String>,
    /// The statement in words.
    pub text: Option<Localized<Markdown>>,
}

/// What a run of the harness saw.
#[derive(Debug)]
pub struct Measurement {
    /// What ran, with its versions.
    pub version: String,
    /// Where and when.
    pub measured: String,
    /// For each observation of the matrix what was seen.
    pub findings: Vec<Option<Finding>>,
    /// The file with the results.
    pub path: Localized<String>,
}

/// A line that an implementation writes.
#[derive(Debug)]
pub struct Log {
    /// The literal line.
    pub text: String,
    /// When it is written.
    pub when: Localized<Markdown>,
    /// The family and code that it is about.
    pub code: Option<(usize, usize)>,
}

impl super::Catalog {
    /// How many cells of the matrix a program measured.
    pub fn measured_cells(&self) -> usize {
        let measurements = self.libraries.iter().filter_map(|library| library.measurement.as_ref());
        measurements.map(|ran| ran.findings.iter().flatten().count()).sum()
    }

    /// How many cells of the matrix are filled, measured or not.
    pub fn filled_cells(&self) -> usize {
        let observations = 0..self.matrix.observations.len();
        let filled = |library: &Library| observations.clone().filter(|&at| library.finding(at).is_some()).count();
        self.libraries.iter().map(filled).sum()
    }
}

impl Library {
    /// What is known of one observation: what was measured, or else what a person found out.
    pub fn finding(&self, observation: usize) -> Option<&Finding> {
        self.measured(observation).or(self.findings[observation].as_ref())
    }

    /// What was measured of one observation.
    pub fn measured(&self, observation: usize) -> Option<&Finding> {
        self.measurement.as_ref()?.findings[observation].as_ref()
    }
}
