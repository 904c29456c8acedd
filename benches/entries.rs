//! Made-up entries of the length of real ones, as many as are asked for: the input of the benchmarks.
//!
//! The same number gives the same bytes everywhere: the words are drawn by a small generator of its own. Texts have
//! some Markdown in them and characters that HTML must escape, since both cost time.

use std::fmt::Write;

use serde::Serialize;

/// The first code; as many as there are codes follow it.
pub const FIRST: usize = 3000;

const ADJECTIVES: &[&str] = &[
    "Abnormal",
    "Bad",
    "Deferred",
    "Expired",
    "Forbidden",
    "Invalid",
    "Mandatory",
    "Missing",
    "Partial",
    "Pending",
    "Premature",
    "Refused",
    "Remote",
    "Stale",
    "Truncated",
    "Unexpected",
    "Unsupported",
    "Upstream",
    "Duplicate",
];
const NOUNS: &[&str] = &[
    "Closure",
    "Gateway",
    "Extension",
    "Handshake",
    "Payload",
    "Frame",
    "Session",
    "Token",
    "Policy",
    "Restart",
    "Header",
    "Fragment",
    "Upgrade",
    "Heartbeat",
    "Quota",
    "Backlog",
    "Certificate",
    "Subprotocol",
    "Route",
    "Buffer",
];
const ENDINGS: &[&str] = &["", "", "", " Error", " & Retry", " Timeout", " (Proxy)", " Received"];
const CATEGORIES: &[&str] = &["normal", "protocol", "error", "application"];
const SUBJECTS: &[&str] = &[
    "the server",
    "the client",
    "a reverse proxy",
    "the load balancer",
    "an intermediate gateway",
    "the remote endpoint",
    "the browser",
    "the backend worker",
    "an idle-connection firewall",
];
const VERBS: &[&str] = &[
    "ended the connection",
    "sent a malformed frame",
    "did not negotiate the extension",
    "dropped the TCP stream",
    "rejected the upgrade request",
    "exceeded the configured limit",
    "received an invalid response",
    "failed to refresh its credentials",
    "closed the socket without a Close frame",
];
const REASONS: &[&str] = &[
    "because a required header was absent",
    "while it was draining for a planned restart",
    "after the heartbeat interval elapsed",
    "before the handshake had completed",
    "because the payload was larger than `max_frame_size`",
    "since the peer's *negotiated* parameters changed",
    "when the upstream pool had no healthy member",
    "as soon as the `ping`/`pong` timer fired",
];
const REMARKS: &[&str] = &[
    "An endpoint must not send this code.",
    "No Close handshake occurred, so `wasClean` is false.",
    "It's what an HTTP error on the same route would be.",
    "The reason is limited to 123 bytes & must be UTF-8.",
    "Browsers report it through the \"code\" field of `CloseEvent`.",
    "Values < 3000 are **never** used for this.",
];
const ACTIONS: &[&str] = &[
    "Reconnect with growing delays and jitter",
    "Use ping/pong frames to detect dead connections early",
    "Check the application's log for stack traces",
    "Verify that the proxy forwards `Upgrade` requests",
    "Raise the idle timeout above the heartbeat interval",
    "Split large messages into smaller chunks",
    "Validate the encoding of messages before sending",
    "Refresh the access token before it expires",
    "Inspect the `Sec-WebSocket-Extensions` header of the response",
];
const PURPOSES: &[&str] = &[
    "so that clients do not reconnect all at once",
    "before the balancer's limit of 60 seconds is reached",
    "and alert when the rate is > 1% of sessions",
    "on both the edge and the backend",
    "and keep the *last* good configuration at hand",
    "rather than retrying blindly",
];
const SYMPTOMS: &[&str] = &[
    "the socket closes after exactly 60 seconds",
    "onclose fires without onerror",
    "messages stop in mid-stream",
    "reconnect loops in the console",
    "only users behind a proxy are affected",
    "the handshake returns 502",
    "large uploads fail",
    "the tab was in the background",
];

