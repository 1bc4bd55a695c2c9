-- mw.message
local core = ...
local raw, host = core.raw, core.host
local error, type, setmetatable, tostring = raw.error, raw.type, raw.setmetatable, raw.tostring

local ESCAPES = { ['<'] = '&lt;', ['>'] = '&gt;', ['&'] = '&amp;', ['"'] = '&quot;',
	["'"] = '&#039;' }

local message = {}
local methods = {}
-- keys or raw text, parameters, language and whether the wiki's own messages count, by object.
local stored = setmetatable({}, { __mode = 'k' })
-- Parameters that mw.message.rawParam and numParam made.
local special = setmetatable({}, { __mode = 'k' })
local meta, special_meta = {}, {}

function special_meta.__tostring(parameter) return tostring(special[parameter].value) end

-- Whether a value stands for its text: other objects do by their metatables.
local function has_text(value)
	local kind = type(value)
	if kind == 'string' or kind == 'number' then return true end
	if kind ~= 'table' then return false end
	local shown = raw.getmetatable(value)
	return shown ~= nil and shown.__tostring ~= nil
end

local function special_parameter(value, is_number)
	if special[value] then value = special[value].value end
	if not has_text(value) then
		-- MediaWiki meant to say what is wrong.
		error("mw.message.lua:30: attempt to perform arithmetic on local 'level' (a nil value)", 0)
	end
	if type(value) == 'table' then value = core.base.tostring(value) end
	local parameter = setmetatable({}, special_meta)
	special[parameter] = { value = value, number = is_number }
	return parameter
end

function message.rawParam(value) return special_parameter(value, false) end
function message.numParam(value) return special_parameter(value, true) end

-- `level` counts from the caller of this, as `error` does; without one the error names no place.
local function raise(problem, level)
	if level then core.raise(problem, level + 1) end
	error(problem, 0)
end

-- The arguments of params() and kin as a list, from one table or one by one.
local function listed(method, level, ...)
	local first = ...
	local count = raw.select('#', ...)
	if type(first) == 'table' and not has_text(first) then
		if count > 1 then
			raise("bad arguments to '" .. method
				.. "' (pass either a table of params or params as individual arguments)",
				level and level + 1)
		end
		return first, #first
	end
	return { ... }, count
end

local function add(facts, method, level, convert, ...)
	local list, count = listed(method, level and level + 1, ...)
	for index = 1, count do
		local value = list[index]
		if not has_text(value) then
			raise('bad argument #' .. index .. " to 'params' (string or number expected, got "
				.. type(value) .. ')', level and level + 1)
		end
		if type(value) == 'table' and not special[value] and (convert or not stored[value]) then
			value = core.base.tostring(value)
		end
		if convert then value = convert(value) end
		facts.parameters[#facts.parameters + 1] = value
	end
end

-- An object's functions work for that object only. They are made when they are asked for: a citation
-- makes many messages and calls one function of each.
function meta.__index(object, name)
	local method, facts = methods[name], stored[object]
	if not method or not facts then return nil end
	local function called(self, ...)
		if self ~= object then
			core.raise('mw.message: invalid message object. Did you call ' .. name
				.. ' with a dot instead of a colon, i.e. msg.' .. name .. '() instead of msg:' .. name
				.. '()?', 2)
		end
		local result = method(facts, ...)
		if result == facts then return object end
		return result
	end
	raw.rawset(object, name, called)
	return called
end

function meta.__pairs(object)
	for name in raw.next, methods do local _ = object[name] end
	return raw.next, object, nil
end

local function new_object(facts, ...)
	facts.parameters = {}
	local object = setmetatable({}, meta)
	stored[object] = facts
	add(facts, 'params', nil, nil, ...)
	return object
end

function message.new(key, ...)
	if type(key) ~= 'string' then
		error("bad argument #1 to 'message.new' (string expected, got " .. type(key) .. ')', 2)
	end
	return new_object({ keys = { key } }, ...)
end

function message.newFallbackSequence(...)
	for index = 1, raw.math.max(raw.select('#', ...), 1) do
		local key = ({ ... })[index]
		if type(key) ~= 'string' then
			error('bad argument #' .. index .. " to 'message.newFallbackSequence' (string expected, got "
				.. type(key) .. ')', 2)
		end
	end
	return new_object({ keys = { ... } })
end

function message.newRawMessage(text, ...)
	if type(text) ~= 'string' then
		error("bad argument #1 to 'message.newRawMessage' (string expected, got " .. type(text) .. ')',
			2)
	end
	return new_object({ text = text }, ...)
end

function message.getDefaultLanguage()
	return core.library('mw.language').getContentLanguage()
end

-- Methods get the message's facts; those that give them back give the object.

function methods.params(facts, ...)
	add(facts, 'params', 3, nil, ...)
	return facts
end

function methods.rawParams(facts, ...)
	add(facts, 'rawParams', 3, message.rawParam, ...)
	return facts
end

function methods.numParams(facts, ...)
	add(facts, 'numParams', 3, message.numParam, ...)
	return facts
end

function methods.inLanguage(facts, language)
	if type(language) == 'table' and type(language.getCode) == 'function' then
		language = language:getCode()
	end
	if type(language) ~= 'string' then
		core.raise("bad argument #1 to 'inLanguage' (string expected, got " .. type(language) .. ')',
			3)
	end
	facts.language = language
	return facts
end

function methods.useDatabase(facts, use)
	if type(use) ~= 'boolean' then
		core.raise("bad argument #1 to 'useDatabase' (boolean expected, got " .. type(use) .. ')', 3)
	end
	facts.no_database = not use
	return facts
end

-- The text of the first message that there is and that is not empty, else of the last; its key.
local function text_of(facts, method)
	if facts.language and not host.language_is_valid(facts.language) then
		error('msg:' .. method .. '() failed (Invalid language code "' .. facts.language .. '")', 0)
	end
	if facts.text then return facts.text end
	local text
	for _, key in raw.ipairs(facts.keys) do
		text = host.message(key, facts.language, facts.no_database and true or false)
		if text and text ~= '' then return text end
	end
	return text, facts.keys[#facts.keys]
end

local function parameter_text(facts, value)
	local made = special[value]
	if made then
		if made.number then
			return host.language_format_number(facts.language or core.options.language, made.value,
				false)
		end
		return tostring(made.value)
	end
	if stored[value] then return methods.plain(stored[value]) end
	return tostring(value)
end

function methods.plain(facts)
	local text, missing = text_of(facts, 'plain')
	if not text then return '⧼' .. raw.string.gsub(missing, '[<>&"\']', ESCAPES) .. '⧽' end
	local values = {}
	return (raw.string.gsub(text, '%$(%d)', function(digit)
		local value = facts.parameters[raw.tonumber(digit)]
		if value == nil then return nil end
		if values[digit] == nil then values[digit] = parameter_text(facts, value) end
		return values[digit]
	end))
end

function methods.exists(facts) return text_of(facts, 'exists') ~= nil end

function methods.isBlank(facts)
	local text = text_of(facts, 'isBlank')
	return text == nil or text == ''
end

function methods.isDisabled(facts)
	local text = text_of(facts, 'isDisabled')
	return text == nil or text == '' or text == '-'
end

function meta.__tostring(self) return methods.plain(stored[self]) end

core.protect(meta)
core.protect(special_meta)
return message
