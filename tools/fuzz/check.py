"""What must hold of any text: no exception, valid records, less than a second of CPU time."""

from __future__ import annotations

import contextlib
import re
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

import msgspec

from tools.fuzz.corpus import kind, pages
from tools.fuzz.mutate import mutated
from wikiextract import Extractor, Page, Site, to_json
from wikiextract.errors import NOT_JSON, InputError
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.pipeline.block import BlockOptions
from wikiextract.pipeline.runs.in_process import run_in_process
from wikiextract.pipeline.runs.run import Run
from wikiextract.record import Validator
from wikiextract.store.entities import MemoryEntities

SECONDS = 1.0
_GIVE_UP = 20.0
_SITES = ("enwiki", "enwiki", "dewiki", "zhwiki", "")
_TITLES = (
    "Page",
    "Page",
    "Page",
    "Talk:X/y",
    "Category:X",
    "File:A.jpg",
    "Template:Name",
    "ß",
    None,
)


@dataclass(frozen=True)
class Text:
    """A text of which records are made, with the page that it is taken for."""

    kind: str
    text: str
    title: str | None = None
    site: str = ""


@dataclass(frozen=True)
class Problem:
    """What a view made of a text; `signature` is the same for texts with the same fault."""

    view: str
    signature: str
    detail: str


@dataclass(frozen=True)
class Checked:
    """The outcome for one text in one view, and its CPU time in seconds."""

    problem: Problem | None
    seconds: float


class _TooLongError(BaseException):
    pass


def text_of(name: str, seed: int, number: int) -> Text:
    """Return text `number` of a series: that of the kind `name` with the seed number `seed`."""
    random = Random(f"{name} {seed} {number}")
    site, title = random.choice(_SITES), random.choice(_TITLES)
    return Text(name, mutated(random, kind(name)), title, site)


def _read_source(text: Text) -> list[bytes]:
    page = Page(title=text.title, where="text", wikitext=text.text)
    return [to_json(Extractor(_site(text.site)).article(page))]


def _render(text: Text) -> list[bytes]:
    page = Page(title=text.title, where="text", wikitext=text.text)
    return [to_json(_renderer(text.site).article(page))]


def _read_html(text: Text) -> list[bytes]:
    page = Page(title=text.title, where="text", html=text.text)
    return [to_json(Extractor(_site(text.site)).article(page))]


def _join(text: Text) -> list[bytes]:
    seeds = kind("wikitext").seeds
    wikitext = seeds[len(text.text) % len(seeds)]
    page = Page(title=text.title, where="text", html=text.text, wikitext=wikitext)
    return [to_json(Extractor(_site(text.site)).article(page))]


def _run(text: Text) -> list[bytes]:
    """The records of a dump; one that is no dump may be refused."""
    lines: list[bytes] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dump.xml"
        path.write_bytes(text.text.encode("utf-8", "surrogatepass"))
        with contextlib.suppress(InputError):
            run_in_process(Run(inputs=[str(path)], options=BlockOptions(folder="")), lines.append)
    return [line for part in lines for line in part.splitlines()]


def _invoke(text: Text) -> list[bytes]:
    """The record of a page whose text a module gives."""
    site = _site(text.site)
    module = f"{site.namespaces[828].name if 828 in site.namespaces else 'Module'}:Fuzz"
    extractor = Extractor(site, pages={**pages(), module: text.text})
    call = "{{#invoke:Fuzz|main|a| b = c }}"
    page = Page(title=text.title, where="text", wikitext=f"{call}\n* {call}\n{{{{Name|x={call}}}}}")
    return [to_json(extractor.article(page))]


def _state(text: Text) -> list[bytes]:
    """The record of a page whose item, and whose lexeme, the lines of the text state.

    A line is the name of a part and its JSON, or a property and what a statement of it says.
    """
    site = _site(text.site)
    title = text.title or "Page"
    stated = _entity_of(text.text)
    entities = {name: _Entity.encode({**stated, "id": name}) for name in ("Q1", "L1")}
    for number, datatype in enumerate(_DATATYPES, 1):
        known = {"id": f"P{number}", "datatype": datatype, "claims": stated["claims"]}
        entities[f"P{number}"] = _Entity.encode(known)
    given = MemoryEntities(entities, items={(site.dbname or "", title): "Q1"})
    module = f"{site.namespaces[828].name if 828 in site.namespaces else 'Module'}:Fuzz"
    extractor = Extractor(site, pages={**pages(), module: _ASKS}, entities=given)
    calls = "".join(f"* {{{{#statements:P{n}}}}} {{{{#property:P{n}}}}}\n" for n in range(1, 10))
    wikitext = f"{calls}{{{{#invoke:Fuzz|main}}}}"
    record = to_json(extractor.article(Page(title=title, where="text", wikitext=wikitext)))
    # What a module is given the error of would else be told to nobody.
    fault = re.search(rb"\w+Error in entity_\w+: [^\\]*", record)
    if fault is not None:
        raise ValueError(fault[0].decode())
    return [record]


