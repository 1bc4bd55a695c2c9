"""How a typed value is held against a label."""

import pytest

from benchmarks.quality.labelled_values import judge
from benchmarks.quality.matching import matches, without_repeats
from benchmarks.quality.score import Score, as_table, of_sets


@pytest.mark.parametrize(
    ("given", "label", "same"),
    [
        ({"kind": "number", "number": 5.0}, {"kind": "number", "number": 5}, True),
        ({"kind": "number", "number": 5.0}, {"kind": "ordinal", "number": 5}, False),
        ({"kind": "number", "number": 5.1}, {"kind": "number", "number": 5}, False),
        ({"kind": "number", "low": 1.0, "high": 2.0}, {"kind": "number", "low": 1}, True),
        (
            {"kind": "quantity", "number": 5.0, "unit_code": "km"},
            {"kind": "number", "number": 5, "or": [{"kind": "quantity", "number": 5}]},
            True,
        ),
        (
            {"kind": "quantity", "number": 5.0, "unit_code": "km"},
            {"kind": "quantity", "number": 5, "unit_code": "m"},
            False,
        ),
        (
            {"kind": "quantity", "number": 71, "si_number": 1.8034},
            {"kind": "quantity", "si_number": 1.8034},
            True,
        ),
        (
            {"kind": "date", "edtf": "1969-07-16T13:32Z"},
            {"kind": "date", "edtf": "1969-07-16"},
            True,
        ),
        ({"kind": "date", "edtf": "1969"}, {"kind": "date", "edtf": "1969-07"}, False),
        (
            {"kind": "money", "amount": 5.0},
            {"kind": "money", "amount": 5, "currency": "USD"},
            False,
        ),
        (
            {"kind": "money", "amount": 5.0},
            {"kind": "money", "amount": 5, "currency": "USD", "currency_unsaid": True},
            True,
        ),
        (
            {"kind": "duration", "duration": "PT90M"},
            {"kind": "duration", "duration": "PT1H30M"},
            True,
        ),
        ({"kind": "url", "value": "http://a.b/"}, {"kind": "url", "value": "https://a.b"}, True),
        (
            {"kind": "identifier", "scheme": "isbn", "value": "0-810-91868-4"},
            {"kind": "identifier", "scheme": "ISBN", "value": "0810918684"},
            True,
        ),
    ],
)
def test_a_value_says_what_a_label_does(given: dict, label: dict, same: bool) -> None:
    assert matches(given, label) is same


def test_a_value_for_another_date_is_another() -> None:
    label = {"kind": "number", "number": 5, "as_of": "2010"}
    assert matches({"kind": "number", "number": 5, "as_of": "2010"}, label)
    assert matches({"kind": "number", "number": 5}, label)
    assert not matches({"kind": "number", "number": 5, "as_of": "2011"}, label)


def test_a_field_is_scored_by_kind() -> None:
    number = {"kind": "number", "number": 5}
    given = [{"kind": "number", "number": 5.0}, {"kind": "date", "edtf": "1990"}]
    scores = judge({"values": [number]}, given).scores
    assert scores == {"number": Score(1, 1, 1, 1), "date": Score(given=1)}
    assert judge({"values": [number]}, []).scores == {"number": Score(0, 0, 0, 1)}
    assert judge({"values": []}, []).scores == {"nothing": Score(0, 0, 1, 1)}
    assert judge({"values": []}, given).scores["nothing"] == Score(0, 0, 0, 1)


def test_what_may_be_left_out_costs_nothing_when_it_is() -> None:
    label = {"values": [{"kind": "number", "number": 5, "optional": True}]}
    assert judge(label, []).scores == {"number": Score()}
    assert judge(label, [{"kind": "number", "number": 5}]).scores == {"number": Score(1, 1, 0, 0)}
    assert judge(label, [{"kind": "number", "number": 6}]).scores == {"number": Score(given=1)}


def test_the_date_of_a_value_may_stand_beside_it() -> None:
    label = {"values": [{"kind": "number", "number": 5, "as_of": "2010"}]}
    inside = judge(label, [{"kind": "number", "number": 5, "as_of": "2010"}])
    beside = judge(label, [{"kind": "number", "number": 5}, {"kind": "date", "edtf": "2010"}])
    assert inside.scores == beside.scores
    assert inside.scores["as of"] == Score(1, 1, 1, 1)


def test_a_value_that_is_given_twice_counts_once() -> None:
    twice = [
        {"kind": "number", "number": 5, "text": "5", "from": "text"},
        {"kind": "number", "number": 5, "text": "five", "from": "template"},
    ]
    assert len(without_repeats(twice)) == 1


def test_statements_are_scored_as_sets() -> None:
    assert of_sets(["a", "a", "b"], ["a", "c"]) == Score(2, 1, 1, 2)
    assert "—" in as_table([]) or "precision" in as_table([])
