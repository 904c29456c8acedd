//! `serve`: the site while one writes it, over HTTP on this machine.
//!
//! What it answers must be what `build` would write, with one script more in pages; and a change must show without a
//! restart. Waiting is polling with a deadline: a slow machine only takes longer.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{Site, assert_none};

/// How long a change may take to show before it counts as lost.
const PATIENCE: Duration = Duration::from_secs(40);

/// A server that ends with its test.
struct Server {
    child: Child,
    /// `127.0.0.1:1234`.
    address: String,
}

impl Server {
    /// Serves a site on a free port, once the address is told.
    fn start(site: &Site) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_closecodes"));
        command.args(["serve", "--port", "0", "--site"]).arg(site.path()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.strip_prefix("http://").and_then(|rest| rest.split_once('/')).map(|(address, _)| address);
        let address = address.unwrap_or_else(|| panic!("the server says its address: {line:?}")).to_owned();
        Self { child, address }
    }

    /// Asks for a path, exactly as written.
    fn get(&self, path: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let address = &self.address;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer has a head");
        let content = answer.split_off(end + 4);
        let head = String::from_utf8(answer).unwrap();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("an answer has a status");
        let body = String::from_utf8_lossy(&content).into_owned();
        Answer { status, head: head.to_ascii_lowercase(), body, content }
    }

    /// Asks for a path until the answer is as wanted.
    #[track_caller]
    fn wait(&self, path: &str, wanted: impl Fn(&Answer) -> bool) -> Answer {
        let start = Instant::now();
        loop {
            let answer = self.get(path);
            if wanted(&answer) {
                return answer;
            }
            assert!(start.elapsed() < PATIENCE, "{path} still answers {}: {}", answer.status, answer.body);
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself, and then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Answer {
    status: u16,
    head: String,
    body: String,
    content: Vec<u8>,
}

#[test]
fn answers_with_pages_as_html_and_with_404_where_there_is_none() {
    let site = Site::two_families();
    let server = Server::start(&site);
    for path in ["/", "/relay/100-vs-200/", "/fr/relay/100/", "/embed/relay/100/", "/?q=1006"] {
        let answer = server.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.head.contains("content-type: text/html"), "{path}: {}", answer.head);
        assert!(answer.body.contains("<h1"), "{path}: {}", answer.body);
    }
    for path in ["/relay/555/", "/relay/100-vs-555/", "/de/", "/relay/100/x", "/nothing.json"] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.body.contains("<h1>There is no such page</h1>"), "{path}: {}", answer.body);
    }
}

