"""How the content of ``<poem>`` is divided (https://www.mediawiki.org/wiki/Extension:Poem)."""

from __future__ import annotations

import re
from typing import Final

INDENT: Final = re.compile(r"^:+", re.MULTILINE)
"""What indents a line and is no part of its text."""
