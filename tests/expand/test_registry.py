"""The list of parser functions and variables: what is in it can be called."""

from __future__ import annotations

from wikiextract.expand.functions.registry import (
    FUNCTIONS,
    NAMES,
    STRING_FUNCTIONS,
    VARIABLE_NAMES,
    VARIABLES,
)
from wikiextract.site import Site
from wikiextract.site.query_extensions import query_functions


def test_every_function_and_variable_has_a_name() -> None:
    stored = query_functions()
    named = {
        *Site.bundled("enwiki").magic_words,
        *NAMES.values(),
        *VARIABLE_NAMES.values(),
        *stored,
    }
    assert {*FUNCTIONS, *VARIABLES} - named - STRING_FUNCTIONS == set()
