-- bit32 as in Lua 5.2: operations on 32-bit unsigned numbers.
local core = ...
local raw = core.raw
local floor, tonumber, type, error = raw.math.floor, raw.tonumber, raw.type, raw.error
local select = raw.select

local WORD = 2 ^ 32

-- The conjunction of every pair of half bytes, at 16 * a + b.
local AND = {}
for a = 0, 15 do
	for b = 0, 15 do
		local result, bit, x, y = 0, 1, a, b
		for _ = 1, 4 do
			if x % 2 == 1 and y % 2 == 1 then result = result + bit end
			x, y, bit = floor(x / 2), floor(y / 2), bit * 2
		end
		AND[16 * a + b] = result
	end
end

local function conjunction(a, b)
	local result, place = 0, 1
	while a > 0 and b > 0 do
		local x, y = a % 16, b % 16
		result = result + AND[16 * x + y] * place
		a, b, place = (a - x) / 16, (b - y) / 16, place * 16
	end
	return result
end
core.bit_and = conjunction

-- `level` counts from the library's function, as `error` in it would.
local function number(name, index, value, level)
	local result = tonumber(value)
	if result == nil or result ~= result or result == raw.math.huge or result == -raw.math.huge then
		error("bad argument #" .. index .. " to '" .. name .. "' (number expected, got "
			.. type(value) .. ')', level + 2)
	end
	return result
end

local function word(name, index, value, level)
	return floor(number(name, index, value, level or 2)) % WORD
end

local function place(name, index, value, level)
	return floor(number(name, index, value, level or 2))
end

local bit32 = {}

local function band(name, ...)
	local result = WORD - 1
	for index = 1, select('#', ...) do
		result = conjunction(result, word(name, index, (select(index, ...)), 3))
	end
	return result
end

function bit32.band(...)
	local result = band('band', ...)
	return result
end

function bit32.btest(...)
	local result = band('btest', ...)
	return result ~= 0
end

function bit32.bor(...)
	local result = 0
	for index = 1, select('#', ...) do
		local value = word('bor', index, (select(index, ...)))
		result = result + value - conjunction(result, value)
	end
	return result
end

function bit32.bxor(...)
	local result = 0
	for index = 1, select('#', ...) do
		local value = word('bxor', index, (select(index, ...)))
		result = result + value - 2 * conjunction(result, value)
	end
	return result
end

function bit32.bnot(value)
	return WORD - 1 - word('bnot', 1, value)
end

local function shift_left(value, count)
	if count <= -32 or count >= 32 then return 0 end
	if count >= 0 then return (value % 2 ^ (32 - count)) * 2 ^ count end
	return floor(value / 2 ^ -count)
end

function bit32.lshift(value, count)
	return shift_left(word('lshift', 1, value), place('lshift', 2, count))
end

function bit32.rshift(value, count)
	return shift_left(word('rshift', 1, value), -place('rshift', 2, count))
end

function bit32.arshift(value, count)
	value, count = word('arshift', 1, value), place('arshift', 2, count)
	if count <= 0 or value < 2 ^ 31 then return shift_left(value, -count) end
	if count > 31 then return WORD - 1 end
	return WORD - 2 ^ (32 - count) + floor(value / 2 ^ count)
end

local function rotate(value, count)
	count = count % 32
	return shift_left(value, count) + floor(value / 2 ^ (32 - count))
end

function bit32.lrotate(value, count)
	return rotate(word('lrotate', 1, value), place('lrotate', 2, count))
end

function bit32.rrotate(value, count)
	return rotate(word('rrotate', 1, value), -place('rrotate', 2, count))
end

local function bits(name, index, field, width)
	field = place(name, index, field, 3)
	width = width == nil and 1 or place(name, index + 1, width, 3)
	if field < 0 then
		error("bad argument #" .. index .. " to '" .. name .. "' (field cannot be negative)", 3)
	end
	if width <= 0 then
		error("bad argument #" .. index + 1 .. " to '" .. name .. "' (width must be positive)", 3)
	end
	if field + width > 32 then error('trying to access non-existent bits', 3) end
	return field, width
end

function bit32.extract(value, field, width)
	value = word('extract', 1, value)
	field, width = bits('extract', 2, field, width)
	return floor(value / 2 ^ field) % 2 ^ width
end

function bit32.replace(value, replacement, field, width)
	value, replacement = word('replace', 1, value), word('replace', 2, replacement)
	field, width = bits('replace', 3, field, width)
	local old = floor(value / 2 ^ field) % 2 ^ width
	return value + (replacement % 2 ^ width - old) * 2 ^ field
end

return bit32
