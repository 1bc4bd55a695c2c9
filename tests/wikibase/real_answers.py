"""The answers of a real Wikibase in ../shared, beside ours.

python -m tests.wikibase.real_answers [--show]
"""

from __future__ import annotations

import gzip
import html
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.wikibase.wiki import SHOW, Entities, lua_module, plain_site, shown
from wikiextract.expand.expander import Expander
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.expand.options import ExpandOptions
from wikiextract.render import FilesWithPages, render
from wikiextract.store.memory import MemoryPages

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "wikidata"
_A_MODULE = 200


@dataclass(frozen=True)
class Answer:
    """What was asked, what the Wikibase said, and what we say."""

    language: str
    asked: str
    expected: str
    ours: str

    @property
    def equal(self) -> bool:
        """True if both say the same."""
        return self.expected == self.ours

    @property
    def kind(self) -> str:
        """What was asked, without its ids and texts."""
        return re.sub(r"\bP\d+", "P", re.sub(r"'[^']*'", "_", self.asked))


def entities() -> Entities:
    """Return the entities that the Wikibase had."""
    found: dict[str, dict[str, Any]] = {}
    for name in ("stand-ins", "entities"):
        with gzip.open(FOLDER / f"{name}.json.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("{"):
                    entity = json.loads(line.strip().rstrip(","))
                    found[entity["id"]] = entity
    return Entities(found)


def answers() -> Iterator[Answer]:
    """Give all answers of the file beside ours."""
    with gzip.open(FOLDER / "answers.jsonl.gz", "rt", encoding="utf-8") as lines:
        asked = [json.loads(line) for line in lines]
    groups = defaultdict(list)
    for one in asked:
        groups[one["language"], one["page"]].append(one)
    source = entities()
    for (language, page), group in groups.items():
        yield from _of_page(source, language, page, group)


def _of_page(
    source: Entities, language: str, page: str, group: list[dict[str, str]]
) -> Iterator[Answer]:
    site = plain_site(language, "enwiki")
    title = site.title(page)
    assert title is not None
    runner = LuaRunner(LuaOptions(seconds=60))
    options = ExpandOptions(expensive_calls=100_000)
    in_lua = [one for one in group if "lua" in one]
    for start in range(0, len(in_lua), _A_MODULE):
        part = in_lua[start : start + _A_MODULE]
        pages = MemoryPages(
            site, {"Module:Show": SHOW, "Module:Cases": lua_module(one["lua"] for one in part)}
        )
        expander = Expander(site, pages, options, runner, entities=source)
        for number, one in enumerate(part):
            text = shown(expander.expand(f"{{{{#invoke:Cases|c{number}}}}}", title).text)
            expected = one["value"] if one["result"] == "ok" else f"error: {one['value']}"
            yield Answer(language, one["lua"], expected, html.unescape(text))
    none = MemoryPages(site, {})
    expander = Expander(site, none, options, runner, entities=source)
    files = FilesWithPages(site, none)
    for one in group:
        if "wikitext" in one:
            ours = render(expander.expand(one["wikitext"], title), media=files).to_html()
            yield Answer(language, one["wikitext"], _plain(one["html"]), _plain(ours))


_FILE = re.compile(
    r'<span class="mw-default-size"[^>]*>(<a [^>]*>)<span class="mw-file-element[^>]*>'
    r"(.*?)</span></a></span>"
)


def _plain(text: str) -> str:
    """Return HTML as text; a file that is not there as MediaWiki 1.39 shows it."""
    return html.unescape(_FILE.sub(r"\1\2</a>", text)).strip()


def main() -> None:
    """Print how many answers are equal, by kind, and with ``--show`` those that are not."""
    counts: Counter[str] = Counter()
    equal: Counter[str] = Counter()
    for answer in answers():
        counts[answer.kind] += 1
        equal[answer.kind] += answer.equal
        if not answer.equal and "--show" in sys.argv:
            print(f"{answer.language} {answer.asked}\n  = {answer.expected}\n  ~ {answer.ours}")
    for kind, count in counts.most_common():
        if equal[kind] != count:
            print(f"{equal[kind]:5} of {count:5}  {kind}")
    print(f"{equal.total()} of {counts.total()}: {100 * equal.total() / counts.total():.2f} %")


if __name__ == "__main__":
    main()
