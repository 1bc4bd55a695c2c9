"""The variants of one page: its markup resolved, its text converted."""

from __future__ import annotations

import html
import re

from wikiextract.language.word_tables import WordTable, language_words
from wikiextract.render.variants.rules import Rule, read_rule
from wikiextract.render.variants.wiki_variants import (
    WikiVariants,
    language_variants,
    wiki_variants,
)
from wikiextract.site import Site

# Outside of all markup, and inside of some.
_OUTER = re.compile(r"-\{|<script\b[^>]*>.*?</script>", re.DOTALL | re.IGNORECASE)
_MARKUP = re.compile(rf"\}}-|{_OUTER.pattern}", re.DOTALL | re.IGNORECASE)
# What is no text: tags, references, strip markers.
_NOT_TEXT = re.compile(r"<[^>]*>?|&[A-Za-z#][a-z0-9]+;|\x7f[^\x7f]*\x7f|^[^<>]*>")
# Elements whose text stays as it is when they are closed in the same piece.
_KEPT_WHOLE = (("<code>", "</code>"), ("<pre", "</pre>"))
_SHOWN_ATTRIBUTE = re.compile(r"""(\s(?:title|alt)\s*=\s*)("[^"]*"|'[^']*')""")
_ROMAN = re.compile(
    r"\b(?=[IVXLCDM])M{0,4}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b"
)
_MAX_DEPTH = 10


