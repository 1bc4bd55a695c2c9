"""What must hold of a box for a case of its mapping."""

from __future__ import annotations

from wikiextract.map.domains.model import BoxMapping, Case, Condition
from wikiextract.map.domains.rules.state import Applying

_NO_CASE = Case(condition=Condition(test="always"))


def case_of(mapping: BoxMapping, state: Applying) -> Case:
    """Return the first case of a mapping whose condition holds; an empty one where none does."""
    return next((one for one in mapping.cases if holds(one.condition, state)), _NO_CASE)


def holds(condition: Condition, state: Applying) -> bool:
    """Return True if the condition is true of the box."""
    if condition.test == "always" or not condition.names:
        return True
    wanted = (condition.value or "").casefold().strip()
    for field in state.box.find(condition.names, state.number):
        text = (field.value.text or "").casefold().strip()
        match condition.test:
            case "is-set":
                if text or field.value.images:
                    return True
            case "equals":
                if text == wanted:
                    return True
            case "contains":
                if wanted and wanted in text:
                    return True
    return False
