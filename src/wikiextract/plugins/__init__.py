"""Hooks: own template handlers, readers and mappings, put together as a `Plugin`.

    from wikiextract.plugins import CalledTemplate, Plugin

    def height(call: CalledTemplate) -> str:
        return f"{call.text('1')} m"

    plugin = Plugin(name="heights", templates={"Height": height})

docs/plugins.md says how a plugin is given to a run, in code or by installing it.
"""

from typing import TYPE_CHECKING

from wikiextract.exports import loader

if TYPE_CHECKING:
    from wikiextract.map.domains.model import MappingSet
    from wikiextract.plugins.active import NO_PLUGINS, Plugins
    from wikiextract.plugins.called import CalledTemplate
    from wikiextract.plugins.find import GivenPlugins, check_portable, find_plugins
    from wikiextract.plugins.mappings import read_mapping_file
    from wikiextract.plugins.plugin import DocumentReader, Plugin, TemplateHandler

__all__ = [
    "NO_PLUGINS",
    "CalledTemplate",
    "DocumentReader",
    "GivenPlugins",
    "MappingSet",
    "Plugin",
    "Plugins",
    "TemplateHandler",
    "check_portable",
    "find_plugins",
    "read_mapping_file",
]

__getattr__ = loader(
    __name__,
    {
        "wikiextract.map.domains.model": ["MappingSet"],
        "wikiextract.plugins.active": ["NO_PLUGINS", "Plugins"],
        "wikiextract.plugins.called": ["CalledTemplate"],
        "wikiextract.plugins.find": ["GivenPlugins", "check_portable", "find_plugins"],
        "wikiextract.plugins.mappings": ["read_mapping_file"],
        "wikiextract.plugins.plugin": ["DocumentReader", "Plugin", "TemplateHandler"],
    },
)
