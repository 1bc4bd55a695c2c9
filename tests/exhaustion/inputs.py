"""The exhaustion list: pages that would take time or memory without end, were there no limits.

Each is a text, or a text with the templates and modules that it needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

LONG = "x" * 500_000


class Input(NamedTuple):
    """A page's wikitext and the other pages of its wiki."""

    wikitext: str
    pages: Mapping[str, str] = {}


def called_with_much(piece: str, times: int = 400, text: str = LONG) -> Input:
    """A template that puts its parameter into many pieces (`N` is the number), called once."""
    body = "".join(piece.replace("N", str(number)) for number in range(times))
    return Input("{{T|" + text + "}}", {"Template:T": body})


def module(body: str, wikitext: str = "{{#invoke:M|f|a}}", **pages: str) -> Input:
    """A page that calls a module whose function has the body."""
    return Input(wikitext, {"Module:M": f"return {{ f = function(frame)\n{body}\nend }}", **pages})


MESSAGES = {
    "sort keys": called_with_much("{{DEFAULTSORT:{{{1}}}N}}"),
    "shown titles": called_with_much("{{DISPLAYTITLE:{{{1}}}N}}"),
    "paths": called_with_much("{{#rel2abs:../../../{{{1}}}N}}"),
    "modules that are none": called_with_much("{{#invoke:{{{1}}}N|f}}"),
    "functions that are none": called_with_much("{{#invoke:None|{{{1}}}N}}"),
    "templates that are none": called_with_much("{{x{{{1}}}N}}", 400),
    "names of notes": called_with_much('<ref name="{{{1}}}N" />'),
    "names of notes by calls": called_with_much("{{#tag:ref||name={{{1}}}N}}"),
    "unknown keys of notes": called_with_much("{{#tag:ref|a|x={{{1}}}N|{{{1}}}N=b}}"),
    "groups of notes": called_with_much("{{#tag:ref|a|group={{{1}}}N}}"),
    "directions of notes": called_with_much("{{#tag:ref|aN|dir={{{1}}}N|name=n}}<references />"),
    "expressions": called_with_much("{{#expr:{{{1}}}N}}"),
    "times": called_with_much("{{#time:Y|{{{1}}}N}}"),
    "languages": called_with_much("{{#language:{{{1}}}N}}{{#tag:langconvert|a|from={{{1}}}N}}"),
    "indicators": called_with_much("{{#tag:indicator|a|name={{{1}}}N}}"),
    "categories": called_with_much("[[Category:A|{{{1}}}N]]"),
    "messages": called_with_much("{{int:{{{1}}}N}}"),
    "short names of notes": Input(
        "".join(f'<ref name="{number}a" />' for number in range(100_000))
    ),
    "many problems": Input("".join(f"{{{{#expr:{number}q}}}}" for number in range(100_000))),
    "warnings of modules": module("for i = 1, 1e6 do mw.addWarning(('x'):rep(50000) .. i) end"),
    "errors of modules": Input("{{#invoke:M|f}}" * 2000, {"Module:M": "error(('x'):rep(1000000))"}),
    "log of modules": module("for i = 1, 1e6 do mw.log(('x'):rep(50000) .. i) end"),
}

TIME = {
    "insert": module("table.insert({}, -2147483647, 1)"),
    "insert far": module("local t = {} t[2147483647] = 1 table.insert(t, 1, 1)"),
}


def doubling(levels: int, leaf: str) -> Input:
    """Templates each of which calls the next one twice."""
    pages = {f"Template:T{level}": f"{{{{T{level + 1}}}}}" * 2 for level in range(levels)}
    return Input("{{T0}}", {**pages, f"Template:T{levels}": leaf})


MEMORY = {
    "arguments of frames": module(
        "local s = ('x'):rep(100000) local i = 0 while true do i = i + 1 "
        "frame:newChild{ title = 'A', args = { s .. i } } end"
    ),
    "gmatch": module(
        "local s = ('(x'):rep(500000) local t = {} for i = 1, 1e6 do "
        "local g = (s .. i):gmatch('(x-)(x-)(x-)y') t[i] = g pcall(g) end"
    ),
    "ustring.gmatch": module(
        "local s = ('ä'):rep(500000) local t = {} for i = 1, 1e6 do "
        "local g = mw.ustring.gmatch(s .. i, 'ä') t[i] = g g() end"
    ),
    "nowiki tags": module(
        "local s = ('x'):rep(100000) for i = 1, 1e7 do frame:extensionTag('nowiki', s .. i) end"
    ),
    "nowiki in texts": module(
        "local s = '<nowiki>' .. ('x'):rep(100000) .. '</nowiki>' "
        "for i = 1, 1e7 do frame:preprocess(s .. i) end"
    ),
    "notes": module(
        "local s = ('x'):rep(1000) for i = 1, 1e8 do "
        "frame:preprocess('<ref>' .. s .. i .. '</ref>') end"
    ),
    "small notes": module("for i = 1, 1e8 do frame:preprocess('<ref>x</ref>') end"),
    "templates of modules": module(
        "local s = ('x'):rep(100000) for i = 1, 1e8 do "
        "frame:expandTemplate{ title = 'A', args = { s .. i } } end",
        **{"Template:A": "{{{1}}}"},
    ),
    "titles of modules": module(
        "local s = ('x'):rep(200) for i = 1, 1e8 do pcall(mw.title.new, s .. i) end"
    ),
    "existence": module(
        "for i = 1, 1e8 do local t = mw.title.new('x' .. i) local e = t.exists end"
    ),
}

TREES = {
    "doubling": doubling(40, "x"),
    "doubling of nothing": doubling(40, ""),
    "doubling of notes": doubling(40, "<ref>x</ref>"),
    "doubling of arguments": Input(
        "{{T0|x}}",
        {f"Template:T{n}": f"{{{{T{n + 1}|{{{{{{1}}}}}}{{{{{{1}}}}}}}}}}" for n in range(40)},
    ),
    "attributes": Input("<div " + " ".join(f'a{n}="b"' for n in range(100_000)) + ">x</div>"),
    "data attributes": Input(
        "<div " + " ".join(f'data-a{n}="b"' for n in range(100_000)) + ">x</div>"
    ),
    "attributes of a tag": Input(
        "<poem " + " ".join(f'data-a{n}="b"' for n in range(100_000)) + ">x</poem>"
    ),
    "links": Input(" ".join(f"[[a{n}]]" for n in range(100_000))),
    "links to files": Input(" ".join(f"[[File:a{n}.png]]" for n in range(100_000))),
    "calls of nothing": Input(" ".join(f"{{{{a{n}}}}}" for n in range(100_000))),
    "categories": Input(" ".join(f"[[Category:a{n}]]" for n in range(100_000))),
}

INPUTS: Mapping[str, Input] = {**MESSAGES, **TIME, **MEMORY, **TREES}
