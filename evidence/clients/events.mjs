// Runs the cases with a WebSocket that has the events of browsers: browsers themselves, Node, undici, ws and others.

/** How many seconds something may take to show before it counts as nothing; the answer to a Close frame has its own limit. */
const PATIENCE = 3;
const LONGEST_CLOSE = 75_000;

/** One case: what the close event shows, and the text of the error before it. */
export const run = (WebSocket, { ports, library, options }, one) =>
  new Promise((resolve) => {
    const result = { library, case: one.key };
    const [scheme, port] = one.on === "tls" ? ["wss", ports.tls] : ["ws", ports[one.on ?? "plain"]];
    const address = `${scheme}://127.0.0.1:${port}/${one.path}?library=${library}&case=${one.key}`;
    const socket = new WebSocket(address, [], options?.(one));
    let timer;
    const done = (shows) => {
      clearTimeout(timer);
      socket.onclose = socket.onerror = null;
      resolve({ ...result, ...(result.refused ? {} : { shows }) });
    };
    const patience = one.key === "no-answer" ? LONGEST_CLOSE : 1000 * (one.patience ?? PATIENCE);
    timer = setTimeout(() => done("nothing"), patience);
    socket.onerror = (event) => (result.error ??= event.error?.message || event.message || undefined);
    socket.onclose = (event) => done(event.code);
    socket.onopen = () => {
      if (one.do !== "close") return;
      try {
        if (one.code) socket.close(one.code);
        else socket.close();
      } catch (error) {
        Object.assign(result, { refused: true, error: `${error.name}: ${error.message}` });
        socket.close();
      }
    };
  });

/** The cases that such a WebSocket can run: it has no API for pings, and most have none for a limit. */
export const possible = (cases, { limit = false } = {}) =>
  cases.filter((one) => one.do !== "ping" && (limit || one.limit === undefined));
