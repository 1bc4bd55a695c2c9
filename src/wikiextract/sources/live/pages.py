"""Pages of a live wiki: wikitext and HTML of the same revision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from urllib.parse import quote

from wikiextract.errors import InputError
from wikiextract.sources.characters import clean
from wikiextract.sources.live.addresses import Wanted
from wikiextract.sources.live.answers import PageAnswer, Query, RevisionAnswer, Slot
from wikiextract.sources.live.api import Api
from wikiextract.sources.live.client import AnswerError
from wikiextract.sources.live.document import whole_document
from wikiextract.sources.page import DumpNamespace, DumpSiteInfo, Page, PageFailure, Revision

_BATCH = 50
"""Pages of one question, as many as the API takes."""
_LONGEST = 6000
"""Characters of titles in an address, percent-encoded: servers refuse those over 8 kB."""
_MOST_STEPS = 10
_ASKED = {
    "prop": "revisions|info|pageprops|categories|langlinks",
    "rvprop": "ids|timestamp|user|comment|content",
    "rvslots": "main",
    "inprop": "url",
    "ppprop": "wikibase_item",
    "clprop": "hidden",
    "cllimit": "max",
    "llprop": "url",
    "lllimit": "max",
}


def members_of(api: Api, category: str, namespaces: Iterable[int] | None) -> Iterator[str]:
    """The titles of the pages in a category, those of some namespaces if they are given.

    Raises `InputError` when the wiki does not answer.
    """
    names = api.site.namespaces.values()
    own = {name.name.lower() for name in names if name.id == _CATEGORY} | {"category"}
    prefix, colon, rest = category.partition(":")
    bare = rest if colon and prefix.strip().lower() in own else category
    asked = {
        "list": "categorymembers",
        "cmtitle": f"Category:{bare.strip()}",
        "cmlimit": "max",
        "cmprop": "title",
    }
    if namespaces is not None:
        asked["cmnamespace"] = "|".join(map(str, sorted(namespaces)))
    for query in api.query(asked):
        for member in query.categorymembers:
            yield member.title


_CATEGORY = 14


def read_pages(api: Api, wanted: Iterable[Wanted]) -> Iterator[Page | PageFailure]:
    """Give the pages that are wanted, in their order, each once.

    Redirects are followed, as they are for who reads the wiki. A page that there is not, or that
    the wiki cannot give, is a `PageFailure`. Raises `InputError` when the wiki does not answer.
    """
    given: set[object] = set()
    for batch in _batches(wanted):
        for one, page in _asked(api, batch):
            identity = page.revisions[0].revid if page is not None and page.revisions else one
            if identity not in given:
                given.add(identity)
                yield _read(api, one, page)


def _batches(wanted: Iterable[Wanted]) -> Iterator[list[Wanted]]:
    batch: list[Wanted] = []
    length = 0
    for one in wanted:
        size = len(quote(one.title or "")) + 3
        other = batch and _key(batch[0]) != _key(one)
        if batch and (other or len(batch) == _BATCH or length + size > _LONGEST):
            yield batch
            batch, length = [], 0
        batch.append(one)
        length += size
    if batch:
        yield batch


def _key(wanted: Wanted) -> str:
    if wanted.revision is not None:
        return "revids"
    return "titles" if wanted.page_id is None else "pageids"


def _asked(api: Api, batch: list[Wanted]) -> Iterator[tuple[Wanted, PageAnswer | None]]:
    kind = _key(batch[0])
    values = [str(one.revision or one.page_id or one.title) for one in batch]
    # A title with the sign that divides titles is none; it would be taken for two.
    sent = [value for value in values if "|" not in value]
    parameters = {kind: "|".join(dict.fromkeys(sent)), **_ASKED}
    if kind == "titles":
        parameters |= {"redirects": "1", "converttitles": "1"}
    pages, names = api.pages(parameters) if sent else ([], Query())
    by_value: dict[str, PageAnswer] = {}
    for page in pages:
        if kind == "titles":
            by_value[page.title] = page
        elif kind == "pageids":
            by_value[str(page.pageid)] = page
        else:
            for revision in page.revisions:
                by_value[str(revision.revid)] = page.__class__(
                    **{name: getattr(page, name) for name in page.__struct_fields__}
                    | {"revisions": [revision]}
                )
    renamed = {
        name.source: name.to for name in chain(names.normalized, names.converted, names.redirects)
    }
    for one, value in zip(batch, values, strict=True):
        yield one, by_value.get(_end(value, renamed))


def _end(title: str, renamed: Mapping[str, str]) -> str:
    """The title that another one stands for in the end."""
    for _ in range(_MOST_STEPS):
        if title not in renamed:
            break
        title = renamed[title]
    return title


def _read(api: Api, wanted: Wanted, page: PageAnswer | None) -> Page | PageFailure:
    where = wanted.where
    if page is None or page.missing or page.invalid or page.special or not page.revisions:
        problem = "the wiki has no such page"
        if page is not None and page.invalidreason:
            problem = page.invalidreason
        return PageFailure(where=where, code="page-missing", problem=problem, title=wanted.title)
    revision = page.revisions[0]
    slot = revision.slots.get("main", Slot())
    if slot.content is None:
        problem = "the wiki does not show this revision"
        return PageFailure(where=where, code="text-hidden", problem=problem, title=page.title)
    html = None
    if slot.contentmodel in (None, "wikitext"):
        try:
            html = whole_document(_html(api, revision.revid or 0), page)
        except InputError as error:
            return PageFailure(
                where=where, code="html-missing", problem=str(error), title=page.title
            )
    return _page(api, where, page, revision, slot, html)


def _html(api: Api, revision: int) -> str:
    try:
        return api.revision_html(revision).decode("utf-8", "replace")
    except AnswerError:  # a wiki without Parsoid, or one that keeps its REST API to itself
        return api.parsed(revision)


def _page(
    api: Api,
    where: str,
    page: PageAnswer,
    revision: RevisionAnswer,
    slot: Slot,
    html: str | None,
) -> Page:
    wikitext, problems = clean(slot.content or "")
    item = page.pageprops.get("wikibase_item")
    return Page(
        title=clean(page.title)[0],
        where=where,
        namespace=page.ns,
        page_id=page.pageid,
        revision=Revision(
            id=revision.revid,
            parent_id=revision.parentid or None,
            timestamp=revision.timestamp,
            contributor=revision.user,
            comment=revision.comment,
            model=slot.contentmodel,
            format=slot.contentformat,
        ),
        wikitext=wikitext,
        html=html,
        site=site_info(api),
        language=page.pagelanguage or api.site.general.lang,
        url=page.canonicalurl,
        wikidata_id=item if isinstance(item, str) else None,
        diagnostics=problems,
    )


def site_info(api: Api) -> DumpSiteInfo:
    """Return what the wiki says of itself, as the header of a dump would."""
    general = api.site.general
    return DumpSiteInfo(
        sitename=general.sitename,
        dbname=general.wikiid,
        base=general.base,
        generator=general.generator,
        case=general.case,
        language=general.lang,
        namespaces=tuple(
            DumpNamespace(one.id, one.name, one.case) for one in api.site.namespaces.values()
        ),
    )
