-- JSON. Lists and objects of Lua tables are told apart as PHP does it with arrays, since that is
-- what they pass through in MediaWiki.
local core = ...
local raw = core.raw
local type, next, error, tonumber = raw.type, raw.next, raw.error, raw.tonumber
local byte, char, find, sub, gsub, format = raw.string.byte, raw.string.char, raw.string.find,
	raw.string.sub, raw.string.gsub, raw.string.format
local concat = raw.table.concat
local floor = raw.math.floor

local MAX_DEPTH = 512
local json = {}

local SYNTAX, CONTROL, UTF8, UTF16, DEPTH = 'Syntax error',
	'Control character error, possibly incorrectly encoded',
	'Malformed UTF-8 characters, possibly incorrectly encoded',
	'Malformed UTF-16 characters, possibly incorrectly encoded', 'The maximum stack depth has been exceeded'

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
			stop = find(text, '["\\%c]', stop)
			local code = byte(text, stop or #text + 1)
			if code == 34 then break end
			if code == 92 then
				escaped = true
				stop = stop + 2
			elseif code == 127 then
				stop = stop + 1
			else
				-- The end of the text counts as such a character. What is wrong before it comes first.
				unescape(sub(text, start, (stop or 0) - 1) .. '\0')
				error(CONTROL, 0)
			end
		end
		position = stop + 1
		local inner = sub(text, start, stop - 1)
		return escaped and unescape(inner) or inner
	end

	-- Raises what is wrong with a character where another one is needed, as reading on would.
	local function refuse(code)
		if code == 34 then string_value() end
		error(code and code < 32 and CONTROL or SYNTAX, 0)
	end

	local function number_value()
		local _, stop = find(text, '^-?%d+%.?%d*[eE]?[+-]?%d*', position)
		local literal = stop and sub(text, position, stop) or refuse(byte(text, position))
		if find(literal, '^-?0%d') or find(literal, '%.$') or find(literal, '%.[eE]')
			or find(literal, '[eE+-]$') or not tonumber(literal) then
			error(SYNTAX, 0)
		end
		position = stop + 1
		return literal == '-0' and 0 or tonumber(literal)
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
			if code ~= 93 and code ~= 44 then refuse(code) end
			position = position + 1
			if code == 93 then return items end
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
			local quote = skip()
			if quote ~= 34 then refuse(quote) end
			local name = key_of(string_value())
			if not seen[name] then
				seen[name] = true
				count = count + 1
			end
			local colon = skip()
			if colon ~= 58 then refuse(colon) end
			position = position + 1
			skip()
			items[name] = value(depth)
			local code = skip()
			if code ~= 125 and code ~= 44 then refuse(code) end
			position = position + 1
			if code == 125 then return shifted(items, seen, count) end
		end
	end

	local LITERALS = { [116] = 'true', [102] = 'false', [110] = 'null' }
	local VALUES = { ['true'] = true, ['false'] = false }

	value = function(depth)
		local code = byte(text, position)
		if code == 34 then return string_value() end
		if depth >= MAX_DEPTH and (code == 123 or code == 91) then error(DEPTH, 0) end
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
		local more = skip()
		if more then refuse(more) end
		return result
	end
end

-- Without the commas before a closing bracket that MediaWiki overlooks: the first of a line when no
-- quote follows in that line, and those at a line's end.
local function without_commas(text)
	local out, position, searched = {}, 1, 1
	local stop = 0
	while true do
		local comma = find(text, ',', searched, true)
		if not comma then break end
		local _, bracket = find(text, '^[ \t]*[%]}]', comma + 1)
		local last
		if bracket then
			if stop <= bracket then stop = find(text, '["\r\n]', bracket + 1) or #text + 1 end
			if byte(text, stop) ~= 34 then last = stop end
		else
			_, last = find(text, '^[ \t]*[\r\n][ \t\r\n]*[%]}]', comma + 1)
		end
		if last then
			out[#out + 1] = sub(text, position, comma - 1)
			position = comma + 1
			searched = last + 1
		else
			searched = comma + 1
		end
	end
	out[#out + 1] = sub(text, position)
	return concat(out)
end

-- Text to a value; raises what is wrong (without a position). `fix`: see `without_commas`.
function json.decode(text, preserve_keys, fix)
	if fix then text = without_commas(text) end
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

local MAX_INTEGER = 2 ^ 53

local function number(value)
	if value == floor(value) and value > -MAX_INTEGER and value < MAX_INTEGER then
		return format('%.0f', value == 0 and 0 or value)
	end
	return core.host.float_text(value)
end

local LEAST_KEY = -2 ^ 63

-- A key as PHP has it: an integer of 64 bits (the one above the largest becomes the least), else the
-- text that Lua makes of the number.
local function key_text(key)
	if type(key) == 'string' then return key end
	if key == -LEAST_KEY then key = LEAST_KEY end
	if key == floor(key) and key >= LEAST_KEY and key < -LEAST_KEY then
		return format('%.0f', key == 0 and 0 or key)
	end
	return raw.tostring(key)
end

-- Encoding goes as it does in MediaWiki, for the sake of which error comes first: Lua looks through
-- the value (`nodes_of`), then it becomes PHP arrays (`check_arrays`), then text.

local INFINITE = raw.math.huge

-- A value as it is, or a table as a node: `keys` and `items` in order; or nothing and what is wrong.
local function nodes_of(value, open)
	local kind = type(value)
	if kind == 'number' and (value ~= value or value - value ~= 0) then
		return nil, 'Cannot encode non-finite numbers'
	end
	if kind == 'nil' or kind == 'string' or kind == 'number' or kind == 'boolean' then
		return value
	end
	if kind ~= 'table' then return nil, "Cannot encode type '" .. kind .. "'" end
	if open[value] then return nil, 'Cannot use recursive tables' end
	open[value] = true
	local keys, items, size = {}, {}, 0
	for key, item in core.base.pairs(value) do
		local key_kind = type(key)
		if key_kind ~= 'string' and key_kind ~= 'number' then
			return nil, "Cannot use type '" .. key_kind .. "' as a table key"
		elseif key_kind == 'number' and (key == INFINITE or key == -INFINITE) then
			return nil, "Cannot use 'inf' as a table key"
		end
		local node, problem = nodes_of(item, open)
		if problem then return nil, problem end
		size = size + 1
		keys[size], items[size] = key, node
	end
	open[value] = nil
	return { keys = keys, items = items, size = size, source = value }
end

-- Keys become those of a PHP array: numbers in text are numbers, others text.
local function check_arrays(node, passed)
	if type(node) ~= 'table' then return end
	if passed[node.source] then error('Cannot pass circular reference to PHP', 0) end
	passed[node.source] = true
	local keys, seen = node.keys, {}
	for index = 1, node.size do
		local key = keys[index]
		key = key_of(key_text(key))
		if seen[key] then
			error('Collision for array key ' .. key_text(key) .. ' when passing data from Lua to PHP',
				0)
		end
		seen[key] = true
		keys[index] = key
		check_arrays(node.items[index], passed)
	end
	node.seen = seen
end

-- PHP's numeric value of a key.
local function key_value(key)
	if type(key) == 'number' then return key end
	local number, rest = raw.string.match(key, '^[ \t-\r]*([+-]?%d*%.?%d+)(.*)')
	if not number then return 0 end
	return tonumber(number .. (raw.string.match(rest, '^[eE][+-]?%d+') or '')) or 0
end

-- The places of the keys, sorted by their numeric values as far as these differ.
local function sorted_places(node)
	local places, values = {}, {}
	for index = 1, node.size do
		places[index], values[index] = index, key_value(node.keys[index])
	end
	core.library('tables').sort(places, function(a, b)
		if values[a] ~= values[b] then return values[a] < values[b] end
		return a < b
	end)
	return places
end

-- Whether a node is a list, and its lowest key.
local function is_list(node, preserve_keys)
	local lowest = (preserve_keys or node.seen[0]) and 0 or 1
	for index = 1, node.size do
		local expected = lowest + index - 1
		if not node.seen[expected] or preserve_keys and node.keys[index] ~= expected then
			return false
		end
	end
	return node.size > 0, lowest
end

local function join(out, opening, closing, indent)
	if not indent then return opening .. concat(out, ',') .. closing end
	local inner = indent .. '    '
	return opening .. '\n' .. inner .. concat(out, ',\n' .. inner) .. '\n' .. indent .. closing
end

local MAX_ARRAYS = 512

local function value_text(node, preserve_keys, indent, depth)
	local kind = type(node)
	if kind == 'string' then return quoted(node) end
	if kind == 'number' then return number(node) end
	if kind == 'boolean' then return raw.tostring(node) end
	if kind == 'nil' then return 'null' end
	if node.size == 0 then return '[]' end
	if depth > MAX_ARRAYS then error('mw.text.jsonEncode: Unable to encode value', 0) end
	local out, inner = {}, indent and indent .. '    '
	local list, lowest = is_list(node, preserve_keys)
	if list then
		for index = 1, node.size do
			out[node.keys[index] - lowest + 1] =
				value_text(node.items[index], preserve_keys, inner, depth + 1)
		end
		return join(out, '[', ']', indent)
	end
	local colon = indent and ': ' or ':'
	local places = not preserve_keys and sorted_places(node)
	for index = 1, node.size do
		local place = places and places[index] or index
		out[index] = quoted(key_text(node.keys[place])) .. colon
			.. value_text(node.items[place], preserve_keys, inner, depth + 1)
	end
	return join(out, '{', '}', indent)
end

-- A value as JSON; nothing and what is wrong with it where Lua's part of MediaWiki finds it.
function json.encode(value, preserve_keys, pretty)
	local node, problem = nodes_of(value, {})
	if problem then return nil, problem end
	check_arrays(node, {})
	return value_text(node, preserve_keys, pretty and '' or nil, 1)
end

return json
