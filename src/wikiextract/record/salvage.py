"""The valid parts of a record that is invalid as a whole."""

from __future__ import annotations

from typing import Any

from wikiextract.record.validate import Validator

_MOST_ROUNDS = 50
_SHOWN = 20
_REASON = 300


def salvage(record: dict[str, Any], validator: Validator) -> dict[str, Any] | None:
    """Return the record without the parts that its schema refuses, None when it needs them.

    A part is the smallest list entry or property that holds what is refused. A diagnostic of the
    record (``record-invalid``) names each part; of many, the first. The record given is changed.
    """
    told: list[dict[str, Any]] = []
    for _ in range(_MOST_ROUNDS):
        problems = validator.problems(record)
        if not problems:
            return record
        # From the last to the first, so that places in lists stay true.
        for path, reason in sorted(problems.items(), key=_order, reverse=True):
            if not path or not _remove(record, path):
                return None
            told.append(_diagnostic(path, reason))
        known = [one for one in record.get("diagnostics", ()) if one.get("code") != _CODE]
        record["diagnostics"] = [*known, *told[:_SHOWN]]
    return None


_CODE = "record-invalid"


def _order(problem: tuple[tuple[str | int, ...], str]) -> list[tuple[int, str]]:
    return [(step, "") if isinstance(step, int) else (-1, step) for step in problem[0]]


def _remove(record: Any, path: tuple[str | int, ...]) -> bool:
    """Take out what `path` leads to; False when it does not lead anywhere."""
    container = record
    try:
        for step in path[:-1]:
            container = container[step]
        del container[path[-1]]
    except (KeyError, IndexError, TypeError):
        # It stood in another part that was taken out in this round.
        return container is not record
    return True


def _diagnostic(path: tuple[str | int, ...], reason: str) -> dict[str, Any]:
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    message = f"${place} is left out, since the schema refuses it: {reason}"
    return {"code": _CODE, "severity": "error", "message": message[:_REASON]}
