"""What libraries of Python make of our documents, for the tests beside this file: reads a JSON request, answers in JSON.

One client a request, so that the tests can ask all clients the same questions in one place.
"""

import json
import sys


def pyoembed(url):
    """Discovers the document in the page."""
    from pyoembed import oEmbed

    return oEmbed(url, maxwidth=500)


def micawber(url, endpoint):
    """Does not discover, so it is told the document; answers with it, and with what becomes of a line of text."""
    import re

    from micawber import Provider, ProviderRegistry

    registry = ProviderRegistry()
    registry.register(re.escape(url) + "$", Provider(endpoint))
    return {"document": registry.request(url, maxwidth=500), "html": registry.parse_text_full(url)}


def docutils(text):
    """reStructuredText as HTML, with its complaints, which are elements of it."""
    from docutils.core import publish_parts

    settings = {"file_insertion_enabled": False, "raw_enabled": False, "report_level": 1, "halt_level": 5}
    return publish_parts(text, writer="html5", settings_overrides=settings)["body"]


CLIENTS = {"pyoembed": pyoembed, "micawber": micawber, "docutils": docutils}

if __name__ == "__main__":
    request = json.load(sys.stdin)
    json.dump([CLIENTS[request["client"]](*arguments) for arguments in request["calls"]], sys.stdout)
