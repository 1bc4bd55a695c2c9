-- table.sort within time: C Lua's sort without a comparator cannot be stopped.
local core = ...
local raw, limits = core.raw, core.limits
local error, pcall, type = raw.error, raw.pcall, raw.type
local raw_sort = raw.table.sort

local SMALL, LARGE, LONG_STRING = 100, 100000, 1000

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
	limits.expect_work()
	if comparator == nil and not is_quick(list, #list) then comparator = by_order end
	local ok, message = pcall(raw_sort, list, comparator)
	if ok then return end
	error(message, message == 'invalid order function for sorting' and 2 or 0)
end

local library = {}
for name, value in raw.pairs(raw.table) do library[name] = value end
library.sort = sort
return library
