"""Python websockets: the asyncio client."""

import asyncio

from cases import CASES, begin, error, name, patience, refused, say, url
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed


async def run(case):
    options = {"max_size": case["limit"]} if "limit" in case else {}
    if case["do"] == "ping":
        options = {"ping_interval": 1, "ping_timeout": 1}
    try:
        connection = await connect(url(case), **options)
    except Exception as exception:
        return say(case=case["key"], shows=name(exception), error=error(exception))
    if case["do"] == "close":
        try:
            await (connection.close(case["code"]) if "code" in case else connection.close())
        except Exception as exception:
            refused(case, exception)
            return await connection.close()
        return say(case=case["key"], shows=connection.close_code)
    try:
        await asyncio.wait_for(connection.recv(), patience(case))
    except ConnectionClosed as exception:
        return say(case=case["key"], shows=connection.close_code, error=error(exception))
    except TimeoutError:
        pass
    say(case=case["key"], shows="nothing")
    await connection.close()


async def main():
    begin("websockets")
    for case in CASES:
        await run(case)


asyncio.run(main())
