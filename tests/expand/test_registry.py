"""The list of parser functions and variables: what is in it can be called."""

from __future__ import annotations

from wikiextract.expand.functions.registry import (
    NAMES,
    STRING_FUNCTIONS,
    VARIABLE_NAMES,
    VARIABLES,
    all_functions,
)
from wikiextract.site import Site
from wikiextract.site.query_extensions import all_functions as extension_functions


def test_every_function_and_variable_has_a_name() -> None:
    named = {
        *Site.bundled("enwiki").magic_words,
        *NAMES.values(),
        *VARIABLE_NAMES.values(),
        *extension_functions(),
    }
    assert {*all_functions(), *VARIABLES} - named - STRING_FUNCTIONS == set()


def test_every_function_of_extensions_that_store_is_there() -> None:
    assert extension_functions() <= all_functions().keys()
