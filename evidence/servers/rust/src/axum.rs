//! axum, with the graceful shutdown that it documents.

use ::axum::Router;
use ::axum::extract::Query;
use ::axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use ::axum::http::StatusCode;
use ::axum::response::{IntoResponse, Response};
use ::axum::routing::any;
use serde_json::json;

use crate::{Asked, LIMIT, terminated};

pub async fn serve(port: u16) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    ::axum::serve(listener, Router::new().route("/", any(upgrade))).with_graceful_shutdown(terminated()).await
}

async fn upgrade(upgrade: WebSocketUpgrade, Query(asked): Query<Asked>) -> Response {
    if asked.action == "refuse" {
        return StatusCode::FORBIDDEN.into_response();
    }
    upgrade.max_message_size(LIMIT).on_upgrade(|socket| handle(socket, asked))
}

async fn handle(mut socket: WebSocket, asked: Asked) {
    match asked.action.as_str() {
        "fail" => panic!("boom"),
        "return" => return,
        "close" => {
            let frame = asked.code.map(|code| CloseFrame { code, reason: "".into() });
            if let Err(error) = socket.send(Message::Close(frame)).await {
                return asked.refused(&error.to_string());
            }
        }
        _ => {}
    }
    loop {
        match socket.recv().await {
            Some(Ok(Message::Close(None))) => return asked.say(&json!("Close(None)"), None),
            Some(Ok(Message::Close(Some(frame)))) => return asked.say(&json!(frame.code), None),
            Some(Ok(_)) => {}
            // The error is opaque: its text is all there is.
            Some(Err(error)) => return asked.say(&json!("error"), Some(error.to_string())),
            None => return asked.say(&json!("end of stream"), None),
        }
    }
}
