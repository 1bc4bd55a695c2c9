"""Two runs compared: what pages gained, lost and have in another form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.cli.shell import run
from tests.sinks.records import article
from wikiextract.errors import InputError
from wikiextract.nodes import (
    Category,
    Diagnostic,
    Field,
    FieldGroup,
    Infobox,
    PageEntity,
    Paragraph,
    Section,
    TypedValue,
    Value,
)
from wikiextract.pipeline.compare.runs.changes import RunChanges, compare_runs
from wikiextract.pipeline.compare.runs.page import html_changes, json_changes
from wikiextract.record import Article, to_json

HOSTILE = "</td><script>alert('x')</script><img src=x>"


def town(title: str, value: Value | None = None, **parts: Any) -> Article:
    field = Field(param="size", value=value or Value(text="5"))
    box = Infobox(name="Infobox town", groups=(FieldGroup(fields=(field,)),))
    parts.setdefault("infoboxes", (box,))
    address = f"https://x.org/wiki/{title}"
    return article(title=title, site="xwiki", url=address, **parts)


def written(path: Path, *articles: Article) -> str:
    path.write_bytes(b"".join(to_json(one) + b"\n" for one in articles))
    return str(path)


def compared(folder: Path, first: list[Article], second: list[Article]) -> RunChanges:
    return compare_runs(written(folder / "1.ndjson", *first), written(folder / "2.ndjson", *second))


def test_equal_runs_have_no_changes(tmp_path: Path) -> None:
    changes = compared(tmp_path, [town("A"), town("B")], [town("B"), town("A")])
    assert (changes.same, changes.records.total, changes.parts) == (2, 0, {})
    assert not any(changes.names.values())


def test_pages_that_one_run_has_are_gained_and_lost(tmp_path: Path) -> None:
    changes = compared(tmp_path, [town("A"), town("B")], [town("A"), town("C")])
    assert [one.title for one in changes.records.lost.examples] == ["B"]
    assert [one.title for one in changes.records.gained.examples] == ["C"]
    assert changes.same == 1


def test_pages_of_one_title_in_two_wikis_are_two(tmp_path: Path) -> None:
    other = article(title="A", site="ywiki")
    changes = compared(tmp_path, [town("A"), other], [town("A")])
    assert (changes.same, changes.records.lost.pages) == (1, 1)


def test_parts_are_gained_lost_and_changed(tmp_path: Path) -> None:
    def text(words: str) -> tuple[Section, ...]:
        return (Section(level=1, blocks=(Paragraph(text=words),)),)

    category = (Category(name="Towns"),)
    before = [town("A", sections=text("x")), town("B", categories=category), town("C")]
    after = [town("A", sections=text("y")), town("B"), town("C", categories=category)]
    changes = compared(tmp_path, before, after)
    assert changes.parts["sections"].changed.pages == 1
    assert [one.title for one in changes.parts["categories"].lost.examples] == ["B"]
    assert [one.title for one in changes.parts["categories"].gained.examples] == ["C"]
    assert (changes.same, changes.records.changed.pages) == (0, 3)


def test_where_something_stands_and_what_made_it_is_no_change(tmp_path: Path) -> None:
    def record(start: int) -> Article:
        words = Paragraph(text='not "span":[1,2] here', span=(start, start + 3))
        return town("A", sections=(Section(level=1, blocks=(words,), span=(start, start + 4)),))

    assert compared(tmp_path, [record(0)], [record(7)]).same == 1
    bare = town("A", sections=(Section(level=1, blocks=(Paragraph(text="not here"),)),))
    assert compared(tmp_path, [record(0)], [bare]).same == 0


def test_fields_that_become_typed_are_told_apart_from_new_fields(tmp_path: Path) -> None:
    typed = Value(text="5", typed=(TypedValue(kind="quantity", text="5", number=5.0),))
    none = town("C", infoboxes=())
    changes = compared(
        tmp_path, [town("A"), town("B", typed), none], [town("A", typed), town("B"), town("C")]
    )
    name = "Infobox town\nsize"
    assert [one.title for one in changes.names["typed"][name].gained.examples] == ["A"]
    assert [one.title for one in changes.names["typed"][name].lost.examples] == ["B"]
    assert [one.title for one in changes.names["field"][name].gained.examples] == ["C"]
    assert changes.names["box"]["Infobox town"].gained.pages == 1


def test_classes_and_diagnostics_are_gained_and_lost(tmp_path: Path) -> None:
    before = [town("A", diagnostics=(Diagnostic(code="odd", message="m"),))]
    after = [town("A", entity=PageEntity(types=("City",), label="A"))]
    changes = compared(tmp_path, before, after)
    assert changes.names["diagnostic"]["odd"].lost.pages == 1
    assert changes.names["class"]["City"].gained.pages == 1


def test_the_page_says_all_of_it_and_links_to_the_wiki(tmp_path: Path) -> None:
    changes = compared(
        tmp_path,
        [town("A", diagnostics=(Diagnostic(code="odd", message="m"),)), town("B")],
        [town("A"), town(HOSTILE), town("C")],
    )
    page = html_changes(changes)
    root = html.fromstring(page)
    assert "https://x.org/wiki/C" in root.xpath("//@href")
    assert HOSTILE in root.text_content()
    assert not root.xpath("//script | //img | //link | //@src | //@style")
    words = " ".join(" ".join(root.xpath("//body//text()")).split())
    for fact in ("1 records the same", "2 gained", "1 lost", "odd −1 lost: A", "records 2 3 +1"):
        assert fact in words, fact
    json.dumps(json_changes(changes))


@pytest.mark.long
def test_the_command_compares_folders_and_files(tmp_path: Path) -> None:
    (tmp_path / "T.wikitext").write_text("{{Infobox town|size=5}}\nA [[town]].")
    (tmp_path / "U.wikitext").write_text("A [[town]] too.")
    run("extract", "T.wikitext", "-o", "one/", "-q", cwd=tmp_path)
    run("extract", "T.wikitext", "U.wikitext", "-o", "two/", "-q", cwd=tmp_path)
    answer = run("report", "one", "two", cwd=tmp_path)
    assert (answer.returncode, answer.stdout) == (0, b"two/_run/comparison.html\n")
    assert answer.stderr == b"1 records the same, 0 changed, 1 gained, 0 lost\n"
    assert b"all is as stated" in run("verify", "two", cwd=tmp_path).stdout
    stated = json.loads((tmp_path / "two" / "_run" / "comparison.json").read_bytes())
    assert stated["figures"]["records"] == [1, 2]
    run("extract", "T.wikitext", "-o", "three.ndjson", "-q", cwd=tmp_path)
    refused = run("report", "one", "three.ndjson", cwd=tmp_path)
    assert (refused.returncode, b"-o" in refused.stderr) == (2, True)
    assert run("report", "one", "three.ndjson", "-o", "new", cwd=tmp_path).returncode == 0


def test_records_that_are_no_run_have_a_report(tmp_path: Path) -> None:
    path = written(tmp_path / "1.ndjson", town("A"), town("B"))
    refused = run("report", path, cwd=tmp_path)
    assert (refused.returncode, b"-o" in refused.stderr) == (2, True)
    answer = run("report", path, "-o", "made", cwd=tmp_path)
    assert answer.stdout == b"made/report.html\n"
    stated = json.loads((tmp_path / "made" / "report.json").read_bytes())
    assert stated["pages"]["content"]["infoboxes"]["Infobox town"]["boxes"] == 2


@pytest.mark.long
def test_of_runs_whose_records_cannot_be_read_the_figures_are_compared(tmp_path: Path) -> None:
    (tmp_path / "T.wikitext").write_text("A [[town]].")
    for name in ("one/", "two/"):
        run("extract", "T.wikitext", "-o", name, "--format", "text", "-q", cwd=tmp_path)
    changes = compare_runs(str(tmp_path / "one"), str(tmp_path / "two"))
    assert (changes.compared, changes.second.pages.counts.records) == (False, 1)
    assert "cannot be read back" in html_changes(changes)


def test_what_holds_no_records_is_refused(tmp_path: Path) -> None:
    good = written(tmp_path / "1.ndjson", town("A"))
    with pytest.raises(InputError):
        compare_runs(good, str(tmp_path / "nothing"))