def _entity_of(text: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    claims: dict[str, list[Any]] = {}
    for line in text.split("\n"):
        name, _, value = line.partition(" ")
        try:
            read = msgspec.json.decode(value.encode("utf-8", "replace"))
        except NOT_JSON:
            read = value.encode("utf-8", "replace").decode()
        if re.fullmatch("P[0-9]", name):
            statement = {"rank": "normal", "mainsnak": read, "qualifiers": {name: [read]}}
            claims.setdefault(name, []).append(statement)
        else:
            found[name.encode("utf-8", "replace").decode()] = read
    return {"claims": claims, **found}


_Entity = msgspec.json.Encoder()
_DATATYPES = (
    "time",
    "quantity",
    "globe-coordinate",
    "wikibase-item",
    "monolingualtext",
    "external-id",
    "commonsMedia",
    "math",
    "string",
)
_ASKS = """
local p, out = {}, {}
local function add(value) out[#out + 1] = tostring(value) end
local function try(ask) add(select(2, pcall(ask))) end
function p.main()
    for _, id in ipairs { 'Q1', 'L1' } do
        try(function() return mw.wikibase.getLabel(id) end)
        try(function() return mw.wikibase.getDescription(id) end)
        try(function() return mw.wikibase.getSitelink(id) end)
        try(function() return #mw.wikibase.getBadges(id) end)
        try(function() return mw.wikibase.getReferencedEntityId(id, 'P4', { 'Q2' }) end)
        try(function()
            local entity = mw.wikibase.getEntity(id)
            for property, statements in pairs(entity.claims) do
                try(function() return entity:formatStatements(property).value end)
                for _, statement in pairs(statements) do
                    try(function() return mw.wikibase.renderSnak(statement.mainsnak) end)
                    try(function() return mw.wikibase.formatValues(statement.qualifiers) end)
                end
            end
            for _, form in ipairs(entity.getForms and entity:getForms() or {}) do
                try(function() return form:getRepresentation() end)
            end
        end)
    end
    return table.concat(out, '\\n')
end
return p
"""


VIEWS: Mapping[str, Mapping[str, Callable[[Text], list[bytes]]]] = {
    "wikitext": {"source": _read_source, "rendered": _render},
    "html": {"html": _read_html, "joined": _join},
    "xml": {"run": _run},
    "lua": {"invoke": _invoke},
    "entity": {"stated": _state},
}
"""What makes records of the texts of a kind. A new kind is a line here."""

_OWN_SECONDS = {"lua": LuaOptions().seconds + 2}
"""Kinds of texts that are programs: they have the time that they are given."""


@cache
def _site(name: str) -> Site:
    return Site.bundled(name) if name else Site.unknown()


@cache
def _renderer(name: str) -> Extractor:
    return Extractor(_site(name), pages=pages())


@cache
def _validator() -> Validator:
    return Validator.named("article")


def check(text: Text, view: str) -> Checked:
    """Return what `view` makes of the text; one that takes very long is given up."""
    checked = _check_once(text, view)
    if checked.problem is not None and checked.problem.signature == "slow":
        # The first text in a process loads what is loaded once, and the machine may be busy.
        again = _check_once(text, view)
        return again if again.seconds < checked.seconds else checked
    return checked


def _check_once(text: Text, view: str) -> Checked:
    signal.signal(signal.SIGVTALRM, _too_long)
    before = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, _GIVE_UP)
    try:
        lines = VIEWS[text.kind][view](text)
        problem = None
    except _TooLongError:
        lines, problem = [], Problem(view, "slow", f"given up after {_GIVE_UP} s")
    except Exception as error:
        lines, problem = [], Problem(view, *_raised(error))
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    seconds = time.process_time() - before
    problem = problem or next(filter(None, (_invalid(line, view) for line in lines)), None)
    if problem is None and seconds > _OWN_SECONDS.get(text.kind, SECONDS):
        problem = Problem(view, "slow", f"{seconds:.2f} s of CPU time")
    return Checked(problem, seconds)


def _invalid(line: bytes, view: str) -> Problem | None:
    invalid = _validator().check(msgspec.json.decode(line))
    if invalid is None:
        return None
    path = re.sub(r"\[\d+\]", "", invalid.path)
    return Problem(view, f"invalid {path} {invalid.expected}", str(invalid))


def _too_long(number: int, frame: FrameType | None) -> None:
    raise _TooLongError


def _raised(error: Exception) -> tuple[str, str]:
    """The signature of an exception (its type and our innermost function), and its traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/wikiextract/" in frame.filename] or list(frames)
    place = f"{ours[-1].filename.rpartition('/wikiextract/')[2]} {ours[-1].name}"
    return f"{type(error).__name__} {place}", "".join(traceback.format_exception(error)[-12:])