class Conversion:
    """Converts one page into a variant. Rules of the page count from where they stand."""

    def __init__(self, language: str, variants: WikiVariants, variant: str) -> None:
        self.variants = variants
        self.variant = variant
        self._language = language
        self._tables: dict[str, WordTable | None] = {}
        self.title: str | None = None
        self.switched_off = False
        self.too_deep = False
        # What stands for a rule that has nothing for the reader's variant.
        self.rule_error = ""

    @classmethod
    def of(cls, site: Site, variant: str | None) -> Conversion | None:
        """The conversion of a page of this wiki; ``None`` when the wiki has no variants.

        Without a variant (or with one that the wiki does not have) text stays as it was written.
        """
        variants = wiki_variants(site)
        if variants is None:
            return None
        code = variants.code(variant) if variant is not None else None
        return cls(site.language, variants, code or variants.main)

    @classmethod
    def between(cls, language: str, codes: tuple[str, ...]) -> Conversion:
        """A conversion for single texts of any language that has variants."""
        return cls(language, language_variants(language, codes), codes[0])

    def protect(self, text: str) -> str:
        """Wikitext that shows `text` in every variant."""
        return f"-{{R|{text}}}-"

    def convert_html(self, text: str) -> str:
        """HTML text with its markup resolved and, for a variant, its text converted."""
        if self.switched_off:
            return text
        if "-{" not in text:
            return text if self._written_already(text) else self._text(text, self.variant)
        return self._top(text)

    def _written_already(self, text: str) -> bool:
        return self.variants.written_in(text, self.variant)

    def convert_to(self, text: str, variant: str) -> str:
        """HTML text in another variant of the language."""
        return self._text(text, variant)

    def convert_title(self, title: str) -> str:
        """A page's title as readers of the variant see it."""
        if self.title is not None:
            return self.title
        return title if self.switched_off else self._text(title, self.variant)

    def spellings(self, text: str) -> list[str]:
        """A title in all variants but as it is (pages are found under any of them)."""
        found: dict[str, None] = {}
        for code in self.variants.codes:
            words = language_words(self._language, code)
            if words is not None:
                found[WordTable(words).convert(text)] = None
        found.pop(text, None)
        return list(found)

    # --- markup ---

    def _top(self, text: str) -> str:
        """Resolve markup from left to right, so that a rule counts for what follows it."""
        out: list[str] = []
        convert = (lambda plain, _: plain) if self._written_already(text) else self._text
        # Open markup: what was collected in each.
        inner: list[list[str]] = []
        position = searched = 0
        while (match := (_MARKUP if inner else _OUTER).search(text, searched)) is not None:
            token = match[0]
            searched = match.end()
            if token == "-{":
                if inner:
                    inner[-1].append(text[position : match.start()])
                else:
                    out.append(convert(text[position : match.start()], self.variant))
                position = match.end()
                if len(inner) >= _MAX_DEPTH:
                    self.too_deep = True
                    inner[-1].append(token)
                else:
                    inner.append([])
            elif token == "}-":
                parts = inner.pop()
                parts.append(text[position : match.start()])
                position = match.end()
                shown = self._apply("".join(parts))
                (inner[-1] if inner else out).append(shown)
        if not inner:
            out.append(convert(text[position:], self.variant))
            return "".join(out)
        inner[-1].append(text[position:])
        while inner:
            # Not closed: text.
            shown = "-{" + self._text("".join(inner.pop()), self.variant)
            (inner[-1] if inner else out).append(shown)
        return "".join(out)

    def _apply(self, markup: str) -> str:
        """What a piece of markup shows; its rules are added to (or taken from) the page's."""
        rule = read_rule(markup, self.variants)
        if rule.only:
            return self._filtered(rule)
        if "N" in rule.flags:
            return self.variants.name(rule.text.strip())
        if "R" in rule.flags:
            return rule.text
        if "T" in rule.flags:
            self._take_title(rule)
        if rule.flags & {"+", "-"}:
            self._take_words(rule)
        if "D" in rule.flags:
            return rule.description(self.variants)
        if "S" in rule.flags:
            shown = rule.shown(self.variant, self.variants)
            return self.rule_error if shown is None else shown
        return ""

    def _filtered(self, rule: Rule) -> str:
        for code in (self.variant, *self.variants.substitutes.get(self.variant, ())):
            if code in rule.only:
                return self._text(rule.text, code)
        return rule.text

    def _take_title(self, rule: Rule) -> None:
        if self.variant == self.variants.main:
            # Readers who chose no variant see the title as it is, unless a rule names theirs.
            if self.variant in rule.two_way:
                self.title = rule.two_way[self.variant]
            return
        shown = rule.shown(self.variant, self.variants)
        if shown is None and not rule.two_way and not rule.one_way:
            shown = rule.text
        self.title = shown if shown is not None else self.title

    def _take_words(self, rule: Rule) -> None:
        # Words for the variants that stand in for the reader's one may be needed, too.
        used = (self.variant, *self.variants.substitutes.get(self.variant, ()))
        for code, words in rule.words(self.variants).items():
            if code not in used or code == self.variants.main:
                continue
            table = self._table(code)
            if table is None:
                table = self._tables[code] = WordTable({})
            if "-" in rule.flags:
                table.remove(words)
            else:
                table.add(words)

    # --- text ---

    def _table(self, variant: str) -> WordTable | None:
        if variant not in self._tables:
            words = language_words(self._language, variant)
            self._tables[variant] = WordTable(words) if words is not None else None
        return self._tables[variant]

    def _text(self, text: str, variant: str) -> str:
        """HTML text with its words converted; tags and code stay, but not what they show."""
        if not text or text.isspace():
            return text
        table = self._table(variant) if variant != self.variants.main else None
        if table is None:
            if "-&#123;" not in text:
                return text
            table = WordTable({})
        out: list[str] = []
        position = 0
        ends = {begin: 0 for begin, _ in _KEPT_WHOLE}
        while (match := _NOT_TEXT.search(text, position)) is not None:
            if match.start() > position:
                out.append(self._words(text[position : match.start()], table))
            token = match[0]
            position = match.end()
            for begin, close in _KEPT_WHOLE:
                if token.startswith(begin) and ends[begin] != -1:
                    ends[begin] = end = text.find(close, position)
                    if end != -1:
                        token = text[match.start() : end + len(close)]
                        position = end + len(close)
            out.append(token if token[-1:] == ">" and "</" in token else self._tag(token, table))
        out.append(self._words(text[position:], table))
        return "".join(out)

    def _words(self, text: str, table: WordTable) -> str:
        if not text or text.isspace():
            return text
        if self._language != "sr":
            return table.convert(text)
        # Roman numbers are the same in both alphabets.
        out: list[str] = []
        position = 0
        for match in _ROMAN.finditer(text):
            out.append(table.convert(text[position : match.start()]))
            out.append(match[0])
            position = match.end()
        out.append(table.convert(text[position:]))
        return "".join(out)

    def _tag(self, tag: str, table: WordTable) -> str:
        if " title=" not in tag and " alt=" not in tag:
            return tag

        def shown(match: re.Match[str]) -> str:
            value = html.unescape(match[2][1:-1])
            if "://" in value:
                return match[0]
            value = self._top(value) if "-{" in value else table.convert(value)
            return f'{match[1]}"{html.escape(value)}"'

        return _SHOWN_ATTRIBUTE.sub(shown, tag)
