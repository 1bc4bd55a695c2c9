-- luabit's hex library.
local core = ...
local raw = core.raw
local floor, type, error, tonumber = raw.math.floor, raw.type, raw.error, raw.tonumber
local format, match = raw.string.format, raw.string.match

local hex = {}

function hex.to_hex(value)
	if type(value) ~= 'number' then error('hex.lua:25: non-number type passed in.', 0) end
	if value ~= floor(value) then
		error('hex.lua:30: trying to apply bitwise operation on non-integer!', 0)
	end
	value = value % 2 ^ 32
	local high, low = floor(value / 65536), value % 65536
	if high == 0 then return format('0x%X', low) end
	return format('0x%X%04X', high, low)
end

function hex.to_dec(text)
	local digits = type(text) == 'string' and match(text, '^0[xX](.*)$')
	if not digits then error('hex.lua:65: wrong hex format, should lead by 0x or 0X.', 0) end
	if not match(digits, '^%x+$') then return nil end
	return tonumber(digits, 16)
end

return hex
