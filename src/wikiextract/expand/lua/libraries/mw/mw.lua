-- The functions of `mw` itself.
local core = ...
local raw, host, limits = core.raw, core.host, core.limits
local error, type, next, select = raw.error, raw.type, raw.next, raw.select
local setmetatable, concat, sort = raw.setmetatable, raw.table.concat, raw.table.sort
local tostring = core.base.tostring
local package, frames = core.package, core.library('frame')

local mw = {}

function mw.allToString(...)
	local out = {}
	for index = 1, select('#', ...) do out[index] = tostring((select(index, ...))) end
	return concat(out, '\t')
end

-- Set what a metatable may refuse: the error names MediaWiki's place.
local function put(copy, key, item)
	local ok, problem = core.base.pcall(function() copy[key] = item end)
	if ok then return end
	if type(problem) == 'string' then
		problem = raw.string.gsub(problem, '^mw%.lua:%d+: ', 'mwInit.lua:81: ')
	end
	error(problem, 0)
end

local function clone(value, seen)
	if type(value) ~= 'table' then return value end
	local copy = seen[value]
	if copy then return copy end
	copy = {}
	seen[value] = copy
	local meta = raw.getmetatable(value)
	if meta then
		local is_ours = core.is_protected[meta] or core.is_hidden[meta]
		setmetatable(copy, is_ours and meta or clone(meta, seen))
		if core.cloned[meta] then
			core.cloned[meta](value, copy)
			return copy
		end
	end
	local guarded = meta and meta.__newindex ~= nil
	for key, item in core.base.pairs(value) do
		key, item = clone(key, seen), clone(item, seen)
		if guarded then put(copy, key, item) else copy[key] = item end
	end
	return copy
end

function mw.clone(value) return clone(value, {}) end

local function key_before(a, b)
	local kind_a, kind_b = type(a), type(b)
	if kind_a ~= kind_b then return kind_a < kind_b end
	if kind_a == 'number' or kind_a == 'string' then return a < b end
	return tostring(a) < tostring(b)
end

function mw.dumpObject(object)
	local numbers, counts = {}, {}
	local function label(value)
		local kind = type(value)
		if not numbers[value] then
			counts[kind] = (counts[kind] or 0) + 1
			numbers[value] = kind .. '#' .. counts[kind]
			return numbers[value], true
		end
		return numbers[value], false
	end
	local dump
	local function dump_table(value, indent)
		local name, is_new = label(value)
		if not is_new then return name end
		local inner = indent .. '    '
		local out = { name .. ' {\n' }
		local shown = core.base.getmetatable(value)
		if shown ~= nil then
			out[#out + 1] = inner .. 'metatable = '
				.. (type(shown) == 'table' and (label(shown)) or tostring(shown)) .. '\n'
		end
		local listed = {}
		for index, item in core.base.ipairs(value) do
			listed[index] = true
			out[#out + 1] = inner .. dump(item, inner) .. ',\n'
		end
		local keys = {}
		for key in core.base.pairs(value) do
			if not listed[key] then keys[#keys + 1] = key end
		end
		sort(keys, key_before)
		for _, key in raw.ipairs(keys) do
			local shown = type(key) == 'table' and label(key) or dump(key, inner)
			out[#out + 1] = inner .. '[' .. shown .. '] = '
				.. dump(value[key], inner) .. ',\n'
		end
		out[#out + 1] = indent .. '}'
		return concat(out)
	end
	dump = function(value, indent)
		local kind = type(value)
		if kind == 'string' then return raw.string.format('%q', value) end
		if kind == 'table' then
			local meta = raw.getmetatable(value)
			if meta and meta.__tostring then return tostring(value) end
			return dump_table(value, indent)
		end
		if kind == 'function' then return (label(value)) end
		return tostring(value)
	end
	return dump(object, '')
end

function mw.log(...) host.log(mw.allToString(...)) end

function mw.logObject(object, prefix)
	local text = mw.dumpObject(object)
	host.log(type(prefix) == 'string' and prefix .. ' = ' .. text or text)
end

function mw.addWarning(text)
	if type(text) ~= 'string' then
		error("bad argument #1 to 'addWarning' (string expected)", 0)
	end
	host.add_warning(text)
end

function mw.isSubsting() return host.is_substing() end

function mw.incrementExpensiveFunctionCount() host.count_expensive() end

function mw.getCurrentFrame()
	if package.is_recording() then host.page_touched(true) end
	return frames.current()
end

-- In MediaWiki this runs a function in a fresh frame; modules have no use for it.
function mw.executeFunction(called) return tostring(called(frames.current())) end

mw.loadData = package.load_data
mw.loadJsonData = package.load_json_data

return mw
