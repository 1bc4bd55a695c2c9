"""Articles as tables of Apache Spark 4: ``spark.read.format("wikiextract").load("wiki.xml.bz2")``.

Blocks of dumps are Spark's tasks; scheduling them and trying them again is Spark's. Needs the extra
``spark``, which is loaded when one of these names is used.
"""

from typing import TYPE_CHECKING, Any

from wikiextract.errors import MissingPackageError
from wikiextract.exports import loader

if TYPE_CHECKING:
    from wikiextract.spark.data_sources import BlocksSource, FailuresSource, WikiextractSource
    from wikiextract.spark.session import create_view, register, write_shards

__all__ = [
    "BlocksSource",
    "FailuresSource",
    "WikiextractSource",
    "create_view",
    "register",
    "write_shards",
]

_load = loader(
    __name__,
    {
        "wikiextract.spark.data_sources": ["BlocksSource", "FailuresSource", "WikiextractSource"],
        "wikiextract.spark.session": ["create_view", "register", "write_shards"],
    },
)


def __getattr__(name: str) -> Any:
    """Return what is public here; raises `MissingPackageError` without pyspark or pyarrow."""
    try:
        return _load(name)
    except ModuleNotFoundError as error:
        raise MissingPackageError(error.name or "pyspark") from error
