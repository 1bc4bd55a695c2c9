"""Learns from a local MediaWiki which letters stand for which in the variants of a language.

    MW=… MW_CONFIG_FILE=… python tools/alphabets.py > tables.json

The tables go into src/wikiextract/language/data/alphabets.json.

Asks for single letters, pairs and triples of the letters that change, and keeps what does not
follow from shorter ones. Variants whose letters depend on their place in the word are left out, as
a table would convert them wrongly.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from pathlib import Path

LATIN = "".join(map(chr, [*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x180)])) + "ʻʼ‘’'"
EXTENDED = "ḍḌḥḤṛṚṣṢṭṬẓẒɣƔɛƐǦǧ"
CYRILLIC = "".join(map(chr, range(0x400, 0x530)))
SYLLABICS = "".join(map(chr, range(0x1400, 0x1680)))
TIFINAGH = "".join(map(chr, range(0x2D30, 0x2D80)))
BALINESE = "".join(map(chr, range(0x1B00, 0x1B80)))
VARIANTS = {
    "uz-cyrl": ("uz", LATIN),
    "uz-latn": ("uz", CYRILLIC),
    "tg-latn": ("tg", CYRILLIC),
    "kk-latn": ("kk", CYRILLIC),
    "kk-cyrl": ("kk", LATIN),
    "ku-arab": ("ku", LATIN),
    "crh-cyrl": ("crh", LATIN),
    "crh-latn": ("crh", CYRILLIC),
    "ike-latn": ("iu", SYLLABICS),
    "ike-cans": ("iu", LATIN),
    "shi-latn": ("shi", TIFINAGH),
    "shi-tfng": ("shi", LATIN + EXTENDED),
    "tly-cyrl": ("tly", LATIN),
    "ban-x-palmleaf": ("ban", BALINESE),
    "ban-x-dharma": ("ban", BALINESE),
    "ban-x-pku": ("ban", BALINESE),
}


def ask(language: str, variant: str, texts: list[str]) -> dict[str, str]:
    """Each text in the variant."""
    request = json.dumps({"language": language, "variant": variant, "texts": texts})
    done = subprocess.run(
        ["php", str(Path(__file__).with_suffix(".php"))],
        input=request + "\n",
        capture_output=True,
        text=True,
        check=True,
    )
    answer = json.loads(done.stdout[done.stdout.index("{") :])
    return dict(zip(texts, answer["texts"], strict=True))


def converted(text: str, table: dict[str, str]) -> str:
    """The text by a table, longest words first."""
    out = []
    while text:
        size = next((n for n in (4, 3, 2, 1) if n <= len(text) and text[:n] in table), 0)
        out.append(table[text[:size]] if size else text[0])
        text = text[max(size, 1) :]
    return "".join(out)


def learn(language: str, variant: str, letters: str) -> dict[str, str] | None:
    """The table of a variant; None when no table does what MediaWiki does."""
    single = ask(language, variant, list(letters))
    table = {letter: new for letter, new in single.items() if new != letter}
    alphabet = [
        *table,
        *(letter for letter in "'ʻ‘’ʼ" if letter in letters and letter not in table),
    ]
    alphabet.append(" ")
    alphabet += [letter for letter in LATIN[:52] if letter in letters and letter not in alphabet]
    pairs = ["".join(pair) for pair in itertools.product(alphabet, repeat=2)]
    found = ask(language, variant, pairs)
    table |= {pair: new for pair, new in found.items() if new != converted(pair, table)}
    longer = [pair for pair in table if len(pair) == 2]
    if len(longer) > 600:
        print(variant, len(longer), "pairs", file=sys.stderr)
        return None
    triples = [pair + letter for pair in longer for letter in alphabet][:60_000]
    triples += [letter + pair for pair in longer for letter in alphabet][:60_000]
    found = ask(language, variant, triples)
    wrong = {text: new for text, new in found.items() if new != converted(text, table)}
    if len(wrong) > 400:
        print(variant, len(wrong), "triples", list(wrong.items())[:3], file=sys.stderr)
        return None
    return table | wrong


def main() -> int:
    tables = {}
    for variant, (language, letters) in VARIANTS.items():
        table = learn(language, variant, letters)
        print(variant, None if table is None else len(table), file=sys.stderr)
        if table is not None:
            tables[variant] = table
    json.dump(tables, sys.stdout, ensure_ascii=False, indent=0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
