-- luabit's bit library: operations on integers as lists of bits, lowest first.
local core = ...
local raw = core.raw
local floor, type, error, tonumber = raw.math.floor, raw.type, raw.error, raw.tonumber

core.library('bit32')
local conjunction = core.bit_and
local WORD = 2 ^ 32

local function word(value)
	local number = tonumber(value)
	if number == nil then
		error("bit.lua:41: bad argument #1 to 'floor' (number expected, got " .. type(value) .. ')', 0)
	end
	if number ~= floor(number) then
		error('bit.lua:42: trying to use bitwise operation on non-integer!', 0)
	end
	return number % WORD
end

local bit = {}

function bit.tobits(value)
	local rest, bits = word(value), {}
	while rest > 0 do
		bits[#bits + 1] = rest % 2
		rest = floor(rest / 2)
	end
	return bits
end

function bit.tonumb(bits)
	local result, place = 0, 1
	for index = 1, #bits do
		result = result + bits[index] * place
		place = place * 2
	end
	return result
end

function bit.band(a, b) return conjunction(word(a), word(b)) end

function bit.bor(a, b)
	a, b = word(a), word(b)
	return a + b - conjunction(a, b)
end

function bit.bxor(a, b)
	a, b = word(a), word(b)
	return a + b - 2 * conjunction(a, b)
end
bit.bxor2 = bit.bxor

function bit.bnot(value) return WORD - 1 - word(value) end

function bit.blshift(value, count) return word(value) * 2 ^ floor(count) % WORD end

function bit.blogic_rshift(value, count) return floor(word(value) / 2 ^ floor(count)) end

-- Keeps the sign of a negative number.
function bit.brshift(value, count)
	local result = bit.blogic_rshift(value, count)
	if value >= 0 then return result end
	return WORD - 2 ^ (32 - floor(count)) + result
end

return bit
