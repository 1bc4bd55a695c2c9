-- One #invoke: a fresh environment, the module, its function, the text of what it gives.
local core = ...
local raw, host, limits = core.raw, core.host, core.limits
local type, pcall, setmetatable = raw.type, raw.pcall, raw.setmetatable

-- Libraries that `require` finds by name beside those that are part of `mw`.
core.is_library = {
	bit32 = 'bit32', libraryUtil = 'libraryUtil', strict = 'strict', ustring = 'ustring',
	bit = 'bit', hex = 'hex', ['luabit.bit'] = 'bit', ['luabit.hex'] = 'hex',
	['luabit/bit'] = 'bit', ['luabit/hex'] = 'hex', ['ustring/ustring'] = 'ustring',
}

local base = core.library('base')
local package = core.library('package')
local frames = core.library('frame')
local random = core.library('random')
local mw = core.library('mw')
local copy = base.copy

base.libraries.math.random, base.libraries.math.randomseed = random.random, random.randomseed

local parts = {}
for _, name in raw.ipairs {
	'ustring', 'text', 'hash', 'html', 'language', 'message', 'site', 'svg', 'title', 'uri',
} do
	parts[name] = core.library('mw.' .. name)
end
local wikibase = core.library('mw.wikibase')
local language = parts.language
base.libraries.string.ulower, base.libraries.string.uupper = parts.ustring.lower,
	parts.ustring.upper
mw.getContentLanguage, mw.getLanguage = language.getContentLanguage, language.new
local extensions = core.library('mw.ext')
local utilities = core.library('libraryUtil')

for _, file in raw.next, core.is_library do core.library(file) end

function core.new_library(name, globals)
	local library = core.library(core.is_library[name])
	if type(library) == 'function' then return library(globals) end
	return copy(library)
end

-- What a wiki may have or not: whether the running #invoke has mw.wikibase, whether it has (with empty
-- answers) the extensions that are missing, and whether it looked for one of these in vain.
local has_wikibase, has_missing, looked_in_vain

local function look_in_vain()
	looked_in_vain = true
	if package.is_recording() then host.page_touched(true) end
end

-- Whether a missing extension is to be there, as something that only gives empty answers.
function core.shows_missing()
	if not has_missing then look_in_vain() end
	return has_missing
end

function core.runs_again() return has_missing end

-- What of `mw` may be there or not.
local notices = {
	__index = function(_, key)
		if key ~= 'wikibase' then return extensions.of_mw(key) end
		if not has_wikibase then look_in_vain() end
	end,
}
core.is_hidden[notices] = true

-- What makes a copy of each of the libraries. (All is there when the first environment is made.)
local new_globals, new_mw, new_utilities, new_libraries, new_parts

local function expect_copiers()
	if new_globals then return end
	new_mw, new_utilities, new_libraries, new_parts = base.copier(mw), base.copier(utilities), {}, {}
	for name, library in raw.next, base.libraries do new_libraries[name] = base.copier(library) end
	for name, part in raw.next, parts do new_parts[name] = base.copier(part) end
	new_globals = base.copier(base.functions)
end

function core.new_environment()
	expect_copiers()
	local globals, packages = new_globals(), package.new()
	local loaded = packages.loaded
	for name, new in raw.next, new_libraries do
		local own = new()
		globals[name], loaded[name] = own, own
	end
	local own_mw = new_mw()
	for name, new in raw.next, new_parts do
		local own = setmetatable(new(), raw.getmetatable(parts[name]))
		own_mw[name] = own
		loaded['mw.' .. name] = own
	end
	if has_wikibase then
		local own = copy(wikibase)
		own.entity, own.lexeme = copy(wikibase.entity), copy(wikibase.lexeme)
		own.entity.claimRanks = copy(wikibase.entity.claimRanks)
		own_mw.wikibase, loaded['mw.wikibase'] = own, own
		loaded['mw.wikibase.entity'], loaded['mw.wikibase.lexeme'] = own.entity, own.lexeme
	end
	setmetatable(own_mw, notices)
	own_mw.ext = extensions.new(loaded)
	loaded._G, loaded.package, loaded.mw = globals, packages, own_mw
	loaded.libraryUtil = new_utilities()
	globals._G, globals.package, globals.mw = globals, packages, own_mw
	globals.require = package.require
	return { globals = globals, package = packages }
end

-- MediaWiki's own caller stands at this line of its mw.lua; `error('…', 2)` shows it.
local call = raw.loadstring(('\n'):rep(526) .. 'local tostring, ipairs, results, out = ... '
	.. 'return function(chunk, frame) return { chunk(frame) } end', '=mw.lua')()

local function text_of(results)
	local out = {}
	for index, value in raw.ipairs(results) do
		out[index] = raw.tostring(base.tostring(value))
	end
	return raw.table.concat(out)
end

local function invoke(name, function_name, frame)
	local chunk, message = package.load_module(name)
	if not chunk then
		if message then return 'error', message end
		return 'no module'
	end
	local exports = package.run(chunk)
	if type(exports) ~= 'table' then return 'no table', type(exports) end
	local called = exports[function_name]
	if called == nil then return 'no function' end
	if type(called) ~= 'function' then return 'not a function' end
	return 'text', text_of(call(called, frame))
end

local function with_traceback(message)
	if limits.reason() then limits.pause() end
	if type(message) ~= 'string' and type(message) ~= 'number' then
		return { value = message, trace = '' }
	end
	return { value = message, trace = raw.traceback('', 2) }
end

local run = {}

-- Run a function of a module. Gives what became of it ("text" and the text; "error", a message and
-- a traceback; "looked in vain" and the same for an error of code that looked for mw.wikibase or an
-- extension that is not there; "killed" and why; …). `clock` (seconds used on the page) and `limit`
-- come with the outermost #invoke only, and with them `held` (KiB in use when the page began) and
-- the number of the page.
function run.execute(name, function_name, frame_id, parent_id, with_wikibase, with_missing, clock,
	limit, held, page)
	local outer_reason = limits.enter()
	local outer_wikibase, outer_missing, outer_looked = has_wikibase, has_missing, looked_in_vain
	has_wikibase, has_missing, looked_in_vain = with_wikibase, with_missing, false
	if clock then
		limits.start(clock, limit, held)
		package.begin(page)
	end
	local environment = core.new_environment()
	local outer_environment = package.switch(environment)
	local frame = frames.new(frame_id)
	local outer_frame, outer_name, outer_parent = frames.switch(frame, name, parent_id)
	local outer_state = random.begin()
	local ok, kind, value = raw.xpcall(function()
		return invoke(name, function_name, frame)
	end, with_traceback)
	random.back_to(outer_state)
	package.switch(outer_environment)
	frames.switch(outer_frame, outer_name, outer_parent)
	local reason = limits.leave(outer_reason)
	local kind_of_error = looked_in_vain and 'looked in vain' or 'error'
	has_wikibase, has_missing, looked_in_vain = outer_wikibase, outer_missing, outer_looked
	if clock then limits.stop() else limits.resume() end
	if reason then
		if type(reason) == 'table' then return 'error', reason.message, '' end
		return 'killed', reason
	end
	if ok then return kind, value end
	local failure = kind
	if type(failure) ~= 'table' then
		if failure == 'not enough memory' then return 'killed', 'memory' end
		return kind_of_error, raw.tostring(failure), ''
	end
	local message = failure.value
	if type(message) == 'number' then message = raw.tostring(message) end
	if type(message) == 'userdata' then raw.error(message, 0) end
	return kind_of_error, type(message) == 'string' and message or nil, failure.trace
end

run.forget = package.forget

return run
