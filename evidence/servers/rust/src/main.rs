//! Servers of Rust libraries: close-servers LIBRARY PORT.
//!
//! The query of a connection says which case it is and what the handler is to do; at its end a line of JSON says what the
//! API shows.

mod actix;
mod axum;
mod tungstenite;

use serde::Deserialize;
use serde_json::{Value, json};

/// A message that is larger is one of the cases.
const LIMIT: usize = 1000;

/// The query.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    case: String,
    #[serde(default, rename = "do")]
    action: String,
    code: Option<u16>,
}

impl Asked {
    fn say(&self, shows: &Value, error: Option<String>) {
        println!("{}", json!({ "case": self.case, "shows": shows, "error": error }));
    }

    fn refused(&self, error: &str) {
        println!("{}", json!({ "case": self.case, "refused": true, "error": error }));
    }
}

/// The variant of an error, which is what a program matches.
fn variant(debug: &str) -> Value {
    json!(debug.split(['(', ' ', '{']).next().unwrap_or_default())
}

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let library = arguments.next().expect("a library");
    let port: u16 = arguments.next().and_then(|port| port.parse().ok()).expect("a port");
    if library == "actix-ws" {
        println!("{}", json!({ "version": env!("ACTIX_VERSION") }));
        return actix_web::rt::System::new().block_on(actix::serve(port));
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        match library.as_str() {
            "axum" => {
                println!("{}", json!({ "version": env!("AXUM_VERSION") }));
                axum::serve(port).await
            }
            _ => tungstenite::serve(port).await,
        }
    })
}

/// Comes back when the process is asked to end.
async fn terminated() {
    let kind = tokio::signal::unix::SignalKind::terminate();
    tokio::signal::unix::signal(kind).expect("signals can be caught").recv().await;
}
