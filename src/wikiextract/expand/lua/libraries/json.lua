-- JSON. Lists and objects of Lua tables are told apart as PHP does it with arrays, since that is
-- what they pass through in MediaWiki.
local core = ...
local raw = core.raw
local type, next, error, tonumber = raw.type, raw.next, raw.error, raw.tonumber
local byte, char, find, sub, gsub, format = raw.string.byte, raw.string.char, raw.string.find,
	raw.string.sub, raw.string.gsub, raw.string.format
local concat = raw.table.concat
local floor = raw.math.floor

local MAX_DEPTH = 510
local json = {}

local SYNTAX, CONTROL, UTF8, UTF16, DEPTH = 'Syntax error',
	'Control character error, possibly incorrectly encoded',
	'Malformed UTF-8 characters, possibly incorrectly encoded',
	'Malformed UTF-16 characters, possibly incorrectly encoded', 'Maximum stack depth exceeded'

local function utf8(code)
	if code < 0x80 then return char(code) end
	if code < 0x800 then return char(0xC0 + floor(code / 64), 0x80 + code % 64) end
	if code < 0x10000 then
		return char(0xE0 + floor(code / 4096), 0x80 + floor(code / 64) % 64, 0x80 + code % 64)
	end
	return char(0xF0 + floor(code / 262144), 0x80 + floor(code / 4096) % 64,
		0x80 + floor(code / 64) % 64, 0x80 + code % 64)
end
json.utf8 = utf8

local ESCAPES = { ['"'] = '"', ['\\'] = '\\', ['/'] = '/', b = '\b', f = '\f', n = '\n', r = '\r',
	t = '\t' }

-- Decoding: lists count from 0 when keys are preserved (as PHP has them), else from 1; an object
-- with the keys 0, 1, 2 … is a list.

