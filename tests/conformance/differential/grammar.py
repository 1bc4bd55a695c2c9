"""Random small wikitext, one generator a class of constructs.

Each takes a `random.Random` and gives one page. Sizes are small, so that a difference is readable
at once; what belongs together is drawn often enough to meet.
"""

from __future__ import annotations

from random import Random

from tests.conformance.differential.drawing import (
    ENTITIES,
    TARGETS,
    URLS,
    VOCABULARY,
    Generator,
    inline,
    many,
    pick,
    word,
)
from tests.conformance.differential.functions_grammar import (
    expressions,
    functions,
    numbers,
    page_switches,
    switches,
    times,
)


def quotes(r: Random) -> str:
    def part() -> str:
        return pick(
            r,
            (
                "'" * r.randint(1, 7),
                "''",
                "'''",
                "a",
                "b c",
                " ",
                "I",
                "l'x",
                "[[Foo|''y'']]",
                "\n",
            ),
        )

    return many(r, part, 3, 12)


def lists(r: Random) -> str:
    marks = VOCABULARY["marks"]

    def line() -> str:
        kind = r.randrange(10)
        if kind == 0:
            return pick(
                r,
                VOCABULARY["lists.line"],
            )
        text = pick(
            r,
            VOCABULARY["lists.line.2"],
        )
        return pick(r, marks) + pick(r, ("", " ")) + text

    return many(r, line, 1, 7, "\n")


def paragraphs(r: Random) -> str:
    def line() -> str:
        return pick(r, VOCABULARY["paragraphs.line"])

    return many(r, line, 1, 8, "\n")


def cell_attributes(r: Random) -> str:
    return pick(r, VOCABULARY["cell_attributes"])


def cell(r: Random) -> str:
    attributes = cell_attributes(r)
    text = pick(
        r,
        VOCABULARY["cell"],
    )
    return f"{attributes}|{text}" if attributes else text


def tables(r: Random) -> str:
    out = [
        pick(
            r,
            VOCABULARY["tables"],
        )
    ]
    for _ in range(r.randint(1, 6)):
        out.append(
            pick(
                r,
                (
                    "|-",
                    "|-",
                    "|- class=r",
                    "|----",
                    "|-\n|-",
                    "|+ cap",
                    "|+ class=c | cap",
                    "|+",
                    f"| {cell(r)}",
                    f"| {cell(r)}",
                    f"|{cell(r)}||{cell(r)}",
                    f"| {cell(r)} || {cell(r)}",
                    f"! {cell(r)}",
                    f"!{cell(r)}!!{cell(r)}",
                    f"! {cell(r)} || {cell(r)}",
                    "text",
                    "",
                    " text",
                    "* l",
                    "{{Row}}",
                    "|}",
                    "|} after",
                    "{|\n| n\n|}",
                    " |-",
                    " | x",
                    "\t| y",
                    "<!-- c -->",
                    "|-<!-- c -->",
                    "|-\n",
                    "{{!}} z",
                    "|}}",
                    "||x",
                    "!!y",
                    "| x !! y",
                    "<tr><td>h</td></tr>",
                    "</table>",
                    "|\n{|\n|}",
                    "|-x|y",
                    "|a|b|c",
                    "! a\n| b",
                    "== H ==",
                    " <b>",
                    "|--",
                    "|-+",
                    "{{!}}-",
                    "|- {{Echo|class=q}}",
                ),
            )
        )
    out.append(
        pick(
            r,
            VOCABULARY["tables.2"],
        )
    )
    return "\n".join(out)


def headings(r: Random) -> str:
    def line() -> str:
        left, right = "=" * r.randint(0, 7), "=" * r.randint(0, 7)
        text = pick(
            r,
            VOCABULARY["headings.line"],
        )
        after = pick(
            r,
            VOCABULARY["headings.line.2"],
        )
        return left + text + right + after

    def block() -> str:
        if r.randrange(6) == 0:
            n = r.randint(1, 6)
            attributes, end = pick(r, ("", " id=x", " class=y", " style=a")), pick(r, (str(n), "2"))
            return f"<h{n}{attributes}>{inline(r, 1)}</h{end}>"
        if r.randrange(5) == 0:
            return pick(
                r,
                (
                    "",
                    "text",
                    "__NOTOC__",
                    "__FORCETOC__",
                    "__TOC__",
                    "<!-- c -->",
                    "{{Head}}",
                    "__NOEDITSECTION__",
                ),
            )
        return line()

    return many(r, block, 1, 5, "\n")


