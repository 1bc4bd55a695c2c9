"""Records to write: the bundled article, and made-up ones that use every corner of the schema."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from wikiextract.nodes import (
    Block,
    Category,
    Cell,
    Citation,
    Code,
    ContentList,
    Coordinates,
    Definition,
    DefinitionList,
    Diagnostic,
    Extension,
    ExternalLink,
    Field,
    FieldGroup,
    Figure,
    Gallery,
    Image,
    Infobox,
    LanguageLink,
    Link,
    Math,
    NamedValue,
    Navbox,
    NavboxGroup,
    Notice,
    PageEntity,
    Paragraph,
    Parameter,
    PropertyValue,
    Quote,
    Reference,
    Row,
    Section,
    Table,
    TemplateCall,
    TransclusionBlock,
    TypedValue,
    Value,
    ValueSource,
    Where,
)
from wikiextract.nodes import NavboxTitle as BoxTitle
from wikiextract.pipeline.pages.extract import extract
from wikiextract.record import Article, Extraction, to_json
from wikiextract.sources.page import Revision

FIXTURE = Path(__file__).resolve().parents[2] / "fixtures" / "zhwiki" / "阿拉木图宣言"


@cache
def fixture_line(file: str = "page.html") -> bytes:
    """The record of the bundled article, from its HTML or its wikitext."""
    content = (FIXTURE / file).read_bytes()
    text = content if file.endswith(".html") else content.decode()
    return to_json(extract(text, site="zhwiki", title=FIXTURE.name))


def article(**parts: object) -> Article:
    """A record with these parts."""
    extraction = Extraction(version="1", view="source", schema="s")
    return Article(**{"title": "T", "kind": "article", "extraction": extraction, **parts})  # type: ignore[arg-type]


TEXT = st.text(st.sampled_from("ab \"'\n\0<é字😀"), max_size=4)
SPAN = st.tuples(st.integers(0, 99), st.integers(0, 99))
MAYBE_TEXT, MAYBE_SPAN = st.none() | TEXT, st.none() | SPAN
FLAG = st.none() | st.booleans()
NAMED = st.builds(NamedValue, name=TEXT, value=TEXT)
DEGREES = st.none() | st.floats(-90, 90)


def few(strategy: st.SearchStrategy[object], most: int = 2) -> st.SearchStrategy[object]:
    return st.lists(strategy, max_size=most).map(tuple)


NAMES = few(TEXT)
LINK = st.builds(
    Link, text=TEXT, target=TEXT, anchor=MAYBE_TEXT, interwiki=MAYBE_TEXT,
    language_name=MAYBE_TEXT, red=FLAG, span=MAYBE_SPAN,
)  # fmt: skip
LINKS = few(LINK)
IMAGE = st.builds(
    Image, file=TEXT, caption=MAYBE_TEXT, alt=MAYBE_TEXT, url=MAYBE_TEXT,
    media=st.sampled_from([None, "image", "video"]), links=LINKS, references=NAMES, span=MAYBE_SPAN,
)  # fmt: skip
IMAGES = few(IMAGE, 1)
NUMBER = st.none() | st.floats(allow_nan=False, allow_infinity=False)
TYPED = st.builds(
    TypedValue, kind=st.sampled_from(["date", "quantity", "money", "coordinates", "url"]),
    text=TEXT, value=MAYBE_TEXT, edtf=MAYBE_TEXT, calendar=st.sampled_from([None, "julian"]),
    number=NUMBER, low=NUMBER, unit=MAYBE_TEXT, si_number=NUMBER, amount=NUMBER, as_of=MAYBE_TEXT,
    latitude=DEGREES, longitude=DEGREES, boolean=FLAG,
)  # fmt: skip


def values(items: object, blocks: object) -> st.SearchStrategy[Value]:
    return st.builds(
        Value, text=MAYBE_TEXT, links=LINKS, images=IMAGES, items=items, parts=NAMES,
        typed=few(TYPED), foreign_links=LINKS, references=NAMES, ordered=FLAG, blocks=blocks,
        span=MAYBE_SPAN,
    )  # fmt: skip


PLAIN = values(st.just(()), st.none())
VALUE = values(few(values(few(values(few(PLAIN), st.none())), st.none())), st.none())
MAYBE_VALUE = st.none() | VALUE


def blocks(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    value = values(few(values(few(PLAIN), st.none() | few(inner))), st.none() | few(inner))
    cell = st.builds(
        Cell, value=value, column=st.integers(0, 5), header=FLAG, rowspan=st.none() | st.just(2),
        blocks=few(inner),
    )  # fmt: skip
    definition = st.builds(Definition, terms=few(value), definitions=few(value))
    return (
        st.builds(ContentList, ordered=st.booleans(), items=few(value), span=MAYBE_SPAN)
        | st.builds(DefinitionList, items=few(definition), span=MAYBE_SPAN)
        | st.builds(
            Table, caption=st.none() | value, width=st.integers(0, 9), columns=NAMES,
            rows=few(st.builds(Row, cells=few(cell), header=FLAG)), span=MAYBE_SPAN,
        )
        | st.builds(Quote, blocks=few(inner), source=st.none() | value, span=MAYBE_SPAN)
        | st.builds(Gallery, caption=st.none() | value, images=IMAGES, span=MAYBE_SPAN)
    )  # fmt: skip


LEAF = (
    st.builds(Paragraph, text=MAYBE_TEXT, links=LINKS, images=IMAGES, references=NAMES)
    | st.builds(Code, text=TEXT, language=MAYBE_TEXT, links=LINKS, references=NAMES)
    | st.builds(Math, text=TEXT)
    | st.builds(Figure, image=IMAGE, span=MAYBE_SPAN)
    | st.builds(
        Extension, name=TEXT, text=MAYBE_TEXT,
        attributes=few(NAMED),
    )
    | st.builds(TransclusionBlock, name=TEXT, template=st.integers(0, 9), span=MAYBE_SPAN)
)  # fmt: skip
BLOCK = LEAF | blocks(LEAF | blocks(LEAF))


def nested(make: object, depth: int) -> object:
    """Trees: `make(children)` on each level."""
    strategy = make(st.just(()))  # type: ignore[operator]
    for _ in range(depth):
        strategy = make(few(strategy))  # type: ignore[operator]
    return strategy


SECTION = nested(
    lambda inner: st.builds(
        Section, level=st.integers(1, 6), title=MAYBE_TEXT, title_links=LINKS, anchor=MAYBE_TEXT,
        blocks=few(BLOCK), sections=inner, span=MAYBE_SPAN,
    ),
    2,
)  # fmt: skip
FIELD = st.builds(
    Field, param=MAYBE_TEXT, label=MAYBE_TEXT, label_links=LINKS, value=VALUE, span=MAYBE_SPAN
)
GROUP = nested(
    lambda inner: st.builds(
        FieldGroup, label=MAYBE_TEXT, name=MAYBE_TEXT, images=IMAGES, fields=few(FIELD),
        groups=inner, span=MAYBE_SPAN,
    ),
    2,
)  # fmt: skip
NAVBOX_GROUP = nested(
    lambda inner: st.builds(
        NavboxGroup, name=MAYBE_TEXT, label=MAYBE_TEXT, label_links=LINKS, foreign_links=LINKS,
        above=MAYBE_VALUE, below=MAYBE_VALUE, items=few(VALUE), groups=inner,
    ),
    2,
)  # fmt: skip
CITATION = st.builds(
    Citation, template=MAYBE_TEXT, title=MAYBE_TEXT, authors=NAMES, url=MAYBE_TEXT,
    identifiers=few(NAMED),
)  # fmt: skip
PARAMETER = st.builds(Parameter, name=TEXT, raw=TEXT, value=VALUE, positional=FLAG, span=MAYBE_SPAN)

VALUE_SOURCE = st.builds(
    ValueSource, infobox=MAYBE_TEXT, box=st.none() | st.just(0), span=MAYBE_SPAN
)


def property_value(inner: object) -> st.SearchStrategy[PropertyValue]:
    properties = st.none() | st.dictionaries(TEXT, inner, min_size=1, max_size=2)
    return st.builds(
        PropertyValue, text=MAYBE_TEXT, typed=st.none() | TYPED, link=st.none() | LINK,
        types=st.none() | st.tuples(TEXT), properties=properties, qualifiers=properties,
        source=st.none() | VALUE_SOURCE,
    )  # fmt: skip


PROPERTY_VALUES = st.tuples(st.builds(PropertyValue, text=MAYBE_TEXT))
for _ in range(2):
    PROPERTY_VALUES = st.lists(property_value(PROPERTY_VALUES), min_size=1, max_size=2).map(tuple)
ENTITY = st.builds(
    PageEntity, id=MAYBE_TEXT, types=st.tuples(TEXT) | st.tuples(TEXT, TEXT), label=MAYBE_TEXT,
    properties=st.dictionaries(TEXT, PROPERTY_VALUES, max_size=2),
)  # fmt: skip


def stated(text: str | None = None, **parts: object) -> tuple[PropertyValue, ...]:
    """The one value of a property."""
    return (PropertyValue(text=text, **parts),)  # type: ignore[arg-type]


def alma_ata() -> PageEntity:
    """An entity of each kind of value, with nodes, qualifiers and sources."""
    person = stated("Boris", link=Link(text="Boris", target="Boris Yeltsin"))
    source = ValueSource(infobox="Infobox treaty", box=0, param="date", field="Signed", span=(3, 9))
    day = TypedValue(
        kind="date", text="21 December 1991", edtf="1991-12-21", start="1991-12-21",
        end="1991-12-21",
    )  # fmt: skip
    area = TypedValue(
        kind="quantity", text="3 km²", number=3.0, unit="km²", unit_code="km2", si_number=3e6,
        si_unit="m2", as_of="2019",
    )  # fmt: skip
    place = TypedValue(kind="coordinates", text="43° N", latitude=43.25, longitude=76.9)
    return PageEntity(
        id="http://www.wikidata.org/entity/Q1",
        types=("Treaty", "Event"),
        label="Alma-Ata",
        properties={
            "startDate": stated("21 December 1991", typed=day, source=source),
            "signatory": (
                PropertyValue(
                    types=("Signatory",),
                    properties={"country": stated("Russia"), "person": person},
                    qualifiers={"role": stated("president")},
                ),
                PropertyValue(properties={"country": stated("Armenia")}),
            ),
            "inLanguage": (*stated("Russian"), *stated("Kazakh")),
            "area": stated("3 km²", typed=area),
            "geo": stated("43° N", typed=place),
        },
    )


ARTICLES = st.builds(
    Article,
    title=TEXT,
    kind=st.sampled_from(["article", "redirect"]),
    page_id=st.none() | st.integers(0, 1 << 70),
    revision=st.none() | st.builds(Revision, id=st.none() | st.integers(0, 99), comment=MAYBE_TEXT),
    coordinates=st.none()
    | st.builds(Coordinates, latitude=st.floats(-90, 90), longitude=st.floats(-180, 180)),
    image=st.none() | IMAGE,
    infoboxes=few(
        st.builds(Infobox, name=MAYBE_TEXT, title=MAYBE_TEXT, images=IMAGES, groups=few(GROUP))
    ),
    sections=few(SECTION),
    navboxes=few(
        st.builds(
            Navbox,
            name=MAYBE_TEXT,
            title=st.none() | st.builds(BoxTitle, text=MAYBE_TEXT, link=st.none() | LINK),
            above=MAYBE_VALUE,
            below=MAYBE_VALUE,
            groups=few(NAVBOX_GROUP),
        )
    ),
    categories=few(st.builds(Category, name=TEXT, hidden=FLAG, span=MAYBE_SPAN)),
    references=few(
        st.builds(Reference, id=TEXT, links=LINKS, images=IMAGES, citation=st.none() | CITATION)
    ),
    notices=few(st.builds(Notice, kind=st.just("stub"), text=MAYBE_TEXT, links=LINKS)),
    language_links=few(st.builds(LanguageLink, language=TEXT, title=TEXT, span=MAYBE_SPAN)),
    external_links=few(st.builds(ExternalLink, url=TEXT, text=MAYBE_TEXT)),
    templates=few(
        st.builds(TemplateCall, name=TEXT, parameters=few(PARAMETER), parent=st.none() | st.just(0))
    ),
    entity=st.none() | ENTITY,
    more_entities=st.none() | st.tuples(ENTITY),
    diagnostics=few(
        st.builds(
            Diagnostic,
            code=TEXT,
            message=TEXT,
            where=st.none() | st.builds(Where, title=MAYBE_TEXT, span=MAYBE_SPAN),
        )
    ),
    extraction=st.builds(
        Extraction,
        version=TEXT,
        view=st.just("source"),
        parts=st.none() | st.just(("image", "entity")),
        schema=TEXT,
    ),
)
