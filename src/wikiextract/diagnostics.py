"""The log of a page's problems: each once, and no more of them than anyone would read."""

from __future__ import annotations

from typing import Literal, TypeAlias

from wikiextract.nodes import Diagnostic, Span, Where

Severity: TypeAlias = Literal["info", "warning", "error"]

MOST = 500
"""Diagnostics that one stage of a page may give."""

LONGEST = 1_000
"""Characters of a message; a page can put any text of its own into one."""


SHOWN = 250
"""Characters of a page's own text that stand in a message; a valid title has no more."""


def shortened(text: str, most: int = SHOWN) -> str:
    """Return the beginning of a text that a page can make as long as it likes, for a message.

    No strip marker is cut in two.
    """
    if len(text) <= most:
        return text
    start = text[: most - 1]
    if start.count("\x7f") % 2:
        start = start[: start.rindex("\x7f")]
    return f"{start}…"


class DiagnosticLog:
    """Collects what one stage of a page's processing has to say, in the order of its coming.

    The same problem (code and message) is kept once. When there are more than `MOST`, the last one
    says so.
    """

    def __init__(self, title: str | None = None) -> None:
        """`title` is the page that the diagnostics are about; it may become known later."""
        self.title = title
        self._kept: list[Diagnostic] = []
        self._known: set[tuple[str, str]] = set()

    def report(
        self,
        code: str,
        message: str,
        *,
        severity: Severity = "warning",
        template: str | None = None,
        span: Span | None = None,
    ) -> None:
        """Add a problem of this page. `code` is stable, in kebab-case.

        `template` is the title of the page that is to blame, `span` the place in the wikitext.
        """
        if len(self._kept) >= MOST:
            return
        known = self.title is not None or template is not None or span is not None
        where = Where(title=self.title, template=template, span=span) if known else None
        self.add(Diagnostic(code=code, severity=severity, message=message, where=where))

    def add(self, diagnostic: Diagnostic) -> None:
        """Add a problem, unless it is known or there are too many already."""
        if len(diagnostic.message) > LONGEST:
            diagnostic = Diagnostic(
                code=diagnostic.code,
                severity=diagnostic.severity,
                message=diagnostic.message[: LONGEST - 1] + "…",
                where=diagnostic.where,
            )
        key = (diagnostic.code, diagnostic.message)
        if key in self._known or len(self._kept) >= MOST:
            return
        if len(self._kept) == MOST - 1:
            message = f"More than {MOST - 1} problems were found; the others are not listed."
            where = Where(title=self.title) if self.title is not None else None
            diagnostic = Diagnostic(code="more-diagnostics", message=message, where=where)
            key = (diagnostic.code, diagnostic.message)
        self._known.add(key)
        self._kept.append(diagnostic)

    def __len__(self) -> int:
        return len(self._kept)

    def go_back(self, length: int) -> None:
        """Forget what was added since the log had `length` entries."""
        for diagnostic in self._kept[length:]:
            self._known.discard((diagnostic.code, diagnostic.message))
        del self._kept[length:]

    def entries(self) -> tuple[Diagnostic, ...]:
        """The diagnostics in the order in which they were added."""
        return tuple(self._kept)
