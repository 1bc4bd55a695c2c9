"""A page title, taken apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from wikiextract.site.model import Namespace

TALK_BIT = 1
MEDIA, SPECIAL, MAIN, TALK, USER, USER_TALK, PROJECT, PROJECT_TALK = -2, -1, 0, 1, 2, 3, 4, 5
FILE, MEDIAWIKI, TEMPLATE, HELP, CATEGORY, MODULE = 6, 8, 10, 12, 14, 828


@dataclass(frozen=True)
class Title:
    """A valid title as `Site.title` gives it (https://www.mediawiki.org/wiki/Manual:Page_title).

    `text` is the title without namespace and prefix, with spaces; it is empty for a link to a
    section of the same page (``#foo``) and for a bare prefix (``en:``). `fragment` is ``None`` when
    there was no ``#``. `interwiki` is the prefix of another wiki; `text` is then untouched, as only
    that wiki knows its namespaces. `forced` says that a leading colon stood before the title
    (``[[:Category:Foo]]``); it does not take part in comparisons.
    """

    namespace: int
    text: str
    fragment: str | None = None
    interwiki: str | None = None
    forced: bool = field(default=False, compare=False)
    namespaces: Mapping[int, Namespace] = field(
        default_factory=dict, compare=False, repr=False, kw_only=True
    )

    def __str__(self) -> str:
        return self.full

    @property
    def namespace_name(self) -> str:
        """The namespace's name in the wiki's language (``""`` for the main namespace)."""
        return self._name(self.namespace)

    @cached_property
    def prefixed(self) -> str:
        """The title with its namespace and interwiki prefix: ``"Template:Foo"``."""
        name = self._name(self.namespace)
        text = f"{name}:{self.text}" if name else self.text
        return text if self.interwiki is None else f"{self.interwiki}:{text}"

    @property
    def full(self) -> str:
        """`prefixed` with the fragment: ``"Foo#bar"``."""
        return self.prefixed if self.fragment is None else f"{self.prefixed}#{self.fragment}"

    @property
    def db_key(self) -> str:
        """`text` with underscores."""
        return self.text.replace(" ", "_")

    @property
    def prefixed_db_key(self) -> str:
        """`prefixed` with underscores."""
        return self.prefixed.replace(" ", "_")

    @property
    def page(self) -> Title:
        """The page alone: without fragment and leading colon."""
        if self.fragment is None and not self.forced:
            return self
        return self._other(self.namespace, self.text)

    @property
    def has_subpages(self) -> bool:
        """True if ``/`` has a meaning in this title's namespace."""
        namespace = self.namespaces.get(self.namespace)
        return namespace is not None and namespace.subpages

    # A slash at the very start divides nothing: "/Foo" is no subpage of an empty title.

    @property
    def base(self) -> str:
        """The text without its last subpage part (``{{BASEPAGENAME}}``)."""
        end = self.text.rfind("/") if self.has_subpages else -1
        return self.text[:end] if end > 0 else self.text

    @property
    def root(self) -> str:
        """The text before the first subpage part (``{{ROOTPAGENAME}}``)."""
        end = self.text.find("/", 1) if self.has_subpages else -1
        return self.text[:end] if end > 0 else self.text

    @property
    def subpage(self) -> str:
        """The last subpage part, or the whole text (``{{SUBPAGENAME}}``)."""
        end = self.text.rfind("/") if self.has_subpages else -1
        return self.text[end + 1 :] if end > 0 else self.text

    @property
    def is_subpage(self) -> bool:
        """True if the title names a subpage."""
        return self.has_subpages and self.text.rfind("/") > 0

    @property
    def is_talk(self) -> bool:
        """True if the title is a discussion page."""
        return self.namespace > 0 and self.namespace & TALK_BIT == 1

    @property
    def subject(self) -> Title:
        """The page that this page discusses, or the page itself."""
        return self.in_namespace(self.namespace & ~TALK_BIT) if self.is_talk else self.page

    @property
    def talk(self) -> Title | None:
        """The page that discusses this page; ``None`` where there can be none."""
        if self.namespace < 0 or self.interwiki is not None or not self.text:
            return None
        return self.in_namespace(self.namespace | TALK_BIT)

    def with_text(self, text: str) -> Title:
        """Return the title of another page in the same namespace; `text` is taken as it is."""
        return self._other(self.namespace, text)

    def in_namespace(self, namespace: int) -> Title:
        """Return the title of the page of the same name in another namespace."""
        return self._other(namespace, self.text)

    def _other(self, namespace: int, text: str) -> Title:
        # Not by `replace`, which takes several times as long, and is asked for each link.
        return Title(namespace, text, None, self.interwiki, namespaces=self.namespaces)

    def _name(self, namespace: int) -> str:
        known = self.namespaces.get(namespace)
        return known.name if known is not None else ""