def links(r: Random) -> str:
    def link() -> str:
        target = pick(r, TARGETS)
        form = r.randrange(14)
        if form < 4:
            return f"[[{target}]]"
        if form < 7:
            return f"[[{target}|{inline(r, 1)}]]"
        if form == 7:
            return f"[[{target}|]]"
        if form == 8:
            return f"[[{target}|a|b]]"
        if form == 9:
            return f"[[{target}|{word(r)}"
        if form == 10:
            return f"[[{target}|[[Foo]]]]"
        if form == 11:
            return f"[[[{target}]]]"
        if form == 12:
            return f"[[{target}\n|x]]"
        return f"[[{target}|x [{pick(r, URLS)} y]]]"

    def part() -> str:
        return pick(r, VOCABULARY["links.part"]) + link() + pick(r, VOCABULARY["links.part.2"])

    return many(r, part, 1, 4)


IMAGE_OPTIONS = VOCABULARY["image_options"]


def media(r: Random) -> str:
    def image() -> str:
        name = pick(
            r,
            VOCABULARY["media.image"],
        )
        options = many(r, lambda: "|" + pick(r, IMAGE_OPTIONS), 0, 5)
        return f"[[{name}{options}]]"

    def part() -> str:
        return (
            pick(r, ("", " ", "x ", "\n", "\n\n", "* ", " \n", "''"))
            + image()
            + pick(r, ("", " y", "\n", "z"))
        )

    return many(r, part, 1, 3)


def galleries(r: Random) -> str:
    attributes = many(
        r,
        lambda: (
            " "
            + pick(
                r,
                VOCABULARY["galleries"],
            )
        ),
        0,
        3,
    )

    def line() -> str:
        return pick(
            r,
            VOCABULARY["galleries.line"],
        ) + many(
            r,
            lambda: (
                "|"
                + pick(
                    r,
                    VOCABULARY["galleries.line.2"],
                )
            ),
            0,
            3,
        )

    before, after = pick(r, ("", "x ", "\n")), pick(r, ("", " y"))
    return f"{before}<gallery{attributes}>\n{many(r, line, 0, 4, chr(10))}\n</gallery>{after}"


def external(r: Random) -> str:
    def part() -> str:
        url = pick(r, URLS)
        text = pick(
            r,
            VOCABULARY["external.part"],
        )
        form = r.randrange(8)
        before = pick(r, VOCABULARY["external.part.2"])
        after = pick(
            r,
            VOCABULARY["external.part.3"],
        )
        if form < 3:
            return before + url + after
        if form < 7:
            return f"{before}[{url}{text}]{after}"
        return f"{before}[ {url}{text}]{after}"

    return many(r, part, 1, 3, " ")


def magic_links(r: Random) -> str:
    def part() -> str:
        return (
            pick(r, ("", "x", " ", "(", "\n", "''", "[["))
            + pick(r, ("ISBN", "RFC", "PMID", "isbn", "ISBN:", "rfc"))
            + pick(r, VOCABULARY["magic_links.part"])
            + pick(
                r,
                VOCABULARY["magic_links.part.2"],
            )
            + pick(r, ("", "x", ".", " y", "a", "-", "'' z", "]]"))
        )

    return many(r, part, 1, 3, " ")


TAGS = VOCABULARY["tags"]
STYLES = VOCABULARY["styles"]


def attribute(r: Random) -> str:
    name = pick(
        r,
        VOCABULARY["attribute"],
    )
    value = (
        pick(r, STYLES)
        if name == "style"
        else pick(
            r,
            VOCABULARY["attribute.2"],
        )
    )
    form = r.randrange(8)
    if form < 4:
        return f'{name}="{value}"'
    if form == 4:
        return f"{name}='{value}'"
    if form == 5:
        return f"{name}={value.replace(' ', '')}"
    if form == 6:
        return name
    return f'{name} = "{value}"'


def sanitizer(r: Random) -> str:
    def part() -> str:
        name = pick(r, TAGS)
        if r.randrange(8) == 0:
            name = name.upper()
        attributes = many(r, lambda: " " + attribute(r), 0, 2)
        kind = r.randrange(12)
        if kind < 5:
            content = pick(r, ("x", "", "a b", "\ny", inline(r, 1)))
            return f"<{name}{attributes}>{content}</{name}>"
        if kind < 7:
            return f"<{name}{attributes}>"
        if kind == 7:
            return f"</{name}>"
        if kind == 8:
            return f"<{name}{attributes}/>"
        if kind == 9:
            return f"<{name}{attributes} />"
        if kind == 10:
            return pick(
                r,
                VOCABULARY["sanitizer.part"],
            )
        return pick(r, ("text", "\n", " ", "\n\n"))

    return many(r, part, 1, 5)


