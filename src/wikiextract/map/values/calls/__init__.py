"""What template calls state, one family a file behind one signature, put together by `recipe`."""

from wikiextract.map.values.calls.call import StatedCall, call_of
from wikiextract.map.values.calls.recipe import read_call

__all__ = ["StatedCall", "call_of", "read_call"]
