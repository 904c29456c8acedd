//! What ends a connection on its way: a limit of a proxy, a balancer, a platform, a network or a program.

use super::{Localized, Markdown, Source};

/// One limit.
#[derive(Debug)]
pub struct Limit {
    /// The file's stem, and the fragment of its address.
    pub slug: String,
    /// What has the limit.
    pub name: String,
    /// What kind of thing that is.
    pub kind: LimitKind,
    /// What is counted.
    pub counts: Counts,
    /// Which connections it ends.
    pub what: Localized<String>,
    /// The setting as it is written there, where there is one.
    pub setting: Option<String>,
    /// Its value where nobody has changed it.
    pub default: Localized<String>,
    /// The same in seconds, where it is a time.
    pub seconds: Option<u32>,
    /// Families and codes that the client then shows, the likeliest first.
    pub codes: Vec<(usize, usize)>,
    /// What the client sees.
    pub client: Localized<Markdown>,
    /// What to do.
    pub remedy: Localized<Markdown>,
    /// How it is known.
    pub evidence: Evidence,
    /// The day of the last comparison with the sources.
    pub checked: Option<String>,
    /// What proves it.
    pub sources: Vec<Source>,
    /// The file, below the site's folder, and those of its translations.
    pub path: Localized<String>,
}

/// Declares a choice of words: an enum, all of it, and both ways between word and value.
macro_rules! choice {
    ($(#[doc = $doc:literal] $name:ident { $($(#[doc = $about:literal])+ $variant:ident = $word:literal,)* })*) => {$(
        #[doc = $doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $($(#[doc = $about])+ $variant,)*
        }

        impl $name {
            /// Every word, in the order in which pages show them.
            pub const WORDS: &[&str] = &[$($word),*];

            /// The word in content files.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }

            /// What a word means.
            pub fn parse(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    )*};
}

choice! {
    /// What kind of thing has a limit.
    LimitKind {
        /// A reverse proxy or an ingress.
        Proxy = "proxy",
        /// A load balancer of a cloud.
        Balancer = "balancer",
        /// A content delivery network.
        Cdn = "cdn",
        /// A platform that runs programs.
        Platform = "platform",
        /// A server or a framework.
        Server = "server",
        /// A network.
        Network = "network",
        /// A browser or the system of a device.
        Client = "client",
    }

    /// What a limit counts.
    Counts {
        /// Time without data.
        Idle = "idle",
        /// Time since the connection was opened.
        Lifetime = "lifetime",
        /// Time without an answer to a ping.
        Heartbeat = "heartbeat",
        /// Time without an answer to a Close frame.
        Handshake = "handshake",
        /// Nothing: an event ends all connections.
        Restart = "restart",
        /// Bytes.
        Size = "size",
    }

    /// How a limit is known.
    Evidence {
        /// It was run into on purpose.
        Measured = "measured",
        /// Its vendor says so.
        Documented = "documented",
        /// Others say so.
        Reported = "reported",
    }
}
