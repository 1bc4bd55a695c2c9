"""Writing a moment by a format of ``{{#time:}}``.

https://www.mediawiki.org/wiki/Help:Extension:ParserFunctions##time
"""

from __future__ import annotations

import re

from wikiextract.language.dates.date_characters import NUMBERS, TEXTS
from wikiextract.language.dates.moment import Moment
from wikiextract.language.digits import local_digits
from wikiextract.language.facts import Language
from wikiextract.language.numerals import hebrew_numeral, roman

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"'
    r"|\\(?P<escaped>.)"
    r"|(?P<code>x[ijmkot].|x.|.)",
    re.S,
)
_SWITCHES = frozenset({"xn", "xN", "xr", "xh"})


def format_date(format_: str, moment: Moment, language: Language) -> str:
    """Return `moment` as `format_` says, in the words and digits of `language`.

    Characters without a meaning stand for themselves, as do ``"quoted"`` and ``\\escaped`` ones.
    """
    writer = _Writer(moment, language)
    return "".join(map(writer.write, _TOKEN.finditer(format_)))


class _Writer:
    """Writes one token after another, as ``xn``, ``xN``, ``xr`` and ``xh`` act on later ones."""

    def __init__(self, moment: Moment, language: Language) -> None:
        self._moment = moment
        self._language = language
        self._pending: set[str] = set()

    def write(self, token: re.Match[str]) -> str:
        """Return the text of one token of a format."""
        quoted = token["quoted"]
        if quoted is not None:
            return quoted
        code = token["code"]
        if code is None:
            return token["escaped"]
        if code in _SWITCHES:
            if code == "xN" and code in self._pending:
                self._pending.remove(code)
            else:
                self._pending.add(code)
            return ""
        text = TEXTS.get(code)
        if text is not None:
            return text(self._moment, self._language)
        number = NUMBERS.get(code)
        if number is not None:
            return self._number(number(self._moment))
        return code[-1]

    def _number(self, digits: str) -> str:
        """Return a number as the switches before it ask for; each but ``xN`` serves once."""
        if "xN" in self._pending or "xn" in self._pending:
            self._pending.discard("xn")
            return digits
        for switch, numeral in (("xr", roman), ("xh", hebrew_numeral)):
            if switch in self._pending:
                self._pending.remove(switch)
                return numeral(int(digits) if digits.lstrip("-").isdecimal() else 0)
        return local_digits(digits, self._language)
