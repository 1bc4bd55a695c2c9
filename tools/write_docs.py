"""Writes docs/commands.md, record.md, tables.md and classes.md from code, schema and mappings.

Usage: .venv/bin/python tools/write_docs.py [--check]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from typing import Any

import typer.main

from wikiextract.cli import command_line
from wikiextract.map.domains.domain_files import domains
from wikiextract.record import schema_text
from wikiextract.sinks.tables import TABLES, VIEWS
from wikiextract.sinks.wide.class_tables import MOST_PROPERTIES, MOST_TABLES
from wikiextract.sinks.wide.database import WIDE_COLUMNS
from wikiextract.sinks.wide.infobox_views import MOST_COLUMNS, MOST_VIEWS

CLASSES = """\
# Entities and their classes

Written from `src/wikiextract/map/domains/data` by `tools/write_docs.py`.

What a page is about is its `entity` (see [record.md](record.md)); what further boxes are about are
its `more_entities`. A mapping says which boxes give a class and which of their fields give which
property. A box is known by the name of its template, in any language, or of the template that this
one leads to; else by the class of the page's item of Wikidata, by words of its categories with a
field that few classes have, or, where it has no name, by three such fields. Of classes that do
equally well, what they have in common is taken.

Boxes of one page are about one thing where they have the same name, or one has none and their
classes agree. A value has its typed form, its link, what qualifies it (`period`, `asOf`, `note`,
`containedInPlace`, and those below) and its `source`. Fields that state no value of their
property's kind give none and are named by `property-not-read`.

`wikiextract schema treaty` prints the schema of a class, `wikiextract schema context` the JSON-LD
context, and `wikiextract validate` checks records with their entities. A class is a file in a
folder of `map/domains/data` (`domain_files.py` says what each key is); `tools/write_schemas.py`
makes the schemas. A class has the properties of the one above it, too, and a name of a field that
it uses means nothing else there.
"""
DOCS = Path(__file__).resolve().parents[1] / "docs"


def commands() -> str:
    """The reference of all commands, arguments and options."""
    lines = [
        "# Commands",
        "",
        "Written from the code by `tools/write_docs.py`.",
        "",
        "Exit status everywhere: 0 done, 1 done but some pages or records failed (they are",
        "listed), 2 unusable input or arguments, 130 interrupted.",
    ]
    root = typer.main.get_command(command_line())
    lines += _command(root, "wikiextract")
    return "\n".join(lines) + "\n"


def _command(command: Any, name: str) -> Iterator[str]:
    subcommands = getattr(command, "commands", None)
    if subcommands:
        for sub_name, sub in subcommands.items():
            yield from _command(sub, f"{name} {sub_name}")
        return
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    usage = " ".join(_shown(argument) for argument in arguments)
    yield from ["", f"## {name}", "", f"    {name} [OPTIONS] {usage}".rstrip(), ""]
    for paragraph in (command.help or "").split("\n\n"):
        yield from [*wrap(paragraph, 96, break_long_words=False, break_on_hyphens=False), ""]
    groups: dict[str | None, list[Any]] = {}
    for parameter in command.params:
        groups.setdefault(getattr(parameter, "rich_help_panel", None), []).append(parameter)
    for group, parameters in groups.items():
        yield from ["", f"**{group}**", ""] if group is not None else []
        yield from map(_parameter, parameters)


def _parameter(parameter: Any) -> str:
    shown = ", ".join([*parameter.opts, *parameter.secondary_opts])
    if parameter.param_type_name == "argument":
        shown = _shown(parameter)
    choices = getattr(getattr(parameter, "type", None), "choices", None)
    values = f" ({', '.join(str(getattr(c, 'value', c)) for c in choices)})" if choices else ""
    return f"- `{shown}`{values}: {getattr(parameter, 'help', None) or ''}"


def _shown(argument: Any) -> str:
    shown = str(argument.metavar or argument.name.upper())
    several = f"{shown}..." if argument.nargs == -1 else shown
    return several if argument.required else f"[{several}]"


def record() -> str:
    """The record field by field."""
    schema = json.loads(schema_text())
    lines = [
        "# The record",
        "",
        "Written from `schemas/article.schema.json` by `tools/write_docs.py`.",
        "",
        schema["description"],
        "",
        f"Schema: `{schema['$id']}`.",
        "",
        *_properties(schema),
    ]
    for name, definition in schema["$defs"].items():
        lines += ["", f"## {name}", "", definition["description"], ""]
        lines += _properties(definition)
    return "\n".join(lines).rstrip() + "\n"


def _properties(schema: dict[str, Any]) -> list[str]:
    if "properties" not in schema:
        return []
    required = set(schema.get("required", ()))
    rows = ["| property | type | always | |", "| --- | --- | --- | --- |"]
    for name, prop in schema["properties"].items():
        always = "yes" if name in required else ""
        rows.append(f"| `{name}` | {_type(prop)} | {always} | {prop['description']} |")
    return rows


def _type(prop: dict[str, Any]) -> str:
    if "$ref" in prop:
        name = prop["$ref"].rpartition("/")[2]
        return f"[{name}](#{name})"
    if "const" in prop:
        return f"`{json.dumps(prop['const'])}`"
    if "enum" in prop:
        return ", ".join(f"`{json.dumps(value)}`" for value in prop["enum"])
    if prop.get("type") == "array":
        return f"list of {_type(prop['items'])}"
    return str(prop.get("type", ""))


def tables() -> str:
    """The tables of the SQLite and DuckDB outputs."""
    lines = [
        "# Tables of the SQLite and DuckDB outputs",
        "",
        "Written from `sinks/tables.py` by `tools/write_docs.py`.",
        "",
        "Numbers count from 1 in document order. The columns in **bold** identify a row and give",
        "the order of rows. SQLite has an index for them and for those marked *indexed*; DuckDB",
        "needs none. What is absent is NULL. The tables hold what people ask for; the whole record",
        "is in the NDJSON and Parquet outputs.",
    ]
    for table in (*TABLES, WIDE_COLUMNS):
        lines += ["", f"## {table.name}", "", table.about, "", "| column | type | |"]
        lines.append("| --- | --- | --- |")
        for column in table.columns:
            name = f"**{column.name}**" if column.name in table.key else column.name
            indexed = " *Indexed.*" if column.name in table.indexed else ""
            lines.append(f"| {name} | {column.type} | {column.about}{indexed} |")
    lines += ["", *_wide_tables(), "", "## Views", ""]
    for view in VIEWS:
        lines += [f"- `{view.name}`: {view.about}", "", f"      {view.query}", ""]
    return "\n".join(lines).rstrip() + "\n"


def _wide_tables() -> list[str]:
    return f"""
