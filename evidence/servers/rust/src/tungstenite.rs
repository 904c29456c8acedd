//! tokio-tungstenite, which has connections and no server: one is a task, and SIGTERM ends the program.

use futures_util::StreamExt;

use crate::terminated;

pub async fn serve(port: u16) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    let accept = async {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(async {
                let Ok(mut socket) = tokio_tungstenite::accept_async(stream).await else {
                    return;
                };
                while let Some(Ok(_)) = socket.next().await {}
            });
        }
    };
    tokio::select! {
        () = accept => {}
        () = terminated() => {}
    }
    Ok(())
}
