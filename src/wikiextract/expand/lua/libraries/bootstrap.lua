-- Takes the runtime from Python and returns what Python calls. Arguments: the sources of the other
-- files by name, the Python callbacks by name, and the options.
--
-- `core` is what the files here share; modules of a wiki never see it. Whatever a module can reach
-- is built in base.lua from functions that keep their upvalues to themselves.
local sources, callbacks, options = ...

local core = {
	raw = {
		error = error, pcall = pcall, xpcall = xpcall, type = type, next = next, pairs = pairs,
		tostring = tostring, tonumber = tonumber, select = select, unpack = unpack,
		rawget = rawget, rawset = rawset, setfenv = setfenv, loadstring = loadstring,
		getmetatable = debug.getmetatable, setmetatable = setmetatable, ipairs = ipairs,
		string = string, table = table, math = math, os = os,
		getinfo = debug.getinfo, sethook = debug.sethook, traceback = debug.traceback,
		memory = gcinfo, newproxy = newproxy,
		collect = collectgarbage,
	},
	options = options,
	loaded = {},
}

-- lupa looks up `debug` as a global at every call from Python; its name must never have to be
-- allocated there, where running out of memory could not be caught.
core.keep = { 'debug', 'traceback', '__tostring' }

function core.library(name)
	local library = core.loaded[name]
	if library == nil then
		local source = sources[name] or error('no library ' .. name)
		local chunk, message = loadstring(source, '=' .. name .. '.lua')
		library = (chunk or error(message, 0))(core) or true
		core.loaded[name] = library
	end
	return library
end

core.library('limits')
core.host = core.library('bridge')(callbacks)
local run = core.library('invoke')

-- Nothing that runs from here on finds the originals by name.
local globals = _G
for name in core.raw.pairs(globals) do globals[name] = nil end
return run.execute, run.forget, core.limits.set_patience
