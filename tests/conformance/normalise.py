"""HTML in a form in which only differences that matter are left (see README.md)."""

from __future__ import annotations

import re
from html.parser import HTMLParser

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "caption",
        "center",
        "col",
        "colgroup",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
# What a picture's file decides, which does not exist here; how wide boxes around pictures are.
_FILE_ATTRIBUTES = frozenset(
    [
        "src",
        "srcset",
        "width",
        "height",
        "decoding",
        "resource",
        "data-file-width",
        "data-file-height",
        "data-file-type",
        "data-width",
        "data-height",
        "poster",
        "controls",
        "preload",
        "data-durationhint",
        "data-mwtitle",
        "data-mwprovider",
        "loading",
    ]
)
_PICTURES = frozenset({"img", "video", "audio", "source", "track"})
_DROPPED_CLASSES = frozenset({"mw-editsection", "magnify", "toc"})
_SIZED_BOXES = frozenset({"gallerybox", "thumb", "thumbinner"})
_SPACE = re.compile(r"[ \t\n\r\f]+")
_STYLE_SPACE = re.compile(r"\s*([:;,])\s*")


class _Normaliser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.dropping: list[str] = []
        self.in_pre = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        classes = set(values.get("class", "").split())
        if self.dropping:
            if tag not in VOID:
                self.dropping.append(tag)
            return
        if (classes & _DROPPED_CLASSES) or values.get("property") == "mw:PageProp/toc":
            if tag not in VOID:
                self.dropping.append(tag)
            return
        if tag == "pre":
            self.in_pre += 1
        self.out.append(_start(tag, values, classes))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.dropping:
            if self.dropping[-1] == tag:
                self.dropping.pop()
            return
        if tag == "pre":
            self.in_pre -= 1
        self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self.dropping:
            return
        text = data if self.in_pre else _SPACE.sub(" ", data)
        if self.out and not self.out[-1].startswith("<"):
            text = self.out.pop() + text
        self.out.append(text.replace("<", "&lt;"))


def _start(tag: str, values: dict[str, str], classes: set[str]) -> str:
    written = []
    for name, value in sorted(values.items()):
        text = value
        if tag in _PICTURES and name in _FILE_ATTRIBUTES:
            continue
        if name in {"data-width", "data-height", "data-sort-type"}:
            continue
        if name == "class":
            text = " ".join(sorted(classes))
            if not text:
                continue
        elif name == "style":
            if classes & _SIZED_BOXES:
                continue
            text = _STYLE_SPACE.sub(r"\1", text).strip("; ")
        elif tag == "a" and name == "href" and ("/images/" in text or text.startswith("//upload/")):
            continue
        written.append(f" {name}={text!r}")
    return f"<{tag}{''.join(written)}>"


def normalise(html: str) -> str:
    """One tag or text a line; see README.md for what is left out."""
    parser = _Normaliser()
    parser.feed(html)
    parser.close()
    return "\n".join(_without_space(parser.out))


def _without_space(tokens: list[str]) -> list[str]:
    """Drop white space at the edges of blocks."""
    kept: list[str] = []
    pre = 0
    for position, token in enumerate(tokens):
        if token.startswith("<"):
            pre += token.startswith("<pre") - token.startswith("</pre")
            kept.append(token)
            continue
        text = token
        if not pre:
            before = tokens[position - 1] if position else "<p>"
            after = tokens[position + 1] if position + 1 < len(tokens) else "</p>"
            if _is_block(before):
                text = text.lstrip(" ")
            if _is_block(after):
                text = text.rstrip(" ")
        else:
            text = text.strip("\n")
        if text:
            kept.append(text)
    return kept


def _is_block(tag: str) -> bool:
    name = re.match(r"</?([a-z0-9]+)", tag)
    return name is not None and name[1] in BLOCKS
