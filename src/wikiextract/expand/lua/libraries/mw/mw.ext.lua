-- mw.ext: what is here of extensions' libraries, and empty answers for those that are not here.
local core = ...
local raw, host = core.raw, core.host
local data = core.library('mw.ext.data')

-- What functions of others answer where nothing is known, if it is not nil: libraries of `mw.ext`, and
-- those that stand in `mw` itself.
local function list() return {} end
local function text() return '' end
local function done() return true end
local ANSWERS = {
	cargo = { query = list, format = text },
	externalData = {
		getExternalData = list, getWebData = list, getFileData = list, getDbData = list,
		getSoapData = list, getLdapData = list, getProgramData = list, getInlineData = list,
	},
}
local ANSWERS_OF_MW = {
	smw = {
		getQueryResult = function() return { results = {}, meta = {} } end,
		set = done, subobject = done, info = text,
	},
	slots = {}, dpl = {}, bucket = {},
}

local function expr(expression)
	if raw.type(expression) ~= 'string' then
		raw.error("bad argument #1 to 'mw.ext.ParserFunctions.expr' (string expected, got "
			.. raw.type(expression) .. ')', 0)
	end
	return host.expr(expression)
end

-- A library whose every function answers that nothing is known, for code that does not ask whether it
-- is there.
local function empty(name, answers)
	return raw.setmetatable({}, {
		__index = function(_, called)
			if raw.type(called) ~= 'string' then return nil end
			local answer = answers and answers[called]
			return function()
				host.extension_missing(name .. '.' .. called)
				return answer and answer() or nil
			end
		end,
		__metatable = false,
	})
end

local function missing(_, name)
	if raw.type(name) ~= 'string' or not core.shows_missing() then return nil end
	return empty('mw.ext.' .. name, ANSWERS[name])
end

local extensions = {}

-- A library beside `mw.ext` that extensions give: nil for what no extension has.
function extensions.of_mw(name)
	if not ANSWERS_OF_MW[name] or not core.shows_missing() then return nil end
	return empty('mw.' .. name, ANSWERS_OF_MW[name])
end

function extensions.new(loaded)
	local own = { ParserFunctions = { expr = expr }, data = core.base.copy(data) }
	loaded['mw.ext.ParserFunctions'], loaded['mw.ext.data'] = own.ParserFunctions, own.data
	return raw.setmetatable(own, { __index = missing, __metatable = false })
end

return extensions
