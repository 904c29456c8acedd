"""What the Python clients share: which cases there are, where they are, and how a result is written."""

import json
import platform
import sys
from importlib.metadata import version

PORTS, CASES, LIBRARY = json.loads(sys.argv[1]), json.load(open(sys.argv[2])), sys.argv[3]


def url(case):
    scheme, port = ("wss", PORTS["tls"]) if case.get("on") == "tls" else ("ws", PORTS[case.get("on", "plain")])
    return f"{scheme}://127.0.0.1:{port}/{case['path']}?library={LIBRARY}&case={case['key']}"


def patience(case):
    """How many seconds something may take to show. Some send a Close frame after a missing pong, and wait for its answer."""
    if "patience" in case:
        return case["patience"]
    return 15 if case["do"] == "ping" else 40 if case["key"] == "no-answer" else 3


def say(**line):
    print(json.dumps({"library": LIBRARY, **line}), flush=True)


def begin(package):
    say(version=f"{package} {version(package)} on CPython {platform.python_version()}")


def error(exception):
    """An exception as a program would log it."""
    text = str(exception)
    return f"{type(exception).__name__}: {text}" if text else type(exception).__name__


def refused(case, exception):
    say(case=case["key"], refused=True, error=error(exception))


def name(exception):
    """What an API shows that has no code for it: the exception."""
    return type(exception).__name__
