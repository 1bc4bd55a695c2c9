"""Requests to a wiki: one at a time, not too many, again when it is busy, kept on the disk."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import msgspec

from wikiextract.errors import InputError
from wikiextract.sources.limits import FILE_BYTES, MIB
from wikiextract.sources.live.cache import Cache, default_folder
from wikiextract.version import __version__

_ADVICE = "pip install 'wikiextract[live]'"
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_BUSY_ERRORS = frozenset({"maxlag", "ratelimited", "readonly"})
"""What the API says in a header when the same request may succeed a little later."""


class Access(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The manner in which a wiki is asked.

    `rate` is how many requests a second it gets at most, `tries` how often a request is made that
    it has no time for, after `pause` seconds, twice as many, and so on, up to `longest`. A server
    that says how long to wait is obeyed, up to `longest`. `contact` tells the wiki's people whom
    to ask (an address). Answers are kept in the folder `cache`; None is the usual place.
    """

    rate: float = 5.0
    tries: int = 5
    pause: float = 1.0
    longest: float = 60.0
    timeout: float = 60.0
    contact: str | None = None
    cache: str | None = None

    @property
    def agent(self) -> str:
        """The name by which the wiki knows us."""
        contact = f"; {self.contact}" if self.contact else ""
        return f"wikiextract/{__version__} (a reader of articles{contact}) httpx"


@dataclass
class AnswerError(InputError):
    """An answer that is none. `status` is HTTP's; 0 when the server gave no answer at all."""

    status: int = 0


class WebClient:
    """Asks for addresses with GET. Use it in one thread, and close it."""

    def __init__(self, access: Access) -> None:
        """Raise `InputError` when httpx is not installed or answers cannot be kept."""
        try:
            self._httpx: Any = import_module("httpx")
        except ImportError as error:
            raise InputError("a live wiki", "needs httpx to be read", _ADVICE) from error
        self._access = access
        self._cache = Cache(Path(access.cache) if access.cache else default_folder())
        self._next = 0.0
        self._http = self._httpx.Client(
            headers={"User-Agent": access.agent},
            timeout=access.timeout,
            follow_redirects=True,
            max_redirects=5,
        )

    def close(self) -> None:
        """End the connections."""
        self._http.close()

    def get(
        self, address: str, parameters: Mapping[str, str] | None = None, *, kept: bool = False
    ) -> bytes:
        """Return the body of an answer of status 200.

        With `kept` it may be one of the last day. Raises `AnswerError` for any other status, an
        answer larger than `limits.FILE_BYTES`, and a server that cannot be reached.
        """
        if parameters:
            address = f"{address}?{urlencode(parameters)}"
        known = self._cache.get(address) if kept else None
        if known is not None:
            return known
        pause = self._access.pause
        for attempt in range(1, self._access.tries + 1):
            self._wait_for_turn()
            last = attempt == self._access.tries
            try:
                body, wait, sound = self._once(address, last=last)
            except self._httpx.TransportError as error:
                if last:
                    problem = f"cannot be reached ({error or type(error).__name__})"
                    raise AnswerError(address, problem) from error
                body, wait, sound = None, None, False
            except (self._httpx.HTTPError, self._httpx.InvalidURL) as error:
                raise AnswerError(address, f"cannot be read ({error})") from error
            if body is not None:
                if kept and sound:
                    self._cache.put(address, body)
                return body
            time.sleep(min(pause if wait is None else wait, self._access.longest))
            pause *= 2
        raise AnswerError(address, "gave no answer")

    def _once(self, address: str, *, last: bool) -> tuple[bytes | None, float | None, bool]:
        """Ask once: the body, or None to ask again; seconds to wait; True if it is no error."""
        with self._http.stream("GET", address) as answer:
            error = answer.headers.get("MediaWiki-API-Error")
            if not last and (answer.status_code in _BUSY or error in _BUSY_ERRORS):
                return None, _seconds(answer.headers.get("Retry-After")), False
            if answer.status_code != 200:
                problem = f"answers with status {answer.status_code}"
                raise AnswerError(address, problem, status=answer.status_code)
            body = bytearray()
            for chunk in answer.iter_bytes():
                body += chunk
                if len(body) > FILE_BYTES:
                    problem = f"gives more than {FILE_BYTES // MIB} MiB"
                    raise AnswerError(address, problem, status=200)
            return bytes(body), None, error is None

    def _wait_for_turn(self) -> None:
        now = time.monotonic()
        if now < self._next:
            time.sleep(self._next - now)
        self._next = max(now, self._next) + 1 / self._access.rate


def _seconds(stated: str | None) -> float | None:
    return float(stated) if stated is not None and stated.strip().isdecimal() else None
