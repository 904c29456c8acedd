"""Servers of Python libraries: server.py LIBRARY PORT [defaults].

Each prints its version where no client tells it, and for each connection what its API shows at the end. The query of a
connection says which case it is and what the handler is to do. With `defaults` nothing is set that has a default.
"""

import asyncio
import json
import platform
import signal
import sys
from importlib.metadata import version
from urllib.parse import parse_qsl, urlsplit

LIBRARY, PORT = sys.argv[1], int(sys.argv[2])
DEFAULTS = sys.argv[3:] == ["defaults"]
LIMIT = 1000  # bytes of a message; the case sends more
PING = 1  # seconds between pings, and for a pong


def say(**line):
    print(json.dumps(line), flush=True)


def asked(path):
    return dict(parse_qsl(urlsplit(path).query))


async def websockets():
    from websockets.asyncio.server import serve

    async def handle(connection):
        wanted = asked(connection.request.path)
        match wanted.get("do"):
            case "fail":
                raise RuntimeError("boom")
            case "return":
                return
        await connection.wait_closed()
        say(case=wanted["case"], shows=connection.close_code)

    async with serve(handle, "127.0.0.1", PORT):
        stop = asyncio.Event()
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
        await stop.wait()


def aiohttp():
    from aiohttp import web

    async def handle(request):
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        match request.query.get("do"):
            case "fail":
                raise RuntimeError("boom")
            case "return":
                return socket
        async for _ in socket:
            pass
        return socket

    app = web.Application()
    app.router.add_get("/", handle)
    web.run_app(app, host="127.0.0.1", port=PORT, print=None)


async def tornado():
    from tornado.web import Application
    from tornado.websocket import WebSocketHandler

    class Handler(WebSocketHandler):
        def open(self):
            if self.get_query_argument("do", "") == "fail":
                raise RuntimeError("boom")

    Application([("/", Handler)]).listen(PORT, "127.0.0.1")
    await asyncio.Event().wait()


async def asgi(scope, receive, send):
    """The application for uvicorn, Hypercorn and Daphne."""
    if scope["type"] == "lifespan":
        while True:
            message = await receive()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return
    if scope["type"] != "websocket":
        return
    wanted = dict(parse_qsl(scope["query_string"].decode()))
    await receive()
    if wanted.get("do") == "refuse":
        return await send({"type": "websocket.close", "code": 1008})
    await send({"type": "websocket.accept"})
    match wanted.get("do"):
        case "fail":
            raise RuntimeError("boom")
        case "return":
            return
        case "close":
            message = {"type": "websocket.close"}
            if "code" in wanted:
                message["code"] = int(wanted["code"])
            try:
                await send(message)
            except Exception as exception:
                return say(case=wanted["case"], refused=True, error=f"{type(exception).__name__}: {exception}")
    while True:
        message = await receive()
        if message["type"] == "websocket.disconnect":
            code = message.get("code")
            return say(case=wanted["case"], shows="None" if code is None else code)


def begin(*packages):
    told = " with ".join(f"{package} {version(package)}" for package in packages)
    say(version=f"{told} on CPython {platform.python_version()}")


def uvicorn():
    import uvicorn

    begin("uvicorn", "websockets")
    settings = {"ws_max_size": LIMIT, "ws_ping_interval": PING, "ws_ping_timeout": PING}
    uvicorn.run(asgi, host="127.0.0.1", port=PORT, **({} if DEFAULTS else settings))


async def hypercorn():
    from hypercorn.asyncio import serve
    from hypercorn.config import Config

    begin("hypercorn", "wsproto")
    config = Config()
    config.bind = [f"127.0.0.1:{PORT}"]
    if not DEFAULTS:
        config.websocket_max_message_size = LIMIT
        config.websocket_ping_interval = PING
    await serve(asgi, config)


def daphne():
    from daphne.server import Server

    begin("daphne", "autobahn")
    settings = {} if DEFAULTS else {"ping_interval": PING, "ping_timeout": PING}
    Server(asgi, endpoints=[f"tcp:port={PORT}:interface=127.0.0.1"], **settings).run()


SERVERS = {each.__name__: each for each in (websockets, aiohttp, tornado, uvicorn, hypercorn, daphne)}
server = SERVERS[LIBRARY]
asyncio.run(server()) if asyncio.iscoroutinefunction(server) else server()
