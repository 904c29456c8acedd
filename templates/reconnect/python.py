{% if delays %}import asyncio
import random


def delay(attempt, chance=None):
    """Seconds before attempt 0, 1, 2 … after {{ code }}; chance is from 0 to 1."""
    if chance is None:
        chance = random.random()
    if attempt == 0:
        return {% if delays.shortest %}{{ delays.shortest }} + {% endif %}{{ delays.spread }} * chance
    longest = min({{ delays.longest }} * {{ delays.growth }}**attempt, {{ delays.cap }})
    return longest * (1 - {{ delays.share }} * chance)


async def reconnect(attempt, {% if before %}{{ before }}, {% endif %}connect):
    await asyncio.sleep(delay(attempt))
{% if before %}    await {{ before }}()
{% endif %}    return await connect()
{% else %}# {% if fatal %}After {{ code }} the same attempt fails again: stop, and tell a person.{% else %}{{ code }} was meant as the end: no reconnect by itself.{% endif %}
def may_reconnect(code):
    return code != {{ literal }}
{% endif %}
