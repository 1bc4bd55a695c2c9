"""The protocol of what makes of a call what it shows, before our own rules are asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from wikiextract.diagnostics import DiagnosticLog
from wikiextract.nodes import Block, TemplateCall, Value

CallHandler: TypeAlias = Callable[[TemplateCall, DiagnosticLog], Value | tuple[Block, ...] | None]
"""What a call of a template shows: a value, or blocks; None where that is not known. Problems go
into the log, and nothing is raised."""