#[test]
fn serves_nothing_from_outside_of_the_site() {
    let site = Site::two_families();
    let server = Server::start(&site);
    for path in ["/../site.toml", "/site.toml", "/%2e%2e/site.toml", "/content/relay/100.toml", "//etc/passwd"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
}

#[test]
fn answers_with_the_bytes_that_a_build_writes() {
    let site = Site::two_families();
    let server = Server::start(&site);
    let built = site.build_clean(&["--base-url", &format!("http://{}/", server.address)]);
    let script = "<script src=\"/__reload.js?since=0\" type=\"module\"></script>";
    let mut faults = Vec::new();
    for (path, text) in built.texts().filter(|(path, _)| !path.starts_with('.') && *path != "404.html") {
        let answer = server.get(&format!("/{}", path.strip_suffix("index.html").unwrap_or(path)));
        let same = answer.status == 200 && answer.body.replace(script, "") == text;
        faults.extend((!same).then(|| format!("{path} is answered with {}", answer.status)));
        let reloads = answer.body.matches(script).count();
        let expected = usize::from(path.ends_with(".html"));
        faults.extend((reloads != expected).then(|| format!("{path} has {reloads} × the script that reloads it")));
    }
    assert_none(&faults, "answer that is not what is built");
}

#[test]
fn paints_a_picture_when_it_is_asked_for() {
    let site = Site::two_families();
    site.edit("site.toml", "home =", "previews = true\nhome =");
    let server = Server::start(&site);
    let built = site.build();
    for path in ["preview/relay.png", "fr/preview/relay/100.png"] {
        let answer = server.get(&format!("/{path}"));
        assert!(answer.status == 200 && answer.head.contains("content-type: image/png"), "{path}: {}", answer.head);
        assert!(answer.content == built.bytes(path), "{path} is what a build writes");
    }
    assert_eq!(server.get("/preview/relay/555.png").status, 404);
}

#[test]
fn a_change_of_a_file_shows_in_the_pages() {
    let site = Site::two_families();
    let server = Server::start(&site);
    assert!(server.get("/relay/299/").body.contains("A number kept free."));
    site.edit("content/relay/299.toml", "A number kept free.", "A number that stays free.");
    server.wait("/relay/299/", |answer| answer.body.contains("A number that stays free."));
    site.write("content/relay/298.toml", &site.read("content/relay/299.toml"));
    server.wait("/relay/298-vs-299/", |answer| answer.status == 200);
    site.remove("content/relay/298.toml");
    server.wait("/relay/298-vs-299/", |answer| answer.status == 404);
}

#[test]
fn an_entry_is_shown_while_it_is_written() {
    let site = Site::two_families();
    site.run(&["new", "relay", "150"]).expect(0);
    let server = Server::start(&site);
    let answer = server.get("/relay/150/");
    assert!(answer.status == 200 && answer.body.contains("▢ the registered name"), "{}", answer.body);
    site.run(&["check"]).expect(1);
}

#[test]
fn a_file_of_any_name_is_found_and_has_its_type() {
    let site = Site::two_families();
    site.write("static/on the way.pdf", "%PDF-");
    let server = Server::start(&site);
    let answer = server.get("/on%20the%20way.pdf");
    assert!(answer.status == 200 && answer.head.contains("content-type: application/pdf"), "{}", answer.head);
}

#[test]
fn what_a_site_leaves_out_is_not_there() {
    let site = Site::two_families();
    site.edit("site.toml", "home =", "pair_embeds = false\npair_reverses = false\nhome =");
    let server = Server::start(&site);
    let paths = ["/relay/200-vs-100/", "/embed/relay/100-vs-200/", "/oembed/relay/100-vs-200.json"];
    for path in paths.into_iter().chain(["/sitemap-18446744073709551615.xml", "/sitemap-9.xml"]) {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
    assert_eq!(server.get("/relay/100-vs-200/").status, 200);
}

#[test]
fn a_page_hears_of_a_change_while_it_waits() {
    let site = Site::two_families();
    let server = Server::start(&site);
    let waits = changed_since(&server.get("/relay/299/"));
    let heard = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| server.wait(&waits, |answer| answer.status != 204).status);
        site.edit("content/relay/299.toml", "A number kept free.", "A number that stays free.");
        waiting.join().unwrap()
    });
    assert_eq!(heard, 200);
}

#[test]
fn a_page_hears_of_a_change_that_came_before_it_asked() {
    let site = Site::two_families();
    let server = Server::start(&site);
    let waits = changed_since(&server.get("/relay/299/"));
    site.edit("content/relay/299.toml", "A number kept free.", "A number that stays free.");
    let changed = server.wait("/relay/299/", |answer| answer.body.contains("A number that stays free."));
    assert_eq!(server.get(&waits).status, 200);
    assert_ne!(changed_since(&changed), waits, "the page that shows the change waits for the next");
}

/// Where a page asks for changes of what it was made of.
fn changed_since(page: &Answer) -> String {
    let (_, script) = page.body.split_once("/__reload.js").expect("a page has the script that reloads it");
    format!("/__changed{}", script.split('"').next().unwrap_or_default())
}

#[test]
fn a_fault_is_told_in_place_of_the_pages_until_it_is_mended() {
    let site = Site::two_families();
    let server = Server::start(&site);
    site.edit("content/relay/299.toml", "category =", "categori =");
    let told = server.wait("/relay/100/", |answer| answer.status == 500);
    assert!(told.body.contains("content/relay/299.toml") && told.body.contains("__reload.js"), "{}", told.body);
    assert!(!told.body.contains("<xss"), "what it quotes is escaped: {}", told.body);
    site.edit("content/relay/299.toml", "categori =", "category =");
    server.wait("/relay/100/", |answer| answer.status == 200);
}

#[test]
fn a_site_with_a_fault_can_be_served_and_mended() {
    let site = Site::two_families();
    site.edit("content/relay/299.toml", "name =", "nam =");
    let server = Server::start(&site);
    let told = server.get("/");
    assert!(told.status == 500 && told.body.contains("299.toml"), "{}: {}", told.status, told.body);
    site.edit("content/relay/299.toml", "nam =", "name =");
    server.wait("/relay/299/", |answer| answer.status == 200);
}

#[test]
fn a_folder_that_comes_later_is_watched_too() {
    let site = Site::two_families();
    let server = Server::start(&site);
    assert!(server.get("/compare/").body.contains("<h1>"));
    site.write("templates/compare.html", "mine");
    server.wait("/compare/", |answer| answer.body == "mine");
    site.write("templates/compare.html", "mine again");
    server.wait("/compare/", |answer| answer.body == "mine again");
}
