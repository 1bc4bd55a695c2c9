"""A known failure, with its reason."""

from __future__ import annotations

import pytest

KNOWN = {
    "test_every_page_exists_and_texts_are_kept_as_asked[called]": (
        "a call of a subpage in a namespace whose subpages the site does not state is not followed"
    ),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        reason = KNOWN.get(item.name)
        if reason is not None:
            item.add_marker(pytest.mark.xfail(reason=reason))
