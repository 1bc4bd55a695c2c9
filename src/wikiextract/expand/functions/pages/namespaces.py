"""`ns` and `nse`: names of namespaces; `#special` and `#speciale`: those of special pages.

https://www.mediawiki.org/wiki/Help:Magic_words#Namespaces
"""

from __future__ import annotations

from wikiextract.expand.functions.call import Call
from wikiextract.expand.functions.language.numbers import leading_integer
from wikiextract.expand.functions.text.encode import wiki_encode
from wikiextract.site.namespaces import fold
from wikiextract.site.title import SPECIAL


def ns(call: Call) -> str | None:
    """``{{ns:1}}``, ``{{ns:Talk}}``: the name in the wiki's language."""
    site, text = call.page.site, call.first
    number = leading_integer(text)
    if not number and text not in {"", "0"}:
        found = site.namespace_ids.get(fold(text))
        if found is None:
            return None
        number = found
    namespace = site.namespaces.get(number)
    return "" if namespace is None else namespace.name


def nse(call: Call) -> str | None:
    """``{{nse:1}}``: as in URLs."""
    name = ns(call)
    return None if name is None else wiki_encode(name)


def special(call: Call) -> str | None:
    """``{{#special:name}}``: the full title of a special page in the wiki's language."""
    site = call.page.site
    name, slash, rest = call.first.partition("/")
    wanted = name.strip(" _").replace(" ", "_").lower()
    for identity, names in site.special_pages.items():
        if any(wanted == other.replace(" ", "_").lower() for other in (identity, *names)):
            name = (names or (identity,))[0].replace("_", " ")
            break
    title = site.title(name + slash + rest, SPECIAL)
    if title is None:
        bad = site.special_pages.get("Badtitle", ("Badtitle",))[0]
        title = site.title(bad.replace("_", " "), SPECIAL)
    return None if title is None else title.prefixed


def speciale(call: Call) -> str | None:
    """``{{#speciale:name}}``: as in URLs."""
    title = special(call)
    return None if title is None else wiki_encode(title)


FUNCTIONS = {"ns": ns, "nse": nse, "special": special, "speciale": speciale}
