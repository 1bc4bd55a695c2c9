"""Interface messages: the wiki's own pages first, then what MediaWiki says in the language."""

from __future__ import annotations

from wikiextract.language.facts import load_language
from wikiextract.site import Site
from wikiextract.site.title import MEDIAWIKI
from wikiextract.store.page_source import PageSource

# What the expansion itself says, where the language's facts have no translation.
_ENGLISH = {
    "parser-template-loop-warning": "Template loop detected: [[$1]]",
    "parser-template-recursion-depth-warning": "Template recursion depth limit exceeded ($1)",
    "duplicate-defaultsort": (
        '<strong>Warning:</strong> Default sort key "$2" overrides earlier default sort key "$1".'
    ),
    "duplicate-displaytitle": (
        '<strong>Warning:</strong> Display title "$2" overrides earlier display title "$1".'
    ),
    "pfunc_timef_bad_format": "Error: Invalid date format.",
    "pfunc_rel2abs_invalid_depth": (
        'Error: Invalid depth in path: "$1" (tried to access a node above the root node).'
    ),
    "pfunc_expr_stack_exhausted": "Expression error: Stack exhausted.",
    "pfunc_expr_unexpected_number": "Expression error: Unexpected number.",
    "pfunc_expr_unrecognised_word": 'Expression error: Unrecognized word "$1".',
    "pfunc_expr_unexpected_operator": "Expression error: Unexpected $1 operator.",
    "pfunc_expr_missing_operand": "Expression error: Missing operand for $1.",
    "pfunc_expr_unexpected_closing_bracket": "Expression error: Unexpected closing bracket.",
    "pfunc_expr_unrecognised_punctuation": (
        'Expression error: Unrecognized punctuation character "$1".'
    ),
    "pfunc_expr_unclosed_bracket": "Expression error: Unclosed bracket.",
    "pfunc_expr_division_by_zero": "Division by zero.",
    "pfunc_expr_invalid_argument": "Invalid argument for $1: < -1 or > 1.",
    "pfunc_expr_invalid_argument_ln": "Invalid argument for ln: <= 0.",
    "pfunc_expr_not_a_number": "In $1: Result is not a number.",
}


def default_message(site: Site, name: str, language: str | None = None) -> str | None:
    """MediaWiki's text of the message `name` in the wiki's language (or `language`).

    None when it is not among the facts of the language.
    """
    key = (name[:1].lower() + name[1:]).replace(" ", "_")
    code = language or site.language
    text = load_language(code).messages.get(key)
    if text is None:
        text = _ENGLISH.get(key)
    return text if text is not None else calendar_word(key, code)


def calendar_word(name: str, language: str) -> str | None:
    """The name of a month or day, whose messages are named by the English names."""
    words = load_language(language)
    english = load_language("en")
    key, _, kind = name.lower().partition("-")
    for own, names in (
        (words.months_genitive if kind == "gen" else words.months, english.months),
        (words.months_short, english.months_short),
        (words.days, english.days),
        (words.days_short, english.days_short),
    ):
        for position, english_name in enumerate(names):
            if english_name.lower() == key and position < len(own) and kind in ("", "gen"):
                return own[position]
    return None


def message(
    site: Site, pages: PageSource, name: str, *parameters: str, language: str | None = None
) -> str | None:
    """The wikitext of a message with its ``$1``… replaced; None when nobody knows the message.

    In another `language` than the wiki's, the page ``MediaWiki:name/code`` comes first.
    """
    own = name if language in (None, site.language) else f"{name}/{language}"
    title = site.title(own, MEDIAWIKI)
    page = pages.text(title) if title is not None else None
    text = page.text if page is not None else default_message(site, name, language)
    return None if text is None else fill(text, parameters)


def fill(text: str, parameters: tuple[str, ...]) -> str:
    """Replaces ``$1``, ``$2``, … (from the last, so that ``$1`` leaves ``$10`` alone)."""
    if "$" in text:
        for number in range(len(parameters), 0, -1):
            text = text.replace(f"${number}", parameters[number - 1])
    return text
