"""How the content of ``<poem>`` is divided (https://www.mediawiki.org/wiki/Extension:Poem)."""

from __future__ import annotations

import re
from typing import Final

INDENT: Final = re.compile(r"^:+", re.MULTILINE)
"""The signs that indent a line and are no part of its text."""
