"""Plugins: what they change, that nothing they do loses a page, and how they are found."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import wikiextract
from tests.plugins.example import WIKITEXT, install
from wikiextract.errors import InputError, PageTimeoutError
from wikiextract.map.domains.model import BoxMapping, PropertyRule
from wikiextract.nodes import Code, ContentList, Document, Infobox, Link, Table, Value
from wikiextract.pipeline.pages.page_runner import PageRunner
from wikiextract.pipeline.select.selection import Selection
from wikiextract.plugins import (
    CalledTemplate,
    MappingSet,
    Plugin,
    TemplateHandler,
    read_mapping_file,
)
from wikiextract.record import Validator
from wikiextract.sources.page import Page


def extracted(wikitext: str, plugin: Plugin | str, **options: Any) -> wikiextract.Article:
    article = wikiextract.extract(
        wikitext, title="Old Tower", site="enwiki", plugins=[plugin], **options
    )
    assert Validator.named().check(article.to_dict()) is None
    return article


def handled(wikitext: str, handler: TemplateHandler) -> wikiextract.Article:
    return extracted(wikitext, Plugin(name="mine", templates={"Mine": handler}))


def codes(article: wikiextract.Article) -> list[str]:
    return [one.code for one in article.diagnostics]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "packages")
    monkeypatch.syspath_prepend(tmp_path / "packages")


@pytest.mark.usefixtures("installed")
def test_an_installed_plugin_is_used_and_stated() -> None:
    article = wikiextract.extract(WIKITEXT, title="Old Tower", site="enwiki")
    assert article.extraction.plugins == ("towers 1.2",)
    assert "has 31 m, kept by Ann and stairs." in article.text()
    assert [link.target for link in article.links()] == ["Ann"]
    assert [one.name for one in article.categories] == ["Towers", "11 words"]
    assert article.entity is not None
    (value,) = article.entity.properties["schema:height"]
    assert (value.typed and value.typed.si_number) == 31
    assert article.infobox("Infobox watchtower")
    assert not article.diagnostics
    assert Validator.named().check(article.to_dict()) is None
    plain = wikiextract.extract(WIKITEXT, title="Old Tower", site="enwiki", plugins=())
    assert plain.extraction.plugins == ()
    assert wikiextract.Article.from_json(wikiextract.to_json(article)) == article


@pytest.mark.usefixtures("installed")
def test_a_plugin_is_found_by_its_name_by_its_module_and_by_a_file(tmp_path: Path) -> None:
    file = tmp_path / "packages" / "wiki_towers.py"
    texts = {
        extracted(WIKITEXT, name).text() for name in ("towers", "wiki_towers:plugin", str(file))
    }
    assert len(texts) == 1
    (stated,) = extracted(WIKITEXT, str(file)).extraction.plugins
    file.write_text(file.read_text() + "\n# changed\n")
    assert extracted(WIKITEXT, str(file)).extraction.plugins != (stated,)


@pytest.mark.usefixtures("installed")
def test_an_extractor_with_plugins_can_be_pickled() -> None:
    page = Page(title="Old Tower", where="x", wikitext=WIKITEXT)
    for plugins in (None, ["towers"], ()):
        extractor = wikiextract.Extractor(wikiextract.Site.load("enwiki"), plugins=plugins)
        expected = extractor.article(page)
        assert pickle.loads(pickle.dumps(extractor)).article(page) == expected
        assert bool(expected.extraction.plugins) == (plugins != ())


DOCUMENT = (Path(__file__).parents[2] / "docs" / "plugins.md").read_text(encoding="utf-8")


def documented(language: str) -> list[str]:
    return [part.partition("```")[0] for part in DOCUMENT.split(f"```{language}\n")[1:]]


def test_what_the_document_shows_works(tmp_path: Path) -> None:
    handler, reader, _ = documented("python")
    file = tmp_path / "towers.py"
    file.write_text(f"{handler}\n{reader}")
    assert "has 31 m and stairs" in extracted(WIKITEXT, str(file)).text()
    mappings = tmp_path / "towers.json"
    mappings.write_text(documented("json")[0])
    file.write_text(
        f"{handler}\n{reader}\nfrom wikiextract.plugins import read_mapping_file\n"
        f"mappings = {{'en': read_mapping_file({str(mappings)!r})}}\n"
        "plugin = Plugin(name='towers', readers=[year], mappings=mappings)\n"
    )
    article = extracted(f"{WIKITEXT}{{{{Old}}}}", str(file))
    assert article.categories[-1].name == "Old towers"
    assert article.entity is not None
    assert article.entity.properties["schema:height"]


def test_a_handler_gives_text_in_a_sentence_and_alone() -> None:
    article = handled("A {{mine|x}} b.\n\n{{Mine|y}}\n", lambda call: f"<{call.text('1')}>")
    assert article.text() == "A <x> b.\n\n<y>"
    assert not article.diagnostics


def test_a_handler_gives_links_items_and_blocks() -> None:
    link = Link(text="Ann", target="Ann")
    assert handled("By {{Mine}}.", lambda _: Value(text="Ann", links=(link,))).links() == [link]
    items = (Value(text="a"), Value(text="b"))
    made = handled("{{Mine}}", lambda _: Value(text="a b", items=items))
    assert [one.items for one in made.find(ContentList)] == [items]
    code = Code(text="x = 1", language="python")
    for text in ("{{Mine}}", "Text {{Mine}} text.", "* {{Mine}}", "{{Mine\n|a=1\n|b=2}} text"):
        made = handled(text, lambda _: [code])
        assert [one.text for one in made.find(Code)] == ["x = 1"], text
    assert [one.text for one in handled("{{Mine}}", lambda _: code).find(Code)] == ["x = 1"]


def test_a_handler_that_does_not_know_leaves_it_to_others_and_to_our_rules() -> None:
    plugins = [
        Plugin(name="first", templates={"Nowrap": lambda _: None}),
        Plugin(name="second", templates={"nowrap": lambda call: call.text("2") or None}),
    ]
    text = "{{nowrap|one}} {{nowrap|one|two}}"
    article = wikiextract.extract(text, site="enwiki", title="A", plugins=plugins)
    assert article.text() == "one two"
    assert article.extraction.plugins == ("first", "second")


def test_what_a_handler_says_is_no_box() -> None:
    plugin = Plugin(name="mine", templates={"Infobox note": lambda call: call.text("text")})
    article = extracted("{{Infobox note|text=Hello|a=1}}\n\nText.", plugin)
    assert not article.infoboxes
    assert article.text() == "Hello\n\nText."
    assert [one.name for one in article.templates] == ["Infobox note"]
    nothing = Plugin(name="mine", templates={"Navbox all": lambda _: ""})
    article = extracted("Text.\n{{Navbox all}}", nothing)
    assert not article.navboxes
    assert article.text() == "Text."


def test_a_handler_is_told_the_call_and_its_page() -> None:
    calls: list[CalledTemplate] = []

    def keep(call: CalledTemplate) -> str:
        calls.append(call)
        return ""

    handled("{{Template:mine|a|b=[[C]]|b=[[D]]|e=''f''}}", keep)
    (call,) = calls
    assert (call.title, call.language, call.site) == ("Old Tower", "en", "enwiki")
    assert [value.text for value in call.positional] == ["a"]
    assert (call.text("x", "b"), call.raw("e"), call.text("x", default="-")) == ("D", "''f''", "-")
    value = call.value("b")
    assert value is not None
    assert value.links[0].target == "D"
    assert call.value("x") is None


def boom(*_: object) -> Any:
    raise ValueError("no good")


def leave(*_: object) -> Any:
    raise SystemExit(3)


def odd(*_: object) -> Any:
    return 3


class SilentError(Exception):
    def __str__(self) -> str:
        raise ZeroDivisionError


def silent(*_: object) -> Any:
    raise SilentError


def badly_typed(*_: object) -> Any:
    return Value(text=3)  # type: ignore[arg-type]


@pytest.mark.parametrize("fault", [boom, leave, odd, silent, badly_typed])
def test_a_handler_that_fails_is_a_diagnostic(fault: Callable[..., Any]) -> None:
    article = handled("A {{Mine|x}} b {{Mine|x}}.", fault)
    assert article.text() == "A x b x."
    (problem,) = article.diagnostics
    assert (problem.code, problem.severity) == ("plugin-failed", "error")
    assert "mine" in problem.message
    assert problem.where is not None
    assert problem.where.span in {(2, 12), (15, 25)}


def wrong_document(document: Document, _: Page) -> Document:
    return replace(document, infoboxes=(3,))


@pytest.mark.parametrize("fault", [boom, leave, odd, wrong_document])
def test_a_reader_that_fails_is_a_diagnostic(fault: Callable[..., Any]) -> None:
    good = Plugin(name="good", readers=[lambda document, _: replace(document, display_title="X")])
    page = Page(title="A", where="x", wikitext="Text.")
    article = wikiextract.Extractor(plugins=[Plugin(name="bad", readers=[fault]), good]).article(
        page
    )
    assert (article.text(), article.display_title) == ("Text.", "X")
    assert "plugin-failed" in codes(article)


def test_a_reader_reads_each_view() -> None:
    plugin = Plugin(
        name="mine", readers=[lambda document, _: replace(document, short_description="Mine")]
    )
    assert extracted("Text.", plugin).short_description == "Mine"
    assert extracted("Text.", plugin, pages={}).short_description == "Mine"
    assert extracted("<html><p>Text.</p></html>", plugin).short_description == "Mine"


def test_handlers_are_for_wikitext_and_do_not_change_what_templates_render() -> None:
    plugin = Plugin(name="mine", templates={"Mine": lambda _: "handled"})
    article = extracted("A {{Mine}}.", plugin, pages={"Template:Mine": "rendered"})
    assert article.text() == "A rendered."
    assert article.extraction.plugins == ("mine",)


def tower(**changed: Any) -> MappingSet:
    rule = {"property": "height", "names": ("how_high",), "kind": "quantity", "unit": "m"}
    box = BoxMapping(
        name="Tower",
        types=("schema:Place",),
        boxes=("Infobox Watchtower",),
        rules=(PropertyRule(**{**rule, **changed}),),
    )
    return MappingSet(boxes=(box,))


@pytest.mark.parametrize(
    ("code", "holds"), [("*", True), ("en", True), ("enwiki", True), ("de", False)]
)
def test_mappings_hold_for_a_language_a_wiki_or_all(code: str, *, holds: bool) -> None:
    article = extracted(WIKITEXT, Plugin(name="mine", mappings={code: tower()}))
    assert (article.entity is not None) == holds


def test_mappings_that_fail_are_a_diagnostic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wikiextract.map.domains.rules.apply.property_values", boom, raising=False)
    monkeypatch.setattr("wikiextract.map.domains.entities.apply_rules", boom)
    article = extracted(WIKITEXT, Plugin(name="mine", mappings={"*": tower()}))
    assert "plugin-failed" in codes(article)
    assert article.infoboxes


def test_a_unit_that_nobody_knows_loses_nothing() -> None:
    article = extracted(WIKITEXT, Plugin(name="mine", mappings={"*": tower(unit="no-unit")}))
    assert article.infoboxes


def test_mappings_are_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "towers.json"
    path.write_text(
        '{"boxes": [{"name": "Tower", "types": ["schema:Place"], "boxes": ["Infobox watchtower"],'
        '"rules": [{"rule": "property", "property": "height", "names": ["How high"], '
        '"kind": "quantity", "unit": "m"}]}]}'
    )
    article = extracted(WIKITEXT, Plugin(name="mine", mappings={"en": read_mapping_file(path)}))
    assert article.entity is not None
    assert article.entity.properties["height"]
    for old, new in (('"kind"', '"kinds"'), ('"property"', '"propertyy"'), ("{", "[")):
        path.write_text(path.read_text().replace(old, new, 1))
        with pytest.raises(InputError):
            read_mapping_file(path)


@pytest.mark.parametrize(
    "parts",
    [
        {"name": ""},
        {"name": "a b"},
        {"version": "1 2"},
        {"templates": {"X": 3}},
        {"templates": {"Template:X": boom}},
        {"readers": [3]},
        {"mappings": {"en": MappingSet(boxes=(3,))}},  # type: ignore[arg-type]
        {"mappings": {"en": tower(names="height")}},
    ],
)
def test_a_plugin_that_is_none_is_refused(parts: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="plugin"):
        Plugin(**{"name": "mine", **parts})


@pytest.mark.parametrize(
    ("module", "reason"),
    [
        ("import no_such_module", "cannot be loaded"),
        ("raise SystemExit", "cannot be loaded"),
        ("x = 1", "cannot be loaded"),
        ("plugin = 3", "is no wikiextract.plugins.Plugin"),
        ("from wikiextract.plugins import Plugin\nplugin = Plugin(name='a b')", "cannot be loaded"),
    ],
)
def test_a_plugin_that_cannot_be_loaded_is_told(tmp_path: Path, module: str, reason: str) -> None:
    path = tmp_path / "own.py"
    path.write_text(module)
    with pytest.raises(InputError, match=reason):
        extracted("Text.", str(path))


@pytest.mark.parametrize("name", ["none", "none.py", "none:plugin", 3])
def test_a_plugin_that_is_not_there_is_told(name: Any) -> None:
    with pytest.raises(InputError):
        extracted("Text.", name)


def test_two_plugins_of_one_name_are_refused() -> None:
    mine = Plugin(name="mine")
    with pytest.raises(InputError, match="twice"):
        wikiextract.Extractor(plugins=[mine, mine])
    with pytest.raises(InputError, match="list"):
        wikiextract.Extractor(plugins=mine)  # type: ignore[arg-type]


def endless(_: CalledTemplate) -> str:
    raise PageTimeoutError(1)


def test_a_page_that_a_plugin_ends_is_read_without() -> None:
    extractor = wikiextract.Extractor(plugins=[Plugin(name="mine", templates={"Mine": endless})])
    runner = PageRunner(extractor, Selection(), extractor.in_source_view())
    result = runner.run(Page(title="A", where="x", wikitext="Text {{Mine|x}}."))
    assert (result.outcome.outcome, result.outcome.code) == ("degraded", "page-timeout")
    assert result.record is not None
    assert "plugins" not in result.record["extraction"]


def test_a_record_that_a_plugin_spoils_keeps_what_is_valid() -> None:
    spoilt = Plugin(
        name="mine", readers=[lambda one, _: replace(one, infoboxes=(Infobox(name=""), Infobox()))]
    )
    tables = Plugin(name="more", readers=[lambda one, _: replace(one, wikidata_id="not an item")])
    runner = PageRunner(wikiextract.Extractor(plugins=[spoilt, tables]), Selection())
    result = runner.run(Page(title="A", where="x", wikitext="Text."))
    assert result.outcome.outcome in ("record", "degraded")
    assert result.line is not None


def test_tables_of_a_reader_are_tables_of_the_article() -> None:
    def add(document: Document, _: Page) -> Document:
        lead = document.sections[0]
        table = Table(width=1, columns=("a",))
        return replace(document, sections=(replace(lead, blocks=(*lead.blocks, table)),))

    assert len(extracted("Text.", Plugin(name="mine", readers=[add])).tables()) == 1
