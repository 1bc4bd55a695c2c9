"""The forms of output by name. A form's module, and the packages it needs, load when it is used."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import cast

from wikiextract.errors import OutputError
from wikiextract.sinks.sink import Form

# The module and the function in it that gives the form.
_FORMS = {
    "ndjson": ("wikiextract.sinks.ndjson", "form"),
    "ndjson.gz": ("wikiextract.sinks.ndjson", "gzip_form"),
    "ndjson.zst": ("wikiextract.sinks.ndjson", "zstandard_form"),
    "parquet": ("wikiextract.sinks.parquet", "form"),
    "sqlite": ("wikiextract.sinks.sqlite", "form"),
    "duckdb": ("wikiextract.sinks.duckdb", "form"),
}
_COMPRESSIONS = (".gz", ".zst")
_ENDINGS = {".parquet": "parquet", ".sqlite": "sqlite", ".duckdb": "duckdb"}


def form_names() -> tuple[str, ...]:
    """The names that `form_of` knows."""
    return tuple(_FORMS)


def form_name(stated: str | None, output: str | None) -> str:
    """The form of an output: as stated, otherwise by its ending, otherwise NDJSON.

    NDJSON is compressed when the output ends in .gz or .zst.
    """
    ending = Path(output).suffix if output is not None else ""
    if stated is None:
        stated = _ENDINGS.get(ending, "ndjson")
    return stated + ending if stated == "ndjson" and ending in _COMPRESSIONS else stated


def form_of(name: str, output: str | None = None) -> Form:
    """The form of this name; NDJSON is compressed when `output` ends in .gz or .zst.

    Raises `OutputError` for an unknown one, or when its packages are missing.
    """
    if name == "ndjson" and output is not None and output.endswith(_COMPRESSIONS):
        name += Path(output).suffix
    if name not in _FORMS:
        raise OutputError(name, "no form of output", f"there are {', '.join(_FORMS)}")
    module, function = _FORMS[name]
    try:
        return cast(Form, getattr(import_module(module), function)())
    except ModuleNotFoundError as error:
        advice = f'install it: pip install "wikiextract[{name}]"'
        raise OutputError(name, f"needs the package {error.name}", advice) from error
