"""Bundle what a locally running MediaWiki knows of languages into `src/wikiextract/site/data`.

    MW=/usr/share/mediawiki MW_CONFIG_FILE=/path/LocalSettings.php python tools/bundle_sites.py

Facts only (names, words, patterns, formats), one small gzip file a language; a language's file
holds what differs from English.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

TOOLS = Path(__file__).parent
DATA = TOOLS.parent / "src/wikiextract/site/data"
WIKIS = json.loads((DATA / "wikimedia.json").read_text())


def ask(*codes: str) -> list[dict[str, Any]]:
    """What MediaWiki says of these languages (none: of itself)."""
    command = ["php", str(TOOLS / "language_facts.php"), *codes]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def python_pattern(pattern: str | None) -> str:
    """The first group of a link trail `/^(…)(.*)$/sD` as a Python pattern."""
    match = re.match(r"/\^\((.*)\)\(\.\*\)\$/", pattern or "", re.S)
    inner = match[1] if match else ""
    return re.sub(r"\\x\{([0-9a-fA-F]+)\}", lambda m: rf"\U{int(m[1], 16):08x}", inner)


def names_of(word: list[Any]) -> list[Any]:
    """[case-sensitive, names] of a magic word, each name once."""
    return [bool(word[0]), list(dict.fromkeys(str(name) for name in word[1:]))]


def compact(facts: dict[str, Any]) -> dict[str, Any]:
    """Our form of one language's facts."""
    spaced = {int(k): v.replace("_", " ") for k, v in facts["namespaceNames"].items() if k != "0"}
    aliases = {k.replace("_", " "): v for k, v in dict(facts["namespaceAliases"] or {}).items()}
    for number, forms in dict(facts["namespaceGenderAliases"] or {}).items():
        aliases.update({name.replace("_", " "): int(number) for name in forms.values()})
    prefix = facts["linkPrefixExtension"]
    return {
        "code": facts["code"],
        "autonym": facts["autonym"],
        "fallbacks": facts["fallbackSequence"],
        "right_to_left": bool(facts["rtl"]),
        "variants": facts["variants"],
        "namespace_names": dict(sorted(spaced.items())),
        "namespace_aliases": dict(sorted(aliases.items())),
        "magic_words": {k: names_of(v) for k, v in sorted(facts["magicWords"].items())},
        "special_pages": dict(sorted(facts["specialPageAliases"].items())),
        "link_trail": python_pattern(facts["linkTrail"]),
        "link_prefix": facts["linkPrefixCharset"] if prefix else None,
        "messages": {k: v for k, v in facts["messages"].items() if v is not None},
    }


def difference(facts: dict[str, Any], base: dict[str, Any]) -> dict[str, Any]:
    """`facts` without what `base` says too."""
    shared = ("magic_words", "special_pages", "messages")
    return {
        key: {k: v for k, v in value.items() if base[key].get(k) != v} if key in shared else value
        for key, value in facts.items()
    }


def write(path: Path, value: dict[str, Any]) -> int:
    """Write a gzip file that is the same for the same facts; its size in bytes."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    packed = gzip.compress(text.encode(), mtime=0)
    path.write_bytes(packed)
    return len(packed)


def main() -> None:
    (DATA / "languages").mkdir(exist_ok=True)
    codes = sorted(set(WIKIS["languages"]) | {"en"})
    (english,) = ask("en")
    base = compact(english)
    size = write(DATA / "languages/en.json.gz", base)
    for facts in ask(*[code for code in codes if code != "en"]):
        path = DATA / "languages" / f"{facts['code']}.json.gz"
        size += write(path, difference(compact(facts), base))
    (own,) = ask()
    synonyms = {**own["function_synonyms"][0], **own["function_synonyms"][1]}
    unhashed = {identity for name, identity in synonyms.items() if not name.startswith("#")}
    kinds = {
        "variables": sorted(own["variables"]),
        "functions": sorted(own["function_hooks"]),
        "unhashed_functions": sorted(unhashed),
        "switches": sorted(own["double_underscores"]),
        "image_options": sorted(
            k for k in base["magic_words"] if k.startswith(("img_", "timedmedia_"))
        ),
        "tags": sorted(own["tags"]),
        "subpages": WIKIS["subpages"],
        "canonical_namespaces": {k: v.replace("_", " ") for k, v in own["canonical"].items()},
    }
    text = json.dumps(kinds, indent=1, ensure_ascii=False)
    (DATA / "mediawiki.json").write_text(text + "\n")
    print(f"{len(codes)} languages, {size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
