"""The profiles of a run's records, kept on the disk while another run is read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from wikiextract.pipeline.compare.runs.profile import Profile

_decode = msgspec.msgpack.Decoder(Profile).decode


class Profiles:
    """Profiles by wiki and title, in a temporary file; of a page that comes twice, the last."""

    def __init__(self) -> None:
        self._file = sqlite3.connect("")  # a file without a name, which goes with the connection
        self._file.execute("PRAGMA journal_mode = OFF")
        self._file.execute("PRAGMA synchronous = OFF")
        self._file.execute(
            "CREATE TABLE profile (site TEXT, title TEXT, profile BLOB, seen INTEGER DEFAULT 0,"
            " PRIMARY KEY (site, title)) WITHOUT ROWID"
        )

    def close(self) -> None:
        """Give the file up."""
        self._file.close()

    def put(self, site: str, title: str, profile: Profile) -> None:
        """Keep a profile."""
        self._file.execute(
            "INSERT OR REPLACE INTO profile (site, title, profile) VALUES (?, ?, ?)",
            (site, title, msgspec.msgpack.encode(profile)),
        )

    def take(self, site: str, title: str) -> Profile | None:
        """Return the profile of a page, which then counts as seen; None when there is none."""
        key = (site, title)
        found = self._file.execute(
            "SELECT profile FROM profile WHERE site = ? AND title = ? AND NOT seen", key
        ).fetchone()
        if found is None:
            return None
        self._file.execute("UPDATE profile SET seen = 1 WHERE site = ? AND title = ?", key)
        return _decode(found[0])

    def unseen(self) -> Iterator[tuple[str, str]]:
        """Return the wikis and titles of the pages that were not taken."""
        yield from self._file.execute("SELECT site, title FROM profile WHERE NOT seen")
