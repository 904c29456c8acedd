{% if delays and not delays.later %}import asyncio
import random


def delay(chance=None):
    """Seconds before the one attempt after {{ code }}; chance is from 0 to 1."""
    if chance is None:
        chance = random.random()
    return {% if delays.shortest %}{{ delays.shortest }} + {% endif %}{{ delays.spread }} * chance


async def reconnect_once(tried, {{ before }}, connect):
    """`tried`: was the connection that ended already such an attempt?"""
    if tried:
        raise ConnectionError("{{ code }} again: stop, and tell a person")
    await asyncio.sleep(delay())
    await {{ before }}()
    return await connect()
{% elif delays %}import asyncio
import random


def delay(attempt, chance=None):
    """Seconds before attempt 0, 1, 2 … after {{ code }}; chance is from 0 to 1."""
    if chance is None:
        chance = random.random()
    if attempt == 0:
        return {% if delays.shortest %}{{ delays.shortest }} + {% endif %}{{ delays.spread }} * chance
    longest = min({{ delays.longest }} * {{ delays.later.growth }}**attempt, {{ delays.later.cap }})
    return longest * (1 - {{ delays.later.share }} * chance)


async def reconnect(attempt, {% if before %}{{ before }}, {% endif %}connect):
    await asyncio.sleep(delay(attempt))
{% if before %}    await {{ before }}()
{% endif %}    return await connect()
{% else %}# {% if fatal %}After {{ code }} the same attempt fails again: stop, and tell a person.{% else %}{{ code }} was meant as the end: no reconnect by itself.{% endif %}
def may_reconnect(code):
    return code != {{ literal }}
{% endif %}
