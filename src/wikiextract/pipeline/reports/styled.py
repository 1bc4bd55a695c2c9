"""Reports as HTML files that need nothing else: one style, templates that escape what was read."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

import jinja2

from wikiextract.pipeline.reports.shares import number, seconds


def styled(template: str, **values: object) -> str:
    """Return the page that a template of ours makes of values."""
    return _templates().get_template(template).render(style=style(), policy=policy(), **values)


@cache
def style() -> str:
    """Return the style of reports."""
    return _file("report.css")


@cache
def policy() -> str:
    """Return the content policy of reports: their style and nothing else of any kind."""
    checksum = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{checksum}'; base-uri 'none'; form-action 'none'"


def _file(name: str) -> str:
    return (files(__package__) / "data" / name).read_text(encoding="utf-8")


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_file),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(number=number, seconds=seconds)
    return environment
