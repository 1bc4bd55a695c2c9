"""Which pages a run is about: samples and categories."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from wikiextract.errors import InputError
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.pipeline.select.category_filter import CategoryFilter, category_name
from wikiextract.pipeline.select.sample import Sample, read_sample_size
from wikiextract.pipeline.select.selection import Selection, draw_sample, read_categories
from wikiextract.record import failed_article
from wikiextract.sources.page import Page


def pages(count: int) -> list[Page]:
    return [Page(title=f"Page {n}", where="test", page_id=n) for n in range(count)]


def chosen(sample: Sample, of: list[Page]) -> set[int | None]:
    return {page.page_id for page in of if sample.has(page)}


def test_a_part_is_about_that_part_and_the_same_in_any_order() -> None:
    all_pages = pages(20_000)
    found = chosen(Sample.part(0.1, seed=1), all_pages)
    assert 1800 < len(found) < 2200
    random.Random(1).shuffle(all_pages)
    assert chosen(Sample.part(0.1, seed=1), all_pages) == found
    assert chosen(Sample.part(0.1, seed=2), all_pages) != found


def test_a_larger_part_holds_the_smaller_one() -> None:
    of = pages(5000)
    assert chosen(Sample.part(0.1, 3), of) < chosen(Sample.part(0.2, 3), of)
    assert chosen(Sample.part(1.0, 3), of) == {page.page_id for page in of}
    assert not chosen(Sample.part(0.0, 3), of)


@pytest.mark.parametrize("count", [0, 1, 7, 500, 600])
def test_a_count_is_exact_and_does_not_hang_on_the_order(count: int) -> None:
    of = pages(500)
    found = chosen(Sample.count(of, count, seed=5), of)
    assert len(found) == min(count, 500)
    random.Random(2).shuffle(of)
    assert chosen(Sample.count([*of, *of], count, seed=5), of) == found


def test_pages_without_id_are_ranked_by_title() -> None:
    of = [Page(title=f"Page {n}", where="test") for n in range(100)]
    assert sum(map(Sample.count(of, 9, seed=0).has, of)) == 9


@pytest.mark.parametrize(
    ("text", "size"), [("500", 500), ("1", 1), ("1.0", 1.0), ("0.25", 0.25), ("10%", 0.1)]
)
def test_the_size_of_a_sample(text: str, size: float) -> None:
    answer = read_sample_size(text)
    assert answer == size
    assert type(answer) is type(size)


@pytest.mark.parametrize("text", ["", "many", "-1", "1.5", "101%", "nan"])
def test_a_size_that_is_none(text: str) -> None:
    with pytest.raises(InputError):
        read_sample_size(text)


def test_a_number_is_drawn_from_the_files_that_the_other_options_leave(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"A{number}.wikitext").write_text("text")
    inputs = [str(path) for path in sorted(tmp_path.iterdir())]
    titles = frozenset(f"A{number}" for number in range(12))
    selection = Selection(titles=titles)
    drawn = draw_sample(selection, inputs, 5, 1, Extractor().site_of)
    assert drawn.sample is not None
    of = [Page(title=f"A{number}", where="test") for number in range(30)]
    assert sum(drawn.wants(page, Extractor().site_of) for page in of) == 5


def test_what_no_number_can_be_drawn_from() -> None:
    with pytest.raises(InputError, match="only once"):
        draw_sample(Selection(), ["-"], 5, 1, Extractor().site_of)
    in_category = Selection(categories=read_categories(["Towns"]))
    with pytest.raises(InputError, match="category"):
        draw_sample(in_category, ["x.xml"], 5, 1, Extractor().site_of)


@pytest.mark.parametrize(
    "name", ["Category:Foo bar", "Foo_bar", "  Foo  bar ", "category: Foo bar"]
)
def test_names_of_categories(name: str) -> None:
    assert category_name(name) == "Foo bar"


def test_an_empty_category_is_refused() -> None:
    with pytest.raises(InputError):
        read_categories(["Category:"])
    assert read_categories([]) is None


# Wikitext, whether its record is in the category "Hill towns & villages of Ελλάς".
CASES = [
    ("[[Category:Hill towns & villages of Ελλάς]]", True),
    ("[[Category:hill_towns & villages of Ελλάς|key]]", True),
    ("[[category : Hill  towns &amp; villages of Ελλάς]]", True),
    ("[[Category:Hill towns %26 villag%65s of %CE%95λλάς]]", True),
    ("[[Category:Hill towns & vill&#97;ges of Ελλάς]]", True),
    ("[[Category:Hill towns & vill<!-- x -->ages of Ελλάς]]", True),
    ("[[Category:Hill towns & vill\u200eages of Ελλάς]]", True),
    ("[[:Category:Hill towns & villages of Ελλάς]]", False),
    ("Hill towns & villages of Ελλάς", False),
    ("[[Category:Towns]] text", False),
    ("", False),
]


@pytest.mark.parametrize(("wikitext", "is_member"), CASES)
def test_a_category_and_its_first_look_at_the_wikitext(wikitext: str, is_member: bool) -> None:
    wanted = read_categories(["hill towns & villages of Ελλάς"])
    assert wanted is not None
    page = Page(title="Foo", where="test", wikitext=wikitext)
    article = Extractor().article(page)
    assert wanted.has(article) == is_member
    assert wanted.may_have(page) or not is_member


def test_the_first_look_passes_over_pages_that_do_not_name_the_category() -> None:
    wanted = CategoryFilter(frozenset({"Hill towns"}))
    assert not wanted.may_have(Page(title="Foo", where="test", wikitext="[[Category:Rivers]]"))
    computed = Page(title="Hill", where="test", wikitext="[[Category:{{PAGENAME}} towns]]")
    assert wanted.may_have(computed)


def test_failed_pages_are_written_whatever_the_category() -> None:
    selection = Selection(categories=read_categories(["Towns"]))
    page = Page(title="Foo", where="test", wikitext="text")
    assert selection.wants_record(failed_article(page, "it broke"))
    assert not selection.wants_record(Extractor().article(page))
