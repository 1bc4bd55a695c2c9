"""The saved articles give the records expected of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.shared import shared_path
from wikiextract import Extractor, Page, Site, extract
from wikiextract.pipeline.compare.saved_articles import check_fixture, find_fixtures, update_fixture
from wikiextract.record import Validator
from wikiextract.sources.saved_page import read_saved_page

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
FIRST = FIXTURES / "zhwiki" / "阿拉木图宣言"
FOLDERS = [pytest.param(path, id=path.name) for path in find_fixtures(str(FIXTURES))]


def record(name: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads((FIRST / name).read_text(encoding="utf-8"))
    return answer


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_fixture_gives_what_is_expected(folder: Path) -> None:
    for comparison in check_fixture(folder):
        assert not comparison.difference, "\n".join(comparison.difference)


def test_a_fixture_whose_views_differ_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "enwiki" / "Foo"
    (folder / "pages").mkdir(parents=True)
    (folder / "page.wikitext").write_text("* {{x}}\n* b\n")
    (folder / "page.html").write_text("<ul><li>a</li></ul>")
    (folder / "pages" / "Template:X.wikitext").write_text("a\n")
    list(update_fixture(folder))
    differing = [one for one in check_fixture(folder) if one.difference]
    assert [one.file.name for one in differing] == ["page.html"]
    assert any("lists[].items (count)" in line for line in differing[0].difference)


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_is_expected_is_valid(folder: Path) -> None:
    validator = Validator.named()
    for path in folder.glob("*.json"):
        if path.name in ("record.json", "html.json", "source.json"):
            assert validator.check(json.loads(path.read_text(encoding="utf-8"))) is None


def test_file_systems_and_archives_take_the_names_of_files() -> None:
    """A colon is refused by Windows, and by installers that unpack a source archive."""
    names = [path.name for path in FIXTURES.rglob("*")]
    assert len(names) > 100
    assert not [name for name in names if re.search(r'[\\:*?"<>|]', name)]


def test_the_record_holds_every_word_of_the_seed_text() -> None:
    """Against the text of the page as a browser shows it, which is not ours."""
    (seed,) = shared_path("seed").glob("*.txt")
    text = seed.read_text(encoding="utf-8")
    known = json.dumps(record("record.json"), ensure_ascii=False)
    # What a browser shows that is no content: edit links, the bars of the boxes, the headings of
    # the category lists.
    interface = ["[编辑]", "\n查\n", "\n论\n", "\n编\n", "隐藏分类：", "分类："]
    for word in interface:
        text = text.replace(word, "\n")
    # Foreign links stand apart from the text they are shown with, so brackets divide.
    pieces = re.split(r"[\n()（）:：·,，|]| {2,}|\s(?=[（(])", text)
    words = {piece.strip() for piece in pieces} - {""}
    categories = {c["name"] for c in record("record.json")["categories"]}
    missing = {
        word
        for word in words
        if word not in known
        and not _made_of(word, categories)
        and word not in ("Category", "Portal")
    }
    assert not missing


def _made_of(text: str, names: set[str]) -> bool:
    """Whether `text` is nothing but names, one after the other."""
    pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.fullmatch(f"(?:{pattern})+", text) is not None


def test_the_record_of_the_first_fixture_is_complete() -> None:
    found = record("record.json")
    (infobox,) = found["infoboxes"]
    (group,) = infobox["groups"]
    assert [f["label"] for f in group["fields"]] == [
        "條約類型",
        "簽署日",
        "地點",
        "生效日",
        "簽署者",
    ]
    signatories = group["fields"][-1]["value"]["items"]
    assert len(signatories) == 11
    assert all(len(s["parts"]) == 2 and len(s["images"]) == 1 for s in signatories)
    assert signatories[0]["parts"] == ["俄羅斯", "鮑里斯·葉利欽"]
    lists = [b for s in found["sections"] for b in s["blocks"] if b["type"] == "list"]
    assert [len(each["items"]) for each in lists] == [5, 1]
    assert [n["title"]["text"] for n in found["navboxes"]] == ["苏联解体", "独立国家联合体"]
    assert [len(n["groups"]) for n in found["navboxes"]] == [6, 7]
    assert all(n["below"]["text"] for n in found["navboxes"])
    assert [n["kind"] for n in found["notices"]] == ["stub", "stub"]
    hidden = [c["name"] for c in found["categories"] if c.get("hidden")]
    assert hidden == ["全部小作品", "歷史小作品", "俄罗斯小作品"]
    assert len(found["categories"]) == 6
    assert "diagnostics" not in found


def test_a_foreign_link_is_apart_from_its_item() -> None:
    text = json.dumps(record("record.json"), ensure_ascii=False)
    assert "（英语" not in text
    groups = record("record.json")["navboxes"][0]["groups"][0]["groups"]
    (item,) = [i for g in groups for i in g["items"] if i.get("text") == "苏姆盖特暴动"]
    (foreign,) = item["foreign_links"]
    assert (foreign["text"], foreign["language_name"]) == ("Sumgait pogrom", "英语")


def test_the_source_view_holds_what_the_editor_wrote() -> None:
    found = record("source.json")
    (infobox,) = found["infoboxes"]
    params = [f["param"] for g in infobox["groups"] for f in g["fields"]]
    assert infobox["name"] == "條約資訊框"
    assert params == [
        "name", "type", "date_signed", "location_signed", "date_effective", "signatories",
    ]  # fmt: skip
    assert [n["name"] for n in found["navboxes"]] == ["苏联解体", "CIS"]
    assert [c["name"] for c in found["categories"]] == ["1991年蘇聯", "宣言", "独立国家联合体"]
    text = (FIRST / "page.wikitext").read_text(encoding="utf-8")
    assert all(text[slice(*call["span"])].startswith("{{") for call in found["templates"])


@pytest.mark.parametrize(("variant", "label"), [("zh-cn", "签署日"), ("zh-tw", "簽署日")])
def test_a_record_in_a_variant_has_the_same_parameters(variant: str, label: str) -> None:
    page = Page(
        title=FIRST.name,
        where="test",
        wikitext=(FIRST / "page.wikitext").read_text(encoding="utf-8"),
    )
    pages = read_saved_page(FIRST).pages
    article = Extractor(Site.bundled("zhwiki"), pages=pages, variant=variant).article(page)
    (group,) = article.infoboxes[0].groups
    assert [field.param for field in group.fields] == [
        "type", "date_signed", "location_signed", "date_effective", "signatories",
    ]  # fmt: skip
    assert group.fields[1].label == label
    assert article.extraction.variant == variant
    assert all(section.span is not None for section in article.sections)


def test_a_variant_that_the_wiki_does_not_have_is_told() -> None:
    page = Page(title="A", where="test", wikitext="x")
    article = Extractor(Site.bundled("enwiki"), pages={}, variant="zh-tw").article(page)
    assert article.extraction.variant is None
    assert [one.code for one in article.diagnostics] == ["variant-unknown"]


@pytest.mark.parametrize(
    ("site", "variant", "codes"),
    [
        ("banwiki", "ban-bali", ["variant-not-converted"]),
        ("banwiki", "ban", []),
        ("srwiki", "sr-el", []),
        ("zhwiki", "zh", []),
        ("enwiki", "zh-tw", ["variant-unknown"]),
    ],
)
def test_a_variant_that_cannot_be_written_is_told(
    site: str, variant: str, codes: list[str]
) -> None:
    article = extract("x", site=site, title="T", pages={}, variant=variant)
    assert [one.code for one in article.diagnostics] == codes
