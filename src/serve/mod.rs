//! A server for the one who writes: pages are rendered when they are asked for, so a site of any size starts at once.
//!
//! One thread owns the site and renders; requests wait for it in a queue. When a file changes, that thread reads the
//! site anew, and pages that are open ask for the new state and reload. Faults stand in the page in place of the site,
//! until they are mended.

mod studio;
mod watch;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use percent_encoding::percent_decode_str;
use tokio::net::TcpListener;

use crate::config::BaseUrl;
use crate::pipeline::Overrides;
use studio::{Answer, Studio};

/// The script that reloads a page, and the address at which it waits. No page of a site begins with two underscores.
const RELOAD_SCRIPT: &str = include_str!("reload.js");

/// Serves a site on this machine until it is stopped; says the address once it answers there.
pub fn run(site: &Path, port: u16, ready: impl FnOnce(SocketAddr)) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .await
            .with_context(|| format!("port {port} cannot be used; choose another with --port"))?;
        let address = listener.local_addr()?;
        let base_url = BaseUrl::parse(&format!("http://{address}/"));
        let overrides = Overrides { base_url, unfinished: true, ..Overrides::default() };
        let studio = Studio::open(site, overrides)?;
        watch::watch(site, studio.clone())?;
        let routes = Router::new()
            .route("/__reload.js", get(reload_script))
            .route("/__changed", get(changed))
            .fallback(page)
            .with_state(studio);
        ready(address);
        axum::serve(listener, routes).await?;
        Ok(())
    })
}

async fn page(State(studio): State<Studio>, request: Request) -> Response {
    let path = percent_decode_str(request.uri().path().trim_start_matches('/')).decode_utf8_lossy().into_owned();
    let Answer { status, content, media_type } = studio.ask(path).await;
    (status, [(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, "no-store")], content).into_response()
}

async fn reload_script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript"), (header::CACHE_CONTROL, "no-store")], RELOAD_SCRIPT)
}

/// Answers when the site is no longer the state that the page names, or after a while, so that no proxy gives up first.
async fn changed(State(studio): State<Studio>, request: Request) -> StatusCode {
    let since = request.uri().query().and_then(|query| query.strip_prefix("since=")?.parse().ok());
    // A page that names none may show anything.
    let Some(since) = since else { return StatusCode::OK };
    if studio.changed(since).await { StatusCode::OK } else { StatusCode::NO_CONTENT }
}
