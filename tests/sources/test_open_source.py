"""Opening inputs: kinds by name and content, standard input, what cannot be opened."""

from __future__ import annotations

import io
import json
import os
import threading
from pathlib import Path

import pytest

from tests.sources.dumps import dump, page
from tests.sources.packing import PACK
from tests.sources.test_enterprise import LINE
from wikiextract.errors import InputError
from wikiextract.sources import Page, open_source

DUMP = dump(page("A"), page("B"))
HTML = b"<!DOCTYPE html>\n<html><head><title>x</title></head><body>\xe9</body></html>"


def read(path: Path | str, content: bytes | None = None) -> list[Page]:
    if content is not None:
        Path(path).write_bytes(content)
    found = list(open_source(path))
    assert all(isinstance(item, Page) for item in found), found
    return [item for item in found if isinstance(item, Page)]


@pytest.mark.parametrize("packing", ["", *PACK])
def test_dump_by_name(tmp_path: Path, packing: str) -> None:
    data = PACK[packing](DUMP) if packing else DUMP
    for name in ("x.xml", "X.XML", "kwwiki-pages-articles1.xml-p1p41242"):
        path = tmp_path / (f"{name}.{packing}" if packing else name)
        found = read(path, data)
        assert [item.title for item in found] == ["A", "B"]
        assert found[0].where == f"{path}, page 1"


def test_compression_is_told_by_content(tmp_path: Path) -> None:
    assert len(read(tmp_path / "a.xml", PACK["zst"](DUMP))) == 2
    assert len(read(tmp_path / "b.xml.bz2", DUMP)) == 2


@pytest.mark.parametrize("packing", ["", *PACK])
def test_other_kinds_by_name(tmp_path: Path, packing: str) -> None:
    def item(name: str, data: bytes) -> Page:
        path = tmp_path / (f"{name}.{packing}" if packing else name)
        (found,) = read(path, PACK[packing](data) if packing else data)
        return found

    assert item("a.html", HTML).html == HTML
    assert item("A_b.htm", HTML).title is None
    assert item("A_b.htm", HTML).file_title == "A b"
    assert item("a.ndjson", LINE).title == "Porthenys"
    assert item("a.json", json.dumps(json.loads(LINE), indent=1).encode()).title == "Porthenys"
    assert item("Some_page.wikitext", b"''x''").title == "Some page"


TITLES = {
    "A%2Fb c.wikitext": "A/b c",
    "Template%3AInfo_box%2Fdoc.wikitext": "Template:Info box/doc",
    "Module%3AX.css.wikitext": "Module:X.css",
    "100%.wiki": "100%",
    "%FF.wikitext": "\ufffd",
    "Dvorák.mediawiki": "Dvorák",
}


@pytest.mark.parametrize("name", TITLES)
def test_title_of_a_wikitext_file(tmp_path: Path, name: str) -> None:
    (found,) = read(tmp_path / name, b"x")
    assert found.title == TITLES[name]


WIKITEXTS = {
    b"": ("", False),
    b"\xef\xbb\xbfa\r\nb": ("a\nb", False),
    b"\xff\xfea\x00b\x00": ("ab", False),
    b"a\xffb": ("a\ufffdb", True),
    b"a\x00b\x1bc\x7fd": ("a\ufffdb\ufffdc\x7fd", True),
    "\u0915\u094d\u200d\U0001f600".encode(): ("\u0915\u094d\u200d\U0001f600", False),
}


@pytest.mark.parametrize("data", WIKITEXTS)
def test_text_of_a_wikitext_file(tmp_path: Path, data: bytes) -> None:
    (found,) = read(tmp_path / "x.wikitext", data)
    codes = [problem.code for problem in found.diagnostics]
    text, repaired = WIKITEXTS[data]
    assert (found.wikitext, codes) == (text, ["invalid-characters"] if repaired else [])


CONTENTS = {
    DUMP: "xml",
    b'<?xml version="1.0"?>\n' + DUMP: "xml",
    b"\xef\xbb\xbf" + DUMP: "xml",
    HTML: "html",
    b"\n <html lang=kw>": "html",
    b'<?xml version="1.0"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml">': "html",
    b'<div class="mw-parser-output"><p>x</p></div>': "html",
    b'<p>See <a href="/wiki/Kernow">x</a></p>': "html",
    LINE: "json",
    LINE + b"\n" + LINE: "json",
    b'[\n {"name": "x"}]': "json",
    b"{{Infobox\n|a=b}}": "wikitext",
    b"{|\n|}": "wikitext",
    b"[[File:X.png]]": "wikitext",
    b"<!-- c --> '''x'''": "wikitext",
    b'<div style="x">{{y}}</div>': "wikitext",
    b"Plain text": "wikitext",
    "Гор".encode(): "wikitext",
}


