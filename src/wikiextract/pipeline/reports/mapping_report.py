"""The results of a run's mapping pages: templates that are mapped, parts not understood."""

from __future__ import annotations

import msgspec

from wikiextract.map.domains.model import MappingSet, NotUnderstood

_EXAMPLES = 50


class WikiMappings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The mappings of one wiki: `templates` that have one, and parts that are not understood.

    Of these `examples` are the first ones.
    """

    templates: int
    not_understood: int = 0
    examples: tuple[NotUnderstood, ...] = ()

    @classmethod
    def of(cls, mappings: MappingSet) -> WikiMappings:
        """Count what a set of mappings holds."""
        return cls(
            templates=sum(len(box.boxes) for box in mappings.boxes),
            not_understood=len(mappings.not_understood),
            examples=mappings.not_understood[:_EXAMPLES],
        )
