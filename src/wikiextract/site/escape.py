"""Text that is not to be read as wikitext: `{{PAGENAME}}` of a page named ``*foo``."""

from __future__ import annotations

import re
from functools import cache

from wikiextract.site.mediawiki import mediawiki_facts

_SIGNS = {character: f"&#{ord(character)};" for character in "\"&'<=>[]{|};"}
# Begins with a set, which is looked for ten times as fast as one branch after another.
_PATTERN = re.compile(
    r"""
      [\"&'<=>\[\]{|};\#*:\ \t\n\r\-!~_IRP]
      (?: (?<=[\"&'<=>\[\]{|};])
        | (?<=[\#*:\ \t\n\r]) (?<![^\n\r][\s\S])  # at the start of a line
        | (?<=-) --- (?<![^\n]----)
        | (?<=!) !
        | (?<=:) //
        | (?<=~) ~~
        | (?<=_) _
        | (?: (?<=I) SBN | (?<=R) FC | (?<=P) MID ) [ \t\n\f\r]
      )
    """,
    re.X,
)


def escape_wikitext(text: str) -> str:
    """`text` with entities in place of what could be markup where it stands."""
    text = _PATTERN.sub(_replace, text)
    return _protocols().sub(r"\1&#58;", text) if ":" in text else text


@cache
def _protocols() -> re.Pattern[str]:
    """The protocols of addresses that go without slashes (``mailto:``), up to the colon."""
    names = (one[:-1] for one in mediawiki_facts().url_protocols if one.endswith(":"))
    return re.compile(rf"\b({'|'.join(map(re.escape, names))}):", re.I)


def _replace(match: re.Match[str]) -> str:
    found = match[0]
    if found in _SIGNS:
        return _SIGNS[found]
    if found == "!!":
        return "&#33;!"
    if found == "://":
        return "&#58;//"
    if found == "~~~":
        return "~~&#126;"
    if found == "__":
        return "_&#95;"
    if found == "----":
        return "&#45;---"
    return f"{found[:-1]}&#{ord(found[-1])};"
