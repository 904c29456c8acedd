"""The same made-up entries as the input of each generator.

Others get every advantage that their idioms offer: the forms that sentences need ready made, data that is read once,
partials that are cached, Markdown rendered beforehand where a tool cannot cache it.
"""
import html
import json
import os
import re
import shutil
import subprocess

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PEERS = os.path.join(HERE, "peers")
TOOLS = os.path.join(HERE, "tools", "target", "release")


class Site:
    """Inputs below one folder, each made when it is first asked for."""

    def __init__(self, work, codes, whole):
        self.work, self.codes = work, codes
        subprocess.run([os.path.join(TOOLS, "entries"), str(codes), work], check=True)
        with open(os.path.join(work, "entries.json"), encoding="utf-8") as file:
            self.entries = json.load(file)
        if not whole:
            _write(os.path.join(work, "closecodes/site.toml"), "pair_embeds = false\npair_reverses = false\n")

    def of(self, tool):
        folder = os.path.join(self.work, tool)
        if tool != "closecodes" and not os.path.isdir(folder):
            {"hugo": self._hugo, "eleventy": self._eleventy, "zola": self._zola}[tool](folder)
        return folder

    def _hugo(self, folder):
        _skeleton("hugo", folder, "static")
        _write(f"{folder}/data/codes.json", _json(self._ready()))

    def _eleventy(self, folder):
        _skeleton("eleventy", folder, "src/static")
        _write(f"{folder}/data/entries.json", _json(self._ready()))

    def _zola(self, folder):
        # Zola wants a file for every page; writing them is not counted.
        _skeleton("zola", folder, "static")
        ready = self._ready()
        _write(f"{folder}/data/codes.json", _json(ready))
        _write(f"{folder}/data/list.json", _json([{"code": entry["code"], "name": entry["name"]} for entry in ready]))
        for entry in ready:
            texts = ("description", "description_low", "when", "when_low", "fix")
            entry["html"] = {text: _inline(entry[text]) for text in texts}
            _write(f"{folder}/data/{entry['code']}.json", _json(entry))
            title = f"WebSocket {entry['code']} {entry['name']}"
            _write(f"{folder}/content/codes/{entry['code']}.md", _front(title, f"codes/{entry['code']}", code=entry["code"]))
        for place, left in enumerate(ready):
            for right in ready[place + 1:]:
                title = f"WebSocket {left['code']} {left['name']} vs {right['code']} {right['name']}"
                slug = f"compare/{left['code']}-vs-{right['code']}"
                _write(f"{folder}/content/{slug}.md", _front(title, slug, a=left["code"], b=right["code"]))

    def _ready(self):
        low = lambda text: text[0].lower() + text[1:]
        sources = lambda entry: [{"title": title, "url": url} for title, url in entry["sources"]]
        return [{**entry, "sources": sources(entry), "description_low": low(entry["description"]),
                 "when_low": low(entry["when"])} for entry in self.entries]


def _front(title, path, **extra):
    lines = "".join(f"{key} = {_json(str(value))}\n" for key, value in extra.items())
    return f"+++\ntitle = {_json(title)}\npath = {_json(path)}\n[extra]\n{lines}+++\n"


def _inline(text):
    """The little Markdown that the entries have, as HTML."""
    parts = html.escape(text, quote=False).split("`")
    for at in range(0, len(parts), 2):
        strong = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", parts[at])
        parts[at] = re.sub(r"\*(.+?)\*", r"<em>\1</em>", strong)
    return "".join(part if at % 2 == 0 else f"<code>{part}</code>" for at, part in enumerate(parts))


def _skeleton(peer, folder, static):
    shutil.copytree(os.path.join(PEERS, peer), folder, ignore=shutil.ignore_patterns("node_modules"))
    shutil.copytree(os.path.join(PEERS, "static"), os.path.join(folder, static), dirs_exist_ok=True)


def _json(value):
    return json.dumps(value, ensure_ascii=False)


def _write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
