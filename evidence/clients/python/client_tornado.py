"""Tornado: the client."""

import asyncio

from cases import CASES, begin, error, name, patience, refused, say, url
from tornado.websocket import websocket_connect


async def run(case):
    options = {"max_message_size": case["limit"]} if "limit" in case else {}
    if case["do"] == "ping":
        options = {"ping_interval": 1, "ping_timeout": 1}
    try:
        connection = await websocket_connect(url(case), **options)
    except Exception as exception:
        return say(case=case["key"], shows=name(exception), error=error(exception))
    if case["do"] == "close":
        try:
            connection.close(**({"code": case["code"]} if "code" in case else {}))
        except Exception as exception:
            refused(case, exception)
            return connection.close()
    try:
        message = await asyncio.wait_for(connection.read_message(), patience(case))
    except TimeoutError:
        say(case=case["key"], shows="nothing")
    else:
        ended = "None" if connection.close_code is None else connection.close_code
        say(case=case["key"], shows=ended if message is None else "nothing")
    connection.close()


async def main():
    begin("tornado")
    for case in CASES:
        await run(case)


asyncio.run(main())
