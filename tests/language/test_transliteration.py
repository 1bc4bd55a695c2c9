"""Transliteration by rules in the form of CLDR's transforms."""

from __future__ import annotations

import pytest

from wikiextract.language.variants.transliteration import transliteration

CASES = [
    ("the first rule that fits", "ab → 1; a → 2; b → 3;", "ab ba", "1 32"),
    ("what stands behind", "a } b → 1; a → 2;", "ab a", "1b 2"),
    ("what came out before", "a → x; x { b → 1; a { b → 2;", "ab", "x1"),
    ("both sides", "a { b } c → 1;", "abc bc ab", "a1c bc ab"),
    ("nothing instead", "a → ;", "abca", "bc"),
    ("sets", "[a-c] → 1; [^d-f] → 2;", "adg", "1d2"),
    ("sets in sets", "$v = [ei]; $c = [k]; [$c [t$v]] → 1;", "ktexi", "111x1"),
    ("kinds of letters", "[^[[:L:][0]]] → .;", "a0-é", "a0.é"),
    ("variables", "$a = x; $b = $a y; $b → $a $a;", "xyx", "xxx"),
    ("quotes", "a → ' b ; '; b → ''; c → k'';", "abc", " b ; 'k'"),
    ("escapes", r"\u0061 → \:; \; → \u0062;", "a;", ":b"),
    ("comments", "# a → 1;\na → 2; # b\n", "a", "2"),
    ("the edges of the text", "[^x] { a → 1; b } [^x] → 2;", "axab", "1xa2"),
    ("a line's end is no edge", "a { b → 1;", "a\nb", "a\nb"),
    ("passes one after the other", "a → b; :: Null; b → c;", "ab", "cc"),
    ("composed letters", "::NFC; é → e;", "e\u0301", "e"),
]


@pytest.mark.parametrize(
    ("rules", "text", "shown"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_rules(rules: str, text: str, shown: str) -> None:
    assert transliteration(rules)(text) == shown


@pytest.mark.parametrize("rules", ["a;", "::Any-Latin;", "[a → b;"])
def test_what_is_no_rule_is_refused(rules: str) -> None:
    with pytest.raises(ValueError, match="not"):
        transliteration(rules)