## A table for each class, a view for each infobox

When all records are together, each class of entities gets a table, `entity_Person`, and each
infobox a view, `infobox_settlement`. Names are those of the record with `_` for what would need
quotes (`dbo:City` is `entity_dbo_City`); where two would be the same but for letter case, the
later one gets a number. `wide_columns` says which column has which property or parameter, and
what has none: there are at most {MOST_TABLES} tables of {MOST_PROPERTIES} properties and
{MOST_VIEWS} views of {MOST_COLUMNS} columns, those used most.

An entity stands in the tables of all its classes, by `article_id` and `entity`, with `id` and
`label`. A property is one or a few columns, by the kind that most of its values are of:

| values | columns |
| --- | --- |
| texts and links | `p` (the text), `p_link` (the page or URL, where there is one) |
| dates | `p` (EDTF), `p_start`, `p_end` (days) |
| numbers, quantities | `p` (in SI units where these are known), `p_unit` (where there is one) |
| money | `p`, `p_currency` |
| coordinates | `p_latitude`, `p_longitude` |
| yes or no | `p` |
| durations, URLs, identifiers, colours | `p` (in its standard form) |

A column has the first value, and is NULL where that is of another kind. Where something states
several, `p_count` says how many; all are in `entity_values`, with what they have of their own,
their qualifiers and where they are stated.

    SELECT label, area, area_unit, elevation FROM entity_Lake ORDER BY area DESC

A view has `article_id`, `article_title`, `infobox` (its number in the article) and the text of
each parameter (or label, where no parameter is known).

    SELECT article_title, mayor FROM infobox_settlement WHERE country = 'France'
""".strip().split("\n")


def classes() -> str:
    """The classes of entities, with their properties."""
    lines = CLASSES.splitlines()
    for domain in sorted(domains().values(), key=lambda one: one.name):
        above = f", a {domains()[domain.parent].type}" if domain.parent else ""
        lines += ["", f"## {domain.name}", "", f"`{domain.type}`{above}: {domain.about}"]
        lines += ["", f"<{domain.iri}>", "", "| property | kind | | |", "| --- | --- | --- | --- |"]
        for name, stated in domain.properties.items():
            kind = stated.kind or ("coordinates" if stated.place else "node")
            lines.append(f"| `{name}` | {kind} | {stated.about} | <{stated.iri}> |")
    return "\n".join(lines) + "\n"


def main() -> int:
    check = "--check" in sys.argv[1:]
    stale = 0
    written = {
        "commands.md": commands(),
        "record.md": record(),
        "tables.md": tables(),
        "classes.md": classes(),
    }
    for name, text in written.items():
        path = DOCS / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale += 1
            if not check:
                path.write_text(text, encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
