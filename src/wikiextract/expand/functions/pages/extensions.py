"""Functions of extensions that Wikimedia's wikis have, as far as they leave something in a page.

`#coordinates` (Extension:GeoData), `SHORTDESC` (Extension:Wikibase Client), `#categorytree`
(Extension:CategoryTree); and those that show nothing: `#related`, `#assessment`,
`#noexternallanglinks`, `PENDINGCHANGELEVEL`, `PROTECTIONEXPIRY`.
"""

from __future__ import annotations

from wikiextract.expand.functions.call import Call
from wikiextract.expand.tags import make_tag

_LONGEST_CODES = 10_000
"""Characters of the codes of languages that a page may do without; all there are have 2,000."""


def coordinates(call: Call) -> str:
    """``{{#coordinates:52|30|N|13|20|E|primary}}``: the primary ones are kept as a property.

    The property ``coordinates`` holds the arguments as they are, with pipes between.
    """
    arguments = list(call.arguments())
    if "primary" in arguments:
        call.findings.properties["coordinates"] = "|".join(arguments)
    return ""


def shortdesc(call: Call) -> str:
    """``{{SHORTDESC:text|noreplace}}``: kept as a property."""
    properties = call.findings.properties
    if call.first and not (call.argument(1) == "noreplace" and "shortdesc" in properties):
        properties["shortdesc"] = call.first
    return ""


def categorytree(call: Call) -> str:
    """``{{#categorytree:category|option=value}}``: the tag of that name."""
    attributes = {
        call.name(part) or call.text(part): "" if part.name is None else call.text(part)
        for part in call.parts
    }
    return make_tag(call.frame, "categorytree", call.first, attributes)


def noexternallanglinks(call: Call) -> str:
    """``{{noexternallanglinks:fr|de}}``: languages whose links the page's item does not give.

    The property of this name holds them with pipes between; ``*`` stands for all.
    """
    stated = [code for code in call.arguments() if code] or ["*"]
    known = call.findings.properties.get("noexternallanglinks", "")
    if len(known) + sum(map(len, stated)) > _LONGEST_CODES:
        call.problem("too-many-languages", "The page does without more languages than there are.")
        return ""
    codes = dict.fromkeys([*(known.split("|") if known else ()), *stated])
    call.findings.properties["noexternallanglinks"] = "|".join(codes)
    return ""


def nothing(call: Call) -> str:
    """Return nothing: it is for other pages, or about protection, and a dump has none."""
    return ""


def repository_name(call: Call) -> str:
    """``{{WBREPONAME}}``."""
    return "Wikidata"


FUNCTIONS = {
    "coordinates": coordinates,
    "shortdesc": shortdesc,
    "categorytree": categorytree,
    "related": nothing,
    "assessment": nothing,
    "noexternallanglinks": noexternallanglinks,
    "mentor": nothing,
    "pendingchangelevel": nothing,
    "protectionexpiry": nothing,
}
VARIABLES = {"wbreponame": repository_name, "noexternallanglinks": noexternallanglinks}
NAMES = {"noexternallanglinks": "noexternallanglinks"}
