"""aiohttp: the client."""

import asyncio

import aiohttp
from cases import CASES, begin, error, name, patience, refused, say, url


async def run(session, case):
    options = {"max_msg_size": case["limit"]} if "limit" in case else {}
    if case["do"] == "ping":
        options = {"heartbeat": 1}
    try:
        connection = await session.ws_connect(url(case), **options)
    except Exception as exception:
        return say(case=case["key"], shows=name(exception), error=error(exception))
    if case["do"] == "close":
        try:
            await (connection.close(code=case["code"]) if "code" in case else connection.close())
        except Exception as exception:
            refused(case, exception)
            return await connection.close()
        return say(case=case["key"], shows=connection.close_code)
    try:
        message = await asyncio.wait_for(connection.receive(), patience(case))
    except TimeoutError:
        say(case=case["key"], shows="nothing")
    else:
        shown = error(message.data) if isinstance(message.data, Exception) else None
        say(case=case["key"], shows=connection.close_code, error=shown)
    await connection.close()


async def main():
    begin("aiohttp")
    async with aiohttp.ClientSession() as session:
        for case in CASES:
            await run(session, case)


asyncio.run(main())
