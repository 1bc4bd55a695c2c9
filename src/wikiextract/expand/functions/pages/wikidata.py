"""`#property` and `#statements`: nothing, as there is no source of entities.

https://www.wikidata.org/wiki/Wikidata:How_to_use_data_on_Wikimedia_projects
"""

from __future__ import annotations

from wikiextract.expand.functions.call import Call


def statements(call: Call) -> str:
    """``{{#property:P1}}`` and ``{{#statements:P1}}``."""
    call.problem("no-entity-source", f"The statement {call.first} is not known here.")
    return ""


FUNCTIONS = {"property": statements, "statements": statements}
NAMES = {"#property": "property", "#statements": "statements"}
