"""Reads pages as lines of JSON, prints a reading of each: mwparserfromhell, the usual recipes.

A box is a template with "infobox" in its name, or with five named parameters or more; the text of a
field is `strip_code()` of its value; a number is what `float` takes without commas; a date is what
dateparser says of the whole text. Needs mwparserfromhell and dateparser, nothing of wikiextract.
"""

import json
import sys

import dateparser
import mwparserfromhell

FEWEST = 5


def typed(text: str, language: str) -> list[dict[str, object]]:
    bare = text.replace(",", "").strip()
    if not bare.isascii() or not bare:
        return dated(text, language)
    try:
        return [{"kind": "number", "number": float(bare)}]
    except ValueError:
        return dated(text, language)


def dated(text: str, language: str) -> list[dict[str, object]]:
    if not 4 <= len(text) <= 60 or not any(letter.isdigit() for letter in text):
        return []
    try:
        found = dateparser.parse(
            text, languages=[language], settings={"REQUIRE_PARTS": ["day", "month", "year"]}
        )
    except (ValueError, RecursionError):
        return []
    return [{"kind": "date", "edtf": found.date().isoformat()}] if found else []


def fields(code: mwparserfromhell.wikicode.Wikicode, language: str) -> list[dict[str, object]]:
    found = []
    for template in code.filter_templates(recursive=False):
        named = [param for param in template.params if param.showkey]
        if "infobox" not in str(template.name).lower() and len(named) < FEWEST:
            continue
        for param in named:
            text = str(param.value.strip_code()).strip()
            name = str(param.name).strip()
            found.append({"name": name, "text": text, "typed": typed(text, language)})
    return found


def reading(page: dict[str, str]) -> dict[str, object]:
    code = mwparserfromhell.parse(page["wikitext"])
    prefixes = tuple(f"{name}:" for name in ("category", *page.get("category_names", ())))
    links = (str(link.title).strip() for link in code.filter_wikilinks())
    return {
        "fields": fields(code, page["language"]),
        "sections": [str(one.title.strip_code()).strip() for one in code.filter_headings()],
        "categories": [
            link.partition(":")[2].strip() for link in links if link.casefold().startswith(prefixes)
        ],
    }


for line in sys.stdin:
    page = json.loads(line)
    print(json.dumps({"id": page["id"], **reading(page)}), flush=True)
