"""The reader of MediaWiki's parser test format."""

from __future__ import annotations

from pathlib import Path

from tests.cases.blocks import parse_options
from tests.conformance.parser_tests import read_file

SAMPLE = """\
# A comment
!! options
version=2
!! end

!! article
Template:One
!! text
one

line
!!endarticle

!! functionhooks
time
!! endfunctionhooks

!! test
First
!! options
language=zh title=[[A b]] cat
!! config
wgAllowDisplayTitle=true
!! wikitext
{{One}}

!! html/php
<p>one
</p>
!! html/parsoid
<p>other</p>
!! end
"""


def test_a_file_gives_articles_and_tests(tmp_path: Path) -> None:
    path = tmp_path / "sample.txt"
    path.write_text(SAMPLE, encoding="utf-8")
    file = read_file(path)
    assert file.articles == {"Template:One": "one\n\nline"}
    assert file.function_hooks == ("time",)
    assert file.options == {"version": "2"}
    (test,) = file.tests
    assert test.name == "First"
    assert test.wikitext == "{{One}}\n"
    assert test.options == {"language": "zh", "title": "A b", "cat": True}
    assert test.config == {"wgAllowDisplayTitle": True}
    assert test.expected_html() == "<p>one\n</p>"


def test_options_take_lists_quotes_and_json() -> None:
    assert parse_options('a=b,c d="e f",g h={"i": [1]}\nj') == {
        "a": ["b", "c"],
        "d": ["e f", "g"],
        "h": {"i": [1]},
        "j": True,
    }
