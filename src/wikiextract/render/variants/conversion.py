"""The variants of one page: its markup resolved, its text converted."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from itertools import chain

from wikiextract.expand.wiki_converters import WikiConverters
from wikiextract.language.variants.converter import Converter, empty_converter
from wikiextract.render.variants.rules import Rule, read_rule
from wikiextract.render.variants.wiki_variants import WikiVariants, wiki_variants
from wikiextract.site import Site

_INNER = re.compile(r"-\{|\}-")
# What is no text: tags, references, strip markers.
_NOT_TEXT = re.compile(r"<[^>]*>?|&[A-Za-z#][a-z0-9]+;|\x7f[^\x7f]*\x7f|^[^<>]*>")
# Elements whose text stays as it is when they are closed in the same piece.
_KEPT_WHOLE = (("<code>", "</code>"), ("<pre", "</pre>"))
_SHOWN_ATTRIBUTE = re.compile(r"""(\s(?:title|alt)\s*=\s*)("[^"]*"|'[^']*')""")
# Stands for what is no text while text is converted; no page holds it.
_BREAK = "\0"
_MAX_DEPTH = 10


class Conversion:
    """Converts one page into a variant. Rules of the page count from where they stand."""

    def __init__(
        self,
        variants: WikiVariants,
        converter: Callable[[str], Converter | None],
        *,
        variant: str | None = None,
        spellings: Callable[[str], list[str]] | None = None,
    ) -> None:
        """`converter` gives what converts text into a variant before the page says anything.

        `variant` is the one that the reader chose; `spellings` gives a title in all of them.
        """
        self.variants = variants
        self.variant = variant or variants.main
        self._shared = converter
        self._spellings = spellings
        # Converters that learnt words of this page, and what others are to learn when needed.
        self._taught: dict[str, Converter] = {}
        self._lessons: dict[str, list[tuple[bool, Mapping[str, str]]]] = {}
        self.title: str | None = None
        self.switched_off = False
        # What was limited, by the diagnostic's code.
        self.problems: dict[str, str] = {}
        # What stands for a rule that has nothing for the reader's variant.
        self.rule_error = ""

    @classmethod
    def of(cls, site: Site, variant: str | None, wiki: WikiConverters) -> Conversion | None:
        """Return the conversion of a page of this wiki; ``None`` when the wiki has no variants.

        Without a variant (or with one that the wiki does not have) text stays as it was written.
        """
        variants = wiki_variants(site)
        if variants is None:
            return None
        code = variants.code(variant) if variant is not None else None
        return cls(variants, wiki.of, variant=code, spellings=wiki.spellings)

    def protect(self, text: str) -> str:
        """Return wikitext that shows `text` in every variant."""
        return f"-{{R|{text}}}-"

    def convert_html(self, text: str) -> str:
        """Return HTML text with its markup resolved and its text in the variant."""
        return text if self.switched_off else self._top(text, self.variant)

    def convert_to(self, text: str, variant: str) -> str:
        """Return HTML text in another variant of the language."""
        return self._text(text, variant)

    def convert_title(self, title: str) -> str:
        """Return a page's title as readers of the variant see it."""
        if self.title is not None:
            return self.title
        converter = self._converter(self.variant)
        return title if self.switched_off or converter is None else converter.convert(title)

    def spellings(self, text: str) -> list[str]:
        """Return a title in all variants but as it is (pages are found under any of them)."""
        return self._spellings(text) if self._spellings is not None else []

    # --- markup ---

    def _top(self, text: str, variant: str) -> str:
        """Resolve markup from left to right, so that a rule counts for what follows it."""
        written_already = self.variants.written_in(text, variant)

        def outside(part: str) -> str:
            return part if written_already else self._text(part, variant)

        out: list[str] = []
        position = 0
        while (start := _next_markup(text, position)) is not None:
            out.append(outside(text[position:start]))
            shown, position = self._markup(text, start + 2, variant, 1)
            out.append(shown)
        out.append(outside(text[position:]))
        return "".join(out)

    def _markup(self, text: str, position: int, variant: str, depth: int) -> tuple[str, int]:
        """Read markup from behind its ``-{``; gives what it shows, and where it ends."""
        parts: list[str] = []
        while (match := _INNER.search(text, position)) is not None:
            parts.append(text[position : match.start()])
            position = match.end()
            if match[0] == "}-":
                return self._apply("".join(parts), variant), position
            if depth < _MAX_DEPTH:
                shown, position = self._markup(text, position, variant, depth + 1)
                parts.append(shown)
            else:
                self.problems["variant-markup-too-deep"] = f"More than {_MAX_DEPTH} levels."
                parts.append("-{")
        parts.append(text[position:])
        # Not closed: text.
        return "-{" + self._text("".join(parts), variant), len(text)

    def _apply(self, markup: str, variant: str) -> str:
        """Return the text of variant markup; its rules are added to (or taken from) the page's."""
        rule = read_rule(markup, self.variants)
        if rule.only:
            return self._filtered(rule, variant)
        if "T" in rule.flags:
            self._take_title(rule, variant)
        if "+" in rule.flags or "-" in rule.flags:
            self._take_words(rule)
        # The last flag says what is shown.
        match rule.flags[-1]:
            case "N":
                return self.variants.name(rule.text.strip())
            case "R":
                return rule.text
            case "D":
                return rule.description(self.variants)
            case "S":
                shown = rule.shown(variant, self.variants)
                return self.rule_error if shown is None else shown
            case "W":
                return self.rule_error
        return ""

    def _filtered(self, rule: Rule, variant: str) -> str:
        others = self.variants.substitutes.get(variant, ())
        # A single one is only a last resort.
        for code in (variant, *(others if len(others) > 1 else ())):
            if code in rule.only:
                return self._text(rule.text, code)
        return rule.text

    def _take_title(self, rule: Rule, variant: str) -> None:
        if variant == self.variants.main:
            # Readers who chose no variant see the title as it is, unless a rule names theirs.
            stated = rule.stated_for(variant)
            self.title = stated if stated is not None else self.title
            return
        shown = rule.shown(variant, self.variants)
        self.title = shown if shown is not None else self.title

    def _take_words(self, rule: Rule) -> None:
        # Words for the variants that stand in for the reader's one may be needed, too.
        used = (self.variant, *self.variants.substitutes.get(self.variant, ()))
        for code, words in rule.words(self.variants).items():
            if code in used:
                self._lessons.setdefault(code, []).append(("-" in rule.flags, words))

    # --- text ---

    def _converter(self, variant: str) -> Converter | None:
        lessons = self._lessons.pop(variant, ())
        if not lessons:
            return self._taught.get(variant) or self._shared(variant)
        if variant not in self._taught:
            shared = self._shared(variant)
            self._taught[variant] = shared.copy() if shared else empty_converter()
        converter = self._taught[variant]
        for forget, words in lessons:
            if forget:
                converter.remove(words)
            elif not converter.add(words):
                self.problems["variant-words-limit"] = "Too many words of a rule begin alike."
        return converter

    def _text(self, text: str, variant: str) -> str:
        """HTML text with its words converted; tags and code stay, but not what they show."""
        if not text or text.isspace() or self.variants.written_in(text, variant):
            return text
        converter = self._converter(variant)
        if converter is None and "-{" not in text and "-&#123;" not in text:
            return text
        shown: list[str] = []
        kept: list[str] = []
        position = 0
        ends = {begin: 0 for begin, _ in _KEPT_WHOLE}
        while (match := _NOT_TEXT.search(text, position)) is not None:
            shown.append(text[position : match.start()])
            token = match[0]
            position = match.end()
            for begin, close in _KEPT_WHOLE:
                if token.startswith(begin) and ends[begin] != -1:
                    ends[begin] = end = text.find(close, position)
                    if end != -1:
                        token = text[match.start() : end + len(close)]
                        position = end + len(close)
            kept.append(self._tag(token, variant))
        shown.append(text[position:])
        kept.append("")
        if converter is not None:
            # All at once, as what letters stand for may depend on what is before and behind.
            shown = converter.convert(_BREAK.join(shown)).split(_BREAK)
        return "".join(chain.from_iterable(zip(shown, kept, strict=True)))

    def _tag(self, tag: str, variant: str) -> str:
        if not tag.startswith("<") or (" title=" not in tag and " alt=" not in tag):
            return tag
        head, closed, rest = tag.partition(">")

        def converted(match: re.Match[str]) -> str:
            value = " ".join(html.unescape(match[2][1:-1]).split())
            if "://" in value:
                return match[0]
            shown = self._top(value, variant)
            return match[0] if shown == value else f'{match[1]}"{html.escape(shown)}"'

        return _SHOWN_ATTRIBUTE.sub(converted, head) + closed + rest


def _next_markup(text: str, position: int) -> int | None:
    """Where the next ``-{`` stands that is in no tag."""
    while (start := text.find("-{", position)) >= 0:
        if text.rfind("<", position, start) <= text.rfind(">", position, start):
            return start
        end = text.find(">", start)
        if end < 0:
            return None
        position = end + 1
    return None
