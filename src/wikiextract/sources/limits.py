"""How much of a hostile or damaged input a source holds in memory at once."""

MIB = 1 << 20

READ_BYTES = 64 << 10
"""Bytes asked of a file or pipe at once."""

CHUNK_BYTES = MIB
"""Most bytes that one step of decompression gives (zstd: see `compression`)."""

PAGE_BYTES = 32 * MIB
"""Largest page of an XML dump, as XML without its earlier revisions; MediaWiki saves up to 2 MiB.

A larger page becomes a `PageFailure`, and its text is passed over without being held.
"""

LINE_BYTES = 64 * MIB
"""Longest line of NDJSON and largest JSON file (the largest articles have about 10 MiB of HTML)."""

FILE_BYTES = 64 * MIB
"""Largest HTML or wikitext file, decompressed."""

WIKITEXT_CHARACTERS = 2 * MIB
"""Longest wikitext that is read as a whole; MediaWiki saves up to 2 MiB.

Of longer ones the beginning is read, in the source view.
"""

HTML_CHARACTERS = 12 * MIB
"""Longest HTML of a page that is read; the largest articles have about 10 MiB."""

HEADER_BYTES = 4 * MIB
"""Longest beginning of an XML dump, up to its first page."""

SNIFF_BYTES = 1 << 10
"""How much of standard input is looked at to tell its kind."""

ZSTD_WINDOW_BYTES = 128 * MIB
"""Largest zstd window that is accepted; `zstd --long=27` makes such, `--ultra` can make larger."""

XZ_MEMORY_BYTES = 256 * MIB
"""Most memory the xz decoder may take (``xz -9`` needs 65 MiB)."""
