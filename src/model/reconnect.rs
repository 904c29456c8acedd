//! What a client that wants the connection back does after a code.
//!
//! A policy and not a sentence, so that programs can follow it: the page shows it, the JSON carries it, and the snippets
//! are made of it.

use super::{Localized, Markdown};

/// The policy of one code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reconnect {
    /// Whether to connect again.
    pub retry: Retry,
    /// How long to wait; none where no program connects again by itself.
    pub delays: Option<Delays>,
    /// Whether to get new credentials before the attempt.
    pub authenticate: bool,
    /// Whether no program can mend it: stop, and tell a person.
    pub fatal: bool,
    /// Where the delays come from.
    pub basis: Basis,
    /// The place of the source that says so among the code's sources.
    pub source: Option<usize>,
    /// What the keys cannot say.
    pub note: Option<Localized<Markdown>>,
}

impl Reconnect {
    /// Whether the code alone decides what to do next, so that a program can follow the policy.
    pub fn decides(&self) -> bool {
        self.retry != Retry::Depends
    }
}

/// A programming language in which the policy is written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// The one that pages show; the others are files beside them.
    JavaScript,
    /// Python.
    Python,
    /// Go.
    Go,
    /// Rust.
    Rust,
}

impl Language {
    /// All of them, in the order in which pages name them.
    pub const ALL: [Self; 4] = [Self::JavaScript, Self::Python, Self::Go, Self::Rust];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::JavaScript => "js",
            Self::Python => "py",
            Self::Go => "go",
            Self::Rust => "rs",
        }
    }

    /// What templates and messages call it.
    pub fn key(self) -> &'static str {
        match self {
            Self::JavaScript => "javascript",
            Self::Python => "python",
            Self::Go => "go",
            Self::Rust => "rust",
        }
    }
}

/// Whether to connect again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// After a delay.
    Yes,
    /// The end was intended.
    No,
    /// An unchanged attempt ends the same way.
    AfterChange,
    /// The service that defined the code decides.
    Depends,
}

/// How long to wait before each attempt, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delays {
    /// The shortest and the longest first delay; it is a random number between the two.
    pub first: (u32, u32),
    /// Those of the attempts after that; none where a change earns one attempt and no more.
    pub later: Option<LaterDelays>,
}

/// Before attempt *n* after the first: the longest first delay times `growth` to the power *n*, at most `cap`, of which
/// `jitter` percent are random.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LaterDelays {
    /// The factor at each failure.
    pub growth: u32,
    /// The longest delay of all.
    pub cap: u32,
    /// The random part of later delays in percent.
    pub jitter: u32,
}

/// Where delays come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// A standard proposes the first delay, and that later ones grow.
    Standard,
    /// The registration of the code proposes the first delay.
    Registration,
    /// Nothing but habit.
    Convention,
}

impl Retry {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Yes, Self::No, Self::AfterChange, Self::Depends];

    /// The word in content files and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::AfterChange => "after-change",
            Self::Depends => "depends",
        }
    }

    /// The one of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|retry| retry.name() == name)
    }
}

impl Basis {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Standard, Self::Registration, Self::Convention];

    /// The word in content files and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Registration => "registration",
            Self::Convention => "convention",
        }
    }

    /// The one of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|basis| basis.name() == name)
    }
}
