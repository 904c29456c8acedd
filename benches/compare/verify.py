"""Whether closecodes made what is being compared: a page for each code and pair, with the whole text of its entries."""
import html
import os
import re

from .tools import Failed

SAMPLE = 500


def pages(site, out):
    entries = site.entries
    for entry in entries:
        _must_say(out, f"bench/{entry['code']}", [entry])
    pairs = [(left, right) for place, left in enumerate(entries) for right in entries[place + 1:]]
    absent = [pair for pair in pairs if not os.path.isfile(os.path.join(out, _pair(*pair), "index.html"))]
    if absent:
        raise Failed(f"{len(absent)} of {len(pairs)} pairs have no page")
    for pair in pairs[::max(1, len(pairs) // SAMPLE)]:
        _must_say(out, _pair(*pair), pair)


def _pair(left, right):
    return f"bench/{left['code']}-vs-{right['code']}"


def _must_say(out, path, entries):
    with open(os.path.join(out, path, "index.html"), encoding="utf-8") as file:
        said = _letters(html.unescape(re.sub(r"(?s)<[^>]+>", "", file.read())))
    for entry in entries:
        for key in ("name", "description", "when", "fix"):
            if _letters(entry[key]) not in said:
                raise Failed(f"{path}: the {key} of {entry['code']} is not on the page")


def _letters(text):
    return re.sub(r"[^a-z0-9]+", "", text.lower())
