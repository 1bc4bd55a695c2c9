-- The table library within time: C cannot be stopped while it moves or sorts elements.
--
-- How many there are is for the module to say: a table of 31 elements may have a length of 2 ^ 30.
local core = ...
local raw, limits = core.raw, core.limits
local error, pcall, select, type = raw.error, raw.pcall, raw.select, raw.type
local next, rawget = raw.next, raw.rawget
local raw_sort, raw_insert, raw_remove = raw.table.sort, raw.table.insert, raw.table.remove

local SMALL, LARGE, LONG_STRING = 100, 100000, 1000
-- More elements than fit into the memory of a page.
local MOST = 1e7
local INTEGERS = 2 ^ 32

-- Before C moves so many elements.
local function expect_steps(steps)
	if steps > MOST then limits.kill('time') end
	limits.expect_work()
end

-- A position as C takes it: a number beyond its integers begins anew from the other end.
local function c_integer(number)
	if number ~= number or number >= 2 ^ 63 or number < -2 ^ 63 then return 0 end
	return (number + INTEGERS / 2) % INTEGERS - INTEGERS / 2
end

local function insert(...)
	local list, position, value = ...
	local count = select('#', ...)
	if type(list) == 'table' then
		core.expect_writing(list)
		if count == 2 then return raw_insert(list, position) end
		position = raw.tonumber(position)
		if count == 3 and position then
			local steps = #list + 1 - c_integer(position)
			if steps > LARGE then expect_steps(steps) end
			return raw_insert(list, position, value)
		end
	end
	core.strings.refused(raw_insert, ...)
end

local function remove(...)
	local list, position = ...
	if type(list) == 'table' then
		if position == nil then return raw_remove(list) end
		position = raw.tonumber(position)
		if position then
			position = c_integer(position)
			local steps = #list - position
			if position >= 1 and steps > LARGE then expect_steps(steps) end
			return raw_remove(list, position)
		end
	end
	core.strings.refused(raw_remove, ...)
end

-- What these call may be C, too, which calls no hook.
local function foreach(...)
	local list, called = ...
	if type(list) ~= 'table' or type(called) ~= 'function' then
		core.strings.refused(raw.table.foreach, ...)
	end
	for key, value in next, list do
		local result = called(key, value)
		if result ~= nil then return result end
	end
end

local function foreachi(...)
	local list, called = ...
	if type(list) ~= 'table' or type(called) ~= 'function' then
		core.strings.refused(raw.table.foreachi, ...)
	end
	for index = 1, #list do
		local result = called(index, rawget(list, index))
		if result ~= nil then return result end
	end
end

local function by_order(a, b) return a < b end

-- Whether C may sort `list` itself: few or short elements.
local function is_quick(list, size)
	if size <= SMALL then return true end
	if size > LARGE then return false end
	for index = 1, size do
		local value = list[index]
		if type(value) == 'string' and #value > LONG_STRING then return false end
	end
	return true
end

local function sort(...)
	local list, comparator = ...
	if type(list) ~= 'table' or not (comparator == nil or type(comparator) == 'function') then
		core.strings.refused(raw_sort, ...)
	end
	local size = #list
	expect_steps(size)
	if comparator == nil then
		if not is_quick(list, size) then comparator = by_order end
	elseif size > SMALL and raw.getinfo(comparator, 'S').what == 'C' then
		local compare = comparator
		comparator = function(a, b) return compare(a, b) end
	end
	local ok, message = pcall(raw_sort, list, comparator)
	if ok then return end
	error(message, message == 'invalid order function for sorting' and 2 or 0)
end

local library = {}
for name, value in raw.pairs(raw.table) do library[name] = value end
library.sort, library.insert, library.remove = sort, insert, remove
library.foreach, library.foreachi = foreach, foreachi
return library
