"""A distribution with a plugin, as pip would leave it in a folder of packages."""

from __future__ import annotations

from pathlib import Path

MODULE = '''
"""What a wiki about towers needs besides."""

from msgspec.structs import replace

from wikiextract.nodes import Category, Document, Link, Value
from wikiextract.plugins import CalledTemplate, MappingSet, Plugin
from wikiextract.map.domains.model import BoxMapping, PropertyRule
from wikiextract.sources.page import Page


def height(call: CalledTemplate) -> Value:
    keeper = call.text("keeper", default="nobody")
    link = Link(text=keeper, target=keeper)
    return Value(text=f"{call.text('1')} m, kept by {keeper}", links=(link,))


def words(document: Document, page: Page) -> Document:
    count = len((page.wikitext or "").split())
    return replace(document, categories=(*document.categories, Category(name=f"{count} words")))


plugin = Plugin(
    name="towers",
    templates={"Tower height": height},
    readers=[words],
    mappings={
        "*": MappingSet(
            boxes=(
                BoxMapping(
                    name="Tower",
                    types=("schema:LandmarksOrHistoricalBuildings",),
                    boxes=("Infobox watchtower",),
                    rules=(
                        PropertyRule(
                            property="schema:height", names=("How high",), kind="quantity", unit="m"
                        ),
                    ),
                ),
            )
        )
    },
)
'''

WIKITEXT = """{{Infobox watchtower|how high=31|name=Old Tower}}
'''Old Tower''' has {{tower_height|31|keeper=Ann}} and stairs.
[[Category:Towers]]
"""


def install(folder: Path, *, name: str = "towers", module: str = MODULE) -> None:
    """Put the distribution, of version 1.2, into the folder."""
    folder.mkdir(exist_ok=True)
    (folder / f"wiki_{name}.py").write_text(module, encoding="utf-8")
    info = folder / f"wiki_{name}-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: wiki-{name}\nVersion: 1.2\n")
    (info / "entry_points.txt").write_text(
        f"[wikiextract.plugins]\n{name} = wiki_{name}:plugin\n", encoding="utf-8"
    )
