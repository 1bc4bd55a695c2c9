-- require, mw.loadData, mw.loadJsonData, and the cache of compiled modules behind them.
local core = ...
local raw, host, limits = core.raw, core.host, core.limits
local error, type, next, pcall = raw.error, raw.type, raw.next, raw.pcall
local setfenv, loadstring, setmetatable = raw.setfenv, raw.loadstring, raw.setmetatable

local package = {}
core.package = package

-- The environment of the running #invoke: `globals`, `package` (the table of that name).
local current
function package.current() return current end
function package.switch(environment)
	local outer = current
	current = environment
	return outer
end

-- The number of the page that is being expanded: on one page all modules stay as they are.
local page
-- How many outermost #invokes there have been.
local turn = 0
local once = core.library('once')
function package.begin(number)
	page, turn = number, turn + 1
	once.begin(number)
end
function package.page() return page end

-- Compiled modules by key. A serial tells versions of a module's text apart, `page` is the page on
-- which it was looked at last.
local caches = core.library('cache')
local chunks = caches.new(core.options.chunk_bytes)
local running = setmetatable({}, { __mode = 'k' })

function package.forget()
	chunks.forget()
	package.forget_data()
end

local function compile(key, source)
	-- Bytecode could read and write any memory.
	if raw.string.byte(source, 1) == 27 then
		return nil, key .. ":1: unexpected symbol near 'char(27)'"
	end
	return loadstring(source, '=' .. key)
end

-- The modules that are being read for mw.loadData: their names in order, and serials by name, which
-- are false for those that are missing. And serials of the data pages (`mw.ext.data`) that they read.
local recording

