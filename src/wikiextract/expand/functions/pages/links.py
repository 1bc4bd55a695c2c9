"""Links that functions make: `#interwikilink`, `#interlanguagelink`, `#isbn`.

https://www.mediawiki.org/wiki/Help:Magic_words#Miscellaneous. They are made when the page is
rendered (`render.links.function_links`), since no wikitext says the same: a prefix may be the
name of a namespace, too, and a wiki need not make links of numbers by itself.
"""

from __future__ import annotations

import re
from html import unescape

from wikiextract.expand.functions.call import Call
from wikiextract.expand.markers import StripMarker
from wikiextract.language.language_names import language_name

_ISBN = re.compile(r"(?:97[89][-\s]?)?(?:[0-9][-\s]?){9}[0-9Xx]")


def interwikilink(call: Call) -> str | None:
    """``{{#interwikilink:prefix|page|text}}``: a link to another wiki."""
    target = _target(call)
    text = call.argument(2)
    return None if target is None else _link(call, "interwikilink", target, text or target)


def interlanguagelink(call: Call) -> str | None:
    """``{{#interlanguagelink:prefix|page}}``: a language link of the page."""
    target, prefix = _target(call), call.first.lower()
    if target is None:
        return None
    if call.page.site.interwiki[prefix].language is None and not language_name(prefix):
        return None
    return _link(call, "interlanguagelink", target)


def isbn(call: Call) -> str | None:
    """``{{#isbn:number}}``: a link to the page that finds books by their number."""
    number = re.sub(r"\s", " ", unescape(call.first))
    return None if _ISBN.fullmatch(number) is None else _link(call, "isbn", number)


def _link(call: Call, name: str, target: str, text: str = "") -> str:
    written = "|".join(call.arguments())
    marker = StripMarker("link", name, text, target, f"{{{{#{name}:{written}", "}}")
    return call.frame.expansion.mark(marker)


def _target(call: Call) -> str | None:
    prefix, name = call.first, call.argument(1)
    if prefix.lower() not in call.page.site.interwiki or not name or name != name.strip("_"):
        return None
    if any(character in "\n<>[]|{}" for character in name):
        return None
    return f"{prefix}:{name}"


FUNCTIONS = {"interwikilink": interwikilink, "interlanguagelink": interlanguagelink, "isbn": isbn}
NAMES = {f"#{identity}": identity for identity in FUNCTIONS}
