-- math.random: the generator that luasandbox uses (rand_r of the GNU C library), so that modules
-- draw the same numbers here; each #invoke begins anew with seed 1.
local core = ...
local raw = core.raw
local floor, tonumber, error = raw.math.floor, raw.tonumber, raw.error
local select = raw.select

local RAND_MAX = 2147483647
local state = 1

-- state * 1103515245 + 12345 modulo 2^32; doubles hold 53 bits, so in two halves.
local function step()
	local low, high = state % 65536, floor(state / 65536)
	local multiplied = low * 1103515245 + ((high * 1103515245) % 65536) * 65536 + 12345
	state = multiplied % 4294967296
	return floor(state / 65536)
end

local function draw()
	local result = step() % 2048
	local second, third = step() % 1024, step() % 1024
	return (result * 1024 + second) * 1024 + third
end

local random = {}

-- Begin anew; gives what `back_to` needs to go on as before.
function random.begin()
	local outer = state
	state = 1
	return outer
end

function random.back_to(outer) state = outer end

function random.randomseed(...)
	local seed = tonumber((...))
	if seed == nil then core.strings.refused(raw.math.randomseed, ...) end
	seed = seed < 0 and -floor(-seed) or floor(seed)
	state = seed == seed and seed > -2 ^ 62 and seed < 2 ^ 62 and seed % 4294967296 or 0
end

local function integer(number)
	return number < 0 and -floor(-number) or floor(number)
end

function random.random(...)
	local count = select('#', ...)
	local first, second = ...
	if count > 2 then error('wrong number of arguments', 2) end
	local low, high = 1, nil
	if count > 0 and not (tonumber(first) and (count == 1 or tonumber(second))) then
		core.strings.refused(raw.math.random, ...)
	end
	if count == 1 then
		high = integer(tonumber(first))
		if high < 1 then core.strings.refused(raw.math.random, high) end
	elseif count == 2 then
		low, high = integer(tonumber(first)), integer(tonumber(second))
		if low > high then core.strings.refused(raw.math.random, low, high) end
	end
	local share = (draw() % RAND_MAX) / RAND_MAX
	if count == 0 then return share end
	return floor(share * (high - low + 1)) + low
end

return random
