"""Patterns of Lua that are put together at random."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

_TIMES = ("", "", "", "*", "+", "-", "?")


def patterns_of(pieces: Sequence[str]) -> st.SearchStrategy[str]:
    """Return patterns of some of the pieces, each so many times, where it may be."""
    alone = [piece for piece in pieces if piece[0] in "()" or piece[:2] in ("%f", "%1")]
    repeated = st.tuples(st.sampled_from(pieces), st.sampled_from(_TIMES)).map(
        lambda one: one[0] if one[0] in alone else "".join(one)
    )
    whole = st.lists(repeated, min_size=1, max_size=6).map("".join)
    return st.tuples(st.sampled_from(["", "^"]), whole).map("".join)
