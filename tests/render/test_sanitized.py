"""What a page writes as attributes, wherever it can: what reaches the HTML is the sanitizer's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

import msgspec
import pytest
from lxml import etree

from tests.render.wiki import Files, Wiki, site_of
from wikiextract.markup.elements import elements
from wikiextract.markup.tags import registry
from wikiextract.render import render
from wikiextract.render.sanitizer.attributes import check_attributes

STRUCTURES: tuple[Literal["1.39", "current"], ...] = ("1.39", "current")

STYLES = [
    "background:url(//evil.example/x.png)",
    "background:u\\72l(//evil.example)",
    "background:/**/url (//evil.example)",
    "width:expression(alert(1))",
    "background:&#117;rl(//evil.example)",
    "filter:alpha(opacity=1)",
    "background:image-set('//evil.example' 1x)",
    "-o-link:'javascript:alert(1)';-o-link-source:current",
    "background:ｕｒｌ(//evil.example)",
    "background:u<nowiki/>rl(//evil.example)",
]
OTHERS = [
    'onclick="alert(1)"',
    "onerror=alert(1) src=x",
    'href="javascript:alert(1)"',
    'src="javascript:alert(1)" poster="javascript:alert(1)"',
    'srcdoc="<script>alert(1)</script>" background="//evil.example/x.png"',
    'formaction="javascript:alert(1)" action="javascript:alert(1)"',
    'id="&quot; onclick=alert(1) x=&quot;"',
    "id='\" onclick=alert(1) x=\"'",
    'class="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"',
    "dir=\"rtl' onclick='alert(1)\"",
    "lang=\"x' onclick='alert(1)\"",
    'lang="&quot; onclick=&quot;alert(1)"',
    'name="&quot; onclick=&quot;alert(1)" group="&quot; onclick=&quot;alert(1)"',
    'mode="&quot; onclick=&quot;alert(1)" caption="&lt;script&gt;" perrow="9&quot; onclick=&quot;"',
    'data-mw="{}" data-ooui="x" data-parsoid="{}" data-x:y=z',
    'typeof="javascript:alert(1)" about="javascript:alert(1)" itemid=x xmlns:a="javascript:x"',
    'tabindex=9 contenteditable ping="//evil.example" target=_top accesskey=x',
    'from="en" to="&quot; onclick=&quot;" inline enclose="none" line start="x"',
    'id="a b" title="{{Void|[[x]]}} http://evil.example"',
]
WRITTEN = [f'style="{style}"' for style in STYLES] + OTHERS

# Where a page can write attributes: `@` stands for them, `NAME` for a tag.
TAGS = [
    "<NAME @>x</NAME>",
    "<NAME @ />",
    "<NAME @>\nFile:Pic.png|a\n</NAME>",
    "{{#tag:NAME|x|%}}",
    "{{#tag:NAME|File:Pic.png{{!}}a|%}}",
]
MARKUP = [
    "{| @\n|+ @ | c\n|- @\n! @ | h !! @ | i\n|- @\n| @ | a || @ | b\n|}",
    "{{{!}} @\n{{!}}- @\n{{!}} @ {{!}} a\n{{!}}}",
    "[[File:Pic.png|@|thumb|alt=@|class=@|link=@|caption @]]",
    "[[File:Pic.png|frameless|link=javascript:alert(1)|lang=@|upright=@|<b @>x</b>]]",
    "[[File:None.png|@|thumb|alt=@|class=@|link=@]]",
    "<gallery @>\nFile:Pic.png|@|alt=@|link=@\nNone.png|<b @>x</b>\n</gallery>",
    "<gallery mode=packed @>\nPic.png|link=javascript:alert(1)|@\n</gallery>",
    "<imagemap>\nFile:Pic.png|@|alt=@\nrect 1 1 2 2 [[a|<b @>x</b>]]\n"
    "default [http://x.example <b @>x</b>]\ndesc @\n</imagemap>",
    "<poem @>\n: <b @>x</b>\n</poem>",
    "<ref @>x <b @>y</b></ref><references @><ref @>z</ref></references>",
    "<indicator name=a @><b @>x</b></indicator>",
    "<tabber @>\nA=<b @>x</b>\n|-|\nB=y\n</tabber>",
    "== a <b @>x</b> @ ==\n<h2 @>x</h2>",
    "* @\n; <dt @>a : <dd @>b",
    "[http://x.example/@ <b @>x</b>] [[a|<b @>x</b>]] [[:File:a.png|@]] http://x.example/@",
    "{{DISPLAYTITLE:<span @>Test</span>}}{{DEFAULTSORT:@}}",
    "-{<b @>x</b>}- -{zh-cn:<b @>x</b>;zh-tw:@}-",
    "<b title=<nowiki>x</nowiki> @>x</b><b <ref>x</ref> @>y</b>",
    "{{#tag:timeline|<b @>|%}}<timeline @>@</timeline><score @>@</score>",
]

# What rendering itself writes, beside what the sanitizer lets editors write.
OURS = {
    "a": "class href rel target title",
    "area": "alt class href rel title",
    "audio": "class height src title width data-file-name",
    "button": "type",
    "div": "data-mw typeof",
    "figcaption": "",
    "figure": "class typeof",
    "img": "alt class decoding height src style title width",
    "map": "",
    "tbody": "",
    "mw:editsection": "",
    "ol": "data-mw-group",
    "span": "data-mw typeof data-width data-height",
    "video": "class height src title width data-file-name",
}
ROOTS = {"html", "body", "section"}
UNKNOWN = ["a", "img", "script", "style", "iframe", "svg", "input", "video", "base"]
INSECURE = "/* insecure input */"
DIRECTIONS = {"ltr", "rtl", "auto"}
BAD_URL = ("javascript:", "vbscript:", "data:")


def faults(tree: etree._Element) -> Iterator[str]:
    """What of a page's tree no editor may write and rendering does not."""
    for element in tree.iter(etree.Element):
        name = str(element.tag)
        if name not in elements().all and name not in OURS and name not in ROOTS:
            yield f"<{name}>"
        ours = OURS.get(name, "").split()
        for key, value in element.items():
            if key == "style" and check_attributes({key: value}, "div")[key] == INSECURE:
                if value != INSECURE:
                    yield f'<{name} style="{value}">'
            elif key in ("href", "src", "poster"):
                if value.strip().lower().startswith(BAD_URL) or name not in OURS:
                    yield f'<{name} {key}="{value}">'
            elif key == "id" and set(value) & set(" \t\n"):
                yield f'<{name} id="{value}">'
            elif key == "dir" and value not in DIRECTIONS and name not in elements().all:
                yield f'<{name} dir="{value}">'
            elif key not in ours and check_attributes({key: value}, name).get(key) is None:
                yield f'<{name} {key}="{value}">'


