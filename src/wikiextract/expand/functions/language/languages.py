"""Languages and links between wikis: `#language`, `#dir`, `#bcp47`, `#interwikilink`,
`#interlanguagelink`; and the model of the page, `#contentmodel`.

https://www.mediawiki.org/wiki/Help:Magic_words#Miscellaneous
"""

from __future__ import annotations

from wikiextract.expand.functions.call import Call
from wikiextract.language.facts import Language, has_language, load_language
from wikiextract.language.language_names import language_name
from wikiextract.store.memory import default_model

_MODEL_NAMES = {
    "css": "CSS",
    "javascript": "JavaScript",
    "json": "JSON",
    "Scribunto": "Scribunto module",
}


def _language(call: Call) -> Language | None:
    """The language that a call names, that of the wiki for none; None for an unknown one."""
    code = call.first
    if code and not has_language(code):
        call.problem("unknown-language", f"There is no language {code} here.")
        return None
    return load_language(code or call.page.site.language)


def language(call: Call) -> str:
    """``{{#language:code|in}}``: the name of a language (the wiki's), in itself or in another."""
    code = call.first or call.page.site.language
    return language_name(code, call.argument(1) or None) or code


def direction(call: Call) -> str:
    """``{{#dir:code}}``: ``ltr`` or ``rtl``; without a code, of the wiki."""
    language = _language(call)
    return "rtl" if language is not None and language.right_to_left else "ltr"


def bcp47(call: Call) -> str:
    """``{{#bcp47:code}}``: the language tag of a code that MediaWiki uses, or of the wiki."""
    language = _language(call)
    if language is None:
        return call.first
    return language.bcp47 or language.code


def interwikilink(call: Call) -> str | None:
    """``{{#interwikilink:prefix|page|text}}``: a link to another wiki."""
    target = _target(call)
    return None if target is None else f"[[:{target}|{call.argument(2) or target}]]"


def interlanguagelink(call: Call) -> str | None:
    """``{{#interlanguagelink:prefix|page}}``: a language link of the page."""
    target = _target(call)
    return None if target is None else f"[[{target}]]"


def _target(call: Call) -> str | None:
    prefix, name = call.first, call.argument(1)
    if prefix.lower() not in call.page.site.interwiki or not name or name != name.strip("_"):
        return None
    if any(character in "\n<>[]|{}" for character in name):
        return None
    return f"{prefix}:{name}"


def contentmodel(call: Call) -> str:
    """``{{#contentmodel:canonical}}``, or ``local`` (by its name): what the page's text is."""
    title = call.page.title
    model = call.page.revision.model or default_model(title.namespace, title.text)
    return model if call.first == "canonical" else _MODEL_NAMES.get(model, model)


FUNCTIONS = {
    "language": language,
    "dir": direction,
    "bcp47": bcp47,
    "interwikilink": interwikilink,
    "interlanguagelink": interlanguagelink,
    "contentmodel": contentmodel,
}
VARIABLES = {
    "language": language,
    "dir": direction,
    "bcp47": bcp47,
    "contentmodel": contentmodel,
}
NAMES = {f"#{identity}": identity for identity in FUNCTIONS}
VARIABLE_NAMES = {f"#{identity}": identity for identity in VARIABLES}
