"""What a box's match makes of what was made again: nothing here expands, renders or reads."""

from __future__ import annotations

from wikiextract.expand.origins import Origin, Traced
from wikiextract.nodes import Field, FieldGroup, Infobox, Value
from wikiextract.read.parameters import BoxMatch, MarkedCall
from wikiextract.read.parameters.fields import fields_of
from wikiextract.read.parameters.marks import with_marks


def box(*fields: tuple[str, str]) -> Infobox:
    shown = tuple(Field(label=label, value=Value(text=text)) for label, text in fields)
    return Infobox(groups=(FieldGroup(fields=shown),))


PLAIN = box(("Born", "1879 in Ulm"), ("Died", "1955"), ("Known for", "physics"))
MARKED = box(
    ("Born", with_marks("1879 in Ulm", [(0, 4, 0), (8, 11, 1)])),
    ("Died", "1955"),
    ("Known for", with_marks("physics", [(0, 7, 2)])),
)
NAMES = ["birth_date", "birth_place", "field"]


def params(match: BoxMatch) -> list[tuple[str | None, ...]]:
    return [(field.param, *(field.more_params or ())) for field in fields_of(match.result())]


def test_marks_tell_the_parameters_of_the_fields_that_hold_them() -> None:
    match = BoxMatch.of(PLAIN).by_marks([MARKED], NAMES)
    assert params(match) == [("birth_date", "birth_place"), (None,), ("field",)]
    assert list(match.left()) == [1]


def test_what_was_known_stays() -> None:
    match = BoxMatch.of(PLAIN).by_marks([MARKED], NAMES).by_marks([MARKED], ["x", "y", "z"])
    assert params(match) == [("birth_date", "birth_place"), (None,), ("field",)]


def test_only_values_that_were_not_found_are_left() -> None:
    match = BoxMatch.of(PLAIN).by_marks([MARKED], NAMES, frozenset({"sex"}))
    values = {"birth_date": "1879", "sex": "male", "death_date": "1955"}
    assert match.values_left(values) == {"death_date": "1955"}
    said = {"death_date": Value(text="1955")}
    assert params(match.by_value(said, all_followed=False))[1] == ("death_date",)


def test_a_box_whose_fields_are_all_known_needs_no_values() -> None:
    match = BoxMatch.of(box(("Born", "Ulm")))
    match = match.by_marks([box(("Born", with_marks("Ulm", [(0, 3, 0)])))], ["birth_place"])
    assert match.left() == {}
    assert match.values_left({"other": "Ulm"}) == {}


def test_modules_are_given_marks_in_text_alone() -> None:
    call = MarkedCall(3)
    name = Traced("Albert Einstein", (Origin(0, 15, 3, "name"),))
    switch = Traced("yes", (Origin(0, 3, 3, "married"),))
    other = Traced("Somebody else", (Origin(0, 13, 4, "name"),))
    marked = call.mark(name)
    assert marked != name
    assert (call.mark(switch), call.mark(other), call.mark("plain")) == (switch, other, "plain")
    assert call.marked == {"name"}
    read = call.marked_text(f"<td>{marked}</td>")
    assert read is not None
    assert list(read.names) == ["name"]
