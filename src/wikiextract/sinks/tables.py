"""The tables of the SQLite and DuckDB outputs: one list, from which all else is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Type: TypeAlias = Literal["text", "integer", "real", "boolean"]


@dataclass(frozen=True)
class Column:
    """A column: its name, type and what it holds."""

    name: str
    type: Type
    about: str


@dataclass(frozen=True)
class DatabaseTable:
    """A table. `key` names the columns that identify a row and give the order of the rows.

    `indexed` are further columns that people look things up by.
    """

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    indexed: tuple[str, ...] = ()


@dataclass(frozen=True)
class View:
    """A view: a query under a name, the same for SQLite and DuckDB."""

    name: str
    about: str
    query: str


def _columns(described: str) -> tuple[Column, ...]:
    """Columns from lines of ``name type: what it holds``."""
    columns = []
    for line in filter(str.strip, described.splitlines()):
        head, _, about = line.strip().partition(": ")
        name, _, kind = head.partition(" ")
        assert kind in {"text", "integer", "real", "boolean"}, line
        columns.append(Column(name, kind, about))  # type: ignore[arg-type]
    return tuple(columns)


_ARTICLE_ID = "article_id integer: The article's row in `articles`.\n"

_TYPED = """
    date text: First date in it, EDTF (ISO 8601-2): a day, month, year, decade, interval and so on.
    date_start text: First day of that date (ISO 8601), for sorting; absent when open.
    date_end text: Last day of that date.
    number real: First number in it.
    low real: Lower end, when the number is a range; else that of the amount of money.
    high real: Upper end of that range.
    unit text: Unit of that number as written.
    unit_code text: Code of that unit (UCUM).
    si_number real: That number in SI units.
    si_unit text: Unit of `si_number` (UCUM).
    amount real: First amount of money in it.
    currency text: Currency of that amount (ISO 4217).
    as_of text: Date that the value is stated for (EDTF).