def misnesting(r: Random) -> str:
    names = VOCABULARY["names"]

    def part() -> str:
        kind = r.randrange(10)
        name = pick(r, names)
        if kind < 4:
            return f"<{name}>"
        if kind < 7:
            return f"</{name}>"
        return pick(
            r,
            VOCABULARY["misnesting.part"],
        )

    return many(r, part, 2, 10)


def entities(r: Random) -> str:
    return many(
        r,
        lambda: pick(
            r,
            (
                pick(r, ENTITIES),
                "x",
                " ",
                "[[" + pick(r, ENTITIES) + "]]",
                f'<span title="{pick(r, ENTITIES)}">q</span>',
                f"== {pick(r, ENTITIES)} ==",
                "\n",
                f"[http://a.org/{pick(r, ENTITIES)} t]",
                f"{{{{Echo|{pick(r, ENTITIES)}}}}}",
                f"{{{{urlencode:{pick(r, ENTITIES)}}}}}",
                f"<nowiki>{pick(r, ENTITIES)}</nowiki>",
                f"<pre>{pick(r, ENTITIES)}</pre>",
            ),
        ),
        1,
        5,
    )


def references(r: Random) -> str:
    def attributes() -> str:
        return many(
            r,
            lambda: pick(
                r,
                VOCABULARY["references.attributes"],
            ),
            0,
            2,
        )

    def part() -> str:
        kind = r.randrange(16)
        if kind < 5:
            return f"x<ref{attributes()}>{pick(r, VOCABULARY['notes'])}</ref>"
        if kind < 8:
            return f"y<ref{attributes()}/>"
        if kind == 8:
            return pick(
                r,
                (
                    "<references/>",
                    "<references group=g />",
                    "<references responsive/>",
                    '<references responsive="0" />',
                    "<references></references>",
                    "<references bad=1 />",
                    '<references group="note"/>',
                    "<references dir=rtl />",
                ),
            )
        if kind == 9:
            notes = many(r, lambda: f"<ref{attributes()}>{word(r)}</ref>", 0, 3, "\n")
            return f"<references{pick(r, ('', ' group=g'))}>\n{notes}\n</references>"
        if kind == 10:
            return "{{#tag:ref|in <ref>inner</ref>" + pick(r, ("", "|name=a", "|group=g")) + "}}"
        if kind == 11:
            return (
                "{{#tag:references|"
                + pick(r, ("", '<ref name="a">ld</ref>', "<ref>no</ref>"))
                + pick(r, ("", "|group=g"))
                + "}}"
            )
        if kind == 12:
            return pick(
                r,
                (
                    "<ref>",
                    "</ref>",
                    "<ref name=",
                    "<ref name=a",
                    "<ref />",
                    "<ref name='x>y</ref>",
                    "<REF>u</REF>",
                    "<ref>a<ref>b</ref>c</ref>",
                ),
            )
        if kind == 13:
            return "{{Ref|" + pick(r, ("a", "b", "z")) + "}}"
        return pick(r, ("text", "\n", "\n\n", " ", "* l", "== H<ref>h</ref> =="))

    return many(r, part, 1, 7) + pick(r, ("", "\n<references/>", "\n<references/>"))


def tags(r: Random) -> str:
    def body() -> str:
        return pick(
            r,
            VOCABULARY["tags.body"],
        )

    def part() -> str:
        name = pick(
            r,
            VOCABULARY["tags.part"],
        )
        attributes = many(
            r,
            lambda: (
                " "
                + pick(
                    r,
                    VOCABULARY["tags.part.2"],
                )
            ),
            0,
            2,
        )
        kind = r.randrange(8)
        if kind < 5:
            return f"<{name}{attributes}>{body()}</{name}>"
        if kind == 5:
            return f"<{name}{attributes}/>"
        if kind == 6:
            more = pick(r, ("", "|class=x", "|lang=python", "|a", "|name=n"))
            return f"{{{{#tag:{name}|{body()}{more}}}}}"
        return pick(r, (f"<{name}>", f"</{name}>", f"<{name} ", f"<{name}>{body()}"))

    return many(
        r,
        lambda: pick(r, ("", " ", "x ", "\n", "* ", "\n\n")) + part() + pick(r, ("", " y", "\n")),
        1,
        3,
    )


