"""Languages and links between wikis: `#language`, `#dir`, `#bcp47`, `#interwikilink`,
`#interlanguagelink`; and the model of the page, `#contentmodel`.

https://www.mediawiki.org/wiki/Help:Magic_words#Miscellaneous
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.expand.functions.call import Call
from wikiextract.language.facts import Language, has_language, load_language
from wikiextract.language.language_names import language_name
from wikiextract.store.memory import default_model

if TYPE_CHECKING:
    from wikiextract.expand.frame import Frame
    from wikiextract.expand.page import PageExpansion

_MODEL_NAMES = {
    "css": "CSS",
    "javascript": "JavaScript",
    "json": "JSON",
    "Scribunto": "Scribunto module",
}


def _language(page: PageExpansion, code: str) -> Language | None:
    """The language `code`, that of the wiki for an empty one; None for an unknown one."""
    if code and not has_language(code):
        page.problem("unknown-language", f"There is no language {code} here.")
        return None
    return load_language(code or page.site.language)


def _direction(page: PageExpansion, code: str) -> str:
    language = _language(page, code)
    return "rtl" if language is not None and language.right_to_left else "ltr"


def _tag(page: PageExpansion, code: str) -> str:
    language = _language(page, code)
    if language is None:
        return code
    return language.bcp47 or language.code


def language(call: Call) -> str:
    """``{{#language:code|in}}``: the name of a language, in itself or in another."""
    code = call.first or call.page.site.language
    return language_name(code, call.argument(1) or None) or code


def current_language(frame: Frame) -> str:
    """``{{#language}}``: the name of the wiki's."""
    return language_name(frame.page.site.language)


def direction(call: Call) -> str:
    """``{{#dir:code}}``: ``ltr`` or ``rtl``."""
    return _direction(call.page, call.first)


def bcp47(call: Call) -> str:
    """``{{#bcp47:code}}``: the language tag of a code that MediaWiki uses."""
    return _tag(call.page, call.first)


def current_direction(frame: Frame) -> str:
    """``{{#dir}}``: of the wiki."""
    return _direction(frame.page, "")


def current_bcp47(frame: Frame) -> str:
    """``{{#bcp47}}``: of the wiki."""
    return _tag(frame.page, "")


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


def contentmodel(call: Call) -> str | None:
    """``{{#contentmodel:canonical}}`` or ``local``: what the page's text is."""
    return _model(call.page, canonical=call.first == "canonical")


def current_contentmodel(frame: Frame) -> str:
    """``{{#contentmodel}}``: by its name."""
    return _model(frame.page, canonical=False)


def _model(page: PageExpansion, *, canonical: bool) -> str:
    model = page.revision.model or default_model(page.title.namespace, page.title.text)
    return model if canonical else _MODEL_NAMES.get(model, model)


FUNCTIONS = {
    "language": language,
    "dir": direction,
    "bcp47": bcp47,
    "interwikilink": interwikilink,
    "interlanguagelink": interlanguagelink,
    "contentmodel": contentmodel,
}
VARIABLES = {
    "language": current_language,
    "dir": current_direction,
    "bcp47": current_bcp47,
    "contentmodel": current_contentmodel,
}
NAMES = {f"#{identity}": identity for identity in FUNCTIONS}
VARIABLE_NAMES = {f"#{identity}": identity for identity in VARIABLES}
