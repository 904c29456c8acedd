//! tokio-tungstenite: close-cases PORTS CASES.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio_tungstenite::connect_async_with_config;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Error, Message};

const LIBRARY: &str = "tungstenite";
/// How many seconds something may take to show before it counts as nothing.
const PATIENCE: u64 = 3;

fn say(case: &Value, shows: Option<Value>, error: Option<String>) {
    println!("{}", json!({ "library": LIBRARY, "case": case["key"], "shows": shows, "error": error }));
}

fn url(ports: &Value, case: &Value) -> String {
    let on = case["on"].as_str().unwrap_or("plain");
    let scheme = if on == "tls" { "wss" } else { "ws" };
    let (path, key) = (case["path"].as_str().unwrap_or_default(), case["key"].as_str().unwrap_or_default());
    format!("{scheme}://127.0.0.1:{}/{path}?library={LIBRARY}&case={key}", ports[on])
}

/// The variant of an error, which is what a program matches.
fn variant(error: &Error) -> Value {
    let debug = format!("{error:?}");
    let inner = debug.split(['(', ' ', '{']).nth(1).unwrap_or_default();
    let outer = debug.split(['(', ' ', '{']).next().unwrap_or_default();
    let named = matches!(error, Error::Protocol(_) | Error::Capacity(_));
    json!(if named { format!("{outer}({})", inner.trim_end_matches(')')) } else { outer.to_owned() })
}

async fn run(ports: &Value, case: &Value) {
    let mut config = WebSocketConfig::default();
    if let Some(limit) = case["limit"].as_u64() {
        config = config.max_message_size(Some(limit as usize));
    }
    let mut socket = match connect_async_with_config(url(ports, case), Some(config), false).await {
        Ok((socket, _)) => socket,
        Err(error) => return say(case, Some(variant(&error)), Some(error.to_string())),
    };
    if case["do"] == "close" {
        let code = case["code"].as_u64().map(|code| CloseCode::from(code as u16));
        let frame = code.map(|code| CloseFrame { code, reason: "".into() });
        if let Err(error) = socket.close(frame).await {
            println!(
                "{}",
                json!({ "library": LIBRARY, "case": case["key"], "refused": true, "error": error.to_string() })
            );
            return;
        }
    }
    let patience = Duration::from_secs(case["patience"].as_u64().unwrap_or(PATIENCE));
    let shown = match tokio::time::timeout(patience, socket.next()).await {
        Err(_) => (json!("nothing"), None),
        Ok(None) => (json!("end of stream"), None),
        Ok(Some(Ok(Message::Close(None)))) => (json!("Close(None)"), None),
        Ok(Some(Ok(Message::Close(Some(frame))))) => (json!(u16::from(frame.code)), None),
        Ok(Some(Ok(_))) => (json!("nothing"), None),
        Ok(Some(Err(error))) => (variant(&error), Some(error.to_string())),
    };
    say(case, Some(shown.0), shown.1);
    // What is still to be sent goes out with the next flush.
    let _ = tokio::time::timeout(Duration::from_millis(200), socket.flush()).await;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    rustls::crypto::ring::default_provider().install_default().expect("nobody else has chosen");
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let ports: Value = serde_json::from_str(&arguments[0]).expect("ports are JSON");
    let text = std::fs::read_to_string(&arguments[1]).expect("the cases can be read");
    let cases: Vec<Value> = serde_json::from_str(&text).expect("cases are JSON");
    println!("{}", json!({ "library": LIBRARY, "version": env!("LIBRARY_VERSION") }));
    for case in cases.iter().filter(|case| case["do"] != "ping") {
        run(&ports, case).await;
    }
}
