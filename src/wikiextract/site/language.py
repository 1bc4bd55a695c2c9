"""What MediaWiki knows of a language, from the bundled data."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

_DATA = files("wikiextract.site") / "data" / "languages"


class Language(msgspec.Struct, frozen=True, kw_only=True):
    """Facts of one language. `magic_words` are (case-sensitive, names) by id."""

    code: str
    autonym: str = ""
    fallbacks: tuple[str, ...] = ()
    right_to_left: bool = False
    variants: tuple[str, ...] = ()
    namespace_names: Mapping[int, str] = {}
    namespace_aliases: Mapping[str, int] = {}
    magic_words: Mapping[str, tuple[bool, tuple[str, ...]]] = {}
    special_pages: Mapping[str, tuple[str, ...]] = {}
    link_trail: str = "[a-z]+"
    link_prefix: str | None = None
    messages: Mapping[str, str] = {}


def has_language(code: str) -> bool:
    """Whether facts of the language with this MediaWiki code are bundled."""
    return code.replace("-", "").isalnum() and (_DATA / f"{code}.json.gz").is_file()


@cache
def load_language(code: str) -> Language:
    """The facts of a language; those of English for a language that is not bundled."""
    if not has_language(code):
        return load_language("en") if code != "en" else Language(code="en")
    facts = _read(code)
    if code != "en":
        base = _read("en")
        for key in ("magic_words", "special_pages", "messages"):
            facts[key] = {**base.get(key, {}), **facts.get(key, {})}
    return msgspec.convert(facts, Language, strict=False)


def _read(code: str) -> dict[str, dict[str, object]]:
    packed = (_DATA / f"{code}.json.gz").read_bytes()
    facts: dict[str, dict[str, object]] = msgspec.json.decode(gzip.decompress(packed))
    return facts
