"""Languages: `#language`, `#dir`, `#bcp47`; and the model of a page, `#contentmodel`.

https://www.mediawiki.org/wiki/Help:Magic_words#Miscellaneous
"""

from __future__ import annotations

from wikiextract.expand.functions.call import Call
from wikiextract.language.facts import has_language, load_language
from wikiextract.language.language_names import bcp47 as language_tag
from wikiextract.language.language_names import is_valid_code, language_name
from wikiextract.store.memory import default_model

_MODEL_NAMES = {
    "css": "CSS",
    "javascript": "JavaScript",
    "json": "JSON",
    "Scribunto": "Scribunto module",
}


def language(call: Call) -> str:
    """``{{#language:code|in}}``: the name of a language (the wiki's), in itself or in another."""
    code = call.first or call.page.site.language
    return language_name(code, call.argument(1) or None) or language_tag(code)


def direction(call: Call) -> str:
    """``{{#dir:code}}``: ``ltr`` or ``rtl``; without a code, of the wiki.

    A second argument says that the code is a language tag; directions are the same for these.
    """
    code = (call.first or call.page.site.language).lower()
    if not is_valid_code(code):
        call.problem("unknown-language", f"{code} is the code of no language.")
    return "rtl" if has_language(code) and load_language(code).right_to_left else "ltr"


def bcp47(call: Call) -> str:
    """``{{#bcp47:code}}``: the language tag of a code that MediaWiki uses, or of the wiki."""
    return language_tag(call.first or call.page.site.language)


def contentmodel(call: Call) -> str:
    """``{{#contentmodel:canonical|page}}``, or ``local`` (by its name): what a page's text is."""
    form = call.first or "local"
    model = _model(call)
    if form not in {"canonical", "local"} or model is None:
        return ""
    return model if form == "canonical" else _MODEL_NAMES.get(model, model)


def _model(call: Call) -> str | None:
    """The content model of the page that a call names, or of the page itself."""
    page = call.page
    title, named = page.title, call.argument(1)
    if named:
        other = page.site.title(named)
        if other is None or other.interwiki is not None:
            return None
        title = other
    if title.page == page.title.page and page.revision.model:
        return page.revision.model
    info = None
    if named and call.count_expensive():
        call.findings.look_up(title)
        info = page.pages.info(title)
    return info.model if info is not None else default_model(title.namespace, title.text)


FUNCTIONS = {
    "language": language,
    "dir": direction,
    "bcp47": bcp47,
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
