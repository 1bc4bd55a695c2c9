"""Runs MediaWiki's parser tests of rendering over a folder of test files.

    python -m tests.conformance.rendering FOLDER [--show NAME] [--failures] [FILE.txt …]

prints passed, failed and skipped tests per file. README.md says what is compared and skipped.
"""

from __future__ import annotations

import argparse
import difflib
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from tests.conformance.hooks import hooks
from tests.conformance.media import TestFiles
from tests.conformance.metadata import found_facts, stated_facts
from tests.conformance.normalise import normalise
from tests.conformance.parser_tests import ParserTest, ParserTestFile, read_folder
from tests.conformance.wiki import NOW, REVISION_ID, options_for, pages_for, site_for, title_for
from wikiextract.expand.expander import Expander
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.render import Rendered, RenderOptions, render
from wikiextract.sources.page import Revision

# The tests state how later versions than 1.39 mark errors.
LUA = LuaOptions(error_markup="class")

Outcome = Literal["passed", "failed", "skipped"]

# About editing, interface or another parser's format, not about how a page reads.
SKIPPED_OPTIONS = {
    "pst": "saving a page",
    "msg": "an interface message",
    "comment": "an edit summary",
    "preload": "editing",
    "section": "editing a section",
    "replace": "editing a section",
    "disabled": "switched off",
    "preprocessor": "the expansion's own format",
    "styletag": "a tag of the test runner",
    "wgrawhtml": "raw HTML, which no Wikimedia wiki allows",
}
SKIPPED_CONFIG = {
    "wgRawHtml": "raw HTML, which no Wikimedia wiki allows",
    "wgUsePigLatinVariant": "a language that is a test",
    "wgParserEnableUserLanguage": "pages in the language of their reader",
}


@dataclass(frozen=True)
class Result:
    """What came out: `detail` is the reason for skipping, or the difference."""

    test: ParserTest
    outcome: Outcome
    detail: str = ""


def skip_reason(test: ParserTest) -> str | None:
    """Why a test does not count; None: it does."""
    for name, reason in SKIPPED_OPTIONS.items():
        if name in test.options:
            return reason
    for name, reason in SKIPPED_CONFIG.items():
        if test.config.get(name):
            return reason
    if test.wikitext is None:
        return "no wikitext to read"
    if test.expected_html() is not None or stated_facts(test):
        return None
    if "wikitext/edited" in test.sections:
        return "an edit that Parsoid writes back as wikitext"
    return "what only Parsoid gives is stated"


def variants(test: ParserTest) -> list[str | None]:
    """The variants in which a test's page must come out as stated."""
    stated = test.options.get("htmlvariantlanguage")
    if isinstance(stated, list):
        return list(stated)
    return [stated if isinstance(stated, str) else None]


def render_options(test: ParserTest, variant: str | None) -> RenderOptions:
    """The configuration of the wiki that a test assumes."""
    config, options = test.config, test.options
    modes = config.get("wgFragmentMode", ["legacy"])
    links = config.get("wgEnableMagicLinks", {})
    allowed = {"ISBN", "PMID", "RFC"}
    if isinstance(links, dict):
        allowed -= {name for name, value in links.items() if not value}
    thumb = options.get("thumbsize", "180")
    target = config.get("wgExternalLinkTarget", options.get("externallinktarget"))
    return RenderOptions(
        structure="current",
        variant=variant,
        fragment_modes=tuple(modes) if isinstance(modes, list) else ("legacy",),
        magic_links=frozenset(allowed),
        thumb_width=int(thumb) if isinstance(thumb, str) else 180,
        no_follow=config.get("wgNoFollowLinks", True) is True,
        followed_domains=_names(config.get("wgNoFollowDomainExceptions", ["no-nofollow.org"])),
        external_link_target=target if isinstance(target, str) else None,
        external_images=("",) if "wgallowexternalimages" in options else (),
        language_links_anywhere=config.get("wgInterwikiMagic", True) is True,
    )


def _names(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else ()


def rendered_page(file: ParserTestFile, test: ParserTest, variant: str | None = None) -> Rendered:
    """What we make of a test's page."""
    site = site_for(test)
    more_tags = hooks()
    site = replace(site, extension_tags=site.extension_tags | frozenset(more_tags))
    pages = pages_for(file, site)
    expander = Expander(site, pages, options_for(test), LuaRunner(LUA))
    revision = Revision(id=REVISION_ID, timestamp=NOW.isoformat())
    expansion = expander.expand(test.wikitext or "", title_for(test, site), revision=revision)
    options = render_options(test, variant)
    return render(expansion, options=options, more_tags=more_tags, media=TestFiles(site, pages))


def run(file: ParserTestFile, test: ParserTest) -> Result:
    """Run one test."""
    reason = skip_reason(test)
    if reason is not None:
        return Result(test, "skipped", reason)
    expected = test.expected_html()
    wanted = "" if expected is None else normalise(expected)
    facts = stated_facts(test)
    for variant in variants(test):
        page = rendered_page(file, test, variant)
        ours = "" if expected is None else normalise(page.to_html())
        found = found_facts(page)
        told = {name: found.get(name) for name in facts}
        if ours != wanted or told != facts:
            break
    else:
        return Result(test, "passed")
    lines = difflib.unified_diff(
        [*wanted.split("\n"), *(f"{name}: {fact}" for name, fact in facts.items())],
        [*ours.split("\n"), *(f"{name}: {fact}" for name, fact in told.items())],
        "expected",
        "ours",
        lineterm="",
        n=2,
    )
    return Result(test, "failed", "\n".join(lines))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="MediaWiki's parser tests of rendering")
    parser.add_argument("folder", type=Path)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--failures", action="store_true", help="name the tests that fail")
    parser.add_argument("--show", help="show the difference of tests whose name holds this")
    chosen = parser.parse_args(arguments)
    total: Counter[str] = Counter()
    for file in read_folder(chosen.folder, tuple(chosen.files)):
        counts: Counter[str] = Counter()
        for test in file.tests:
            if chosen.show is not None and chosen.show not in test.name:
                continue
            result = run(file, test)
            counts[result.outcome] += 1
            if result.outcome == "failed" and (chosen.failures or chosen.show is not None):
                print(f"FAILED {test.id}")
            if result.outcome == "failed" and chosen.show is not None:
                print(test.options, test.config, test.wikitext, result.detail, sep="\n")
        if counts:
            print(_line(file.path.name, counts))
        total.update(counts)
    print(_line("total", total))
    return 0


def _line(name: str, counts: Counter[str]) -> str:
    passed, failed, skipped = counts["passed"], counts["failed"], counts["skipped"]
    share = 100 * passed / (passed + failed) if passed + failed else 100
    return f"{name}: {passed} passed, {failed} failed, {skipped} skipped ({share:.1f} %)"


if __name__ == "__main__":
    sys.exit(main())