/// One made-up code.
#[derive(Debug, Serialize)]
pub struct Entry {
    /// The code.
    pub code: usize,
    /// Its name.
    pub name: String,
    /// The key of its category.
    pub category: &'static str,
    /// One sentence.
    pub meaning: String,
    /// One sentence.
    pub recovery: String,
    /// Some 35 words of Markdown.
    pub description: String,
    /// Some 45 words of Markdown.
    pub when: String,
    /// Some 45 words of Markdown.
    pub fix: String,
    /// Literal strings.
    pub symptoms: Vec<&'static str>,
    /// Titles and addresses.
    pub sources: [(&'static str, String); 2],
}

/// So many entries.
pub fn entries(count: usize) -> Vec<Entry> {
    (0..count).map(entry).collect()
}

fn entry(place: usize) -> Entry {
    let mut dice = Dice::new(place as u64 + 1);
    let code = FIRST + place;
    let name = [dice.pick(ADJECTIVES), " ", dice.pick(NOUNS), dice.pick(ENDINGS)].concat();
    let mut description = sentence(&mut dice);
    while words(&description) < 33 {
        let more = if dice.below(3) == 0 { dice.pick(REMARKS).to_owned() } else { sentence(&mut dice) };
        description += &format!(" {more}");
    }
    let mut when = capital(&format!("{} — or {}.", clause(&mut dice), clause(&mut dice)));
    while words(&when) < 43 {
        when += &format!(" {}", sentence(&mut dice));
    }
    let mut fix = action(&mut dice);
    while words(&fix) < 43 {
        fix += &format!(" {}", action(&mut dice));
    }
    let mut symptoms: Vec<&str> = (0..4).map(|_| dice.pick(SYMPTOMS)).collect();
    symptoms.sort();
    symptoms.dedup();
    let section = 1 + dice.below(2);
    Entry {
        code,
        name,
        category: dice.pick(CATEGORIES),
        meaning: capital(&format!("{} {}.", dice.pick(SUBJECTS), dice.pick(VERBS))),
        recovery: action(&mut dice).replace(['`', '*'], ""),
        description,
        when,
        fix,
        symptoms,
        sources: [
            ("RFC 6455, section 7.4", format!("https://www.rfc-editor.org/rfc/rfc6455#section-7.4.{section}")),
            (
                "WebSocket Close Code Number Registry",
                format!("https://www.iana.org/assignments/websocket/websocket.xhtml?code={code}&view=list"),
            ),
        ],
    }
}

impl Entry {
    /// The entry as a content file of closecodes.
    pub fn toml(&self) -> String {
        let mut out = String::new();
        let texts = [
            ("name", self.name.as_str()),
            ("category", self.category),
            ("meaning", &self.meaning),
            ("recovery", &self.recovery),
            ("description", &self.description),
            ("when", &self.when),
            ("fix", &self.fix),
        ];
        // What these texts hold, TOML writes as Rust does. Writing into a string cannot fail.
        for (key, text) in texts {
            let _ = writeln!(out, "{key} = {text:?}");
        }
        let _ = writeln!(out, "symptoms = {:?}", self.symptoms);
        for (title, url) in &self.sources {
            let _ = writeln!(out, "\n[[sources]]\ntitle = {title:?}\nurl = {url:?}");
        }
        out
    }
}

fn clause(dice: &mut Dice) -> String {
    [dice.pick(SUBJECTS), " ", dice.pick(VERBS), " ", dice.pick(REASONS)].concat()
}

fn sentence(dice: &mut Dice) -> String {
    capital(&clause(dice)) + "."
}

fn action(dice: &mut Dice) -> String {
    [dice.pick(ACTIONS), " ", dice.pick(PURPOSES), "."].concat()
}

fn capital(text: &str) -> String {
    text[..1].to_uppercase() + &text[1..]
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// A linear congruential generator with Knuth's constants.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        let mut dice = Self(seed);
        dice.below(1);
        dice
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn pick(&mut self, list: &[&'static str]) -> &'static str {
        list[self.below(list.len())]
    }
}