@pytest.mark.parametrize("data", CONTENTS)
@pytest.mark.parametrize("packing", ["", *PACK])
def test_standard_input_by_content(data: bytes, packing: str) -> None:
    packed = PACK[packing](data) if packing else data
    source = open_source("-", stdin=io.BytesIO(packed))
    found = list(source)
    assert source.kind == CONTENTS[data]
    assert found[0].where.startswith("standard input")


def test_kind_can_be_stated(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"<html>")
    (found,) = open_source(path, kind="wikitext")
    assert isinstance(found, Page)
    assert (found.title, found.wikitext) == ("x.txt", "<html>")


def test_a_pipe_that_gives_little_at_a_time() -> None:
    reader, writer = os.pipe()
    data = PACK["bz2"](DUMP)

    def write() -> None:
        with os.fdopen(writer, "wb", buffering=0) as pipe:
            for start in range(0, len(data), 50):
                pipe.write(data[start : start + 50])

    os.set_blocking(reader, False)
    thread = threading.Thread(target=write)
    with os.fdopen(reader, "rb", buffering=0) as stream:
        thread.start()
        found = list(open_source("-", stdin=stream))
        thread.join()
    assert [item.title for item in found] == ["A", "B"]


def test_progress(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(DUMP)
    source = open_source(path)
    assert (source.size, source.position) == (len(DUMP), 0)
    list(source)
    assert source.position == len(DUMP)


def test_reading_can_be_left_early(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(DUMP)
    with open_source(path) as source:
        assert next(iter(source)).title == "A"
    pages = iter(open_source(path))
    next(pages)
    del pages


PROBLEMS = {
    "absent.xml": "no such file",
    "absent": "no such file",
    "folder": "a directory",
    "folder.xml": "a directory",
    "a.txt": "unknown kind of file (.txt)",
    "a.tar.gz": "tar -xOf",
    "a": "without extension",
    "a.bz2": "without extension",
    "nul\0.xml": "cannot be opened",
    "x" * 300 + ".xml": "cannot be opened",
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_what_cannot_be_opened(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name.startswith("folder"):
        path.mkdir()
    elif name.startswith("a") and not name.startswith("absent"):
        path.write_bytes(DUMP)
    with pytest.raises(InputError) as caught:
        open_source(path)
    assert PROBLEMS[name] in str(caught.value)
    assert str(caught.value).startswith(str(path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(DUMP)
    path.chmod(0)
    with pytest.raises(InputError, match="Permission denied"):
        open_source(path)


class _Broken(io.RawIOBase):
    def readable(self) -> bool:
        return True

    def readinto(self, _: object) -> int:
        raise OSError(5, "Input/output error")


def test_an_error_while_reading() -> None:
    with pytest.raises(InputError, match="cannot be read: Input/output error"):
        list(open_source("-", stdin=io.BufferedReader(_Broken())))


@pytest.mark.parametrize("name", ["a.xml", "a.html", "a.json"])
def test_empty_files(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"")
    with pytest.raises(InputError):
        list(open_source(path))


def test_empty_standard_input() -> None:
    with pytest.raises(InputError, match="standard input: empty"):
        list(open_source("-", stdin=io.BytesIO(b"")))


def test_a_file_too_large_for_one_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html.gz"
    path.write_bytes(PACK["gz"](b"<html>" + b"x" * (65 << 20)))
    with pytest.raises(InputError, match="larger than 64 MiB"):
        list(open_source(path))


@pytest.mark.parametrize("packing", PACK)
def test_pages_before_a_cut_are_given(tmp_path: Path, packing: str) -> None:
    path = tmp_path / f"a.xml.{packing}"
    stream = PACK[packing](DUMP) + PACK[packing](DUMP)
    path.write_bytes(stream[:-30])
    found: list[str | None] = []
    with pytest.raises(InputError, match="ends in the middle"):
        found.extend(item.title for item in open_source(path))
    assert found[:2] == ["A", "B"]
