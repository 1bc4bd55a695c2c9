"""``wikiextract extract``: pages in, records out."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from wikiextract.cli.console import error_console
from wikiextract.cli.extract_run import extract_run
from wikiextract.cli.live import LiveWanted, site_of_sources, with_live_sources
from wikiextract.cli.stores import open_store
from wikiextract.errors import InputError
from wikiextract.map.domains.dbpedia import mapping_files
from wikiextract.nodes import PARTS, asked_parts
from wikiextract.pipeline.block import MIB, BlockOptions
from wikiextract.pipeline.pages.bounds import PageLimits
from wikiextract.pipeline.plan import default_block_bytes
from wikiextract.pipeline.runs.run import Run, RunSettings
from wikiextract.pipeline.select.sample import read_sample_size
from wikiextract.pipeline.select.selection import (
    Selection,
    draw_sample,
    normal_title,
    read_categories,
    read_titles,
)
from wikiextract.plugins import find_plugins
from wikiextract.sinks import (
    DEFAULT_FORMAT,
    format_name,
    indented,
    listed_names,
    refuse_missing_parts,
    with_all_attributes,
)
from wikiextract.site import Site
from wikiextract.sources import Source
from wikiextract.sources.live import Access
from wikiextract.store import Store
from wikiextract.store.entities import EntityStore

_FORMATS = ", ".join(listed_names())
_OUTPUT, _PAGES, _LIVE = "Output", "Which pages", "A live wiki"
_WIKI, _RUN = "The wiki, and what its pages draw on", "The run"


def extract(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INPUT",
            help="Dumps (*.xml, also .bz2, .gz, .zst), *.wikitext, *.html, *.ndjson, *.json, -"
            " for standard input, or addresses of articles (https://…).",
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            help="File to write, or folder (OUT/); default, or -: standard output.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=f"Format of the output: {_FORMATS}. Those of text are compressed as their names"
            f" end in .gz or .zst. Default: by the ending of -o, or {DEFAULT_FORMAT}.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    only: Annotated[
        str | None,
        typer.Option(
            metavar="PARTS",
            help="Parts of records to make, and no others, with commas between:"
            f" {', '.join(PARTS)}.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    without: Annotated[
        str | None,
        typer.Option(
            metavar="PARTS",
            help="Parts of records not to make, with commas between.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    full: Annotated[
        bool,
        typer.Option(
            "--full",
            help="Write absent attributes as null, and empty lists.",
            rich_help_panel=_OUTPUT,
        ),
    ] = False,
    pretty: Annotated[
        bool,
        typer.Option(
            "--pretty", help="Write records indented, for people and jq.", rich_help_panel=_OUTPUT
        ),
    ] = False,
    namespace: Annotated[
        list[int] | None,
        typer.Option(
            help="Namespace wanted (may be repeated); default: 0.", rich_help_panel=_PAGES
        ),
    ] = None,
    all_namespaces: Annotated[
        bool,
        typer.Option("--all-namespaces", help="Pages of every namespace.", rich_help_panel=_PAGES),
    ] = False,
    titles: Annotated[
        str | None,
        typer.Option(help="File of the titles wanted, one a line.", rich_help_panel=_PAGES),
    ] = None,
    title: Annotated[
        list[str] | None,
        typer.Option(
            help="Title wanted (may be repeated); that of a page which is given alone, as wikitext"
            " or HTML.",
            rich_help_panel=_PAGES,
        ),
    ] = None,
    category: Annotated[
        list[str] | None,
        typer.Option(
            help="Category whose pages are wanted, by its title (may be repeated).",
            rich_help_panel=_PAGES,
        ),
    ] = None,
    live: Annotated[
        bool,
        typer.Option(
            "--live",
            help="Ask the wiki of --site (also an address) for the pages of --title, --titles and"
            " --category.",
            rich_help_panel=_LIVE,
        ),
    ] = False,
    rate: Annotated[
        float,
        typer.Option(
            min=0.01,
            max=1000,
            help="Requests a second to a live wiki, at most.",
            rich_help_panel=_LIVE,
        ),
    ] = 5.0,
    contact: Annotated[
        str | None,
        typer.Option(
            help="Address by which a live wiki's people can reach you, for its logs.",
            rich_help_panel=_LIVE,
        ),
    ] = None,
    cache: Annotated[
        str | None,
        typer.Option(
            metavar="FOLDER",
            help="Folder that keeps a live wiki's answers for a day; default: in ~/.cache.",
            rich_help_panel=_LIVE,
        ),
    ] = None,
    redirects: Annotated[
        bool, typer.Option(help="Write records of redirects.", rich_help_panel=_PAGES)
    ] = True,
    sample: Annotated[
        str | None,
        typer.Option(
            help="So many pages (500), or a part of them (0.01, 1%), chosen at random.",
            rich_help_panel=_PAGES,
        ),
    ] = None,
    seed: Annotated[
        int,
        typer.Option(help="Which sample: the same seed, the same pages.", rich_help_panel=_PAGES),
    ] = 0,
    limit: Annotated[
        int | None,
        typer.Option(min=0, help="Write at most so many records.", rich_help_panel=_PAGES),
    ] = None,
    site: Annotated[
        str | None,
        typer.Option(
            help="The wiki: a name such as zhwiki, or a siteinfo JSON file; default: what the"
            " store or the input says.",
            rich_help_panel=_WIKI,
        ),
    ] = None,
    store: Annotated[
        str | None,
        typer.Option(
            help="Page store made by index: with it, wikitext is rendered.", rich_help_panel=_WIKI
        ),
    ] = None,
    entities: Annotated[
        str | None,
        typer.Option(
            help="Entity store made by index-entities: what pages draw on from Wikidata.",
            rich_help_panel=_WIKI,
        ),
    ] = None,
    mappings: Annotated[
        str | None,
        typer.Option(
            metavar="FOLDER",
            help="Mapping pages and their ontology, exported from mappings.dbpedia.org (*.xml, also"
            " .xz): what infoboxes say of entities, besides what we know.",
            rich_help_panel=_WIKI,
        ),
    ] = None,
    plugin: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Plugin to use (may be repeated): that of an installed one, a file ….py, or"
            " module:attribute; default: all that are installed.",
            rich_help_panel=_WIKI,
        ),
    ] = None,
    no_plugins: Annotated[
        bool, typer.Option("--no-plugins", help="Use no plugin.", rich_help_panel=_WIKI)
    ] = False,
    variant: Annotated[
        str | None,
        typer.Option(
            help="Variant of the wiki's language, such as zh-tw, to render in.",
            rich_help_panel=_WIKI,
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="Processes that extract pages; default: 1.", rich_help_panel=_RUN),
    ] = None,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume",
            help="Go on with the run that was cut off in the output.",
            rich_help_panel=_RUN,
        ),
    ] = False,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="RUN",
            help="Folder of an earlier run whose records are taken for pages that have not changed,"
            " nor any page that they use.",
            rich_help_panel=_RUN,
        ),
    ] = None,
    block_size: Annotated[
        float | None,
        typer.Option(
            min=0.001,
            max=1e6,
            help="MiB of compressed input that a worker takes at once, and so of a shard; default:"
            " 1 to 16, by the size of the input.",
            rich_help_panel=_RUN,
        ),
    ] = None,
    index: Annotated[
        str | None,
        typer.Option(
            help="Index of a multistream dump; default: the one beside it, or none is needed.",
            rich_help_panel=_RUN,
        ),
    ] = None,
    page_seconds: Annotated[
        float,
        typer.Option(
            min=0.01, help="Seconds of computing that a page may take.", rich_help_panel=_RUN
        ),
    ] = 60.0,
    page_memory: Annotated[
        float,
        typer.Option(
            min=1, max=1e9, help="MiB of memory that a page may take.", rich_help_panel=_RUN
        ),
    ] = 2048.0,
    report: Annotated[
        str | None,
        typer.Option(
            help="Folder for report.html and report.json; a run into a folder has them anyway.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet",
            "-q",
            help="Show no progress and no summary, only failures.",
            rich_help_panel=_OUTPUT,
        ),
    ] = False,
) -> None:
    """Read articles and write one validated JSON record a line.

    Without -o, records go to standard output, page after page. With -o, worker processes make them,
    so that a page that crashes or hangs costs itself alone, and --resume goes on with a run that
    was cut off. OUT/ is a folder: shards (part-*), _SUCCESS when all is whole, and the run's books
    in _run/, among them failures.ndjson and report.html. Another OUT is one file; without an
    ending, --workers 2 or more and --format parquet make it a folder, too.

    Progress, failures and a summary go to standard error. Exit status: 0 done, 1 done, but some
    pages failed or were not found, or the input is damaged, 2 unusable input or output, 130
    interrupted.
    """
    access = Access(rate=rate, contact=contact, cache=cache)
    namespaces = None if all_namespaces else frozenset(namespace or [0])
    wanted = _titles(titles, title)
    asked = None
    if live:
        asked = LiveWanted(
            site=site,
            titles=sorted(wanted or ()),
            categories=category or (),
            namespaces=namespaces,
        )
    given = with_live_sources(inputs or [], access, asked)
    # Pages that are named are wanted whatever they are.
    named = not any(isinstance(one, str) for one in given)
    selection = Selection(
        namespaces=None if named and not namespace else namespaces,
        titles=None if live else wanted,
        redirects=redirects,
        categories=None if live else read_categories(category or []),
        limit=limit,
    )
    if output == "":
        raise InputError("--output", "the name is empty", "name a file or a folder")
    if output == "-":
        output = None
    if resume and output is None:
        raise InputError("--resume", "needs the output of the run that it goes on with", "add -o")
    if since is not None and output is None:
        raise InputError("--since", "works with an output only", "add -o")
    if variant is not None and store is None:
        error_console().print("wikiextract: --variant changes nothing without --store")
    parts = asked_parts(only, without)
    chosen = format_name(output_format, output)
    refuse_missing_parts(chosen, parts)
    if full:
        chosen = with_all_attributes(chosen)
    if pretty:
        chosen = indented(chosen)
    options = BlockOptions(
        folder="",
        format=chosen,
        selection=selection,
        site=site_of_sources(given, site),
        store=store,
        entities=entities,
        mappings=mappings,
        plugins=_plugins(plugin, none=no_plugins),
        variant=variant,
        earlier=since,
        parts=parts,
    )
    settings = RunSettings(
        workers=workers or 1,
        limits=PageLimits(seconds=page_seconds, memory=round(page_memory * MIB)),
        block_bytes=round(block_size * MIB) if block_size else default_block_bytes(given),
    )
    run = Run(
        inputs=given,
        options=options,
        settings=settings,
        resume=resume,
        index=index,
        title=_only_title(given, titles, title),
    )
    _check(options)
    if sample is not None:
        from wikiextract.pipeline.pages.extract import Extractor

        size = read_sample_size(sample)
        if isinstance(size, int) and not quiet:
            error_console().print("wikiextract: reading the inputs once to draw the sample")
        wiki = Site.load(options.site) if options.site is not None else None
        pages = Store.open(store) if store is not None else None
        extractor = Extractor(wiki, store=pages, plugins=())
        drawn = draw_sample(selection, run.sources, size, seed, extractor.site_of)
        run = replace(run, options=replace(options, selection=drawn))
    in_process = output is None and workers is None
    status = extract_run(run, output, in_process=in_process, report=report, quiet=quiet)
    raise typer.Exit(status)


def _titles(file: str | None, stated: list[str] | None) -> frozenset[str] | None:
    if file is None and not stated:
        return None
    listed = read_titles(file) if file is not None else frozenset[str]()
    return listed | {normal_title(title) for title in stated or ()}


def _plugins(named: list[str] | None, *, none: bool) -> tuple[str, ...] | None:
    """The plugins of the run by their names; None for all that are installed."""
    if none and named:
        raise InputError("--no-plugins", "does not go with --plugin", "leave out one of them")
    return () if none else tuple(named) if named else None


def _only_title(
    inputs: list[str | Source], file: str | None, stated: list[str] | None
) -> str | None:
    """The title of the page, where a single input is to have a single one."""
    single = file is None and stated is not None and len(stated) == len(inputs) == 1
    return normal_title(stated[0]) if single and stated else None


def _check(options: BlockOptions) -> None:
    """Raise `InputError` for a site, a store, mappings or plugins that are unusable."""
    if options.entities is not None:
        EntityStore.open(options.entities).close()
    if options.mappings is not None:
        mapping_files(options.mappings)
    if options.site is not None:
        Site.load(options.site)
    store = open_store(options.store)
    if store is not None:
        store.close()
    find_plugins(options.plugins)
