"""The errors that wikiextract raises. Each says what was wrong, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

NOT_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""The exceptions of msgspec for text that is no JSON; its releases differ in which, and when."""


class WikiextractError(Exception):
    """Base of all our errors."""


@dataclass
class InputError(WikiextractError):
    """An input that cannot be used: missing, unreadable, damaged or of an unknown kind.

    `where` is the file (and offset, line or page, as far as known), `problem` what is wrong,
    `advice` what to do about it, `position` the byte of the file from which it cannot be used.
    """

    where: str
    """The file (and offset, line or page), or the option."""
    problem: str
    """What is wrong."""
    advice: str = ""
    """What to do about it."""
    position: int | None = None
    """The byte of the file from which it cannot be used."""

    @property
    def problem_and_advice(self) -> str:
        """Return the problem, and what to do about it."""
        return f"{self.problem}; {self.advice}" if self.advice else self.problem

    def __str__(self) -> str:
        return f"{self.where}: {self.problem_and_advice}"


class CutOffError(InputError):
    """An input that ends before its time: what is missing is missing at its end."""


@dataclass
class OutputError(WikiextractError):
    """An output that cannot be written: `where` it is, what is the `problem`, and `advice`."""

    where: str
    """The file, the folder or the format."""
    problem: str
    """What is wrong."""
    advice: str = ""
    """What to do about it."""

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}" + (f"; {self.advice}" if self.advice else "")


class PageTimeoutError(Exception):
    """A page takes more than so many `seconds`; raised in the midst of its work."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"it took more than {seconds:g} seconds")


@dataclass
class MissingPackageError(WikiextractError, ImportError):
    """A package that something optional needs and that is not installed."""

    package: str
    """The name by which pip installs it."""

    def __str__(self) -> str:
        return f"this needs the package {self.package}: pip install {self.package}"


@dataclass
class RunError(WikiextractError):
    """A run that cannot go on for a reason that is in no input and no output: what, and why."""

    where: str
    """The part of the run."""
    problem: str
    """What is wrong."""

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}"


@dataclass
class PageError(WikiextractError):
    """A single page that could not be processed; the run goes on without it."""

    title: str
    """The page's title."""
    problem: str
    """What is wrong."""

    def __str__(self) -> str:
        return f"{self.title}: {self.problem}"
