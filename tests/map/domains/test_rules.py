"""What each rule of a mapping finds in a box."""

from __future__ import annotations

import pytest

from tests.map.domains.boxes import described, found, texts, value
from wikiextract.map.domains.facts import LookUp
from wikiextract.map.domains.model import (
    AmountPart,
    BoxMapping,
    Condition,
    ConstantRule,
    DateOfPartsRule,
    DatePart,
    IntervalRule,
    JoinedTextRule,
    MappingSet,
    NodeRule,
    PairRule,
    PlaceRule,
    PropertyRule,
    SumRule,
)
from wikiextract.nodes import Field, FieldGroup, Infobox


def test_a_property_has_the_values_of_its_kind_and_where_they_stand() -> None:
    rule = PropertyRule(property="born", names=("birth date",), kind="date")
    (born,) = found(rule, birth_date=value("4 May 1990 in Rome"))["born"]
    assert born.typed is not None
    assert born.typed.edtf == "1990-05-04"
    assert born.source is not None
    assert (born.source.infobox, born.source.box, born.source.param) == (
        "infobox x",
        0,
        "birth_date",
    )


def test_a_field_without_a_value_of_the_kind_gives_none() -> None:
    rule = PropertyRule(property="born", names=("born",), kind="date")
    assert "born" not in found(rule, born=value("in antiquity"))


def test_the_first_name_that_the_box_has_comes_first() -> None:
    rule = PropertyRule(property="name", names=("official name", "name"), kind="text")
    assert texts(found(rule, name=value("A"), official_name=value("B"))["name"]) == ["B", "A"]


@pytest.mark.parametrize(
    ("text", "links", "split", "expected"),
    [
        ("Ann, Bob and Cid", ("Ann", "Bob", "Cid"), "items", ["Ann", "Bob", "Cid"]),
        ("Ann and her Bob", ("Ann", "Bob"), "items", ["Ann and her Bob"]),
        ("Ann, Bob and Cid", (), "items", ["Ann, Bob and Cid"]),
        ("Ann, Bob and Cid", (), "persons", ["Ann", "Bob", "Cid"]),
        ("Ann, Bob, and Cid", (), "persons", ["Ann", "Bob", "Cid"]),
        ("Ann\nBob", (), "items", ["Ann", "Bob"]),
        ("Rome, Italy", ("Rome", "Italy"), "places", ["Rome, Italy"]),
        ("Ann\nBob", (), "whole", ["Ann Bob"]),
        ("Sand and Co (x, y)", ("Sand and Co",), "items", ["Sand and Co"]),
    ],
)
def test_a_text_is_divided_as_the_rule_says(
    text: str, links: tuple[str, ...], split: str, expected: list[str]
) -> None:
    rule = PropertyRule(property="p", names=("p",), kind="link", split=split)  # type: ignore[arg-type]
    assert texts(found(rule, p=value(text, *links))["p"]) == expected


def test_what_stands_in_brackets_behind_a_name_qualifies_it() -> None:
    rule = PropertyRule(property="spouse", names=("spouse",), kind="link")
    ann, bob = found(rule, spouse=value("Ann (12 May 1990)\nBob (actor)", "Ann", "Bob"))["spouse"]
    assert ann.qualifiers is not None
    assert bob.qualifiers is not None
    assert [one.text for one in ann.qualifiers["period"]] == ["12 May 1990"]
    assert [one.text for one in bob.qualifiers["note"]] == ["actor"]


@pytest.mark.parametrize(
    ("text", "linked", "has_link"),
    [
        ("Ann", "Ann", True),
        ("“Ann”, b. 1990", "Ann", True),
        ("Ann Medal", "Ann", False),
        ("Medal of Ann", "Ann", False),
        ("Ann’s", "Ann", True),
    ],
)
def test_a_link_in_words_that_say_more_is_not_that_of_the_name(
    text: str, linked: str, has_link: bool
) -> None:
    rule = PropertyRule(property="p", names=("p",), kind="link")
    (one,) = found(rule, p=value(text, linked))["p"]
    assert (one.link is not None) is has_link


@pytest.mark.parametrize("links", [("Ann",), ("Mayor", "Ann"), ("Mayor",), ()])
def test_what_stands_before_a_colon_says_as_what_a_person_is(links: tuple[str, ...]) -> None:
    rule = PropertyRule(property="head", names=("head",), kind="link", split="persons")
    (ann,) = found(rule, head=value("Mayor: Ann", *links))["head"]
    assert ann.text == "Ann"
    assert (ann.link is not None) is ("Ann" in links)
    assert ann.qualifiers is not None
    assert texts(ann.qualifiers["note"]) == ["Mayor"]


