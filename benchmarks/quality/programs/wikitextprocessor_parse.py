"""Reads pages as lines of JSON, prints a reading of each: what wikitextprocessor makes of it.

Fields are the arguments that `Wtp.expand` hands to `template_fn`, headings are nodes of its parser.
Templates are not expanded: that would need those of every wiki, and it knows English namespaces
only. A box is a template with five named parameters or more. Needs wikitextprocessor (0.4, as it is
on PyPI), nothing of wikiextract.
"""

import json
import re
import sys
from collections.abc import Iterator

from wikitextprocessor import NodeKind, WikiNode, Wtp

FEWEST = 5
NAME = re.compile(r"\{\{([^{}|#:\n<]+)")
HEADINGS = tuple(NodeKind[f"LEVEL{level}"] for level in range(2, 7))


def nodes(node: object) -> Iterator[WikiNode]:
    todo = [node]
    while todo:
        current = todo.pop()
        if isinstance(current, WikiNode):
            yield current
            todo += [current.children]
        elif isinstance(current, list | tuple):
            todo += reversed(current)


def fields(context: Wtp, wikitext: str) -> list[dict[str, object]]:
    found = []

    def take(_name: str, arguments: dict[object, str]) -> str:
        named = {key: value for key, value in arguments.items() if isinstance(key, str)}
        if len(named) >= FEWEST:
            found.extend(
                {"name": key, "text": value.strip(), "typed": []} for key, value in named.items()
            )
        return ""

    for name in NAME.findall(wikitext):
        # It hands over the arguments of templates that are there.
        context.add_page("wikitext", f"Template:{name.strip()}", "")
    context.analyze_templates()
    context.start_page("Page")
    context.expand(wikitext, template_fn=take)
    return found


def reading(context: Wtp, page: dict[str, str]) -> dict[str, object]:
    context.start_page(page["title"])
    tree = context.parse(page["wikitext"])
    heads = [node for node in nodes(tree) if node.kind in HEADINGS]
    return {
        "fields": fields(context, page["wikitext"]),
        "sections": [context.node_to_text(head.args).strip() for head in heads],
    }


def main() -> None:
    context = Wtp(num_threads=1, quiet=True)
    for line in sys.stdin:
        page = json.loads(line)
        try:
            said = reading(context, page)
        except Exception as error:
            said = {"failed": repr(error)}
        print(json.dumps({"id": page["id"], **said}), flush=True)


main()