def templates(r: Random) -> str:
    def argument(depth: int) -> str:
        return (
            pick(
                r,
                VOCABULARY["templates.argument"],
            )
            if depth <= 0 or r.randrange(3)
            else call(depth - 1)
        )

    def call(depth: int = 2) -> str:
        name = pick(
            r,
            VOCABULARY["templates.call"],
        )
        return (
            "{{"
            + name
            + many(r, lambda: "|" + argument(depth), 0, 3)
            + pick(r, ("}}", "}}", "}}", "}}", "}}", "}", "", "}}}"))
        )

    def part() -> str:
        return pick(
            r,
            (
                call(),
                call(),
                call(),
                "{{{1}}}",
                "{{{x|d}}}",
                "{{{{{1}}}}}",
                "{{{{Echo|a}}}}",
                "{{{{{Echo|Two}}|b}}}",
                "{{{|x}}}",
                "{{{a|b|c}}}",
                "{{ {{Echo|Two}} |x}}",
                "<noinclude>n</noinclude>",
                "<includeonly>i</includeonly>",
                "<onlyinclude>o</onlyinclude>",
                "{{{1",
                "}}",
                "{{",
                "{{{",
                "\n",
                " ",
                "x",
                "<!-- {{Echo -->",
                "<nowiki>{{Echo}}</nowiki>",
                "{{{{!}}",
                "{{#if:x|{{Echo|y}}",
                "[[{{Echo|Foo}}]]",
                "[[Foo|{{Echo|b]]}}",
                "{{{1|{{Echo|z}}}}}",
                "<includeonly>",
                "</noinclude>",
                "<noinclude/>",
            ),
        )

    return many(r, part, 1, 4)


def mixed(r: Random) -> str:
    """Pieces of all kinds together."""

    def part() -> str:
        return pick(r, ("", "\n", "\n\n", " ")) + pick(r, tuple(GENERATORS))

    def made() -> str:
        name = pick(r, tuple(name for name in GENERATORS if name not in {"mixed"}))
        return GENERATORS[name](r)

    return many(r, made, 1, 3, pick(r, ("\n", " ", "", "\n\n")))


def variants(r: Random) -> str:
    """Language conversion in Chinese."""

    def rule() -> str:
        flag = pick(
            r,
            VOCABULARY["variants.rule"],
        )
        body = pick(
            r,
            VOCABULARY["variants.rule.2"],
        )
        return "-{" + flag + body + pick(r, ("}-", "}-", "}-", "}-", "}", ""))

    def part() -> str:
        return pick(
            r,
            (
                rule(),
                rule(),
                rule(),
                "软件",
                "軟體",
                "台湾的鼠标",
                "臺灣頭髮",
                "\n",
                " ",
                "[[软件]]",
                "[[Foo|软件]]",
                "<nowiki>软件</nowiki>",
                "<code>软件</code>",
                "<pre>软件</pre>",
                "== 软件 ==",
                '<span title="软件">软件</span>',
                "[http://软件.org 软件]",
                "http://a.org/软件",
                "{{Echo|" + rule() + "}}",
                "* 软件",
                "<ref>软件</ref>",
                "[[Category:软件]]",
                "[[File:No.png|thumb|软件]]",
                "ISBN 0306406152",
                "&#36719;件",
                "<math>软件</math>",
                "{{PAGENAME}}",
                "__NOTC__",
                "__NOCONTENTCONVERT__",
                "-{",
                "}-",
                "<div lang=en>软件</div>",
                "{{DISPLAYTITLE:软件}}",
                "<!-- 软件 -->",
                "<script>软件</script>",
                '<langconvert from="zh-hans" to="zh-hant">软件</langconvert>',
                "A",
                "B",
            ),
        )

    return many(r, part, 1, 6)


GENERATORS: dict[str, Generator] = {
    "quotes": quotes,
    "lists": lists,
    "paragraphs": paragraphs,
    "tables": tables,
    "headings": headings,
    "links": links,
    "media": media,
    "galleries": galleries,
    "external": external,
    "magic_links": magic_links,
    "sanitizer": sanitizer,
    "misnesting": misnesting,
    "entities": entities,
    "references": references,
    "tags": tags,
    "templates": templates,
    "expressions": expressions,
    "functions": functions,
    "switches": switches,
    "times": times,
    "numbers": numbers,
    "page_switches": page_switches,
    "variants": variants,
    "mixed": mixed,
}
