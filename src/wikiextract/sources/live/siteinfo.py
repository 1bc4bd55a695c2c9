"""What a live wiki says of itself, in a file."""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import msgspec

from wikiextract.errors import InputError
from wikiextract.sources.live.api import find_api
from wikiextract.sources.live.cache import default_folder
from wikiextract.sources.live.client import Access, WebClient


class LiveWiki(NamedTuple):
    """A wiki's name in its database, the address of its main page, and its siteinfo file."""

    name: str | None
    base: str
    path: str


def wiki_at(address: str, access: Access) -> LiveWiki:
    """Return the wiki at an address; its siteinfo is written beside the answers that are kept.

    The file stays as it is while the wiki says the same. Raises `InputError` when there is no wiki,
    or the file cannot be written.
    """
    with closing(WebClient(access)) as client:
        api = find_api(client, address)
    answer = msgspec.json.decode(api.siteinfo)
    answer["query"]["general"].pop("time", None)
    text = msgspec.json.encode(answer)
    folder = Path(access.cache) if access.cache else default_folder()
    file = folder / f"siteinfo-{hashlib.sha256(text).hexdigest()[:16]}.json"
    general = api.site.general
    try:
        if not file.exists():
            file.write_bytes(text)
    except OSError as error:
        raise InputError(str(file), f"cannot be written ({error.strerror})") from error
    return LiveWiki(general.wikiid, general.base or "", str(file))
