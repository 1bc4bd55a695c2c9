"""What the reader is told about footnotes that are not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.expand.messages import fill
from wikiextract.render.categories import track
from wikiextract.render.recipe import half_parse

if TYPE_CHECKING:
    from wikiextract.render.state import PageState

_REF, _REFERENCES = "<code>&lt;ref&gt;</code>", "<code>&lt;references&gt;</code>"

# Interface messages of the extension Cite by their names.
_TEXTS = {
    "cite_error": "Cite error: $1",
    "cite_error_ref_no_input": f"Invalid {_REF} tag; refs with no name must have content.",
    "cite_error_ref_too_many_keys": (
        f'Invalid parameter "$1" in {_REF} tag. The supported parameters are: $2.'
    ),
    "cite_error_ref_follow_conflicts": (
        f"Invalid {_REF} tag; follow cannot be combined with a name."
    ),
    "cite_error_ref_numeric_key": (
        f"Invalid {_REF} tag; name cannot be a simple integer. Use a descriptive title."
    ),
    "cite_error_ref_invalid_dir": f'Invalid {_REF} tag; unknown direction "$1".',
    "cite_error_ref_conflicting_dir": (
        f'One of the {_REF} tags with the name "$1" does have a conflicting dir attribute.'
    ),
    "cite_error_included_ref": f"The opening {_REF} tag is malformed or has a bad name.",
    "cite_error_included_references": f"Closing tag missing for {_REFERENCES}.",
    "cite_error_references_duplicate_key": (
        f'Invalid {_REF} tag; name "$1" defined multiple times with different content.'
    ),
    "cite_error_references_no_text": (
        f'Invalid {_REF} tag; no text was provided for refs named "$1".'
    ),
    "cite_error_references_invalid_parameters": (
        f'Invalid parameter "$1" in {_REFERENCES} tag. The supported parameters are: $2.'
    ),
    "cite_error_references_group_mismatch": (
        f'{_REF} tag in {_REFERENCES} has conflicting group attribute "$1".'
    ),
    "cite_error_references_missing_key": (
        f'{_REF} tag with name "$1" defined in {_REFERENCES} is not used in prior text.'
    ),
    "cite_error_references_no_key": (f"{_REF} tag defined in {_REFERENCES} has no name attribute."),
    "cite_error_empty_references_define": (
        f'{_REF} tag with name "$1" defined in {_REFERENCES} group "$2" has no content.'
    ),
    "cite_error_group_refs_without_references": (
        f'{_REF} tags exist for a group named "$1", but no corresponding '
        '<code>&lt;references group="$1"/&gt;</code> tag was found.'
    ),
}


def error_wikitext(state: PageState, name: str, *parameters: str) -> str:
    """The error as wikitext; it is reported as well."""
    detail = fill(state.message(name) or _TEXTS[name], parameters)
    track("cite-tracking-category-cite-error", state)
    state.report(name.replace("_", "-"), f"{name}: {', '.join(parameters)}")
    text = fill(state.message("cite_error") or _TEXTS["cite_error"], (detail,))
    language = "en" if state.message(name) is None else state.site.language
    return f'<span class="error mw-ext-cite-error" lang="{language}" dir="ltr">{text}</span>'


def error_html(state: PageState, name: str, *parameters: str) -> str:
    """The error as half-parsed HTML."""
    return half_parse(error_wikitext(state, name, *parameters), state)
