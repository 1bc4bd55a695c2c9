"""``<langconvert from=… to=…>``: text converted from one variant to another, of any language."""

from __future__ import annotations

from wikiextract.diagnostics import shortened
from wikiextract.language.facts import has_language, load_language
from wikiextract.language.variants.converter import converter
from wikiextract.render.recipe import half_parse
from wikiextract.render.tags.call import TagCall, TagResult
from wikiextract.render.variants.conversion import Conversion
from wikiextract.render.variants.wiki_variants import language_variants


def langconvert(call: TagCall) -> TagResult:
    """The content in the variant `to`; both variants are named by BCP 47 codes."""
    source, target = (call.attributes.get(name, "").lower() for name in ("from", "to"))
    html = call.render_content()
    language = source.partition("-")[0]
    if has_language(language) and len(load_language(language).variants) > 1:
        conversion = Conversion(
            language_variants(language, load_language(language).variants), converter
        )
        named = conversion.variants.bcp47
        if source in named and target in named:
            # Finished, so that the page's own conversion does not touch it again.
            return TagResult(conversion.convert_to(html, named[target]), "nowiki")
    page = call.page
    page.log.report(
        "langconvert-variant", f"<langconvert> from {shortened(source)!r} to {shortened(target)!r}"
    )
    error = half_parse(page.messages.shown("invalid-langconvert-attrs"), page)
    return TagResult(f'<span class="error">{error}</span>')
