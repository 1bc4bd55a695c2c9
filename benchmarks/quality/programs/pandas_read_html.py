"""Reads pages of HTML as lines of JSON, prints what pandas.read_html makes of each.

A field is a row of two cells of a table with the class infobox. Needs pandas and lxml, nothing of
wikiextract.
"""

import io
import json
import sys

import pandas

TEXT = {"keep_default_na": False, "na_values": [], "thousands": None}


def grid(frame: pandas.DataFrame) -> list[list[str]]:
    levels = frame.columns.nlevels
    heads = [[str(column) for column in frame.columns.get_level_values(n)] for n in range(levels)]
    if levels == 1 and isinstance(frame.columns, pandas.RangeIndex):
        heads = []
    return [*heads, *([str(cell) for cell in row] for row in frame.to_numpy().tolist())]


def reading(page: dict[str, list[str] | str]) -> dict[str, object]:
    boxes = [grid(frame) for html in page["boxes"] for frame in frames(html)]
    return {
        "fields": [
            {"name": row[0], "text": row[1]}
            for box in boxes
            for row in box
            if len(row) > 1 and row[0] != row[1]
        ],
        "tables": [first(html) for html in page["tables"]],
    }


def first(html: str) -> list[list[str]]:
    found = frames(html)
    return grid(found[0]) if found else []


def frames(html: str) -> list[pandas.DataFrame]:
    try:
        return pandas.read_html(io.StringIO(html), **TEXT)
    except (ValueError, IndexError):
        return []


for line in sys.stdin:
    page = json.loads(line)
    print(json.dumps({"id": page["id"], **reading(page)}), flush=True)
