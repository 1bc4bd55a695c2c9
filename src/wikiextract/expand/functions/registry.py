"""All parser functions and variables by the ids of their magic words: one visible list."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from wikiextract.expand.functions import conditions, expr, modules, switch, tag
from wikiextract.expand.functions.call import Function, Variable
from wikiextract.expand.functions.language import dates, formatdate, forms, interface, languages
from wikiextract.expand.functions.pages import (
    extensions,
    links,
    namespaces,
    page_properties,
    revisions,
    sections,
    stores,
    titles,
    urls,
    wiki,
    wikidata,
)
from wikiextract.expand.functions.text import characters, letters, paths, string_functions

FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {
        **conditions.FUNCTIONS,
        **switch.FUNCTIONS,
        **expr.FUNCTIONS,
        **paths.FUNCTIONS,
        **letters.FUNCTIONS,
        **string_functions.FUNCTIONS,
        **urls.FUNCTIONS,
        **titles.FUNCTIONS,
        **namespaces.FUNCTIONS,
        **page_properties.FUNCTIONS,
        **interface.FUNCTIONS,
        **tag.FUNCTIONS,
        **modules.FUNCTIONS,
        **sections.FUNCTIONS,
        **wikidata.FUNCTIONS,
        **dates.FUNCTIONS,
        **revisions.FUNCTIONS,
        **wiki.FUNCTIONS,
        **languages.FUNCTIONS,
        **links.FUNCTIONS,
        **forms.FUNCTIONS,
        **formatdate.FUNCTIONS,
        **extensions.FUNCTIONS,
        **stores.FUNCTIONS,
    }
)


@cache
def all_functions() -> Mapping[str, Function]:
    """Return all parser functions by id, also those of which data says what they are."""
    return {**FUNCTIONS, **stores.other_functions()}


VARIABLES: Mapping[str, Variable] = MappingProxyType(
    {
        **characters.VARIABLES,
        **titles.VARIABLES,
        **urls.VARIABLES,
        **page_properties.VARIABLES,
        **dates.VARIABLES,
        **revisions.VARIABLES,
        **wiki.VARIABLES,
        **languages.VARIABLES,
        **extensions.VARIABLES,
    }
)

STRING_FUNCTIONS = frozenset(string_functions.FUNCTIONS)

VALUE_FUNCTIONS = frozenset(
    {
        *expr.FUNCTIONS,
        *switch.FUNCTIONS,
        *letters.FUNCTIONS,
        *string_functions.FUNCTIONS,
        *dates.FUNCTIONS,
        *forms.FUNCTIONS,
        *formatdate.FUNCTIONS,
        "titleparts",
        "language",
    }
)
"""Functions whose text says nothing but what their arguments say; a function added to these files
is taken for one."""

NAMES: Mapping[str, str] = MappingProxyType(
    {
        **sections.NAMES,
        **wikidata.NAMES,
        **dates.NAMES,
        **languages.NAMES,
        **links.NAMES,
        **extensions.NAMES,
    }
)
"""Names of functions that a siteinfo may leave out, in lower case, with their ids."""

VARIABLE_NAMES: Mapping[str, str] = MappingProxyType(
    {**wiki.VARIABLE_NAMES, **languages.VARIABLE_NAMES, **extensions.NAMES}
)
"""As `NAMES`, of variables."""
