-- The library that `require "ustring"` gives: as mw.ustring, without its limits of length, and with
-- simple case mapping (a character becomes one character).
local core = ...
local library = core.base.copy(core.ustring)
library.maxPatternLength = core.raw.math.huge
library.maxStringLength = core.raw.math.huge
library.upper = core.host.simple_upper
library.lower = core.host.simple_lower
return library
