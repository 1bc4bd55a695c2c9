"""Small dumps, written as MediaWiki writes them."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from wikiextract.sources import Page, PageFailure, read_dump

HEADER = """\
<mediawiki xmlns="http://www.mediawiki.org/xml/export-{version}/" version="{version}" xml:lang="kw">
  <siteinfo>
    <sitename>Gwikipedya</sitename>
    <dbname>kwwiki</dbname>
    <base>https://kw.example.org/wiki/Folen_dre</base>
    <generator>MediaWiki 1.41.0</generator>
    <case>first-letter</case>
    <namespaces>
      <namespace key="-2" case="first-letter">Media</namespace>
      <namespace key="0" case="first-letter" />
      <namespace key="10" case="first-letter">Skantlyn</namespace>
      <namespace key="2302" case="case-sensitive">Gadget definition</namespace>
    </namespaces>
  </siteinfo>
"""
FOOTER = "</mediawiki>\n"


def revision(
    text: str = "Text",
    *,
    number: int = 7,
    timestamp: str = "2024-02-03T04:05:06Z",
    contributor: str = "<username>Jenifer</username>\n        <id>3</id>",
    comment: str = "<comment>new</comment>",
    attributes: str = ' xml:space="preserve"',
) -> str:
    return f"""\
    <revision>
      <id>{number}</id>
      <parentid>{number - 1}</parentid>
      <timestamp>{timestamp}</timestamp>
      <contributor>
        {contributor}
      </contributor>
      <minor />
      {comment}
      <model>wikitext</model>
      <format>text/x-wiki</format>
      <text{attributes}>{escape(text, {'"': "&quot;"})}</text>
      <sha1>abc{number}</sha1>
    </revision>
"""


def page(
    title: str = "Kernow",
    *revisions: str,
    namespace: int = 0,
    page_id: int = 5,
    redirect: str | None = None,
) -> str:
    target = "" if redirect is None else f"    <redirect title={quoteattr(redirect)} />\n"
    return (
        f"  <page>\n    <title>{escape(title)}</title>\n    <ns>{namespace}</ns>\n"
        f"    <id>{page_id}</id>\n{target}{''.join(revisions or (revision(),))}  </page>\n"
    )


def dump(*pages: str, version: str = "0.10") -> bytes:
    return (HEADER.format(version=version) + "".join(pages) + FOOTER).encode()


def in_chunks(data: bytes, size: int) -> Iterator[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))


def read(data: bytes, size: int = 1 << 20) -> list[Page | PageFailure]:
    return list(read_dump(in_chunks(data, size), "test.xml"))


def pages_of(data: bytes, size: int = 1 << 20) -> list[Page]:
    found = read(data, size)
    assert all(isinstance(item, Page) for item in found), found
    return [item for item in found if isinstance(item, Page)]