def test_a_colon_in_a_link_or_a_name_without_a_blank_divides_nothing() -> None:
    rule = PropertyRule(property="head", names=("head",), kind="link", split="persons")
    (whole,) = found(rule, head=value("Ann: the Great", "Ann: the Great"))["head"]
    assert whole.text == "Ann: the Great"
    assert texts(found(rule, head=value("A:B"))["head"]) == ["A:B"]


def test_a_place_says_what_it_is_part_of() -> None:
    rule = PropertyRule(property="place", names=("place",), kind="link", split="places")
    (place,) = found(rule, place=value("Rome, Italy", "Rome", "Italy"))["place"]
    assert place.link is not None
    assert place.link.target == "Rome"
    assert place.qualifiers is not None
    assert [one.text for one in place.qualifiers["containedInPlace"]] == ["Italy"]


def test_a_field_beside_a_value_qualifies_it() -> None:
    year = PropertyRule(property="asOf", names=("census#",), kind="date")
    rule = PropertyRule(property="people", names=("people#",), kind="number", qualifiers=(year,))
    first, second = found(
        rule,
        people1=value("10"),
        census1=value("1 May 1990"),
        people2=value("20"),
        census2=value("1 May 2000"),
    )["people"]
    assert first.qualifiers is not None
    assert second.qualifiers is not None
    assert [texts(one["asOf"]) for one in (first.qualifiers, second.qualifiers)] == [
        ["1 May 1990"],
        ["1 May 2000"],
    ]


def test_prefix_and_suffix_make_an_address() -> None:
    rule = PropertyRule(property="page", names=("id",), prefix="https://x.example/", suffix="/a")
    (page,) = found(rule, id=value("12"))["page"]
    assert page.typed is not None
    assert (page.typed.kind, page.typed.value) == ("url", "https://x.example/12/a")


def test_a_default_stands_for_a_field_that_is_not_there() -> None:
    rule = PropertyRule(property="sport", names=("sport",), kind="link", default="Chess")
    assert texts(found(rule, sport=value("Go"))["sport"]) == ["Go"]
    assert texts(found(rule, name=value("A"))["sport"]) == ["Chess"]


def test_a_constant_is_stated_of_everything() -> None:
    rule = ConstantRule(property="country", value="Peru", kind="link")
    (country,) = found(rule)["country"]
    assert country.link is not None
    assert country.link.target == "Peru"


def test_a_constant_of_another_kind_states_nothing() -> None:
    born = ConstantRule(property="born", value="unknown", kind="date")
    died = ConstantRule(property="died", value="1990", kind="date")
    assert set(found(born, died)) == {"died"}


@pytest.mark.parametrize(
    ("text", "factor", "numbers"),
    [("5 ± 1 m", 1000, (5000, 1000)), ("9" * 60 + " m", 1e300, None)],
)
def test_numbers_are_multiplied_unless_they_become_too_large(
    text: str, factor: float, numbers: tuple[float, float] | None
) -> None:
    rule = PropertyRule(property="length", names=("length",), kind="quantity", factor=factor)
    name = PropertyRule(property="name", names=("name",))
    values = found(rule, name, length=value(text), name=value("A")).get("length", ())
    typed = [one.typed for one in values if one.typed]
    assert [(one.number, one.uncertainty) for one in typed] == ([numbers] if numbers else [])


def test_fields_of_one_number_are_a_node() -> None:
    rule = NodeRule(
        property="career",
        types=("Station",),
        key="team",
        rules=(
            PropertyRule(property="team", names=("club#",), kind="link"),
            IntervalRule(names=("years#",), start="from", end="to"),
        ),
    )
    first, second = found(
        rule,
        club1=value("Ajax"),
        years1=value("1 May 1990"),
        club2=value("Inter"),
        years3=value("1 May 1999"),
    )["career"]
    assert first.types == ("Station",)
    assert first.properties is not None
    assert set(first.properties) == {"team", "from", "to"}
    assert second.properties is not None
    assert set(second.properties) == {"team"}


def test_a_pair_has_two_sides_each_with_its_link() -> None:
    rule = PairRule(property="signer", names=("signers",), first="country", second="person")
    (signer,) = found(rule, signers=value("Peru: Ann", "Peru", "Ann", parts=("Peru", "Ann")))[
        "signer"
    ]
    assert signer.properties is not None
    links = {name: one.link for name, (one,) in signer.properties.items()}
    assert {name: link and link.target for name, link in links.items()} == {
        "country": "Peru",
        "person": "Ann",
    }


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"lat": "12.5", "long": "-7.25"}, (12.5, -7.25)),
        ({"lat": "92", "long": "1"}, None),
        ({"latd": "12", "latm": "30", "longd": "-7", "longm": "15"}, (12.5, -7.25)),
        ({"latd": "12", "latm": "?", "longd": "7"}, None),
        ({"lat": "12.5"}, None),
    ],
)
def test_coordinates_are_put_together(
    fields: dict[str, str], place: tuple[float, float] | None
) -> None:
    rule = PlaceRule(
        latitude=("lat",),
        longitude=("long",),
        latitude_degrees=("latd",),
        latitude_minutes=("latm",),
        longitude_degrees=("longd",),
        longitude_minutes=("longm",),
    )
    values = found(rule, **{name: value(text) for name, text in fields.items()}).get("geo", ())
    assert [(one.typed.latitude, one.typed.longitude) for one in values if one.typed] == (
        [place] if place else []
    )