local function key_of(name)
	if (find(name, '^-?[1-9]%d*$') and #name < 19) or name == '0' then return tonumber(name) end
	return name
end

local function unescape(text)
	local pending
	local out = gsub(text, '\\(u?)(.)(%x?%x?%x?)', function(unicode, first, rest)
		if unicode == '' then
			local plain = ESCAPES[first] or error(SYNTAX, 0)
			if pending then error(UTF16, 0) end
			return plain .. rest
		end
		local code = #rest == 3 and tonumber(first .. rest, 16) or error(SYNTAX, 0)
		if code >= 0xDC00 and code <= 0xDFFF then
			if not pending then error(UTF16, 0) end
			code = 0x10000 + (pending - 0xD800) * 1024 + code - 0xDC00
			pending = nil
			return utf8(code)
		end
		if pending then error(UTF16, 0) end
		if code >= 0xD800 and code <= 0xDBFF then
			pending = code
			return ''
		end
		return utf8(code)
	end)
	if pending then error(UTF16, 0) end
	return out
end

local function decoder(text, preserve_keys)
	local position = 1
	local value

	local function skip()
		position = find(text, '[^ \t\r\n]', position) or #text + 1
		return byte(text, position)
	end

	local function string_value()
		local start = position + 1
		local stop = start
		local escaped = false
		while true do
			stop = find(text, '["\\%c]', stop) or error(SYNTAX, 0)
			local code = byte(text, stop)
			if code == 34 then break end
			if code == 92 then
				escaped = true
				stop = stop + 2
			elseif code == 127 then
				stop = stop + 1
			else
				error(CONTROL, 0)
			end
		end
		position = stop + 1
		local inner = sub(text, start, stop - 1)
		return escaped and unescape(inner) or inner
	end

	local function number_value()
		local _, stop = find(text, '^-?%d+%.?%d*[eE]?[+-]?%d*', position)
		local literal = stop and sub(text, position, stop) or error(SYNTAX, 0)
		if find(literal, '^-?0%d') or find(literal, '%.$') or find(literal, '%.[eE]')
			or find(literal, '[eE+-]$') or not tonumber(literal) then
			error(SYNTAX, 0)
		end
		position = stop + 1
		return tonumber(literal)
	end

	local function list(depth)
		local items, index = {}, preserve_keys and 0 or 1
		position = position + 1
		if skip() == 93 then
			position = position + 1
			return items
		end
		while true do
			items[index] = value(depth)
			index = index + 1
			local code = skip()
			position = position + 1
			if code == 93 then return items end
			if code ~= 44 then error(SYNTAX, 0) end
			skip()
		end
	end

	-- An object whose keys are 0 to count - 1, moved to 1 to count.
	local function shifted(items, seen, count)
		if preserve_keys then return items end
		for index = 0, count - 1 do
			if not seen[index] then return items end
		end
		local result = {}
		for index = 0, count - 1 do result[index + 1] = items[index] end
		return result
	end

	local function object(depth)
		local items, seen, count = {}, {}, 0
		position = position + 1
		if skip() == 125 then
			position = position + 1
			return items
		end
		while true do
			if skip() ~= 34 then error(SYNTAX, 0) end
			local name = key_of(string_value())
			if not seen[name] then
				seen[name] = true
				count = count + 1
			end
			if skip() ~= 58 then error(SYNTAX, 0) end
			position = position + 1
			skip()
			items[name] = value(depth)
			local code = skip()
			position = position + 1
			if code == 125 then return shifted(items, seen, count) end
			if code ~= 44 then error(SYNTAX, 0) end
		end
	end

	local LITERALS = { [116] = 'true', [102] = 'false', [110] = 'null' }
	local VALUES = { ['true'] = true, ['false'] = false }

	value = function(depth)
		if depth > MAX_DEPTH then error(DEPTH, 0) end
		local code = byte(text, position)
		if code == 34 then return string_value() end
		if code == 123 then return object(depth + 1) end
		if code == 91 then return list(depth + 1) end
		local literal = LITERALS[code]
		if literal then
			if sub(text, position, position + #literal - 1) ~= literal then error(SYNTAX, 0) end
			position = position + #literal
			return VALUES[literal]
		end
		return number_value()
	end

	return function()
		if not core.host.is_utf8(text) then error(UTF8, 0) end
		skip()
		local result = value(1)
		if skip() then error(SYNTAX, 0) end
		return result
	end
end

-- Text to a value; raises what is wrong (without a position). `fix`: commas before a closing
-- bracket are overlooked.
function json.decode(text, preserve_keys, fix)
	if fix then text = core.strings.gsub(text, ',(%s*[%]}])', '%1') end
	return decoder(text, preserve_keys)()
end

-- Encoding.

local CONTROLS = { ['\b'] = '\\b', ['\f'] = '\\f', ['\n'] = '\\n', ['\r'] = '\\r', ['\t'] = '\\t',
	['"'] = '\\"', ['\\'] = '\\\\' }

local function quoted(text)
	if not core.host.is_utf8(text) then error('mw.text.jsonEncode: Unable to encode value', 0) end
	text = gsub(text, '[%z\1-\31"\\]', function(c)
		return CONTROLS[c] or format('\\u%04x', byte(c))
	end)
	text = gsub(text, '\226\128([\168\169])', { ['\168'] = '\\u2028', ['\169'] = '\\u2029' })
	return '"' .. text .. '"'
end

local function number(value)
	if value ~= value or value == raw.math.huge or value == -raw.math.huge then
		error('mw.text.jsonEncode: Cannot encode non-finite numbers', 0)
	end
	if value == floor(value) and value > -2 ^ 63 and value < 2 ^ 63 then
		return format('%.0f', value == 0 and 0 or value)
	end
	return core.host.float_text(value)
end

-- The keys of a table as PHP has them, in order; numbers in text become numbers.
local function entries(value, preserve_keys)
	local keys, items, seen, size = {}, {}, {}, 0
	for key, item in core.base.pairs(value) do
		local kind = type(key)
		if kind ~= 'string' and kind ~= 'number' then
			error("mw.text.jsonEncode: Cannot use type '" .. kind .. "' as a table key", 0)
		end
		if kind == 'string' then key = key_of(key) end
		if seen[key] then
			error('Collision for array key ' .. raw.tostring(key)
				.. ' when passing data from Lua to PHP', 0)
		end
		seen[key] = true
		size = size + 1
		keys[size], items[size] = key, item
	end
	local lowest = (preserve_keys or seen[0]) and 0 or 1
	local sequential = size > 0
	for index = 1, size do
		local expected = lowest + index - 1
		if not seen[expected] or preserve_keys and keys[index] ~= expected then
			sequential = false
			break
		end
	end
	return keys, items, size, sequential, lowest
end

local function encoder(flags)
	local open = {}
	local value_text

	local function join(out, opening, closing, indent)
		if not flags.pretty then return opening .. concat(out, ',') .. closing end
		local inner = indent .. '    '
		return opening .. '\n' .. inner .. concat(out, ',\n' .. inner) .. '\n' .. indent .. closing
	end

	local function table_text(value, indent)
		if open[value] then error('mw.text.jsonEncode: Cannot use recursive tables', 0) end
		open[value] = true
		local keys, items, size, sequential, lowest = entries(value, flags.preserve_keys)
		local out, inner = {}, indent .. '    '
		local result
		if size == 0 then
			result = '[]'
		elseif sequential then
			for index = 1, size do
				out[keys[index] - lowest + 1] = value_text(items[index], inner)
			end
			result = join(out, '[', ']', indent)
		else
			local colon = flags.pretty and ': ' or ':'
			for index = 1, size do
				local key = keys[index]
				if type(key) == 'number' then key = raw.tostring(key) end
				out[index] = quoted(key) .. colon .. value_text(items[index], inner)
			end
			result = join(out, '{', '}', indent)
		end
		open[value] = nil
		return result
	end

	value_text = function(value, indent)
		local kind = type(value)
		if kind == 'table' then return table_text(value, indent) end
		if kind == 'string' then return quoted(value) end
		if kind == 'number' then return number(value) end
		if kind == 'boolean' then return raw.tostring(value) end
		if kind == 'nil' then return 'null' end
		error("mw.text.jsonEncode: Cannot encode type '" .. kind .. "'", 0)
	end
	return value_text
end

function json.encode(value, preserve_keys, pretty)
	return encoder({ preserve_keys = preserve_keys, pretty = pretty })(value, '')
end

return json
