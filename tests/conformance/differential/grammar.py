"""Random small wikitext, one generator a class of constructs.

Each takes a `random.Random` and gives one page. Sizes are small, so that a difference is readable
at once; what belongs together is drawn often enough to meet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeAlias

Generator: TypeAlias = Callable[[Random], str]

WORDS = ("a", "b", "Foo", "bar baz", "é", "x y", "1", "ж", "The end.", "I")
TARGETS = (
    "Foo",
    "foo",
    "Bar",
    "Missing page",
    "Foo/Sub",
    "/Sub",
    "../x",
    "Foo#Part",
    "#Part",
    "Foo bar_baz",
    "Category:Cats",
    ":Category:Cats",
    "Category:Hidden",
    "Talk:Foo",
    "Template:Echo",
    "Special:Search",
    "fr:Foo",
    ":fr:Foo",
    "wikipedia:Foo",
    "Project:X",
    "File:No.png",
    ":File:No.png",
    "Media:No.png",
    "Image:No.png",
    "Foo%20bar",
    "foo&amp;bar",
    "&eacute;",
    "a:b",
    ":a",
    "Foo::Bar",
    "User:A/b",
    "Foo?x=1",
    "",
    " ",
    "Foo ",
    " Foo",
    "_Foo_",
    "Test",
    "Test#x",
    "A&B",
    "Foo{",
    "x]",
    "a<b",
    "A|B",
    "~~x",
    "Foo~~~",
    "./x",
    "x/.",
    "x/..",
    "..",
    "Mailto:x",
    "http://x.org",
    "//x.org",
    "Foo#a b",
    "Foo#é",
    "Foo#a%20b",
    "Special:Foo",
    "MediaWiki:X",
    "Foo’s",
    "FOO",
    "ǆ",
    "ß",
    "Talk:",
    "talk:x",
    "meatball:Foo",
    "ISBN 123",
)
URLS = (
    "http://a.org", "https://a.org/b", "//a.org", "mailto:a@b.c", "http://a.org/(b)", "http://a.org/b.",
    "http://a.org/b,c", "http://a.org/?q=a&b=c", "http://a.org/&amp;x", "http://a.org/é", "http://a.org/a%20b",
    "http://[::1]/x", "http://a.org/#f", "ftp://f", "irc://x", "http://a.org/''b''", "http://a.org/<b>",
    "http://a.org/[x]", "http://a.org/b)", "http://a.org/b!?", "http://a.org/b&lt;c", "http://a.org/b&nbsp;c",
    "http://", "http:", "HTTP://A.ORG", "http://a.org/b'c", 'http://a.org/"b"', "http://a.org/b|c",
    "http://a.org/{x}", "news:a.b", "http://a.org/b;", "http://a.org:80/", "http://a.org/b:", "tel:+1",
    "http://A.Org/%41%2f", "http://a.org/b\\c", "http://пример.рф/", "http://a.org/~b", "http://a.org/b*",
)  # fmt: skip
ENTITIES = (
    "&amp;", "&lt;", "&gt;", "&quot;", "&nbsp;", "&eacute;", "&#65;", "&#x41;", "&#0;", "&#1;", "&#xD800;",
    "&#x110000;", "&#128;", "&#x20AC;", "&unknown;", "&amp", "&", "&&amp;", "&#;", "&#x;", "&zwnj;", "&rlm;",
    "&רלמ;", "&apos;", "&#10;", "&#9;", "&#32;", "&#91;", "&#123;", "&#39;&#39;", "&lang;", "&NotEqual;",
    "&#x2028;", "&#xFFFE;", "&#160;", "&thinsp;", "&Amp;", "&AMP;", "&ndash;", "&#X41;",
)  # fmt: skip


def pick(r: Random, options: Sequence[str]) -> str:
    return options[r.randrange(len(options))]


def many(r: Random, make: Callable[[], str], low: int, high: int, joint: str = "") -> str:
    return joint.join(make() for _ in range(r.randint(low, high)))


def word(r: Random) -> str:
    return pick(r, WORDS)


def inline(r: Random, depth: int = 2) -> str:
    """A piece of running text."""
    kind = r.randrange(16)
    if kind < 6 or depth <= 0:
        return word(r)
    if kind == 6:
        return f"''{inline(r, depth - 1)}''"
    if kind == 7:
        return f"'''{inline(r, depth - 1)}'''"
    if kind == 8:
        return f"[[{pick(r, TARGETS)}]]"
    if kind == 9:
        return f"[[{pick(r, TARGETS)}|{inline(r, depth - 1)}]]"
    if kind == 10:
        return f"[{pick(r, URLS)} {inline(r, depth - 1)}]"
    if kind == 11:
        return pick(r, URLS)
    if kind == 12:
        name = pick(r, ("b", "span", "small", "code", "sup", "div", "i", "s"))
        return f"<{name}>{inline(r, depth - 1)}</{name}>"
    if kind == 13:
        return pick(r, ENTITIES)
    if kind == 14:
        return f"<ref>{inline(r, depth - 1)}</ref>"
    return pick(
        r, ("<br>", "<br/>", "<nowiki>[[x]]</nowiki>", "{{Echo|x}}", "<!-- c -->", "~", ":")
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
    marks = (
        "*",
        "#",
        ":",
        ";",
        "**",
        "*#",
        "#*",
        ":*",
        "*:",
        ";:",
        ":;",
        "##",
        "::",
        "#:",
        "*;",
        ";*",
        "***",
        ":::",
        "#:*",
    )

    def line() -> str:
        kind = r.randrange(10)
        if kind == 0:
            return pick(
                r,
                (
                    "",
                    "text",
                    " pre",
                    "<div>x</div>",
                    "== H ==",
                    "----",
                    "<!-- c -->",
                    "{|\n| c\n|}",
                    "</div>",
                    "<p>",
                ),
            )
        text = pick(
            r,
            (
                "a",
                "a:b",
                "a : b",
                "[[Foo]]:x",
                "http://a.org:b",
                "<b>x:y</b>:z",
                "''a:b''",
                "",
                " ",
                "a;b",
                "-{x:y}-:z",
                "<div>",
                "{{List}}",
                "{{Echo|x:y}}",
                "&nbsp;:x",
                "[http://a.org a:b] : c",
                "<nowiki>a:b</nowiki>:c",
                "<ref>a:b</ref>:c",
                "[[Foo|a:b]]",
                "a::b",
                "a\u00a0: b",
            ),
        )
        return pick(r, marks) + pick(r, ("", " ")) + text

    return many(r, line, 1, 7, "\n")


def paragraphs(r: Random) -> str:
    def line() -> str:
        return pick(r, (
            "", "", "text", "text two", " pre", "  pre2", "\tx", " ", "<div>", "</div>", "<p>", "</p>", "<div>a</div>",
            "x <div>a</div> y", "<blockquote>q</blockquote>", "<blockquote>", "</blockquote>", "<center>c</center>", "<pre>p</pre>", "<pre>", "</pre>",
            "<br>", "----", "---- x", "-----", "<ul><li>x</li></ul>", "<table><tr><td>", "</td></tr></table>", "<!-- c -->",
            " <!-- c -->", "<!-- c --> x", "<span>", "</span>", "<b>", "</b>", "''i", "== H ==", "<h3>x</h3>", "* l", ":d", "<hr>",
            "<nowiki></nowiki>", "<references/>", "__NOTOC__", "[[Category:Cats]]", " [[Category:Cats]]", "<section>", "<figure>x</figure>",
            "<ins>", "</ins>", " <div>x", " </div>", "<dl><dd>x", "</dl>", "<li>x", "<center>", "</center>", " {|\n| a\n|}", "<caption>x",
            "<small>", "</small>", "<del>\nx\n</del>", "<font color=red>x", "</font>", "<td>x", "<tt>x</tt>", "<aside>x</aside>", " x <b>y</b>", " * x",
        ))  # fmt: skip

    return many(r, line, 1, 8, "\n")


def cell_attributes(r: Random) -> str:
    return pick(r, (
        "", "", "", 'class="x" ', "colspan=2 ", "style='color:red' ", "rowspan=2 bad=1 ", "align=left ", "scope=col ",
        'data-x="1" ', "onclick=x ", "class=a class=b ", "x ", 'width="50%" ', "bgcolor=#fff ", "nowrap ", "colspan=0 ", 'style="{{Echo|color:blue}}" ',
        'id="a b" ', "[[Foo]] ", "''a'' ", "valign=top ", 'title="a<b" ', "lang=fr dir=rtl ", "abbr='x' ", "class=\"a\tb\" ",
    ))  # fmt: skip


def cell(r: Random) -> str:
    attributes = cell_attributes(r)
    text = pick(
        r,
        (
            "a",
            "b",
            "",
            " c ",
            "''i",
            "'''b'''",
            "[[Foo|x]]",
            "* l",
            "\n* l\n* m",
            "\n{|\n| n\n|}",
            "1",
            "+1",
            "-",
            "-1",
            "}",
            "<b>",
            "a\n\nb",
            "{{!}}",
            "x|y",
            "!",
            "a !! b",
            "<div>",
            "</div>",
            "<nowiki>|</nowiki>",
            "{{Echo|a{{!}}b}}",
            "-{a|b}-",
            "\n\n",
            "[http://a.org x|y]",
            "<td>z",
            "<ref>x</ref>",
            ":d",
            "\n: d",
            "x\n y",
            "{{Table}}",
        ),
    )
    return f"{attributes}|{text}" if attributes else text


def tables(r: Random) -> str:
    out = [
        pick(
            r,
            (
                "{|",
                "{|",
                "{|",
                " {|",
                ":{|",
                "* {|",
                "::{|",
                "{| class=x",
                '{| border="1" style="x:y"',
                "{|x",
                "{{Start}}",
                "<div>{|",
                "x {|",
                "{||",
                "{{{!}}",
                "{| |",
            ),
        )
    ]
    for _ in range(r.randint(1, 6)):
        out.append(pick(r, (
            "|-", "|-", "|- class=r", "|----", "|-\n|-", "|+ cap", "|+ class=c | cap", "|+", f"| {cell(r)}", f"| {cell(r)}", f"|{cell(r)}||{cell(r)}",
            f"| {cell(r)} || {cell(r)}", f"! {cell(r)}", f"!{cell(r)}!!{cell(r)}", f"! {cell(r)} || {cell(r)}", "text", "", " text", "* l", "{{Row}}",
            "|}", "|} after", "{|\n| n\n|}", " |-", " | x", "\t| y", "<!-- c -->", "|-<!-- c -->", "|-\n", "{{!}} z", "|}}", "||x", "!!y", "| x !! y", "<tr><td>h</td></tr>", "</table>", "|\n{|\n|}", "|-x|y", "|a|b|c", "! a\n| b", "== H ==", " <b>", "|--", "|-+", "{{!}}-", "|- {{Echo|class=q}}",
        )))  # fmt: skip
    out.append(
        pick(
            r,
            (
                "|}",
                "|}",
                "|}",
                "",
                "|} x",
                " |}",
                "{{End}}",
                "|}\n\nafter",
                "</table>",
                "|}<div>",
                "|}\n|}",
            ),
        )
    )
    return "\n".join(out)


def headings(r: Random) -> str:
    def line() -> str:
        left, right = "=" * r.randint(0, 7), "=" * r.randint(0, 7)
        text = pick(
            r,
            (
                "H",
                " H ",
                "a b",
                "a=b",
                "",
                "''i''",
                "[[Foo|l]]",
                "<span>s</span>",
                "é",
                "A",
                "a",
                " x <!-- c -->",
                "<ref>r</ref>",
                "{{Echo|t}}",
                "{{Head|u}}",
                "&amp;",
                "<nowiki>n</nowiki>",
                "1_2",
                "a  b",
                "%41",
                "[http://a.org x]",
                "http://a.org",
                "<b>x",
                '<span id="q">q</span>',
                "<i id=w>w</i>",
                "__TOC__",
                "a:b",
                "#",
                "<math>x</math>",
                "<br>",
                "-{a}-",
                "x\u00a0y",
                "&nbsp;",
                "«»",
                "<s>x</s>",
                "<sup>2</sup>",
                "[[Foo]]s",
                "''",
                "<h3>",
                "(x)",
                '"q"',
                "~x",
                "'a'",
                "[[File:No.png]]",
                "_a_",
                ".",
            ),
        )
        after = pick(
            r,
            (
                "",
                "",
                "",
                " ",
                " <!-- c -->",
                "<!-- c -->x",
                " x",
                "\t",
                "<!-- a --> <!-- b -->",
                "  \n",
            ),
        )
        return left + text + right + after

    def block() -> str:
        if r.randrange(6) == 0:
            n = r.randint(1, 6)
            return f"<h{n}{pick(r, ('', ' id=x', ' class=y', ' style=a'))}>{inline(r, 1)}</h{pick(r, (str(n), '2'))}>"
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
        return (
            pick(r, ("", " ", "pre", "\n", "x ", "[", "]", "''", "\n\n", "* "))
            + link()
            + pick(r, ("", "s", "é", " t", "'s", "''x''", "1", "]", "ж", "\n", "<nowiki/>s"))
        )

    return many(r, part, 1, 4)


IMAGE_OPTIONS = (
    "thumb", "thumbnail", "frame", "framed", "frameless", "border", "left", "right", "center", "centre", "none",
    "100px", "x50px", "100x50px", "100 px", "px", "0px", "99999px", "upright", "upright=0.5", "upright=x", "upright 2",
    "alt=Alt ''x''", "alt=", "link=Foo", "link=", "link=http://a.org", "link=bad[", "link=Foo bar", "class=c", "class=a b", "lang=de",
    "page=2", "page 2", "baseline", "sub", "super", "top", "text-top", "middle", "bottom", "text-bottom",
    "caption", "caption ''i''", "[[Foo|l]]", "two {{!}} parts", "thumb=Pic.png", "thumb=No.png", "thumbnail=", "", " ", " thumb ", "Thumb", "THUMB",
    "http://a.org c", "x<br>y", "<b>b</b>", "a\nb", "px100", "100pxpx", "link=[[Foo]]", "left right", "alt=a|b", "title=x", "<ref>r</ref>", "50", "link=fr:Foo", "link=Missing", "link=Foo#x", "link=//a.org", "alt={{Echo|q}}", "[http://a.org z]",
)  # fmt: skip


def media(r: Random) -> str:
    def image() -> str:
        name = pick(
            r,
            (
                "File:Pic.png",
                "File:Pic.png",
                "Image:Pic.png",
                "File:Draw.svg",
                "File:No.png",
                "file:pic.png",
                "Media:Pic.png",
                ":File:Pic.png",
                "File:Pic.png#x",
            ),
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
                (
                    "mode=packed",
                    "mode=traditional",
                    "mode=nolines",
                    "mode=packed-hover",
                    "mode=packed-overlay",
                    "mode=slideshow",
                    "mode=x",
                    "widths=100",
                    "heights=90px",
                    "perrow=2",
                    "caption=\"C ''x''\"",
                    "class=q",
                    "style='color:red'",
                    "showfilename",
                    "showthumbnails",
                    "id=g",
                    "widths=0",
                    "perrow=x",
                    "title=t",
                    "Mode=Packed",
                ),
            )
        ),
        0,
        3,
    )

    def line() -> str:
        return pick(
            r,
            (
                "File:Pic.png",
                "Pic.png",
                "File:No.png",
                "Image:Pic.png",
                "Foo",
                "",
                "File:Draw.svg",
                " File:Pic.png ",
                "[[File:Pic.png]]",
                "<nowiki>x</nowiki>",
                "File:Pic.png#x",
                "Category:Cats",
                "{{Echo|File:Pic.png}}",
                "File:Pic.png{{!}}t",
            ),
        ) + many(
            r,
            lambda: (
                "|"
                + pick(
                    r,
                    (
                        "cap",
                        "''i''",
                        "alt=x",
                        "link=Foo",
                        "link=http://a.org",
                        "100px",
                        "thumb",
                        "[[Foo|bar]]",
                        "",
                        " c ",
                        "{{Echo|a}}",
                        "<br>",
                        "* l",
                        "page=2",
                        "left",
                        "class=z",
                        "{{Nl}}",
                    ),
                )
            ),
            0,
            3,
        )

    return f"{pick(r, ('', 'x ', chr(10)))}<gallery{attributes}>{many(r, line, 0, 4, chr(10)).join((chr(10), chr(10)))}</gallery>{pick(r, ('', ' y'))}"


def external(r: Random) -> str:
    def part() -> str:
        url = pick(r, URLS)
        text = pick(
            r,
            (
                "",
                " x",
                " [[Foo]]",
                " ''i''",
                " a]b",
                " [y]",
                " http://b.org",
                " <b>x</b>",
                "  two",
                "\u3000x",
                "\tx",
                " a\nb",
                " <nowiki>]</nowiki>",
                " &#93;",
                " [[Foo|b]] c",
                " {{Echo|d}}",
                " -{x}-",
                " [[File:Pic.png]]",
                "x",
                " ISBN 123456789X",
                " ",
            ),
        )
        form = r.randrange(8)
        before = pick(r, ("", " ", "x", "(", "\n", "''", '"', "é", "_", "1", "[", "&lt;", "-", "/"))
        after = pick(
            r,
            (
                "",
                " ",
                ".",
                ",",
                "'' x",
                ")",
                "x",
                "!",
                "]",
                "?)",
                "<br>",
                "|",
                "&nbsp;z",
                "、",
                "。",
                "&amp;",
                ";",
                ":",
                "\n",
                "’",
                "'",
            ),
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
            + pick(r, (" ", "  ", "\t", "&nbsp;", "\n", "-", "", "&#160;", "\u00a0"))
            + pick(
                r,
                (
                    "123",
                    "0-306-40615-2",
                    "978 0 306 40615 7",
                    "978-0-306-40615-7",
                    "080442957X",
                    "0 8044 2957 x",
                    "12345678901",
                    "1234567890123",
                    "9781234567897",
                    "1234",
                    "0-306-40615-",
                    "97 81 234567897",
                    "978&nbsp;0306406157",
                    "1-2-3-4-5-6-7-8-9-0",
                ),
            )
            + pick(r, ("", "x", ".", " y", "a", "-", "'' z", "]]"))
        )

    return many(r, part, 1, 3, " ")


TAGS = (
    "abbr", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center", "cite", "code", "data", "dd", "del", "dfn", "div", "dl", "dt",
    "em", "font", "h1", "h2", "h6", "hr", "i", "ins", "kbd", "li", "link", "mark", "meta", "ol", "p", "pre", "q", "rb", "rp", "rt", "rtc", "ruby",
    "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "table", "td", "th", "time", "tr", "tt", "u", "ul", "var", "wbr",
    "script", "a", "img", "tbody", "thead", "object", "input", "button", "style", "iframe", "html", "body", "noinclude", "col", "section", "article", "figure", "video", "svg", "math2", "option", "bogus", "nobr", "label", "details", "summary",
)  # fmt: skip
STYLES = (
    "color:red", "color: red;", "background:url(x.png)", "width:expression(1)", "-moz-binding:x", "color:/* c */red", "behavior:x", "font:'a b'",
    "filter:x", "color:\\72 ed", "a:b;c:d", "position:absolute", "background-image:image(x)", "x:attr(y)", "accelerator:1", "color:red\\", "/* a */", "color:re/**/d", "content:\"&lt;\"", "javascript:x", "color:&#114;ed", "a:ｅxpression(x)", "x:var(--y)", "/*x", "url&#40;x)", "-o-link:'x'", "color:r\ned", "IMAGE-SET(x)", "--a:b",
)  # fmt: skip


def attribute(r: Random) -> str:
    name = pick(
        r,
        (
            "class",
            "id",
            "style",
            "title",
            "lang",
            "dir",
            "align",
            "width",
            "onclick",
            "data-x",
            "data-mw-x",
            "aria-label",
            "role",
            "itemprop",
            "href",
            "src",
            "color",
            "size",
            "CLASS",
            "colspan",
            "cite",
            "datetime",
            "value",
            "start",
            "type",
            "clear",
            "name",
            "about",
            "property",
            "resource",
            "typeof",
            "rel",
            "content",
            "abbr",
            "scope",
            "border",
            "aria-hidden",
            "data-ooui",
            "tabindex",
            "hidden",
            "bgcolor",
            "nowrap",
            "reversed",
            "rowspan",
            "face",
            "valign",
            "itemscope",
            "itemid",
            "rev",
            "aria-x",
            "data-parsoid",
            "data-",
            "cellpadding",
            "compact",
            "noshade",
            "headers",
            "axis",
            "summary",
            "frame",
            "rules",
        ),
    )
    value = (
        pick(r, STYLES)
        if name == "style"
        else pick(
            r,
            (
                "x",
                "a b",
                "",
                "1",
                "é",
                "a&amp;b",
                "a&b",
                "<b>",
                "a'b",
                "http://a.org",
                "javascript:x",
                "ltr",
                "center",
                "[[Foo]]",
                "''x''",
                "{{Echo|z}}",
                " pad ",
                "x\ny",
                "a_b",
                "1a",
                "&lt;",
                "|",
                "x  y",
                "#a",
                "%41",
                "//x",
                "__TOC__",
                "-{a}-",
                "<nowiki>n</nowiki>",
                "ISBN 0306406152",
            ),
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
            return f"<{name}{attributes}>{pick(r, ('x', '', 'a b', chr(10) + 'y', inline(r, 1)))}</{name}>"
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
                (
                    "< b>",
                    "<b",
                    "</ b>",
                    "<b >",
                    "</b >",
                    "<>",
                    "</>",
                    "<1>",
                    "<b/x>",
                    "<!b>",
                    "<?x?>",
                    "<b<i>",
                    "a<b",
                    "a > b",
                    "<br clear=all>",
                    "</br>",
                    "<br/ >",
                    "<hr/>",
                    "</p>",
                    "<p/>",
                    "<!-- x",
                    "<!-->",
                    "<![CDATA[x]]>",
                    "<b\n>x</b>",
                    "<span\nclass=x>y</span>",
                ),
            )
        return pick(r, ("text", "\n", " ", "\n\n"))

    return many(r, part, 1, 5)


def misnesting(r: Random) -> str:
    names = (
        "b",
        "i",
        "span",
        "div",
        "p",
        "table",
        "tr",
        "td",
        "ul",
        "li",
        "small",
        "sup",
        "center",
        "blockquote",
        "dl",
        "dd",
        "h3",
        "s",
        "u",
        "font",
        "pre",
        "code",
        "caption",
        "th",
        "ol",
        "dt",
        "q",
        "ruby",
        "rt",
        "big",
        "tt",
        "em",
    )

    def part() -> str:
        kind = r.randrange(10)
        name = pick(r, names)
        if kind < 4:
            return f"<{name}>"
        if kind < 7:
            return f"</{name}>"
        return pick(
            r,
            (
                "x",
                "y z",
                "\n",
                "\n\n",
                "''",
                "'''",
                "[[Foo]]",
                "* l\n",
                " ",
                "\n* m",
                "\n{|\n| c\n|}\n",
                "[http://a.org",
                "]",
                "<br>",
                "[[Foo|",
            ),
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
                (
                    ' name="a"',
                    " name=b",
                    ' name="c d"',
                    ' group="g"',
                    " group=h",
                    " name=q1",
                    ' name=""',
                    ' group=""',
                    ' follow="a"',
                    " bad=1",
                    ' extends="a"',
                    ' name="a"',
                    " dir=rtl",
                    " dir=x",
                    ' group="lower-alpha"',
                    ' group="decimal"',
                    " name='é &amp; f'",
                    ' name="{{Echo|a}}"',
                    ' group="note"',
                ),
            ),
            0,
            2,
        )

    def part() -> str:
        kind = r.randrange(16)
        if kind < 5:
            return f"x<ref{attributes()}>{pick(r, ('t', 'u', '', ' ', '[[Foo]]', chr(39) * 2 + 'i', '<b>x', 'a' + chr(10) + 'b', 'p' + chr(10) * 2 + 'q', '{{Echo|e}}', '* l', 'http://a.org', '<nowiki>n</nowiki>'))}</ref>"
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
            return f"<references{pick(r, ('', ' group=g'))}>\n{many(r, lambda: f'<ref{attributes()}>{word(r)}</ref>', 0, 3, chr(10))}\n</references>"
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
            (
                "x",
                "''i''",
                "[[Foo]]",
                "a\nb",
                "\n a\n b\n",
                "",
                "{{Echo|t}}",
                "<b>x</b>",
                "&lt;&amp;",
                "* l\n* m",
                "<nowiki>n</nowiki>",
                "a\n\nb",
                "\nx\n",
                "  y",
                ":z",
                "-{a}-",
                "~~~~",
                "<!-- c -->",
                "\n\tt\n",
                "</nowiki>",
                "a_b^2",
                "x < y & z",
                "<div>d</div>",
                "----\nx",
                "http://a.org",
            ),
        )

    def part() -> str:
        name = pick(
            r,
            (
                "poem",
                "poem",
                "nowiki",
                "nowiki",
                "pre",
                "pre",
                "math",
                "syntaxhighlight",
                "source",
                "indicator",
                "inputbox",
                "categorytree",
                "templatedata",
                "imagemap",
                "nowiki",
                "NOWIKI",
                "Pre",
                "score",
                "timeline",
                "html",
                "langconvert",
                "ce",
                "chem",
                "section",
            ),
        )
        attributes = many(
            r,
            lambda: (
                " "
                + pick(
                    r,
                    (
                        "class=x",
                        'style="color:red"',
                        'lang="python"',
                        "inline",
                        'name="n"',
                        "line",
                        "compact",
                        "id=i",
                        "bad=1",
                        'display="block"',
                        "enclose=none",
                        'lang=""',
                        "display=inline",
                        "start=3",
                        'highlight="1"',
                    ),
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
            return f"{{{{#tag:{name}|{body()}{pick(r, ('', '|class=x', '|lang=python', '|a', '|name=n'))}}}}}"
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
                (
                    "",
                    " ",
                    "a",
                    "1=x",
                    "2=y",
                    "x=z",
                    " x = q ",
                    "x",
                    "a=b=c",
                    "\nn\n",
                    "* l",
                    "''i''",
                    "[[Foo|b]]",
                    "<nowiki>|</nowiki>",
                    "{{{1}}}",
                    "{{{1|d}}}",
                    "<!-- c -->",
                    "1",
                    "x<!-- c -->=1",
                    "http://a.org?a=b",
                    "-{a|b}-",
                    "<ref name=x>a|b</ref>",
                    "{|",
                    "|}",
                ),
            )
            if depth <= 0 or r.randrange(3)
            else call(depth - 1)
        )

    def call(depth: int = 2) -> str:
        name = pick(
            r,
            (
                "Echo",
                "echo",
                "Two",
                "List",
                "Table",
                "Inc",
                "Only",
                "Span",
                "Div",
                "Bold",
                "Loop",
                "Missing",
                ":Foo",
                "Template:Echo",
                "Redirected",
                "Nl",
                "Colon",
                " Echo ",
                "Echo\n",
                "Head",
                "Foo/Sub",
                "/Sub",
                "subst:Echo",
                "safesubst:Echo",
                "msgnw:Inc",
                "msg:Echo",
                "raw:Echo",
                "int:Echo",
                "Echo<!-- c -->",
                "{{Echo|Two}}",
                "ECHO",
                "Te_mplate",
                "Special:Foo",
                "fr:Foo",
                "Row",
                "T:Echo",
                "!",
                "=",
                "PAGENAME",
                "<b>",
                "[[Foo]]",
                "",
                "Echo#x",
                ":Template:Echo",
                "Talk:Foo",
                "Category:Cats",
                "File:No.png",
                "Project:X",
            ),
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


def expression(r: Random, depth: int = 3) -> str:
    if depth <= 0 or r.randrange(4) == 0:
        return pick(
            r,
            (
                "0",
                "1",
                "2",
                "3",
                "10",
                "0.5",
                "1e3",
                "-1",
                "pi",
                "e",
                "1.0",
                "100",
                "7",
                ".5",
                "5.",
                "1e-3",
                "2.5",
                "1e20",
                "0.1",
                "123456789012",
                "3.14159265",
                "-0",
                "1e400",
                "1E3",
                "00012",
                "1.2.3",
                "99999999999999999999",
            ),
        )
    kind = r.randrange(14)
    if kind < 7:
        operator = pick(
            r,
            (
                "+",
                "-",
                "*",
                "/",
                "div",
                "mod",
                "fmod",
                "^",
                "round",
                "=",
                "!=",
                "<>",
                "<",
                ">",
                "<=",
                ">=",
                "and",
                "or",
                "−",
                "e",
            ),
        )
        return f"{expression(r, depth - 1)} {operator} {expression(r, depth - 1)}"
    if kind < 10:
        name = pick(
            r,
            (
                "not",
                "-",
                "+",
                "abs",
                "sin",
                "cos",
                "tan",
                "asin",
                "acos",
                "atan",
                "exp",
                "ln",
                "floor",
                "ceil",
                "trunc",
                "sqrt",
            ),
        )
        return f"{name} {expression(r, depth - 1)}"
    if kind < 13:
        return f"({expression(r, depth - 1)})"
    return pick(
        r,
        (
            "",
            ")",
            "(",
            "x",
            "1 2",
            "$",
            "+",
            "1 +",
            "()",
            "a b",
            "1,000",
            "1;2",
            "'",
            "&lt;",
            "1 &minus; 2",
            "&times;",
            "1 mod 0",
            "1/0",
            "1 = = 1",
            "é",
            "ABS -1",
            "PI",
            "<b>",
        ),
    )


def expressions(r: Random) -> str:
    return many(
        r,
        lambda: (
            pick(
                r,
                (
                    "{{#expr:%s}}",
                    "{{#expr:%s}}",
                    "{{#expr:%s}}",
                    "{{#ifexpr:%s|y|n}}",
                    "{{#iferror:{{#expr:%s}}|err|ok}}",
                    "{{#expr:%s}}",
                ),
            )
            % expression(r)
        ),
        1,
        3,
        "\n",
    )


VALUES = (
    "", " ", "a", "A", "abc", "ABC def", "1", "01", "1.0", "1e3", "-5", "+3", "0", "é", "Éa", "a_b", "a b", "x/y/z", "Foo", "foo", "Talk:Foo", "1234567.891", "1,234.5", "-1234", "0x10", " pad ",
    "a&b", "a&amp;b", "?x=1", "#f", "a#b c", "ß", "ǆ", "İ", "{{Echo|v}}", "<b>x</b>", "<nowiki>n</nowiki>", "[[Foo|x]]", "''i''", "NaN", "INF", "1 000", "12345", "0.000001", "1e-7", "a=b", "..", "../x", "/x", "./y", "Category:Cats", "<!-- c -->", "日本", "%41", "a+b", "~", '"q"', "'", "a'b", "1.50", "-0", ".5", "١٢٣", "5 apples", "true", "x\ny", "<ref>r</ref>", "User:A/b/c", "fr:Foo", "a:b", "&nbsp;", "&#65;", "1|2",
)  # fmt: skip
ONE = (
    "lc",
    "uc",
    "lcfirst",
    "ucfirst",
    "urlencode",
    "anchorencode",
    "formatnum",
    "#len",
    "ns",
    "nse",
    "localurl",
    "fullurl",
    "canonicalurl",
    "filepath",
    "#language",
    "#titleparts",
    "padleft",
    "padright",
    "PAGENAME",
    "PAGENAMEE",
    "FULLPAGENAME",
    "FULLPAGENAMEE",
    "NAMESPACE",
    "NAMESPACEE",
    "NAMESPACENUMBER",
    "BASEPAGENAME",
    "SUBPAGENAME",
    "ROOTPAGENAME",
    "TALKPAGENAME",
    "SUBJECTPAGENAME",
    "ARTICLEPAGENAME",
    "TALKSPACE",
    "SUBJECTSPACE",
    "#special",
    "#speciale",
    "bidi",
    "plural",
    "grammar",
    "gender",
    "int",
    "#urldecode",
    "#rel2abs",
    "#ifexist",
    "PAGESINCATEGORY",
    "PAGESIZE",
    "PROTECTIONLEVEL",
    "SUBPAGENAMEE",
    "ROOTPAGENAMEE",
    "BASEPAGENAMEE",
    "TALKPAGENAMEE",
    "SUBJECTSPACEE",
    "#formatdate",
    "#dateformat",
    "CASCADINGSOURCES",
    "numberingroup",
    "NUMBERINGROUP",
    "DEFAULTSORT",
    "#pos",
    "#explode",
    "#replace",
    "#sub",
    "#count",
    "#rpos",
    "#ifeq",
    "#if",
    "#switch",
    "#iferror",
    "localurle",
    "fullurle",
    "REVISIONID",
    "REVISIONUSER",
    "CONTENTLANGUAGE",
    "#tag",
    "DISPLAYTITLE",
    "nosuch",
    "#nosuch",
    "msg",
)


def functions(r: Random) -> str:
    def value(depth: int) -> str:
        return pick(r, VALUES) if depth <= 0 or r.randrange(4) else call(depth - 1)

    def call(depth: int = 1) -> str:
        name = pick(r, ONE)
        if r.randrange(12) == 0:
            name = name.swapcase()
        first = value(depth)
        rest = many(
            r,
            lambda: (
                "|"
                + pick(
                    r,
                    (
                        value(depth),
                        value(depth),
                        "R",
                        "NOSEP",
                        "WIKI",
                        "PATH",
                        "QUERY",
                        "1",
                        "2",
                        "-1",
                        "0",
                        "5",
                        "x",
                        "a=b",
                        "#default=d",
                        "1=one",
                        "abc=ABC",
                        "#default",
                        "q=1&r=2",
                    ),
                )
            ),
            0,
            3,
        )
        return "{{" + name + pick(r, (":", ":", ":", ": ", "")) + first + rest + "}}"

    return many(r, lambda: call() + pick(r, ("", " ", ";")), 1, 3)


def switches(r: Random) -> str:
    def case() -> str:
        return pick(
            r,
            (
                "a=1",
                "b",
                "c=2",
                "#default=d",
                "1=one",
                "01=z",
                " a = sp ",
                "=e",
                "{{Echo|a}}=t",
                "last",
                "#default",
                "",
                "A=up",
                "b=",
                "1.0=f",
                "x=y=z",
                "<!-- c -->q=r",
                "{{{1|a}}}=p",
                "é=u",
                "''a''=i",
                "+1=plus",
                "1e0=exp",
            ),
        )

    return (
        "{{#switch:"
        + pick(r, ("a", "b", "1", "", " a ", "A", "zz", "1.0", "é", "{{Echo|c}}", "''a''", "x"))
        + many(r, lambda: "|" + case(), 0, 6)
        + "}}"
    )


FORMATS = (
    "Y",
    "y",
    "o",
    "n",
    "m",
    "M",
    "F",
    "xg",
    "W",
    "j",
    "d",
    "z",
    "D",
    "l",
    "N",
    "w",
    "a",
    "A",
    "g",
    "h",
    "G",
    "H",
    "i",
    "s",
    "e",
    "I",
    "O",
    "P",
    "T",
    "Z",
    "c",
    "r",
    "U",
    "L",
    "t",
    "xiY",
    "xin",
    "xij",
    "xiF",
    "xmY",
    "xmn",
    "xmj",
    "xmF",
    "xjY",
    "xjn",
    "xjj",
    "xjF",
    "xjx",
    "xjt",
    "xkY",
    "xoY",
    "xtY",
    "xn",
    "xN",
    "xr",
    "xrY",
    "xh",
    "xhY",
    "xx",
    "xgF",
    '"q"',
    "\\Y",
    "-",
    " ",
    ":",
    "xiy",
    "xiz",
    "xit",
    "xij",
    "xm",
    "x",
    "B",
    "u",
    "v",
    "S",
    "xnY",
    "xNY",
    "xrY",
    "xrm",
    "xhj",
    '"',
    "é",
)
DATES = (
    "2024-02-29",
    "29 February 2024",
    "Feb 29, 2024",
    "2024-02-29 13:45:06",
    "2024-02-29T13:45:06Z",
    "1 January 1900",
    "0001-01-01",
    "9999-12-31",
    "2023",
    "1066",
    "20240229",
    "20240229134506",
    "@86400",
    "@-1",
    "2024-02-30",
    "31 April 2020",
    "xyz",
    "2024-13-01",
    "12:30",
    "2000-01-01 +1 day",
    "2000-01-31 +1 month",
    "2000-01-01 -1 week",
    "2020-W10",
    "2020-W10-3",
    "2020-060",
    "March 2020",
    "Mar 3",
    "3 March 2020 10am",
    "3/4/2020",
    "3.4.2020",
    "2020/03/04",
    "2000-01-01 00:00 UTC+2",
    "2000-01-01T00:00:00+02:00",
    "last day of february 2024",
    "first monday of january 2020",
    "monday 2020-01-01",
    "2020-01-01 next month",
    "2020-01-01 12:00 EST",
    "1600-02-29",
    "100-01-01",
    "-0044-03-15",
    "2020-6-7",
    "7 Jun 2020",
    "June 7th, 2020",
    "2020-06-07 noon",
    "2020-06-07 midnight",
    "2020-06-07 tomorrow",
    "Sunday, 7 June 2020",
    "7-Jun-2020",
    "2020.06.07",
    "07.06.20",
    "1 2 3",
    "2020-06",
    "June",
    "2020 June 7",
    "2020-06-07 23:59:60",
    "24:00 2020-06-07",
    "2020-06-07 3 pm",
    "2020-06-07 3:04:05.678",
    "1e5",
    "0",
    "10000-01-01",
    "2020-06-07 + 3 days",
    "2020-06-07 -2 years 1 day ago",
    "2020-02-29 +1 year",
    "6 days ago 2020-01-10",
    "2020-06-07 first day of next month",
    "2020-01-01 +2 weekdays",
    "Juni 2020",
    "2020-06-07Z",
    "2020-06-07 America/New_York",
    "7 June 2020 BC",
)


def times(r: Random) -> str:
    def call() -> str:
        form = many(r, lambda: pick(r, FORMATS), 1, 4, pick(r, ("", " ", "-")))
        language = pick(
            r,
            (
                "",
                "",
                "",
                "|fr",
                "|de",
                "|ru",
                "|ja",
                "|ar",
                "|fa",
                "|pl",
                "|he",
                "|th",
                "|zh",
                "|hi",
                "|bad!",
                "|qqq",
                "|FR",
                "|fi",
                "|cs",
                "|ko",
                "|ka",
                "|tr",
            ),
        )
        return (
            "{{"
            + pick(r, ("#time", "#time", "#time", "#timel"))
            + f":{form}|{pick(r, DATES)}{language}"
            + "}}"
        )

    return many(r, call, 1, 3, "\n")


def numbers(r: Random) -> str:
    def call() -> str:
        number = pick(
            r,
            (
                "0",
                "1",
                "12",
                "1234",
                "12345",
                "1234567",
                "-1234",
                "1234.5",
                "0.5",
                ".5",
                "1.",
                "1e5",
                "1E5",
                "-0",
                "abc",
                "1,234",
                "1 234",
                "",
                " 12 ",
                "00123",
                "123456789012345678",
                "1.123456789",
                "--1",
                "+5",
                "1.2.3",
                "-",
                "NaN",
                "INF",
                "∞",
                "−5",
                "-.5",
                "1x",
                "x1234y5678",
                "<b>1234</b>",
                "1234%",
                "$1234",
                "١٢٣٤",
                "１２３４",
                "0x1F",
                "1/2",
                "1234-5678",
                "[[1234]]",
                "&nbsp;1234",
                "1234.0",
            ),
        )
        kind = r.randrange(6)
        if kind < 3:
            return "{{formatnum:" + number + pick(r, ("", "", "|R", "|NOSEP", "|x")) + "}}"
        if kind == 3:
            return (
                "{{plural:"
                + number
                + "|"
                + pick(
                    r,
                    (
                        "one|many",
                        "one",
                        "0=none|one|many",
                        "one|two|few|many",
                        "1=exact|many",
                        "",
                        "12=dozen|x|y",
                        "a|",
                    ),
                )
                + "}}"
            )
        if kind == 4:
            return (
                "{{"
                + pick(r, ("padleft", "padright"))
                + ":"
                + number
                + pick(r, ("|5", "|5|0", "|10|ab", "|0", "|-1", "|600|x", "|x", "|5|", "|3|é", ""))
                + "}}"
            )
        return (
            "{{#ifeq:"
            + number
            + "|"
            + pick(
                r,
                (
                    "1",
                    "1.0",
                    "01",
                    "1e0",
                    "",
                    "0",
                    "-0",
                    "1234.0",
                    "+5",
                    "1e5",
                    "100000",
                    "0x1F",
                    ".5",
                    "x",
                ),
            )
            + "|eq|ne}}"
        )

    return many(r, call, 1, 4, "\n")


def page_switches(r: Random) -> str:
    def part() -> str:
        return pick(
            r,
            (
                "__NOTOC__",
                "__TOC__",
                "__FORCETOC__",
                "__NOEDITSECTION__",
                "__NOTITLECONVERT__",
                "__NOCC__",
                "__HIDDENCAT__",
                "__NOINDEX__",
                "__INDEX__",
                "__NEWSECTIONLINK__",
                "__NOGALLERY__",
                "__notoc__",
                "__START__",
                "__UNKNOWN__",
                "__NOTOC___",
                "___NOTOC__",
                "__ NOTOC__",
                "{{DISPLAYTITLE:Test}}",
                "{{DISPLAYTITLE:test}}",
                "{{DISPLAYTITLE:''Test''}}",
                "{{DISPLAYTITLE:Other}}",
                "{{DEFAULTSORT:x}}",
                "{{DEFAULTSORT:y|noerror}}",
                "{{DEFAULTSORTKEY:z}}",
                "[[Category:Cats]]",
                "[[Category:Cats|k]]",
                "[[Category:Cats| ]]",
                "[[fr:X]]",
                "[[de:Y]]",
                "[[fr:Z]]",
                "x",
                "\n",
                " ",
                "\n\n",
                "== H ==\n",
                "~~~",
                "~~~~",
                "~~~~~",
                "{{subst:Echo|x}}",
                "[[category:cats|{{PAGENAME}}]]",
                "* [[Category:Cats]]\n",
                "<nowiki/>",
                "[[Category:cats#x]]",
                "[[Category:]]",
                "{{NOEXTERNALLANGLINKS}}",
                "{{!}}",
                "{{=}}",
                "{{CURRENTYEAR}}",
                "{{REVISIONYEAR}}",
                "{{SITENAME}}",
                "{{SERVER}}",
                "{{CURRENTDAYNAME}}",
                "{{LOCALTIME}}",
                "{{CONTENTLANGUAGE}}",
                "{{PAGELANGUAGE}}",
                "{{DIRECTIONMARK}}",
                "{{CURRENTWEEK}}",
                "{{CURRENTDOW}}",
                "{{CURRENTMONTHNAMEGEN}}",
                "{{SCRIPTPATH}}",
                "{{STYLEPATH}}",
                "{{ARTICLEPATH}}",
                "{{NAMESPACENUMBER}}",
                "{{CURRENTTIMESTAMP}}",
                "{{PAGEID}}",
                "{{REVISIONID}}",
                "{{SERVERNAME}}",
            ),
        )

    return many(r, part, 1, 8)


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
            (
                "",
                "",
                "",
                "A|",
                "H|",
                "T|",
                "R|",
                "D|",
                "-|",
                "N|",
                "S|",
                "+|",
                "zh-hans|",
                "zh-cn;zh-tw|",
                "H;A|",
                "bad|",
                "|",
                "h|",
                "zh-hant|",
                "A;D|",
                "W|",
            ),
        )
        body = pick(
            r,
            (
                "x",
                "zh-cn:大;zh-tw:小",
                "zh-hans:软件;zh-hant:軟體;",
                "zh-cn:甲;zh-tw:乙;zh-hk:丙",
                "zh:中",
                "里程",
                "鼠标",
                "",
                "軟體=>zh-cn:软件;",
                "zh-cn:a:b;zh-tw:c",
                "bad:x",
                "zh-cn:[[Foo]];zh-tw:''y''",
                "zh-cn:1;zh-sg:2;zh-my:3",
                "-{zh-cn:内;zh-tw:外}-",
                "zh-cn",
                "zh-tw",
                "A=>zh-cn:B;A=>zh-tw:C",
                "zh-hans:&nbsp;;zh-hant:y",
                "zh-cn:<b>x;zh-tw:</b>",
                "zh-tw:頭髮",
                " zh-cn : 空 ; zh-tw : 格 ",
                "zh-Hans:大写",
                "zh-cn:http://a.org;zh-tw:b",
                "zh-hant:臺灣;zh-hans:台湾",
                ";;",
                "zh-mo:澳;zh-hk:港",
                "en:x;zh-cn:y",
            ),
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
                "发展头发",
                "甲乙大小",
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
                "里程碑",
                "乾隆",
                "皇后后面",
                "面条",
                "干部干燥",
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
