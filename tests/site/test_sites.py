"""Where sites come from: the bundle, siteinfo, dumps."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiextract import extract, to_json
from wikiextract.errors import InputError
from wikiextract.language.facts import bundled_languages, load_language
from wikiextract.record import Validator
from wikiextract.site import Site
from wikiextract.site.bundled import bundled_names
from wikiextract.sources.page import DumpNamespace, DumpSiteInfo

SITEINFO: dict[str, Any] = {
    "general": {
        "mainpage": "Home",
        "sitename": "Testwiki",
        "wikiid": "test",
        "lang": "de",
        "server": "//test.example",
        "articlepath": "/w/$1",
        "timezone": "Europe/Berlin",
        "linktrail": "/^([a-zäöüß]+)(.*)$/sDu",
        "fallback": [{"code": "en"}],
    },
    "namespaces": {
        "-1": {"id": -1, "name": "Spezial", "canonical": "Special", "case": "first-letter"},
        "0": {"id": 0, "name": "", "case": "case-sensitive", "content": True},
        "10": {"id": 10, "name": "Vorlage", "canonical": "Template", "case": "case-sensitive"},
        "100": {
            "id": 100,
            "name": "Thema",
            "canonical": "Topic",
            "subpages": True,
            "case": "case-sensitive",
        },
    },
    "namespacealiases": [{"id": 10, "alias": "V"}],
    "magicwords": [
        {"name": "redirect", "aliases": ["#WEITER"], "case-sensitive": False},
        {"name": "pagename", "aliases": ["SEITE"], "case-sensitive": True},
        {"name": "if", "aliases": ["falls"], "case-sensitive": False},
        {"name": "notoc", "aliases": ["__OHNE__"], "case-sensitive": False},
        {"name": "ext_switch", "aliases": ["__NEU__"], "case-sensitive": False},
    ],
    "interwikimap": [
        {"prefix": "de", "url": "//de.example/$1", "language": "Deutsch", "localinterwiki": True},
        {"prefix": "fr", "url": "//fr.example/$1", "language": "français"},
        {"prefix": "Map", "url": "http://map.example/$1"},
    ],
    "extensiontags": ["<ref>", "<karte>"],
    "functionhooks": ["if", "lc", "karte"],
    "variables": ["pagename"],
    "protocols": ["https://"],
}


def version_1(siteinfo: dict[str, Any]) -> dict[str, Any]:
    """The same answer in format version 1: names under "*", true flags as empty strings."""

    def entry(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        renamed = {{"name": "*", "alias": "*"}.get(k, k) if "id" in value else k: v
                   for k, v in value.items()}  # fmt: skip
        flags = {k: "" for k, v in renamed.items() if v is True}
        return {k: entry(v) for k, v in {**renamed, **flags}.items() if v is not False}

    whole = entry(siteinfo)
    for key in ("namespacealiases", "magicwords", "interwikimap"):
        whole[key] = [entry(one) for one in siteinfo[key]]
    return {"batchcomplete": "", "query": whole}


@pytest.mark.parametrize("siteinfo", [SITEINFO, {"query": SITEINFO}, version_1(SITEINFO)])
def test_siteinfo_is_read(siteinfo: dict[str, Any]) -> None:
    site = Site.from_siteinfo(siteinfo)
    assert (site.dbname, site.language, site.sitename) == ("test", "de", "Testwiki")
    assert str(site.title("v:foo")) == "Vorlage:foo"
    assert str(site.title("template:foo")) == "Vorlage:foo"
    assert str(site.title("spezial:foo")) == "Spezial:Foo"
    assert str(site.title("de:foo")) == "foo"
    assert str(site.title("de:")) == "Home"
    assert str(site.title("MAP:foo")) == "map:foo"
    assert site.interwiki["fr"].language == "fr"
    assert site.interwiki["map"].language is None
    thema = site.title("topic:a/b")
    assert thema is not None
    assert (thema.prefixed, thema.base) == ("Thema:a/b", "a")
    assert site.url(thema) == "https://test.example/w/Thema:a/b"
    odd = replace(site, base_url="https://a$1b.example")
    assert odd.url(thema) == "https://a$1b.example/w/Thema:a/b"  # no title says whose page it is
    assert site.variable_id("SEITE") == "pagename"
    assert site.function_id("#FALLS") == "if"
    assert site.function_id("#karte") == "karte"
    assert site.function_id("lc") is None  # its magic word is not stated
    assert site.switch_id("__ohne__") == "notoc"
    assert site.switch_id("__NEU__") == "ext_switch"
    assert str(site.redirect_target("#weiter [[fr:x]]")) == "fr:x"
    assert site.extension_tags == {"ref", "karte"}
    assert site.link_trail.fullmatch("äß")
    assert site.time_zone == "Europe/Berlin"
    assert site.url_protocols == ("https://",)


def test_what_siteinfo_leaves_out_comes_from_its_language() -> None:
    site = Site.from_siteinfo({"general": {"lang": "fr", "sitename": "Mon wiki"}})
    assert str(site.title("template:x")) == "Modèle:X"
    assert str(site.title("mon wiki:x")) == "Mon wiki:X"
    assert site.function_id("#si") == "if"
    assert site.image_option("vignette") == ("img_thumbnail", None)
    assert "ref" in site.extension_tags


@pytest.mark.parametrize("siteinfo", [{}, {"query": {}}, {"query": []}, {"namespaces": [1]}])
def test_what_is_no_siteinfo_is_refused(siteinfo: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        Site.from_siteinfo(siteinfo)


def test_what_siteinfo_does_not_state_is_taken_for_there() -> None:
    """A wiki that is asked for its names alone may have any extension."""
    site = Site.from_siteinfo({"general": {"lang": "en"}})
    assert {"ref", "infobox", "tabber"} <= site.extension_tags
    assert site.function_id("#lst") == "lst"


def test_a_refused_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    path.write_text('{"batchcomplete": true}')
    with pytest.raises(InputError, match=r"answer\.json: states neither"):
        Site.load(str(path))


EXTENSIONS = [
    ({"extensions": [{"name": "SemanticMediaWiki"}]}, True),
    ({"functionhooks": ["ask", "show", "set", "subobject"]}, True),
    ({"extensions": [{"name": "Cargo"}, {}, {"name": 5}]}, None),
    ({"functionhooks": ["set"]}, None),
    ({}, False),
]


@pytest.mark.parametrize(("stated", "annotates"), EXTENSIONS)
def test_a_wiki_states_that_its_links_state_something(
    stated: dict[str, Any], annotates: bool | None
) -> None:
    """None: that they certainly do not."""
    site = Site.from_siteinfo({"general": {"lang": "en"}, **stated})
    assert site.has_annotations == bool(annotates)
    assert site.may_have_annotations == (annotates is False)


@pytest.mark.parametrize(
    ("names", "annotates"),
    [
        (("Property", "Concept"), True),
        (("Attribut", "Konzept"), True),
        (("Property", "Other"), False),
        (("Property",), False),
    ],
)
def test_a_dump_states_that_its_links_state_something(
    names: tuple[str, ...], annotates: bool
) -> None:
    namespaces = (DumpNamespace(0, ""), *map(DumpNamespace, (102, 108), names))
    info = DumpSiteInfo(dbname="x", language="de", namespaces=namespaces)
    assert Site.from_dump(info).has_annotations == annotates


def test_an_answer_of_an_error_says_which() -> None:
    with pytest.raises(InputError, match="no such thing"):
        Site.from_siteinfo({"error": {"code": "x", "info": "no such thing"}})


def test_a_file_may_begin_with_a_mark_of_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "siteinfo.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps({"query": SITEINFO}).encode())
    assert Site.load(str(path)).sitename == "Testwiki"


def _changed(value: Any, new: Any) -> Iterator[Any]:
    """The value with each of its parts in turn replaced by `new`."""
    yield new
    for key, part in value.items() if isinstance(value, dict) else enumerate(value):
        changes = _changed(part, new) if isinstance(part, dict | list) else iter([new])
        for changed in changes:
            copy = dict(value) if isinstance(value, dict) else list(value)
            copy[key] = changed
            yield copy


@pytest.mark.long
@pytest.mark.parametrize("new", [None, 5, 1e400, True, "", "../x", [], {}, [[]], {"a": None}])
@pytest.mark.parametrize("base", [SITEINFO, version_1(SITEINFO)], ids=["2", "1"])
def test_an_answer_of_wrong_types_is_refused_or_read(base: dict[str, Any], new: Any) -> None:
    wikitext = "[[de:x]] [[fr:y]] {{PAGENAME}} {{falls:1|a}} <karte>x</karte> [[V:x]] {{v|x}}"
    for changed in _changed(base, new):
        if not isinstance(changed, dict):
            continue
        try:
            site = Site.from_siteinfo(changed)
        except InputError:
            continue
        record = msgspec.json.decode(to_json(extract(wikitext, site=site)))
        assert Validator.named("article").check(record) is None


@pytest.mark.parametrize(
    "trail", ["((a+)+)", "(?:a|a)+b", "(?:a|b+)+", "[a", "[a]+[a]+", "x" * 9999]
)
def test_a_trail_that_could_take_long_is_not_taken(trail: str) -> None:
    site = Site.from_siteinfo({"general": {"linktrail": f"/^({trail})(.*)$/sD"}})
    assert site.link_trail_pattern == "[a-z]+"


@pytest.mark.parametrize("code", sorted(bundled_languages()))
def test_the_trails_of_all_languages_are_taken(code: str) -> None:
    trail = load_language(code).link_trail
    site = Site.from_siteinfo({"general": {"linktrail": f"/^({trail})(.*)$/sDu"}})
    assert site.link_trail_pattern == trail


PREFIXES = [
    ("fr:Page", "fr"),
    ("pt-br:Page", "pt-br"),
    (":fr:Page", "fr"),
    ("Fr:Page", None),
    ("it: Chapter Two", None),
    ("map:Page", None),
    ("en:Page", None),
    ("fr:", None),
]


@pytest.mark.parametrize(("link", "prefix"), PREFIXES)
def test_prefixes_that_certainly_are_languages_where_none_are_known(
    link: str, prefix: str | None
) -> None:
    for site in (
        Site.from_dump(DumpSiteInfo(dbname="x", language="en")),
        Site.from_siteinfo({"general": {"lang": "en"}}),
    ):
        title = site.title(link)
        assert title is None or title.interwiki == prefix
    for plain in (
        Site.default(),
        Site.from_dump(DumpSiteInfo(dbname="x", language="en", case="case-sensitive")),
        Site.from_siteinfo({"general": {"lang": "en", "case": "case-sensitive"}}),
    ):
        title = plain.title(link)
        assert title is None or title.interwiki is None
    known = Site.from_siteinfo(SITEINFO | {"interwikimap": [{"prefix": "x", "url": "y"}]})
    title = known.title(link)
    assert title is None or title.interwiki is None


@pytest.mark.parametrize("data", [b"", b"[]", b'{"query": ', b'{"query": "\xff"}', b"[" * 100_000])
def test_a_file_that_is_no_siteinfo_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "siteinfo.json"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"siteinfo\.json: not JSON|siteinfo\.json: not a JSON"):
        Site.load(str(path))


def test_a_dump_states_names_and_the_bundle_the_rest() -> None:
    info = DumpSiteInfo(
        sitename="Vikipedeja",
        dbname="ltgwiki",
        base="https://ltg.wikipedia.org/wiki/Suoku_puslopa",
        namespaces=(
            DumpNamespace(-1, "Seviškuo"),
            DumpNamespace(0, ""),
            DumpNamespace(4, "Vikipedeja"),
            DumpNamespace(10, "Veidne", "case-sensitive"),
        ),
    )
    site = Site.from_dump(info)
    assert (site.dbname, site.language) == ("ltgwiki", "ltg")
    assert site.base_url == "https://ltg.wikipedia.org"
    assert site.main_page == "Suoku puslopa"
    assert str(site.title("taiss:x")) == "Veidne:x"
    assert str(site.title("Template:x")) == "Veidne:x"
    assert str(site.title("en:x")) == "en:x"
    assert sorted(site.namespaces) == [-1, 0, 4, 10]


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("https://x.org/wiki/Main_Page", "https://x.org/wiki/Foo"),
        ("http://x.org/index.php/Main_Page", "http://x.org/index.php/Foo"),
        ("http://x.org/w/index.php?title=Main_Page", "http://x.org/w/index.php?title=Foo"),
        ("http://x.org/Main_Page", "http://x.org/Foo"),
        ("nonsense", "/wiki/Foo"),
    ],
)
def test_a_dump_says_where_its_pages_are(base: str, url: str) -> None:
    site = Site.from_dump(DumpSiteInfo(base=base))
    title = site.title("Foo")
    assert title is not None
    assert site.url(title) == url


def test_a_dump_of_an_unknown_wiki_in_a_known_language() -> None:
    site = Site.from_dump(DumpSiteInfo(dbname="x", language="de", sitename="Meinwiki"))
    assert str(site.title("template:x")) == "Vorlage:X"
    assert str(site.title("project:x")) == "Meinwiki:X"


def test_what_no_dump_says_is_taken_to_be_as_on_wikimedias_wikis() -> None:
    info = DumpSiteInfo(
        dbname="x", language="de", namespaces=(DumpNamespace(0, ""), DumpNamespace(3000, "Buch"))
    )
    site = Site.from_dump(info)
    assert [site.namespaces[number].subpages for number in (0, 3000)] == [False, True]
    assert site.function_id("#lst") == site.function_id("#Abschnitt") == "lst"
    assert {"section", "templatestyles", "math"} <= site.extension_tags


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*SITEINFO, *SITEINFO["general"], "id", "name", "*"]), inner
        )
    ),
    max_leaves=20,
)


@pytest.mark.long
@given(
    st.dictionaries(st.sampled_from(list(SITEINFO)), JSON), st.sampled_from(list(SITEINFO)), JSON
)
def test_any_siteinfo_is_read_or_refused(whole: Any, key: str, part: Any) -> None:
    for siteinfo in (whole, {**SITEINFO, key: part}):
        try:
            site = Site.from_siteinfo(siteinfo)
        except InputError:
            continue
        site.title("template:x")
        site.redirect_target("#REDIRECT [[x]]")


def test_a_dump_of_an_unknown_wiki_is_read_too() -> None:
    info = DumpSiteInfo(
        dbname="mywiki_db", base="http://x/index.php/Main", namespaces=(DumpNamespace(0, ""),)
    )
    site = Site.from_dump(info)
    assert site.dbname == "mywiki_db"
    assert str(site.title("foo")) == "Foo"
    assert site.function_id("#if") == "if"


def test_every_bundled_wiki_loads() -> None:
    for name in bundled_names():
        site = Site.bundled(name)
        for number, namespace in site.namespaces.items():
            title = site.title(f"{namespace.name}:x" if number else "x")
            assert title is not None, (name, number)
            assert title.namespace == number, (name, namespace)
            assert "$1" not in namespace.name
        assert site.title("Template:x").namespace == 10  # type: ignore[union-attr]
        assert site.redirect_target("#REDIRECT [[x]]")
        assert site.function_id("#if") == "if"
        assert site.image_option("thumb")
        assert site.switch_id("__NOTOC__")


def test_every_bundled_language_loads() -> None:
    assert len(bundled_languages()) > 400
    for code in bundled_languages():
        language = load_language(code)
        assert language.code == code
        assert len(language.months) == len(language.months_genitive) == 12
        assert len(language.days) == 7
        assert len(language.hebrew_months) == 14
        assert set(language.digits) <= {*"0123456789%"}


def test_other_projects_share_a_language_under_their_own_name() -> None:
    assert str(Site.bundled("frwikivoyage").title("project:x")) == "Wikivoyage:X"
    assert str(Site.bundled("ruwikisource").title("project:x")) == "Викитека:X"
    assert str(Site.bundled("ruwikisource").title("fr:x")) == "fr:x"
    source = Site.bundled("ruwikisource")
    assert source.url(source.title("fr:x")) == "https://fr.wikisource.org/wiki/x"  # type: ignore[arg-type]


def test_an_unknown_name_says_what_there_is() -> None:
    with pytest.raises(InputError, match=r"zhwiki.*siteinfo JSON"):
        Site.load("zzhwiki")


def test_load_reads_a_file(tmp_path: Path) -> None:
    path = tmp_path / "siteinfo.json"
    path.write_text(json.dumps(SITEINFO), "utf-8")
    assert Site.load(str(path)).sitename == "Testwiki"
    path.write_text("[]", "utf-8")
    with pytest.raises(InputError, match="not a JSON object"):
        Site.load(str(path))
    path.write_text("{", "utf-8")
    with pytest.raises(InputError, match="not JSON"):
        Site.load(str(path))
    with pytest.raises(InputError, match="No such file"):
        Site.load(str(tmp_path / "none.json"))


def test_a_site_can_be_sent_to_another_process() -> None:
    site = Site.bundled("zhwiki")
    site.title("x")
    copy = pickle.loads(pickle.dumps(site))
    assert copy == site
    assert copy.title("模板:x") == site.title("模板:x")


def test_names_of_the_chinese_wikipedia_are_known_in_both_scripts() -> None:
    site = Site.bundled("zhwiki")
    assert site.has_variants
    assert "zh-tw" in site.variants
    assert site.namespaces[10].name == "Template"
    assert site.namespace_ids["分類"] == site.namespace_ids["分类"] == 14


def test_the_default_site_is_plain() -> None:
    site = Site.default()
    assert (site.language, site.dbname) == ("en", None)
    assert str(site.title("project:x")) == "Project:X"
    assert str(site.title("fr:x")) == "Fr:x"


def test_names_of_namespaces_are_known_as_each_variant_writes_them() -> None:
    assert str(Site.bundled("srwiki").title("Datoteka:X")) == "Датотека:X"
    assert str(Site.bundled("kkwiki").title("ۇلگى:X")) == "Үлгі:X"