def check(wikitext: str, wiki: Wiki) -> None:
    title = wiki.site.title("Test")
    assert title is not None
    expansion = wiki.expander.expand(wikitext, title)
    for structure in STRUCTURES:
        options = msgspec.structs.replace(wiki.options, structure=structure)
        rendered = render(expansion, options=options, media=Files())
        assert list(faults(rendered.tree)) == []
        for html in (rendered.display_title or "", *rendered.indicators.values()):
            assert list(faults(etree.HTML(f"<div>{html}</div>"))) == []


def written(template: str, attributes: str) -> str:
    """A text with attributes for `@`, and for `%` the same as arguments of ``{{#tag:}}``."""
    arguments = _ATTRIBUTE.sub(r"\g<0>|", attributes).rstrip("| ")
    return template.replace("@", attributes).replace("%", arguments)


_ATTRIBUTE = re.compile(r"""[\w:-]+=("[^"]*"|'[^']*'|\S+)\s*""")


def wiki_with_all_tags(language: str, variant: str | None = None) -> Wiki:
    site = site_of(language)
    tags = frozenset([*registry(), "strange"])
    return Wiki(replace(site, extension_tags=tags), variant)


@pytest.mark.parametrize("name", sorted([*registry(), "strange", *elements().all, *UNKNOWN]))
def test_attributes_of_tags(name: str) -> None:
    wiki = wiki_with_all_tags("en")
    for template in TAGS:
        text = "\n\n".join(written(template, attributes) for attributes in WRITTEN)
        check(text.replace("NAME", name), wiki)


@pytest.mark.parametrize(("language", "variant"), [("en", None), ("zh", "zh-tw")])
def test_attributes_in_markup(language: str, variant: str | None) -> None:
    wiki = wiki_with_all_tags(language, variant)
    for template in MARKUP:
        text = "\n\n".join(written(template, attributes) for attributes in WRITTEN)
        check(text, wiki)
