"""Nodes of mwparserfromhell in a row, with the places where they stood in the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from mwparserfromhell.nodes import Node, Template, Text
from mwparserfromhell.nodes.extras import Parameter
from mwparserfromhell.wikicode import Wikicode

from wikiextract.editing.layout import parts_of
from wikiextract.errors import InputError
from wikiextract.nodes import Span


@dataclass(slots=True)
class NodeRun:
    """The nodes of a page, or of a part of the node `holder` of the run `around`, as parsed.

    `places` has the start of each node and, at last, the end of all; `inside` the runs in each.
    """

    code: Wikicode
    nodes: list[Node]
    places: list[int]
    inside: list[list[NodeRun]]
    around: NodeRun | None
    holder: Node | None

    def stands(self) -> bool:
        """Return True if the nodes are still a part of the page."""
        if self.around is None or self.holder is None:
            return True
        is_part = any(part.content is self.code for part in parts_of(self.holder))
        return is_part and self.around.has(self.holder)

    def has(self, node: Node) -> bool:
        """Return True if a node is still in the run, and that in the page."""
        return index_of(node, self.code.nodes) is not None and self.stands()


@dataclass(frozen=True, slots=True)
class PlacedArgument:
    """An argument of a call that stands in a run."""

    run: NodeRun
    call: Template
    argument: Parameter

    def stands(self) -> bool:
        """Return True if the argument is still a part of the page."""
        return index_of(self.argument, self.call.params) is not None and self.run.has(self.call)


Arguments: TypeAlias = dict[tuple[int, int], PlacedArgument]


def noted(
    code: Wikicode,
    start: int,
    arguments: Arguments,
    around: NodeRun | None = None,
    holder: Node | None = None,
) -> NodeRun:
    """Return the run of `code`, which begins at `start`; arguments are added to `arguments`."""
    run = NodeRun(code, list(code.nodes), [start], [], around, holder)
    for node in run.nodes:
        runs = []
        for part in parts_of(node):
            place = start + part.start
            if isinstance(part.content, Parameter):
                assert isinstance(node, Template)
                span = place, place + len(str(part.content))
                arguments[span] = PlacedArgument(run, node, part.content)
            else:
                runs.append(noted(part.content, place, arguments, run, node))
        run.inside.append(runs)
        start += len(str(node))
        run.places.append(start)
    return run


@dataclass(frozen=True, slots=True)
class Cover:
    """The nodes of a run that cover a span: from the one numbered `first` to before `last`."""

    run: NodeRun
    first: int
    last: int
    start: int
    end: int

    @classmethod
    def of(cls, run: NodeRun, start: int, end: int) -> Cover:
        """Return the innermost nodes that cover a span of a run, but none that are less than it."""
        while True:
            first = min(bisect_right(run.places, start) - 1, len(run.nodes))
            last = max(bisect_left(run.places, end), first)
            cover = cls(run, first, last, start, end)
            inner = None if cover.is_exact or last - first != 1 else _inside(run, first, start, end)
            if inner is None:
                return cover
            run = inner

    @property
    def is_exact(self) -> bool:
        """Return True if they fill the span, or can be made to: a text may be cut."""
        run = self.run
        return (
            self.start == run.places[self.first] or isinstance(run.nodes[self.first], Text)
        ) and (self.end == run.places[self.last] or isinstance(run.nodes[self.last - 1], Text))

    @property
    def is_one_node(self) -> bool:
        """Return True if one node, which is no text, fills the span."""
        run = self.run
        if self.last - self.first != 1 or isinstance(run.nodes[self.first], Text):
            return False
        return (run.places[self.first], run.places[self.last]) == (self.start, self.end)

    def cut(self, text: str) -> Cover:
        """Return the nodes that fill the span, after cutting texts. `text` is the page's at first.

        Raises InputError when a text that has to be cut was edited.
        """
        run, first, last = self.run, self.first, self.last
        if self.end < run.places[last]:
            self._cut_text(last - 1, self.end, text)
        if self.start > run.places[first]:
            self._cut_text(first, self.start, text)
            first, last = first + 1, last + 1
        return Cover(run, first, last, self.start, self.end)

    def _cut_text(self, number: int, place: int, text: str) -> None:
        run = self.run
        node, start, end = run.nodes[number], run.places[number], run.places[number + 1]
        assert isinstance(node, Text)
        index = index_of(node, run.code.nodes)
        if index is None or node.value != text[start:end]:
            raise self.edited()
        node.value = text[start:place]
        rest = Text(text[place:end])
        run.code.nodes.insert(index + 1, rest)
        run.nodes.insert(number + 1, rest)
        run.inside.insert(number + 1, [])
        run.places.insert(number + 1, place)

    def slice(self) -> slice:
        """Return where the nodes are now among those of the run's code.

        Raises InputError when they are no more.
        """
        run, nodes = self.run, self.run.code.nodes
        if self.first < self.last:
            low = index_of(run.nodes[self.first], nodes)
            last = index_of(run.nodes[self.last - 1], nodes)
            high = None if last is None else last + 1
        elif self.first < len(run.nodes):
            low = high = index_of(run.nodes[self.first], nodes)
        else:
            low = high = len(nodes)
        if low is None or high is None or not run.stands():
            raise self.edited()
        return slice(low, high)

    def around(self, text: str) -> tuple[str, str]:
        """Return what the nodes have before the span and after it. `text` is the page's at first.

        Raises InputError when they were edited.
        """
        places = self.run.places
        start, end = places[self.first], places[self.last]
        if "".join(map(str, self.run.code.nodes[self.slice()])) != text[start:end]:
            raise self.edited()
        return text[start : self.start], text[self.end : end]

    def edited(self) -> InputError:
        """Return the error that says that the nodes are no more what they were."""
        return span_error((self.start, self.end), "what stood there was edited")


def _inside(run: NodeRun, number: int, start: int, end: int) -> NodeRun | None:
    """The run in a node of `run` that covers a span."""
    for inner in run.inside[number]:
        if inner.places[0] <= start and end <= inner.places[-1]:
            return inner
    return None


def index_of(one: object, among: Sequence[object]) -> int | None:
    """Return where a very object is among others, or None."""
    return next((index for index, other in enumerate(among) if other is one), None)


def span_error(span: Span, problem: str, advice: str = "") -> InputError:
    """Return the error that tells a problem of a span."""
    return InputError(f"span {list(span)}", problem, advice)
