//! The thread that owns the site: answers requests for pages, and reads the site anew when told to.

use std::path::Path;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use anyhow::Result;
use axum::http::StatusCode;
use tokio::sync::{oneshot, watch};

use crate::diagnostic::{Format, Report};
use crate::pipeline::{self, Loaded, Overrides};
use crate::render::{Renderer, escape};
use crate::site::{Addresses, Found};

/// How long a page waits for a change before it asks again.
const PATIENCE: Duration = Duration::from_secs(25);

/// What the thread is asked.
enum Message {
    Page(String, oneshot::Sender<Answer>),
    Reload,
}

/// A response.
pub struct Answer {
    pub status: StatusCode,
    pub content: Vec<u8>,
    pub media_type: &'static str,
}

/// A handle on the thread.
#[derive(Clone)]
pub struct Studio {
    messages: Sender<Message>,
    version: watch::Receiver<u64>,
}

impl Studio {
    /// Starts the thread.
    pub fn open(site: &Path, overrides: Overrides) -> Result<Self> {
        let (messages, inbox) = mpsc::channel();
        let (announce, version) = watch::channel(0);
        let site = site.to_owned();
        std::thread::Builder::new().name("studio".into()).spawn(move || work(&site, &overrides, &inbox, &announce))?;
        Ok(Self { messages, version })
    }

    /// Asks for the page at a path.
    pub async fn ask(&self, path: String) -> Answer {
        let (reply, answer) = oneshot::channel();
        let gone = || Answer {
            status: StatusCode::SERVICE_UNAVAILABLE,
            content: b"the server is stopping".to_vec(),
            media_type: "text/plain",
        };
        match self.messages.send(Message::Page(path, reply)) {
            Ok(()) => answer.await.unwrap_or_else(|_| gone()),
            Err(_) => gone(),
        }
    }

    /// Says that files have changed.
    pub fn reload(&self) {
        // If the thread is gone, the server is stopping and there is nobody to tell.
        let _ = self.messages.send(Message::Reload);
    }

    /// Waits until the site is no longer what it was in a state; false when nothing happened for a while.
    pub async fn changed(&self, since: u64) -> bool {
        let mut version = self.version.clone();
        let changed = version.wait_for(|version| *version != since);
        tokio::time::timeout(PATIENCE, changed).await.is_ok_and(|changed| changed.is_ok())
    }
}

/// Reads the site, answers from it until it changes, and begins again.
fn work(site: &Path, overrides: &Overrides, inbox: &Receiver<Message>, announce: &watch::Sender<u64>) {
    loop {
        // Pages name the state that they were made of, so that none misses a change that comes before it asks for one.
        let version = *announce.borrow();
        let fault = |text: &str| fault_page(text, version);
        let go_on = match pipeline::load(site, overrides) {
            Ok(pipeline::Loading { site: Some(loaded), .. }) => match Renderer::new(loaded.site(), &loaded.theme) {
                Ok(renderer) => answer_all(inbox, |path| find(&loaded, &renderer, path, version)),
                Err(error) => answer_all(inbox, |_| fault(&format!("{error:#}"))),
            },
            Ok(loading) => {
                let report = Report { diagnostics: &loading.diagnostics, format: Format::Human, color: false };
                let text = report.to_string();
                answer_all(inbox, |_| fault(&text))
            }
            Err(error) => answer_all(inbox, |_| fault(&format!("{error:#}"))),
        };
        if !go_on {
            return;
        }
        announce.send_modify(|version| *version += 1);
    }
}

/// Answers requests until a reload is asked for; false when nobody can ask any more.
fn answer_all(inbox: &Receiver<Message>, answer: impl Fn(&str) -> Answer) -> bool {
    for message in inbox {
        match message {
            Message::Page(path, reply) => {
                // A reader who has left needs no answer.
                let _ = reply.send(answer(&path));
            }
            Message::Reload => return true,
        }
    }
    false
}

fn find(loaded: &Loaded, renderer: &Renderer<'_>, path: &str, version: u64) -> Answer {
    if let Some(content) = loaded.assets.files.get(path) {
        return Answer { status: StatusCode::OK, content: content.clone(), media_type: media_type(path) };
    }
    let (status, document) = match Addresses::new(&loaded.outline).find(path) {
        Some(Found::Page(locale, page)) => (StatusCode::OK, renderer.page(locale, page)),
        Some(Found::Shared(file)) => (StatusCode::OK, renderer.shared(file)),
        Some(Found::Preview(locale, preview)) => {
            return match renderer.preview(locale, preview) {
                Ok(content) => Answer { status: StatusCode::OK, content, media_type: media_type(path) },
                Err(error) => fault_page(&format!("{error:#}"), version),
            };
        }
        None => (StatusCode::NOT_FOUND, renderer.shared(crate::site::SharedFile::NotFound)),
    };
    match document {
        Ok(html) if status != StatusCode::OK || media_type(path) == "text/html; charset=utf-8" => {
            let content = html.replace("</body>", &format!("{}</body>", reload(version)));
            Answer { status, content: content.into_bytes(), media_type: "text/html; charset=utf-8" }
        }
        Ok(text) => Answer { status, content: text.into_bytes(), media_type: media_type(path) },
        Err(error) => fault_page(&format!("{error:#}"), version),
    }
}

/// The script that reloads a page when the site is no longer what the page was made of.
fn reload(version: u64) -> String {
    format!("<script src=\"/__reload.js?since={version}\" type=\"module\"></script>")
}

/// Faults in place of the page, which comes back by itself when they are mended.
fn fault_page(text: &str, version: u64) -> Answer {
    let html = format!(
        "<!doctype html><html lang=\"en\"><title>Faults</title><body><pre>{}</pre>{}</body></html>",
        escape(text),
        reload(version)
    );
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    Answer { status, content: html.into_bytes(), media_type: "text/html; charset=utf-8" }
}

fn media_type(path: &str) -> &'static str {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    match name.rsplit_once('.').map_or("html", |(_, extension)| extension) {
        "css" => "text/css",
        "js" => "text/javascript",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}