def test_a_date_of_several_fields_needs_all_of_them() -> None:
    rule = DateOfPartsRule(
        property="date",
        parts=(
            DatePart(names=("day",), part="day"),
            DatePart(names=("month",), part="month"),
            DatePart(names=("year",), part="year"),
        ),
    )
    (date,) = found(rule, day=value("4"), month=value("5"), year=value("1990"))["date"]
    assert date.typed is not None
    assert date.typed.edtf == "1990-05-04"
    assert "date" not in found(rule, month=value("5"), year=value("1990"))


def test_texts_of_several_fields_are_one() -> None:
    rule = JoinedTextRule(property="name", parts=(("given",), ("family",)))
    assert texts(found(rule, given=value("Ann"), family=value("Lee"))["name"]) == ["Ann Lee"]


def test_amounts_that_cannot_be_read_have_no_sum() -> None:
    parts = (AmountPart(names=("ft",), unit="[ft_i]"), AmountPart(names=("in",), unit="[in_i]"))
    rule = SumRule(property="height", parts=parts)
    assert "height" not in found(rule, ft=value("tall"), **{"in": value("3")})


def test_an_amount_in_two_units_is_one_value() -> None:
    rule = PropertyRule(property="area", names=("area",), kind="quantity")
    (area,) = found(rule, area=value("358 km² (138.2 sq mi)"))["area"]
    assert not area.qualifiers
    twice = PropertyRule(
        property="area",
        names=("area km2", "area sq mi"),
        kind="quantity",
        units={"area km2": "km2", "area sq mi": "[mi_i]2"},
    )
    (area,) = found(twice, area_km2=value("358"), area_sq_mi=value("138.2"))["area"]
    assert area.typed is not None
    assert area.typed.unit_code == "km2"


@pytest.mark.parametrize("text", ["1970", "212,038", "yes"])
def test_what_names_nothing_is_no_link(text: str) -> None:
    rule = PropertyRule(property="founder", names=("founder",), kind="link")
    assert "founder" not in found(rule, founder=value(text))


def test_a_field_may_count_only_with_another_beside_it() -> None:
    rule = PropertyRule(
        property="country",
        names=("part name#",),
        kind="link",
        when=(Condition(names=("part type#",), test="equals", value="country"),),
    )
    fields = {
        "part_type1": "State",
        "part_name1": "Berlin",
        "part_type2": "Country",
        "part_name2": "Germany",
    }
    values = found(rule, **{name: value(text) for name, text in fields.items()})
    assert texts(values["country"]) == ["Germany"]


def test_a_link_in_brackets_is_not_that_of_the_name_before_them() -> None:
    rule = PropertyRule(property="boss", names=("boss",), kind="link")
    (boss,) = found(rule, boss=value("Ann Lee (President)", "President"))["boss"]
    assert boss.text == "Ann Lee"
    assert boss.link is None


def test_an_ordinal_is_no_number() -> None:
    rule = PropertyRule(property="people", names=("people",), kind="number")
    assert "people" not in found(rule, people=value("85th"))


def test_bullets_below_a_label_without_a_value_belong_to_it() -> None:
    mapping = BoxMapping(
        name="x",
        types=("X",),
        items=("Q1",),
        rules=(
            PropertyRule(property="people", names=("people total",), kind="number"),
            PropertyRule(property="area", names=("area total",), kind="number"),
        ),
    )
    fields = [
        ("Area", ""),
        ("- Total", "7"),
        ("People", ""),
        ("- Total (2019)", "12"),
        ("Mayor", "Ann"),
        ("- Total", "3"),
    ]
    made = tuple(Field(label=label, value=value(text)) for label, text in fields)
    box = Infobox(groups=(FieldGroup(label="Facts", fields=made),))
    look_up = LookUp(classes=lambda _: ("Q1",))
    mappings = MappingSet(boxes=(mapping,))
    entity = described(box, mappings=mappings, look_up=look_up, wikidata_id="Q9").entity
    assert entity is not None
    assert texts(entity.properties["area"]) == ["7"]
    (people,) = entity.properties["people"]
    assert people.text == "12"
    assert people.source is not None
    assert (people.source.group, people.source.field) == ("Facts", "- Total (2019)")