local function record(name, serial)
	if not recording then return end
	if recording.serials[name] == nil then recording.names[#recording.names + 1] = name end
	recording.serials[name] = serial
end

-- Note that the running code has seen a data page in the version `serial`.
function package.record_data(name, serial)
	if recording then recording.data[name] = serial end
end

function package.is_recording() return recording ~= nil end

-- The chunk of a wiki's module for the current environment: function, or nil and an error message,
-- or nil alone when there is no such module.
function package.load_module(name)
	local known = chunks.get(name)
	if known and known.page == page and not running[known.chunk] then
		record(name, known.serial)
		return setfenv(known.chunk, current.globals)
	end
	local key, serial, source = host.module_source(name, known and known.serial)
	record(name, key and serial or false)
	if not key then return nil end
	if known == nil or known.serial ~= serial or running[known.chunk] then
		source = source or host.module_text(name)
		if not source then return nil end
		local chunk, message = compile(key, source)
		if not chunk then return nil, message end
		if known and known.serial == serial then
			known = { chunk = chunk }
		else
			known = chunks.keep(name, { chunk = chunk, serial = serial }, #source)
		end
	end
	known.page = page
	return setfenv(known.chunk, current.globals)
end

-- Run a chunk; while it runs, its environment must not be changed for another run of it.
local function leave(chunk, ...)
	running[chunk] = nil
	return ...
end

function package.run(chunk, ...)
	running[chunk] = true
	return leave(chunk, chunk(...))
end

local function preload_searcher(name)
	return current.package.preload[name]
end

local function module_searcher(name)
	if core.is_library[name] then
		return function() return core.new_library(name, current.globals) end
	end
	local chunk, message = package.load_module(name)
	if message then error((raw.string.gsub(message, '^[^\n]-:%d+: ', '')), 0) end
	return chunk
end

local LOADING = raw.newproxy()

function package.require(name)
	if type(name) ~= 'string' then
		error("package.lua:90: bad argument #1 to 'require' (string expected, got "
			.. type(name) .. ')', 0)
	end
	local loaded = current.package.loaded
	local value = loaded[name]
	if value == LOADING then
		error("package.lua:95: loop or previous error loading module '" .. name .. "'", 0)
	end
	if value ~= nil then return value end
	local chunk
	for _, searcher in raw.ipairs(current.package.loaders) do
		chunk = searcher(name)
		if type(chunk) == 'function' then break end
		chunk = nil
	end
	if not chunk then error("package.lua:80: module '" .. name .. "' not found", 0) end
	loaded[name] = LOADING
	value = package.run(chunk, name)
	if value ~= nil then
		loaded[name] = value
	elseif loaded[name] == LOADING then
		loaded[name] = true
	end
	return loaded[name]
end

local function seeall(module)
	local meta = raw.getmetatable(module) or {}
	setmetatable(module, meta)
	meta.__index = current.globals
end

function package.new()
	return {
		loaded = {}, preload = {}, loaders = { preload_searcher, module_searcher },
		seeall = seeall,
	}
end

-- mw.loadData: data of a module that is read once and only shown through read-only tables.
local views = core.library('data_views')

local TABLE_BYTES, ITEM_BYTES = 64, 40

local function wrong_kind(kind)
	return "data for mw.loadData contains unsupported data type '" .. kind .. "'"
end

-- What is wrong with a table of data, if anything; `seen` gets its tables and, as `bytes`, about
-- their size.
local function check(values, seen)
	seen[values] = true
	if raw.getmetatable(values) then
		return 'data for mw.loadData contains a table with a metatable'
	end
	local bytes = TABLE_BYTES
	for key, item in next, values do
		local key_kind, kind = type(key), type(item)
		bytes = bytes + ITEM_BYTES
		if key_kind == 'string' then
			bytes = bytes + #key
		elseif key_kind == 'table' then
			return 'data for mw.loadData contains a table as a key'
		elseif key_kind == 'function' or key_kind == 'userdata' then
			return wrong_kind(key_kind)
		end
		if kind == 'string' then
			bytes = bytes + #item
		elseif kind == 'table' then
			local problem = not seen[item] and check(item, seen)
			if problem then return problem end
		elseif kind == 'function' or kind == 'userdata' then
			return wrong_kind(kind)
		end
	end
	seen.bytes = seen.bytes + bytes
end

-- Data by module name: `value`, `modules` it was read from (name → serial), `page` on which that
-- was last found to hold; data that depends on the page is only kept for that page.
local data = caches.new(core.options.data_bytes)

function package.forget_data() data.forget() end

-- Keep an entry that holds on this page.
local function keep(name, entry, bytes)
	entry.name, entry.page, entry.value_bytes, entry.views = name, page, bytes, views.new()
	return data.keep(name, entry, bytes)
end

-- A view of an entry's data that nobody else has.
local function lend(entry, message)
	if entry.views.bytes ~= entry.view_bytes then
		entry.view_bytes = entry.views.bytes
		data.keep(entry.name, entry, entry.value_bytes + entry.view_bytes)
	end
	return views.lend(entry, turn, message)
end

local function still_holds(entry)
	if entry.page == page then return true end
	if entry.of_page then return false end
	for _, name in raw.ipairs(entry.modules.names) do
		local serial = entry.modules.serials[name]
		local _, now = host.module_source(name, serial or nil)
		if (now or false) ~= serial then return false end
	end
	for name, serial in next, entry.modules.data do
		if host.data_serial(name) ~= serial then return false end
	end
	entry.page = page
	return true
end

local function read(name)
	local outer_recording = recording
	recording = { names = {}, serials = {}, data = {} }
	local modules = recording
	local outer_touched, outer_lacks = host.page_touched(false), host.data_lacks(false)
	local frames = core.library('frame')
	local outer = package.switch(core.new_environment())
	local outer_frame, outer_name, outer_parent = frames.switch(frames.empty())
	local ok, value = pcall(package.require, name)
	package.switch(outer)
	frames.switch(outer_frame, outer_name, outer_parent)
	recording = outer_recording
	local touched, lacks = host.page_touched(outer_touched), host.data_lacks(outer_lacks)
	if lacks and not ok then host.data_lacks(true) end
	if not ok then error(value, 0) end
	return value, modules, touched, lacks
end

function package.load_data(name)
	-- What was read by an #invoke that runs again, with more than there is, is for such alone.
	local key = type(name) == 'string' and core.runs_again() and 'again ' .. name or name
	local entry = type(key) == 'string' and data.get(key)
	if entry and not still_holds(entry) then entry = nil end
	if not entry then
		local value, modules, touched, lacks = read(name)
		if type(value) ~= 'table' then
			error(name .. ' returned ' .. type(value) .. ', table expected', 2)
		end
		local seen = { bytes = 0 }
		local problem = check(value, seen)
		if problem then error(problem, 2) end
		local new = { value = value, modules = modules, of_page = touched, lacks = lacks }
		entry = keep(key, new, seen.bytes)
	end
	if recording then
		for _, module in raw.ipairs(entry.modules.names) do
			record(module, entry.modules.serials[module])
		end
		for page, serial in next, entry.modules.data do package.record_data(page, serial) end
		if entry.of_page then host.page_touched(true) end
	end
	if entry.lacks then host.data_lacks(true) end
	return lend(entry, 'table from mw.loadData is read-only')
end

function package.load_json_data(name)
	if type(name) ~= 'string' then
		error("bad argument #1 to 'mw.loadJsonData' (string expected, got nil)", 0)
	end
	local entry = data.get('json ' .. name)
	if not entry or entry.page ~= page then
		local text = host.json_page(name)
		local ok, value
		if text then ok, value = pcall(core.library('json').decode, text) end
		if not ok or type(value) ~= 'table' then
			limits.check_killed()
			error("bad argument #1 to 'mw.loadJsonData' ('" .. name
				.. "' is not a valid JSON page)", 0)
		end
		entry = keep('json ' .. name, { value = value }, 2 * #text)
	end
	return lend(entry, 'table from mw.loadJsonData is read-only')
end

return package
