"""A shorter text with the same fault."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def shortened(text: str, fails: Callable[[Iterable[str]], Iterable[bool]]) -> str:
    """Return a text that still fails, with pieces left out while that holds.

    `fails` answers for texts in their order; where it does so one by one, it is asked about those
    up to the first that fails.
    """
    size = max(len(text) // 2, 1)
    while text:
        candidates = [text[:start] + text[start + size :] for start in range(0, len(text), size)]
        answers = zip(candidates, fails(candidates), strict=False)
        found = next((candidate for candidate, yes in answers if yes), None)
        if found is not None:
            text = found
            size = min(size, max(len(text) // 2, 1))
        elif size == 1:
            break
        else:
            size //= 2
    return text
