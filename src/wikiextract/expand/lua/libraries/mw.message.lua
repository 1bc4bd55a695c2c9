-- mw.message
local core = ...
local raw, host = core.raw, core.host
local error, type, setmetatable, tostring = raw.error, raw.type, raw.setmetatable, raw.tostring

local message = {}
local methods = {}
-- keys or raw text, parameters, language and whether the wiki's own messages count, by object.
local stored = setmetatable({}, { __mode = 'k' })
-- Parameters that mw.message.rawParam and numParam made.
local special = setmetatable({}, { __mode = 'k' })
local meta, special_meta = {}, {}

function special_meta.__tostring(parameter) return tostring(special[parameter].value) end

local function check_self(self, method)
	return stored[self] or error('mw.message: invalid message object. Did you call ' .. method
		.. ' with a dot instead of a colon, i.e. msg.' .. method .. '() instead of msg:' .. method
		.. '()?', 0)
end

local function special_parameter(value, is_number, name)
	if special[value] then value = special[value].value end
	if is_number and type(value) ~= 'number' and type(value) ~= 'string'
		or not is_number and type(value) ~= 'string' and type(value) ~= 'number' then
		error("bad argument #1 to '" .. name .. "' (string or number expected, got " .. type(value)
			.. ')', 3)
	end
	local parameter = setmetatable({}, special_meta)
	special[parameter] = { value = value, number = is_number }
	return parameter
end

function message.rawParam(value) return special_parameter(value, false, 'message.rawParam') end
function message.numParam(value) return special_parameter(value, true, 'message.numParam') end

-- The arguments of params() and kin as a list, from one table or one by one.
local function listed(method, ...)
	local first = ...
	local count = raw.select('#', ...)
	if type(first) == 'table' and not special[first] and not stored[first] then
		if count > 1 then
			error("bad arguments to '" .. method
				.. "' (pass either a table of params or params as individual arguments)", 0)
		end
		return first, #first
	end
	return { ... }, count
end

local function add(facts, method, convert, ...)
	local list, count = listed(method, ...)
	for index = 1, count do
		local value = list[index]
		local kind = type(value)
		if kind ~= 'string' and kind ~= 'number' and not special[value] and not stored[value] then
			error('bad argument #' .. index .. " to '" .. method
				.. "' (string or number expected, got " .. kind .. ')', 3)
		end
		facts.parameters[#facts.parameters + 1] = convert(value)
	end
end

local function unchanged(value) return value end

local function new_object(facts, ...)
	facts.parameters = {}
	local object = setmetatable({}, meta)
	stored[object] = facts
	for name, method in raw.next, methods do raw.rawset(object, name, method) end
	add(facts, 'params', unchanged, ...)
	return object
end

function message.new(key, ...)
	if type(key) ~= 'string' then
		error("bad argument #1 to 'message.new' (string expected, got " .. type(key) .. ')', 2)
	end
	return new_object({ keys = { key } }, ...)
end

function message.newFallbackSequence(...)
	for index = 1, raw.select('#', ...) do
		if type((raw.select(index, ...))) ~= 'string' then
			error('bad argument #' .. index .. " to 'message.newFallbackSequence' (string expected, got "
				.. type((raw.select(index, ...))) .. ')', 2)
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

function methods.params(self, ...)
	add(check_self(self, 'params'), 'params', unchanged, ...)
	return self
end

function methods.rawParams(self, ...)
	add(check_self(self, 'rawParams'), 'rawParams', message.rawParam, ...)
	return self
end

function methods.numParams(self, ...)
	add(check_self(self, 'numParams'), 'numParams', message.numParam, ...)
	return self
end

function methods.inLanguage(self, language)
	local facts = check_self(self, 'inLanguage')
	if type(language) == 'table' and type(language.getCode) == 'function' then
		language = language:getCode()
	end
	if type(language) ~= 'string' then
		error("bad argument #1 to 'inLanguage' (string expected, got " .. type(language) .. ')', 2)
	end
	facts.language = language
	return self
end

function methods.useDatabase(self, use)
	local facts = check_self(self, 'useDatabase')
	facts.no_database = not use
	return self
end

-- The text of the first message that there is, and its key.
local function text_of(facts)
	if facts.text then return facts.text end
	for _, key in raw.ipairs(facts.keys) do
		local text = host.message(key, facts.language, facts.no_database and true or false)
		if text then return text end
	end
	return nil, facts.keys[#facts.keys]
end

local function parameter_text(facts, value)
	local made = special[value]
	if made then
		if made.number then
			return host.language_format_number(facts.language or host.content_language(), made.value,
				false)
		end
		return tostring(made.value)
	end
	if stored[value] then return methods.plain(value) end
	return tostring(value)
end

function methods.plain(self)
	local facts = check_self(self, 'plain')
	local text, missing = text_of(facts)
	if not text then return '⧼' .. missing .. '⧽' end
	local values = {}
	return (raw.string.gsub(text, '%$(%d)', function(digit)
		local value = facts.parameters[raw.tonumber(digit)]
		if value == nil then return nil end
		if values[digit] == nil then values[digit] = parameter_text(facts, value) end
		return values[digit]
	end))
end

function methods.exists(self) return text_of(check_self(self, 'exists')) ~= nil end

function methods.isBlank(self)
	local text = text_of(check_self(self, 'isBlank'))
	return text == nil or text == ''
end

function methods.isDisabled(self)
	local text = text_of(check_self(self, 'isDisabled'))
	return text == nil or text == '' or text == '-'
end

function meta.__tostring(self) return methods.plain(self) end

core.protect(meta)
core.protect(special_meta)
return message
