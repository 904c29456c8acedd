//! actix-ws; its HTTP server handles SIGTERM by itself.

use actix_web::rt;
use actix_web::web::{self, Payload, Query};
use actix_web::{App, Error, HttpRequest, HttpResponse, HttpServer};
use actix_ws::{CloseReason, Message, MessageStream, Session};
use serde_json::json;

use crate::{Asked, LIMIT, variant};

pub async fn serve(port: u16) -> std::io::Result<()> {
    let app = || App::new().route("/", web::get().to(upgrade));
    HttpServer::new(app).workers(1).bind(("127.0.0.1", port))?.run().await
}

async fn upgrade(request: HttpRequest, body: Payload, Query(asked): Query<Asked>) -> Result<HttpResponse, Error> {
    if asked.action == "refuse" {
        return Ok(HttpResponse::Forbidden().finish());
    }
    let (response, session, stream) = actix_ws::handle(&request, body)?;
    rt::spawn(handle(session, stream.max_frame_size(LIMIT), asked));
    Ok(response)
}

async fn handle(session: Session, mut stream: MessageStream, asked: Asked) {
    match asked.action.as_str() {
        "fail" => panic!("boom"),
        "return" => return,
        "close" => {
            let reason = asked.code.map(|code| CloseReason { code: code.into(), description: None });
            if let Err(error) = session.clone().close(reason).await {
                return asked.refused(&error.to_string());
            }
        }
        _ => {}
    }
    loop {
        match stream.recv().await {
            Some(Ok(Message::Close(None))) => {
                let _ = session.close(None).await;
                return asked.say(&json!("Close(None)"), None);
            }
            Some(Ok(Message::Close(Some(reason)))) => {
                let code = u16::from(reason.code);
                let _ = session.close(Some(reason)).await;
                return asked.say(&json!(code), None);
            }
            Some(Ok(_)) => {}
            Some(Err(error)) => {
                return asked.say(&variant(&format!("{error:?}")), Some(error.to_string()));
            }
            None => return asked.say(&json!("end of stream"), None),
        }
    }
}
