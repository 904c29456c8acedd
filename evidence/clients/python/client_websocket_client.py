"""websocket-client: `WebSocketApp`, which is what most programs use."""

import threading

import websocket
from cases import CASES, begin, error, patience, refused, say, url


def run(case):
    seen = {}

    def close(app):
        try:
            app.close(**({"status": case["code"]} if "code" in case else {}))
        except Exception as exception:
            seen["refused"] = exception
            app.close()

    def on_open(app):
        # From a thread of its own and a moment later: closed before `on_open` returns, the socket
        # is gone when `run_forever` wants to read from it, and `on_error` gets an AttributeError.
        if case["do"] == "close":
            threading.Timer(0.1, close, [app]).start()

    def on_error(app, exception):
        seen.setdefault("error", error(exception))

    def on_close(app, code, reason):
        seen["shows"] = "None" if code is None else code

    app = websocket.WebSocketApp(url(case), on_open=on_open, on_error=on_error, on_close=on_close)
    options = {"ping_interval": 2, "ping_timeout": 1} if case["do"] == "ping" else {}
    thread = threading.Thread(target=app.run_forever, kwargs=options, daemon=True)
    thread.start()
    thread.join(patience(case))
    if "refused" in seen:
        return refused(case, seen["refused"])
    say(case=case["key"], shows=seen.get("shows", "nothing"), error=seen.get("error"))


begin("websocket-client")
for case in (case for case in CASES if "limit" not in case):
    run(case)
