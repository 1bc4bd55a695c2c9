"""The index of a multistream dump: lines of ``offset:page id:title``.

https://meta.wikimedia.org/wiki/Data_dumps/Dump_format#Multistream_dumps
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import BinaryIO

from wikiextract.errors import InputError
from wikiextract.sources.compressed.compression import MAGIC_BYTES, compression_of, decompress
from wikiextract.sources.limits import READ_BYTES
from wikiextract.sources.remote import is_file_anywhere, open_anywhere

_MAX_LINE = 1 << 16


def index_beside(dump: str) -> str | None:
    """The index that lies beside a dump under the name that Wikimedia gives it, if there is one."""
    folder, slash, name = dump.rpartition("/")
    if "multistream" not in name:
        return None
    stated = name.replace("multistream", "multistream-index", 1).replace(".xml", ".txt", 1)
    forms = (f"{folder}{slash}{form}" for form in (stated, stated.removesuffix(".bz2")))
    return next((form for form in forms if is_file_anywhere(form)), None)


def read_index(path: str) -> array[int]:
    """The offsets in an index, each once, in order; `InputError` when it is no such index."""
    where = path
    offsets = array("Q")
    last = 0
    try:
        with open_anywhere(path) as stream:
            for line in _lines(stream, where):
                offset = int(line.partition(b":")[0])
                if offset > last:
                    offsets.append(offset)
                    last = offset
    except (ValueError, OverflowError):
        advice = "its lines are such as 650:12:Title"
        raise InputError(where, "no index of a multistream dump", advice) from None
    except OSError as error:
        raise InputError(where, f"cannot be read ({error.strerror or error})") from error
    return offsets


def _lines(stream: BinaryIO, where: str) -> Iterator[bytes]:
    head = stream.read(MAGIC_BYTES)
    stream.seek(0)
    chunks = iter(lambda: stream.read(READ_BYTES), b"")
    held = b""
    for chunk in decompress(chunks, compression_of(head), where):
        *lines, held = (held + chunk).split(b"\n")
        yield from lines
        if len(held) > _MAX_LINE:
            raise ValueError
    if held:
        yield held
