"""Names of an ontology's classes and properties, as pages are titled and as mappings spell them.

A name may have the prefix of another vocabulary (``foaf:name``). Titles of wikis begin with a
capital letter, and pages spell names as people do, so that each name has one form here: classes
begin with a capital letter, properties with a small one, prefixes are in lower case.
"""

from __future__ import annotations

import re

OWN_PREFIXES = ("", "dbo")


# Names become parts of addresses.
_NAME = re.compile(r"(?:[a-z][a-z0-9]*:)?\w[\w.-]{0,200}")


def is_name(name: str) -> bool:
    """Return True if a class or property may be called so."""
    return _NAME.fullmatch(name) is not None


def class_name(text: str) -> str:
    """Return the one form of a class's name."""
    prefix, name = _parts(text)
    return _prefixed(prefix, name[:1].upper() + name[1:])


def property_name(text: str) -> str:
    """Return the one form of a property's name."""
    prefix, name = _parts(text)
    # Wikidata's properties are named by capital letters with numbers.
    if prefix in OWN_PREFIXES or not _is_id(name):
        name = name[:1].lower() + name[1:]
    return _prefixed(prefix, name)


def _parts(text: str) -> tuple[str, str]:
    prefix, colon, name = text.strip().replace(" ", "_").rpartition(":")
    return (prefix.strip("_").lower(), name.strip("_")) if colon else ("", name)


def _prefixed(prefix: str, name: str) -> str:
    return name if prefix in OWN_PREFIXES else f"{prefix}:{name}"


def _is_id(name: str) -> bool:
    return name[:1].isupper() and name[1:].isdigit()
