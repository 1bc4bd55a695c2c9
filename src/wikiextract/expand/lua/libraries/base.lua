-- The global environment of modules: Lua 5.1 without what the manual lists as removed, and with
-- what it lists as different (pairs, ipairs, tostring, getmetatable, pcall …).
local core = ...
local raw, limits, host = core.raw, core.limits, core.host
local error, type, select = raw.error, raw.type, raw.select
local raw_pcall, raw_xpcall, raw_tostring = raw.pcall, raw.xpcall, raw.tostring
local metatable_of, next = raw.getmetatable, raw.next
local KILLED = core.KILLED

local base = {}
core.base = base

-- Raise an error as if by `error(message, level)` in our caller, but do not count the frames that
-- our own pcall and xpcall put between a module and C.
function core.raise(message, level)
	local position, counted = 2, 0
	while true do
		local info = raw.getinfo(position, 'f')
		if not info then break end
		if info.func ~= base.pcall and info.func ~= base.xpcall then
			counted = counted + 1
			if counted == level then break end
		end
		position = position + 1
	end
	error(message, position)
end

local function after(ok, ...)
	if not ok then
		limits.check_killed()
		local message = ...
		-- An error object that is none of ours (an interrupt from Python) goes on as it is.
		if type(message) == 'userdata' then error(message, 0) end
		-- Memory that ran out is not a module's to handle.
		if message == 'not enough memory' then limits.kill('memory') end
		-- An error that names this file as its place means whoever called pcall.
		if type(message) == 'string' and raw.string.find(message, '^base%.lua:%d+: ') then
			local info = raw.getinfo(3, 'Sl')
			local place = info and info.currentline > 0
				and info.short_src .. ':' .. info.currentline .. ': ' or ''
			return false, place .. raw.string.gsub(message, '^base%.lua:%d+: ', '')
		end
	end
	return ok, ...
end

function base.pcall(...)
	if select('#', ...) == 0 then core.strings.refused(raw_pcall) end
	return after(raw_pcall(...))
end

function base.xpcall(called, handler, ...)
	if select('#', called, handler, ...) < 2 or handler == nil then
		core.strings.refused(raw_xpcall, called)
	end
	local function handle(message)
		if limits.reason() or type(message) == 'userdata' then return message end
		local ok, handled = raw_pcall(handler, message)
		-- Where handling the error fails, nothing more can be done: the #invoke ends.
		if not ok and not limits.reason() then
			limits.condemn(type(handled) == 'string' and { message = handled } or 'memory')
		end
		return handled
	end
	return after(raw_xpcall(called, handle))
end

function base.tostring(...)
	local value = ...
	local kind = type(value)
	if kind == 'table' then
		local text = raw_tostring(value)
		local meta = metatable_of(value)
		return meta and meta.__tostring and text or 'table'
	elseif kind == 'function' or kind == 'userdata' then
		return kind
	elseif kind == 'nil' and select('#', ...) == 0 then
		core.strings.refused(raw_tostring)
	end
	return raw_tostring(value)
end

-- What `own`, a metamethod that takes the place of `pairs` or `ipairs`, gives.
local function by_own(own, list)
	if type(own) ~= 'function' then error('attempt to call a ' .. type(own) .. ' value', 0) end
	local iterator, state, first = own(list)
	return iterator, state, first
end

function base.pairs(...)
	local list = ...
	if type(list) ~= 'table' then core.strings.refused(raw.pairs, ...) end
	local meta = metatable_of(list)
	local own = meta and meta.__pairs
	if own then return by_own(own, list) end
	return next, list, nil
end

-- What C's ipairs gives for every table, which can so do without the call.
local following = raw.ipairs({})
function base.ipairs(...)
	local list = ...
	if type(list) ~= 'table' then core.strings.refused(raw.ipairs, ...) end
	local meta = metatable_of(list)
	local own = meta and meta.__ipairs
	if own then return by_own(own, list) end
	return following, list, 0
end

-- What modules see as the metatable of data from mw.loadData: they tell such data by its
-- `mw_loadData`. The views share their own, so this is a copy through which nothing can be changed.
local function data_metatable(value, meta)
	local view = base.copy(meta)
	view.__index = function(_, key) return value[key] end
	view.__metatable = view
	return view
end

function base.getmetatable(value)
	if type(value) ~= 'table' then return nil end
	local meta = metatable_of(value)
	if meta == nil or core.is_hidden[meta] then return nil end
	if core.is_data_view[meta] then return data_metatable(value, meta) end
	if core.is_protected[meta] then
		local view = base.copy(meta)
		view.__metatable = nil
		if type(view.__index) == 'table' then view.__index = base.copy(view.__index) end
		return view
	end
	local shown = meta.__metatable
	if shown ~= nil then return shown end
	return meta
end

-- By metatable of read-only data, the mark of its views (package.lua).
local is_data_view = raw.setmetatable({}, { __mode = 'k' })
core.is_data_view = is_data_view

-- Note that a module may write into this table, whatever its metatable says.
local function expect_writing(list)
	local mark = is_data_view[metatable_of(list) or false]
	if mark then mark.written = true end
end
core.expect_writing = expect_writing

local raw_set = raw.rawset
function base.rawset(...)
	local list, key, value = ...
	if type(list) ~= 'table' or value == nil and select('#', ...) < 3 then
		core.strings.refused(raw_set, ...)
	end
	expect_writing(list)
	return raw_set(list, key, value)
end

