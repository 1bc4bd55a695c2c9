"""The footnotes of a page: which there are, their numbers, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Note:
    """A footnote. `text` is wikitext, expanded; ``None``: not stated by now.

    `written` is the text before it was expanded. `key` numbers the notes of the
    page, `number` those of a group that are used; `uses` counts the
    marks in the text. `parent` is the name of the note that this one continues; `continued` are
    further parts of this one's text. `problems` are errors to be shown with it, as wikitext.
    """

    name: str
    key: int
    number: int | None = None
    text: str | None = None
    written: str | None = None
    direction: str = ""
    uses: int = 0
    parent: str = ""
    problems: dict[str, None] = field(default_factory=dict)
    continued: list[str] = field(default_factory=list)

    def add_problem(self, wikitext: str) -> None:
        """Show an error with the note, once."""
        if wikitext:
            self.problems[wikitext] = None


@dataclass(slots=True)
class Group:
    """The notes of a group that wait for their list."""

    name: str
    notes: list[Note] = field(default_factory=list)
    by_name: dict[str, Note] = field(default_factory=dict)
    last_number: int = 0

    def number(self, note: Note) -> None:
        """Give a note the next number, unless it has one."""
        if note.number is None:
            self.last_number += 1
            note.number = self.last_number


class Citations:
    """All footnotes of a page."""

    def __init__(self) -> None:
        self.groups: dict[str, Group] = {}
        self.last_key = 0
        self.errors = 0
        # The list whose content is read just now, its group and the errors met in it.
        self.inside_list = False
        self.list_group = ""
        self.list_problems: list[str] = []

    def group(self, name: str) -> Group:
        """Return the group of this name, made when it is needed."""
        group = self.groups.get(name)
        if group is None:
            group = self.groups[name] = Group(name)
        return group

    def take_group(self, name: str) -> Group | None:
        """Return the group of this name, which is listed now; its numbers begin anew afterwards."""
        return self.groups.pop(name, None)

    def add(self, group: Group, name: str) -> Note:
        """Return a new note at the end of a group."""
        self.last_key += 1
        note = Note(name, self.last_key)
        group.notes.append(note)
        if name:
            group.by_name[name] = note
        return note
