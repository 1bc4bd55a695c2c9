"""The limits of a page's expansion, and how much of them it has used."""

from __future__ import annotations

from collections import defaultdict

from wikiextract.expand.options import ExpandOptions
from wikiextract.expand.result import Counters


class Limits:
    """Counts what the expansion of a page uses, and answers whether there is more of it.

    Whatever is expanded for the page counts in one value, calls that are made again included, so
    that a page costs no more for being looked at twice. Sizes are in bytes of UTF-8.
    """

    __slots__ = (
        "_argument_size",
        "_expensive_calls",
        "_greatest_depth",
        "_held",
        "_include_size",
        "_most_depth",
        "_most_nodes",
        "_nodes",
        "_options",
        "_tallies",
        "depth",
        "exhausted",
    )

    def __init__(self, options: ExpandOptions) -> None:
        """`depth` is that of constructs within constructs, at the moment.

        `exhausted` is True when the page has held too much: from then on nothing is expanded.
        """
        self._options = options
        self._most_depth, self._most_nodes = options.expansion_depth, options.nodes
        self.depth = self._greatest_depth = 0
        self._nodes = self._include_size = self._argument_size = self._expensive_calls = 0
        self._held = 0
        self.exhausted = False
        self._tallies: defaultdict[str, int] = defaultdict(int)

    def enter(self, nodes: int) -> bool:
        """Go one construct deeper, into `nodes` pieces; return False if that is beyond a limit.

        Whoever got True takes 1 from `depth` afterwards.
        """
        self._nodes += nodes
        if self.depth > self._most_depth or self._nodes > self._most_nodes:
            return False
        self.depth += 1
        self._greatest_depth = max(self._greatest_depth, self.depth)
        return True

    def visit(self, nodes: int) -> None:
        """Count pieces that are visited without going deeper."""
        self._nodes += nodes

    def at_end(self) -> bool:
        """Return True if `enter` would refuse."""
        return self.depth > self._most_depth or self._nodes > self._most_nodes

    def has_too_many_nodes(self) -> bool:
        """Return True if more pieces were visited than a page may have."""
        return self._nodes > self._most_nodes

    def count_included(self, text: str) -> bool:
        """Count what a call gave; return False if all calls together give too much with it."""
        size = len(text) if text.isascii() else len(text.encode("utf-8", "replace"))
        size += self._include_size
        if size > self._options.include_size:
            return False
        self._include_size = size
        return True

    def count_argument(self, text: str) -> bool:
        """Count a parameter's value that is put in; return False if that is too much in all."""
        size = len(text) if text.isascii() else len(text.encode("utf-8", "replace"))
        if self._argument_size + size > self._options.argument_size:
            # It is put in nevertheless, as MediaWiki does.
            self.hold(_OF_OMITTED * size)
            return False
        size += self._argument_size
        self._argument_size = size
        return True

    def hold(self, size: int) -> None:
        """Count characters that are kept for the page, or what takes about as much memory.

        Beyond the limit nothing more is expanded: the page ends soon with what it has.
        """
        self._held += size
        if self._held > self._options.held_size and not self.exhausted:
            self.exhausted = True
            self._most_nodes = -1

    def release(self, size: int) -> None:
        """Count characters as given back; a page that was exhausted stays so."""
        self._held -= size

    def count_expensive(self) -> bool:
        """Count an expensive call; return False if there were too many already."""
        self._expensive_calls += 1
        return self._expensive_calls <= self._options.expensive_calls

    def tally(self, what: str, amount: int) -> int:
        """Add `amount` to what a parser function counts for itself; return the sum."""
        self._tallies[what] += amount
        return self._tallies[what]

    def counters(self, template_depth: int) -> Counters:
        """Return how much was used by now; how deep templates are nested is for others to say."""
        return Counters(
            self._include_size,
            self._argument_size,
            template_depth,
            self._greatest_depth,
            self._nodes,
            self._expensive_calls,
        )


_OF_OMITTED = 8
"""How often a value counts that is put in beyond the limit of all values."""