local raw_unpack = raw.unpack
local MOST_RESULTS = 7990
local function check_bound(value)
	if value ~= nil and not raw.tonumber(value) then
		error("mwInit.lua:53: bad argument #1 to 'abs' (number expected, got " .. type(value) .. ')',
			0)
	end
end

function base.unpack(list, first, last)
	if type(list) ~= 'table' then
		error("mwInit.lua:57: bad argument #1 to 'old_unpack' (table expected, got "
			.. type(list) .. ')', 0)
	end
	check_bound(first)
	check_bound(last)
	if (raw.tonumber(last) or #list) - (raw.tonumber(first) or 1) > MOST_RESULTS then
		error('too many results to unpack', 0)
	end
	return raw_unpack(list, first, last)
end

-- os: UTC, and the time of the expansion as "now".
local floor = raw.math.floor
local difftime, clock, raw_date = raw.os.difftime, raw.os.clock, raw.os.date
local now = core.library('once').a_page(host.now, true)

local function field(date, name, default)
	local value = raw.tonumber(date[name])
	if value == nil then
		if default then return default end
		error("mw.lua:143: field '" .. name .. "' missing in date table", 0)
	end
	return floor(value)
end

-- Days from 1970-01-01 to the first day of a month of the Gregorian calendar.
local function days_to(year, month)
	year = year + floor((month - 1) / 12)
	month = (month - 1) % 12 + 1
	if month <= 2 then year = year - 1 end
	local era = floor(year / 400)
	local year_of_era = year - era * 400
	local day_of_year = floor((153 * (month + (month > 2 and -3 or 9)) + 2) / 5)
	return era * 146097 + year_of_era * 365 + floor(year_of_era / 4)
		- floor(year_of_era / 100) + day_of_year - 719468
end

local function time(date)
	if date == nil then return now('') end
	if type(date) ~= 'table' then core.strings.refused(raw.os.time, date) end
	local second, minute = field(date, 'sec', 0), field(date, 'min', 0)
	local hour, day = field(date, 'hour', 12), field(date, 'day')
	local month, year = field(date, 'month'), field(date, 'year')
	local days = days_to(year, month) + day - 1
	return ((days * 24 + hour) * 60 + minute) * 60 + second
end

local MOST_FORMAT = 1e6

local function date(format, when)
	if format == nil then format = '%c' end
	if type(format) ~= 'string' and type(format) ~= 'number' then
		core.strings.refused(raw_date, format, when)
	end
	local number = raw.tonumber(when)
	if when ~= nil and number == nil then core.strings.refused(raw_date, format, when) end
	when = number or now('')
	-- C's time_t and year are integers of limited size.
	if not (when > -6e16 and when < 6e16) then return nil end
	format = raw_tostring(format)
	if #format > MOST_FORMAT then limits.kill('time') end
	if format:sub(1, 1) == '!' then return raw_date(format, when) end
	return raw_date('!' .. format:gsub('%%Z', 'UTC'), when)
end

local function copy(library)
	local result = {}
	for name, value in next, library do result[name] = value end
	return result
end

-- What makes copies of a library: a table that is made whole need not grow.
local function copier(library)
	local items = {}
	for name in next, library do
		items[#items + 1] = raw.string.format('[%q] = library[%q]', name, name)
	end
	return raw.loadstring('local library = ... return function() return { '
		.. raw.table.concat(items, ', ') .. ' } end', '=copier')(library)
end

-- The traceback as MediaWiki's modules see it: without our frames around and below the module's.
local raw_traceback, replace = raw.traceback, raw.string.gsub
local function traceback(...)
	local message, level = ...
	local count = select('#', ...)
	if count > 0 and type(message) ~= 'string' and type(message) ~= 'number' then return message end
	local text = raw_traceback(count > 0 and message or '', (raw.tonumber(level) or 1) + 1)
	if count == 0 then text = text:sub(2) end
	local below = text:find('\n\tmw.lua:527: ', 1, true)
	if below then
		text = text:sub(1, below - 1) .. '\n\tmw.lua:527: in function <mw.lua:507>\n\t[C]: ?'
	end
	text = replace(text, "'raw_(x?pcall)'\n\tbase%.lua:%d+: in function '[^'\n]*'", "'%1'")
	return text
end

local strings_library, tables_library = core.library('strings'), core.library('tables')
local math_library = copy(raw.math)

base.libraries = {
	string = strings_library,
	table = tables_library,
	math = math_library,
	os = { clock = clock, date = date, difftime = difftime, time = time },
	debug = { traceback = traceback },
}

base.functions = {
	_VERSION = 'Lua 5.1',
	assert = assert, error = error, getmetatable = base.getmetatable, ipairs = base.ipairs,
	next = next, pairs = base.pairs, pcall = base.pcall, rawequal = rawequal,
	rawget = raw.rawget, rawset = base.rawset, select = select, setmetatable = raw.setmetatable,
	tonumber = raw.tonumber, tostring = base.tostring, type = type, unpack = base.unpack,
	xpcall = base.xpcall,
}

base.copy, base.copier = copy, copier

-- By metatable: what else must be done when mw.clone has made a copy of such an object.
core.cloned = {}
core.is_protected = raw.setmetatable({}, { __mode = 'k' })

-- Metatables of ours that no module may know of.
core.is_hidden = raw.setmetatable({}, { __mode = 'k' })
-- Keep a metatable of ours from modules: `getmetatable` gives them a copy.
function core.protect(meta)
	core.is_protected[meta] = true
	meta.__metatable = false
	return meta
end

return base