"""
"""The columns of what a value says in a form for programs; see `value_columns.typed_columns`."""


def _table(
    name: str, about: str, key: tuple[str, ...], described: str, indexed: tuple[str, ...] = ()
) -> DatabaseTable:
    return DatabaseTable(
        name, about, ("article_id", *key), _columns(_ARTICLE_ID + described), indexed
    )


TABLES: tuple[DatabaseTable, ...] = (
    DatabaseTable(
        "articles",
        "One row a record, in the order of the dump.",
        ("article_id",),
        _columns("""
            article_id integer: Number of the record in the output, from 1.
            title text: Full page title, with namespace.
            display_title text: Title as displayed, when it differs.
            page_id integer: Page id on its wiki.
            namespace integer: Namespace number; 0 is for articles.
            language text: Language code of the content.
            site text: Database name of the wiki, such as zhwiki.
            url text: Address of the page.
            revision_id integer: The revision that was read.
            timestamp text: When that revision was saved, ISO 8601 in UTC.
            kind text: article, disambiguation, list, redirect or other.
            redirect_to text: Title of the page that a redirect points to.
            redirect_anchor text: Fragment of a redirect's target.
            short_description text: Short description that the page states.
            abstract text: First paragraph of the lead.
            wikidata_id text: Item id on Wikidata.
            latitude real: Where the subject is: degrees, north positive.
            longitude real: Degrees, east positive.
            globe text: The celestial body, when it is not Earth.
            image text: File name of the picture that stands for the article.
            view text: How the record was made: source, rendered or html.
            parts text: Parts of the record that were asked for, with commas between; absent: all.
            entity text: The domain record as JSON, when a mapping applies.
            more_entities text: Domain records of further infoboxes as JSON.
        """),
        ("title", "page_id"),
    ),
    _table(
        "infoboxes",
        "Infoboxes, in document order.",
        ("infobox",),
        """infobox integer: Number of the box in the article, from 1.
        name text: Template name.
        title text: Title shown on top.
        image text: File name of its first picture.""",
        ("name",),
    ),
    _table(
        "infobox_fields",
        "The rows of infoboxes, in document order; those of nested boxes too.",
        ("infobox", "field"),
        f"""infobox integer: Number of the box in the article, from 1.
        field integer: Number of the row in the box, from 1.
        infobox_name text: Template name of the box (of the nested box, when it is in one).
        group_label text: Heading above the row; headings of nested groups are joined by ' / '.
        param text: Name of the template parameter that the editor filled.
        label text: Label that the reader sees.
        text text: What the row shows.
        {_TYPED}
        latitude real: Degrees, north positive, when it shows coordinates.
        longitude real: Degrees, east positive.
        link text: Target of its first link to a page.
        items integer: Number of items, when it shows a list (see `infobox_items`).
        source_entity text: Entity of Wikidata whose statements gave it, where that is certain.
        source_property text: Property of those statements.""",
        ("param", "label"),
    ),
    _table(
        "infobox_items",
        "The items of infobox rows that show a list.",
        ("infobox", "field", "item"),
        f"""infobox integer: Number of the box in the article, from 1.
        field integer: Number of the row in the box, from 1.
        item integer: Number of the item in the row, from 1.
        parent integer: The item that it is nested in.
        param text: Name of the row's parameter.
        label text: Label of the row.
        text text: The item's own text.
        part_1 text: Left side of a pair such as 'country: person'.
        part_2 text: Right side of the pair.
        {_TYPED}
        link text: Target of its first link to a page.""",
    ),
    _table(
        "sections",
        "Sections, in document order; the lead is the first.",
        ("section",),
        """section integer: Number of the section in the article, from 1.
        parent integer: The section that it is in.
        level integer: Heading level: 1 (the lead) to 6.
        title text: Heading as shown.
        path text: Headings from the outermost to this one, joined by ' / '.
        anchor text: Fragment under which the section is reached.
        text text: Its running text, lists and quotations as plain text, a line each; no tables.""",
    ),
    _table(
        "paragraphs",
        "Paragraphs of running text.",
        ("paragraph",),
        """paragraph integer: Number of the paragraph in the article, from 1.
        section integer: The section that it is in.
        text text: As shown; formulas as TeX.""",
    ),
    _table(
        "list_items",
        "Items of lists and definition lists in sections.",
        ("list", "item"),
        f"""list integer: Number of the list in the article, from 1.
        item integer: Number of the item in the list, from 1; nested items count on.
        section integer: The section that the list is in.
        parent integer: The item that it is nested in.
        level integer: Depth: 1 for the items of the list itself.
        kind text: bullet, number, term or definition.
        text text: The item's own text, without nested items.
        link text: Target of its first link to a page.
        {_TYPED}""",
    ),
    _table(
        "tables",
        "Tables, in document order; a table in a cell follows the one around it.",
        ("table_number",),
        """table_number integer: Number of the table in the article, from 1.
        parent_table integer: The table in one of whose cells it stands.
        section integer: The section that it is in.
        caption text: The caption.
        width integer: Number of grid columns.
        height integer: Number of rows.""",
    ),
    _table(
        "table_cells",
        "Cells of tables, each once, where it begins.",
        ("table_number", "cell"),
        f"""table_number integer: Number of the table in the article, from 1.
        cell integer: Number of the cell in the table, from 1.
        row_number integer: Row where the cell begins, from 1.
        column_number integer: Grid column where it begins, from 1.
        column_name text: Name of the column, from the header rows.
        header boolean: Whether it is a header cell.
        rowspan integer: Number of rows that it fills.
        colspan integer: Number of columns that it fills.
        text text: What the cell shows.
        link text: Target of its first link to a page.
        {_TYPED}""",
    ),
    _table(
        "navboxes",
        "Navigation boxes and sidebars.",
        ("navbox",),
        """navbox integer: Number of the box in the article, from 1.
        name text: Template name.
        kind text: navbox or sidebar.
        title text: Title of the box.
        link text: The page that the box is about.""",
        ("name",),
    ),
    _table(
        "navbox_items",
        "Items of navigation boxes, with the labels of their groups.",
        ("navbox", "item"),
        """navbox integer: Number of the box in the article, from 1.
        item integer: Number of the item in the box, from 1.
        navbox_name text: Template name of the box.
        place text: above, group or below.
        group_label text: Labels from the outermost group to the item's, joined by ' / '.
        parent integer: The item that it is nested in.
        text text: The item's own text.
        link text: Target of its first link to a page.
        foreign_language text: Language or wiki of its first foreign link.
        foreign_link text: Title there.""",
    ),
    _table(
        "links",
        "Links as shown, in document order; those in template parameters are not repeated.",
        ("position",),
        """position integer: Number of the link in the article, from 1.
        place text: infobox, section, navbox, reference or notice.
        place_number integer: Which infobox, section, navbox, reference or notice, from 1.
        kind text: internal, interwiki or external.
        target text: Page title without fragment, or URL; empty for a place on the same page.
        anchor text: The fragment.
        text text: What the reader sees of the link.
        interwiki text: Prefix of the other wiki or language.
        language_name text: Language as the page names it beside the link.
        red boolean: True when the page did not exist.""",
        ("target",),
    ),
    _table(
        "categories",
        "Categories of the article.",
        ("position",),
        """position integer: Number in the article, from 1.
        name text: Name without namespace.
        sort_key text: Sort key that the page states.
        hidden boolean: Whether it is hidden from readers; absent when not known.
        source text: page or template: what put the page there; absent when not known.
        template text: The template that did.""",
        ("name",),
    ),
    _table(
        "references",
        "Footnotes; `references` is a word of SQL, so quote it, or use the view `footnotes`.",
        ("position",),
        """position integer: Number in the article, from 1.
        id text: What the record calls it.
        name text: Name that the editor gave it.
        group_name text: Group, when it is not the default one.
        text text: As shown.
        template text: Citation template.
        kind text: Kind of the work cited.
        title text: Title of the work or of the cited part.
        container text: Journal, newspaper, website or book that the part is in.
        authors text: Authors, joined by '; '.
        editors text: Editors, joined by '; '.
        date text: Date of publication, as written.
        publisher text: Publisher.
        place text: Place of publication.
        edition text: Edition.
        volume text: Volume.
        issue text: Issue.
        pages text: Pages.
        url text: URL.
        archive_url text: URL of an archived copy.
        access_date text: Date on which the URL was read, as written.
        language text: Language of the work.
        identifiers text: Identifiers as a JSON object: isbn, doi, issn and so on.""",
    ),
    _table(
        "images",
        "Pictures, videos and sounds, in document order.",
        ("position",),
        """position integer: Number in the article, from 1.
        place text: infobox, section, navbox, reference or notice.
        place_number integer: Which infobox, section, navbox, reference or notice, from 1.
        file text: File name without namespace.
        caption text: Caption as shown.
        alt text: Text alternative.
        url text: URL, where the page states one.
        media text: image, video or audio; absent means image.""",
    ),
    _table(
        "notices",
        "Hatnotes and message boxes.",
        ("position",),
        """position integer: Number in the article, from 1.
        kind text: hatnote, stub, maintenance or message.
        template text: Template name.
        text text: As shown.
        section text: Anchor of the section that it stands in; absent in the lead.""",
    ),
    _table(
        "language_links",
        "Links to the same subject on other languages' wikis.",
        ("position",),
        """position integer: Number in the article, from 1.
        language text: Language code or interwiki prefix.
        title text: Title there.
        url text: URL, where stated.""",
    ),
    _table(
        "external_links",
        "URLs that the page links to, each once.",
        ("position",),
        """position integer: Number in the article, from 1.
        url text: The URL.
        text text: Text of the first link to it.""",
    ),
    _table(
        "stored_facts",
        "What pages store for queries on their wikis, with Semantic MediaWiki or Cargo.",
        ("position",),
        f"""position integer: Number in the article, from 1.
        system text: semantic or cargo.
        table_name text: Cargo's table.
        subobject text: Name of the part of the page that it is stated of.
        row integer: Number of the row or part in the article, from 1; absent for the page itself.
        property text: The property or field.
        value text: The value as shown.
        {_TYPED}
        link text: Page that it links to.""",
        ("property",),
    ),
    _table(
        "templates",
        "Template calls that the editor wrote.",
        ("call",),
        """call integer: Number of the call in the article, from 1.
        parent integer: The call in whose arguments it stands.
        name text: Name of the template, parser function, variable or module.
        kind text: template, parser_function, variable or module.""",
        ("name",),
    ),
    _table(
        "template_parameters",
        "Arguments of template calls.",
        ("call", "position"),
        """call integer: Number of the call in the article, from 1.
        position integer: Number of the argument in the call, from 1.
        name text: Name; positional arguments are numbered from 1.
        raw text: Wikitext as written.
        text text: The same, as text.""",
    ),
    _table(
        "entities",
        "What pages are about, where a mapping applies: the page's entity is number 1.",
        ("entity",),
        """entity integer: Number of the entity in the article, from 1.
        id text: Its URL: that of the page's item, or else one of the page.
        type text: Its most special class.
        label text: Its name.""",
        ("id", "type"),
    ),
    _table(
        "entity_types",
        "The classes of entities, the most special first.",
        ("entity", "position"),
        """entity integer: Number of the entity in the article, from 1.
        position integer: Number of the class, from 1.
        type text: The class.""",
        ("type",),
    ),
    _table(
        "entity_values",
        "The values of entities' properties, in document order, each followed by its own properties"
        " and qualifiers.",
        ("entity", "value"),
        f"""entity integer: Number of the entity in the article, from 1.
        value integer: Number of the value in the entity, from 1.
        parent integer: The value whose property or qualifier it is; absent for the entity's own.
        property text: The property.
        qualifier boolean: Whether it qualifies its parent: says when, as what or of what it holds.
        position integer: Number among the values of this property there, from 1.
        type text: Class of a value that has properties of its own.
        text text: As shown.
        kind text: Kind of its typed form: date, quantity and so on.
        {_TYPED}
        latitude real: Degrees, north positive.
        longitude real: Degrees, east positive.
        boolean boolean: Yes or no.
        content text: A duration, URL, identifier or colour in its standard form.
        link text: Page or URL that the value links to.
        infobox integer: Number of the box in the article that states it, from 1.
        infobox_name text: Name of that box or template.
        group_label text: Heading above the row.
        param text: Parameter of the row.
        label text: Label of the row.
        source_entity text: Entity of Wikidata whose statement gave it.
        source_property text: Property of that statement.
        span_start integer: Where it is in the wikitext, in characters.
        span_end integer: Where that ends.""",
        ("property",),
    ),
    _table(
        "diagnostics",
        "What was not understood, limited or repaired.",
        ("position",),
        """position integer: Number in the article, from 1.
        code text: Stable name of the problem.
        severity text: info, warning or error.
        message text: The problem in words.
        template text: Template or module where it is.
        span_start integer: Where it is in the wikitext, in characters.
        span_end integer: Where that ends.""",
    ),
)

VIEWS: tuple[View, ...] = (
    View("footnotes", "The table `references` under a name that needs no quotes.",
         'SELECT * FROM "references"'),
    View(
        "facts",
        "Infobox rows with the article's title; `name` is the parameter, or else the label.",
        "SELECT a.article_id, a.title, f.infobox, f.infobox_name, f.field,"
        " coalesce(f.param, f.label) AS name, f.text, f.date, f.number, f.unit, f.link"
        " FROM infobox_fields f JOIN articles a ON a.article_id = f.article_id",
    ),
    View(
        "page_links",
        "Links between pages: the article's title and the target.",
        "SELECT a.article_id, a.title, l.position, l.place, l.target, l.anchor, l.text"
        " FROM links l JOIN articles a ON a.article_id = l.article_id"
        " WHERE l.kind = 'internal' AND l.target <> ''",
    ),
    View(
        "category_members",
        "Categories with the titles of their pages.",
        "SELECT c.name AS category, a.article_id, a.title, c.sort_key, c.hidden"
        " FROM categories c JOIN articles a ON a.article_id = c.article_id",
    ),
)  # fmt: skip
