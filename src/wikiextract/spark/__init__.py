"""Articles as tables of Apache Spark 4: ``spark.read.format("wikiextract").load("wiki.xml.bz2")``.

Blocks of dumps are Spark's tasks; scheduling them and trying them again is Spark's. Needs the extra
``spark``, which is loaded when one of these names is used.
"""

from importlib import import_module
from typing import Any

from wikiextract.errors import MissingPackageError

_PLACES = {
    "BlocksSource": "data_sources",
    "FailuresSource": "data_sources",
    "WikiextractSource": "data_sources",
    "create_view": "session",
    "register": "session",
}

__all__ = ["BlocksSource", "FailuresSource", "WikiextractSource", "create_view", "register"]


def __getattr__(name: str) -> Any:
    """Return what is public here; raises `MissingPackageError` without pyspark or pyarrow."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
    except ModuleNotFoundError as error:
        raise MissingPackageError(error.name or "pyspark") from error
