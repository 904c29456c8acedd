// A server that upgrades every connection and closes it with the code in its path, `/<who>/<code>`, and counts them.

import { createServer } from "node:net";

export const refusingServer = async () => {
  const counts = new Map();
  const server = createServer((socket) => {
    socket.on("error", () => {});
    let request = "";
    socket.on("data", (data) => {
      // A request may come in pieces; Rust's `write!` sends one for each.
      request += data.toString("latin1");
      if (!request.endsWith("\r\n\r\n")) return;
      const path = request.split(" ")[1];
      counts.set(path, (counts.get(path) ?? 0) + 1);
      const close = Buffer.from([0x88, 2, 0, 0]);
      close.writeUInt16BE(Number(path.split("/")[2]), 2);
      socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
      socket.end(close);
    });
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    port: server.address().port,
    asked: (who, code) => counts.get(`/${who}/${code}`) ?? 0,
    close: () => server.close(),
  };
};
