"""A record that is not valid keeps what is valid of it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

import wikiextract
from wikiextract.record import Validator, to_json
from wikiextract.record.salvage import salvage

VALIDATOR = Validator.named()
TEXT = """
'''Foo''' is a [[bar]].
== First ==
* one
* two
{| class="wikitable"
! a !! b
|-
| c || d
|}
== Second ==
Text.
[[Category:X]]
"""


def record() -> dict[str, Any]:
    found: dict[str, Any] = msgspec.json.decode(
        to_json(wikiextract.extract(TEXT, site="enwiki", title="Foo"))
    )
    assert VALIDATOR.is_valid(found)
    return found


def test_a_valid_record_stays_as_it_is() -> None:
    assert salvage(record(), VALIDATOR) == record()


def test_a_bad_property_costs_itself() -> None:
    bad = record()
    bad["sections"][1]["anchor"] = ""
    kept = salvage(bad, VALIDATOR)
    assert kept is not None
    assert VALIDATOR.is_valid(kept)
    (told,) = kept.pop("diagnostics")
    assert told["code"] == "record-invalid"
    assert "$.sections[1].anchor" in told["message"]
    wanted = record()
    del wanted["sections"][1]["anchor"]
    assert kept == wanted


def test_bad_parts_of_a_block_cost_no_other_block() -> None:
    bad = record()
    table = bad["sections"][1]["blocks"][1]
    assert table["type"] == "table"
    table["rows"][0]["cells"].append({"no": "cell"})
    bad["sections"][0]["blocks"][0].setdefault("links", []).append(3)
    kept = salvage(bad, VALIDATOR)
    assert kept is not None
    assert len(kept.pop("diagnostics")) == 2
    wanted = record()
    wanted["sections"][0]["blocks"][0].setdefault("links", [])
    assert kept == wanted


def test_many_bad_parts_are_named_as_far_as_anyone_reads() -> None:
    bad = record()
    bad["categories"] += [{"name": ""}] * 1_000
    kept = salvage(bad, VALIDATOR)
    assert kept is not None
    assert [one["name"] for one in kept["categories"]] == ["X"]
    assert 1 <= len(kept["diagnostics"]) <= 20


@pytest.mark.parametrize("name", ["title", "extraction"])
def test_a_record_without_what_it_needs_is_none(name: str) -> None:
    bad = record()
    bad[name] = 3
    assert salvage(bad, VALIDATOR) is None
