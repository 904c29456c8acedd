//! What happens on the wire when a code comes about: who sends what, where TCP ends, what each side reports.
//!
//! The words are a closed vocabulary, so that a picture can be drawn and read out in every language of the site
//! without a text of its own.

/// Declares an enum whose variants are words of content files.
macro_rules! vocabulary {
    ($($(#[doc = $doc:literal])+ pub enum $name:ident { $($(#[doc = $variant_doc:literal])+ $variant:ident = $word:literal,)* })*) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[doc = $variant_doc])+ $variant,)* }

        impl Vocabulary for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),*];
            fn name(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }
    )*};
}

/// A closed set of words.
pub trait Vocabulary: Copy + 'static {
    /// All words, in the order of their declaration.
    const ALL: &'static [Self];
    /// The word in content files, and the end of its message's name.
    fn name(self) -> &'static str;
}

vocabulary! {
    /// Who takes part.
    pub enum Lane {
        /// The endpoint that opened the connection.
        Client = "client",
        /// A program in between that passes bytes on.
        Proxy = "proxy",
        /// A program in between that ends one WebSocket and opens another connection.
        Gateway = "gateway",
        /// The endpoint that accepted the connection.
        Server = "server",
    }

    /// What travels.
    pub enum Frame {
        /// A Close frame, with a code or without one.
        Close = "close",
        /// TCP is ended by a FIN.
        Fin = "fin",
        /// An ordinary message.
        Message = "message",
        /// A binary message.
        Binary = "binary",
        /// A text message whose bytes are not UTF-8.
        BadText = "bad-text",
        /// A message that is larger than the receiver takes.
        BigMessage = "big-message",
        /// Many messages in a short time.
        ManyMessages = "many-messages",
        /// A frame that breaks the protocol.
        BadFrame = "bad-frame",
        /// The HTTP request that opens a WebSocket.
        Upgrade = "upgrade",
        /// The same, with an extension offered.
        UpgradeExtension = "upgrade-extension",
        /// The answer 101 that does not take the extension.
        AcceptPlain = "accept-plain",
        /// A request to a server behind a gateway.
        Request = "request",
        /// An answer that the gateway cannot use.
        BadAnswer = "bad-answer",
        /// The first message of a TLS handshake.
        TlsHello = "tls-hello",
        /// A certificate that the client does not accept.
        BadCertificate = "bad-certificate",
        /// The TLS alert that ends the handshake.
        TlsAlert = "tls-alert",
    }

    /// What somebody does without sending anything.
    pub enum Deed {
        /// The work is done.
        Finishes = "finishes",
        /// The application calls `close()` without a code.
        ClosesBare = "closes-bare",
        /// The reader leaves the page.
        Leaves = "leaves",
        /// Nothing was sent for as long as is allowed.
        IdleTimeout = "idle-timeout",
        /// Somebody did not answer in time.
        Timeout = "timeout",
        /// The process gets the signal to end and will come back.
        Restarts = "restarts",
        /// A handler fails.
        Fails = "fails",
        /// There is too much to do.
        Overload = "overload",
        /// A rule says no.
        Refuses = "refuses",
        /// The type of data is not taken.
        RefusesType = "refuses-type",
        /// The code is taken for a mistake.
        RefusesCode = "refuses-code",
        /// What was needed is missing.
        MissesExtension = "misses-extension",
        /// The credentials are missing or refused.
        Unauthenticated = "unauthenticated",
        /// The credentials are known and do not suffice.
        Forbidden = "forbidden",
        /// The credentials were good and are no longer.
        Expired = "expired",
        /// A limit on the number of messages is reached.
        RateLimit = "rate-limit",
        /// Something that only this application knows.
        OwnRule = "own-rule",
        /// A random time passes before the next attempt.
        Waits = "waits",
    }
}

impl Frame {
    /// Whether it begins a connection of its own.
    pub fn opens(self) -> bool {
        matches!(self, Self::Upgrade | Self::UpgradeExtension | Self::TlsHello | Self::Request)
    }
}

/// A typical course of events.
#[derive(Debug, Clone)]
pub struct Wire {
    /// Who takes part, from left to right.
    pub lanes: Vec<Lane>,
    /// What happens, in order.
    pub steps: Vec<Step>,
    /// Whether this is a habit that no standard knows.
    pub convention: bool,
}

/// One event. Lanes are named by their places.
#[derive(Debug, Clone)]
pub enum Step {
    /// One sends something to its neighbour.
    Sent {
        /// Who sends.
        from: usize,
        /// Who receives.
        to: usize,
        /// What.
        frame: Frame,
        /// The code in a Close frame.
        code: Option<String>,
    },
    /// One does something.
    Done {
        /// Who.
        at: usize,
        /// What.
        deed: Deed,
    },
    /// One tells its application how the connection ended.
    Reported {
        /// Who.
        at: usize,
        /// The code.
        code: String,
        /// What a browser's close event has as `wasClean`.
        clean: Option<bool>,
        /// The program that reports it, where programs differ.
        by: Option<String>,
    },
}

impl Wire {
    /// Whether the one who reports a code got it in no Close frame, and so made it up.
    pub fn made_up(&self, at: usize, code: &str) -> bool {
        let carries =
            |step: &Step| matches!(step, Step::Sent { to, code: Some(sent), .. } if *to == at && sent == code);
        !self.steps.iter().any(carries)
    }
}
