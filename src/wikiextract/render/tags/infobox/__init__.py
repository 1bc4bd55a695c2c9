"""``<infobox>`` as PortableInfobox shows it.

https://community.fandom.com/wiki/Help:Infoboxes/Tags,
https://www.mediawiki.org/wiki/Extension:PortableInfobox
"""

from wikiextract.render.tags.infobox.box import infobox

__all__ = ["infobox"]
