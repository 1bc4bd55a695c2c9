-- mw.text
local core = ...
local raw, host = core.raw, core.host
local error, type, next, tostring = raw.error, raw.type, raw.next, raw.tostring
local byte, sub, find, gsub, format = raw.string.byte, raw.string.sub, raw.string.find,
	raw.string.gsub, raw.string.format
local ustring, is_ascii = core.ustring, core.is_ascii
local json = core.library('json')
local strings = core.strings

local text = { JSON_PRESERVE_KEYS = 1, JSON_TRY_FIXING = 2, JSON_PRETTY = 4 }

local IS_SPACE = { [9] = true, [10] = true, [12] = true, [13] = true, [32] = true }

-- A set of characters for a pattern; `line` is where MediaWiki finds what is none.
local function check_set(characters, line)
	local kind = type(characters)
	if kind ~= 'string' and kind ~= 'number' then
		error('mw.text.lua:' .. line .. ": attempt to concatenate local 'charset' (a " .. kind
			.. ' value)', 0)
	end
	return characters
end

function text.trim(value, characters)
	if characters then
		characters = check_set(characters, 25)
		return (ustring.gsub(value, '^[' .. characters .. ']*(.-)[' .. characters .. ']*$', '%1'))
	end
	value = core.check_text('gsub', value)
	local first = find(value, '[^\t\r\n\f ]')
	if not first then return '' end
	local last = #value
	while IS_SPACE[byte(value, last)] do last = last - 1 end
	return sub(value, first, last)
end

-- The pieces between separators, one a call.
local function pieces_of_bytes(value, separator, plain)
	local position, size = 1, #value
	return function()
		if not position then return nil end
		local start, stop = strings.find(value, separator, position, plain)
		local piece
		if not start then
			piece = sub(value, position)
			position = nil
		elseif stop < start then
			piece = sub(value, position, start)
			position = start < size and start + 1 or nil
		else
			piece = sub(value, position, start - 1)
			position = stop + 1
		end
		return piece
	end
end

local function pieces_of_code_points(value, separator, plain)
	local handle = host.split_open(value, separator, plain and true or false)
	local chunk, position = {}, 0
	return function()
		position = position + 1
		if chunk[position] == nil then
			chunk, position = { host.split_next(handle) }, 1
		end
		return chunk[position]
	end
end

function text.gsplit(value, separator, plain)
	value = core.check_string('len', 1, value)
	if plain ~= nil and type(plain) ~= 'boolean' then
		core.refuse_argument('find', 4, 'boolean', plain, value)
	end
	separator = core.check_pattern('find', separator, value)
	local literal = plain or not find(separator, '[%^%$%*%+%?%.%(%)%[%]%%%-]')
	if is_ascii(value) and (literal or is_ascii(separator) and not find(separator, '%%[pP]'))
		and strings.direct_limit(separator) ~= false and not find(separator, '%$$') then
		return pieces_of_bytes(value, separator, literal)
	end
	if literal and separator ~= '' and host.is_utf8(value) then
		return pieces_of_bytes(value, separator, true)
	end
	return pieces_of_code_points(value, separator, plain)
end

function text.split(value, separator, plain)
	local pieces, count = {}, 0
	for piece in text.gsplit(value, separator, plain) do
		count = count + 1
		pieces[count] = piece
	end
	return pieces
end

-- nowiki

local ALWAYS = {}
for character in raw.string.gmatch('"&\'<=>[]{|}', '.') do
	ALWAYS[character] = format('&#%d;', byte(character))
end
local function numeric(character) return format('&#%d;', byte(character)) end
local SCHEMES = { 'bitcoin', 'geo', 'magnet', 'mailto', 'matrix', 'news', 'sip', 'sips', 'sms',
	'tel', 'urn', 'xmpp' }
local IS_SCHEME = {}
for _, scheme in raw.ipairs(SCHEMES) do IS_SCHEME[scheme] = true end

function text.nowiki(value)
	if type(value) ~= 'string' and type(value) ~= 'number' then
		error("mw.text.lua:129: bad argument #1 to 'gsub' (string expected, got " .. type(value)
			.. ')', 0)
	end
	value = gsub(value, '["&\'<=>%[%]{|}]', ALWAYS)
	value = gsub(value, '^[\r\n\t #*:;]', numeric)
	value = gsub(value, '([\r\n])([\r\n\t #*:;])', function(line_end, character)
		if line_end == '\n' then return '\n' .. numeric(character) end
		if character == '\n' then return '&#13;\n' end
	end)
	value = gsub(value, '^%-%-%-%-', '&#45;---')
	value = gsub(value, '([\r\n])%-%-%-%-', '%1&#45;---')
	value = gsub(value, '__', '_&#95;')
	value = gsub(value, '://', '&#58;//')
	value = gsub(value, '(%u%u%u%u?)(%s)', function(word, space)
		if word == 'ISBN' or word == 'PMID' or sub(word, -3) == 'RFC' then
			return word .. numeric(space)
		end
	end)
	return (gsub(value, '(%a+):', function(scheme)
		if IS_SCHEME[scheme:lower()] then return scheme .. '&#58;' end
	end))
end

-- Entities

local NAMED = { ['<'] = '&lt;', ['>'] = '&gt;', ['&'] = '&amp;', ['"'] = '&quot;',
	["'"] = '&#039;', ['\194\160'] = '&nbsp;' }

local function entity(character)
	return NAMED[character] or format('&#%d;', (ustring.codepoint(character)))
end

function text.encode(value, characters)
	if type(value) ~= 'string' and type(value) ~= 'number' then
		value = core.check_string('gsub', 1, value)
	end
	if characters then
		return (ustring.gsub(value, '[' .. check_set(characters, 45) .. ']', entity))
	end
	value = gsub(value, '[<>&"\']', NAMED)
	if is_ascii(value) then return value end
	return (gsub(value, '\194\160', '&nbsp;'))
end

function text.decode(value, named)
	if type(value) ~= 'string' and type(value) ~= 'number' then
		error("mw.text.lua:68: bad argument #1 to 'gsub' (string expected, got " .. type(value)
			.. ')', 0)
	end
	value = tostring(value)
	if not find(value, '&', 1, true) then return value end
	return host.decode_entities(value, named and true or false)
end

-- Strip markers

local function marker_function(name, host_function)
	return function(value)
		if type(value) ~= 'string' then
			error("bad argument #1 to '" .. name .. "' (string expected, got " .. type(value) .. ')', 0)
		end
		if not find(value, '\127', 1, true) then return value end
		return host_function(value)
	end
end

text.unstripNoWiki = marker_function('unstripNoWiki', host.unstrip_nowiki)
text.killMarkers = marker_function('killMarkers', host.remove_markers)
text.unstrip = marker_function('unstrip', function(value)
	return host.remove_markers(host.unstrip_nowiki(value))
end)

-- tag

local function attribute_text(attributes)
	local out = {}
	for name, value in core.base.pairs(attributes) do
		if type(name) ~= 'string' then
			error("bad named argument attrs to 'tag' (keys must be strings, found " .. type(name)
				.. ')', 3)
		end
		if find(name, '[\t\r\n\f /=<>"\']') or name == '' then
			error("bad named argument attrs to 'tag' (invalid key '" .. name .. "')", 3)
		end
		local kind = type(value)
		if kind == 'boolean' then
			if value then out[#out + 1] = ' ' .. name end
		elseif kind == 'string' or kind == 'number' then
			out[#out + 1] = ' ' .. name .. '="' .. text.encode(value) .. '"'
		else
			error("bad named argument attrs to 'tag' (value for key '" .. name .. "' may not be "
				.. kind .. ')', 3)
		end
	end
	return raw.table.concat(out)
end

function text.tag(name, attributes, content)
	local named = type(name) == 'table'
	if named then name, attributes, content = name.name, name.attrs, name.content end
	local function refuse(index, argument, expected, value)
		error('bad ' .. (named and 'named argument ' .. argument or 'argument #' .. index)
			.. " to 'tag' (" .. expected .. ' expected, got ' .. type(value) .. ')', 3)
	end
	if type(name) ~= 'string' then refuse(1, 'name', 'string', name) end
	if attributes ~= nil and type(attributes) ~= 'table' then
		refuse(2, 'attrs', 'table', attributes)
	end
	local opening = '<' .. name .. attribute_text(attributes or {})
	local kind = type(content)
	if kind == 'nil' then return opening .. '>' end
	if content == false then return opening .. ' />' end
	if kind ~= 'string' and kind ~= 'number' then
		refuse(3, 'content', 'string, number, nil, or false', content)
	end
	return opening .. '>' .. content .. '</' .. name .. '>'
end

-- Lists and lengths

function text.listToText(list, separator, conjunction)
	if type(list) ~= 'table' and type(list) ~= 'string' then
		error("mw.text.lua:247: attempt to get length of local 'list' (a " .. type(list)
			.. ' value)', 0)
	end
	local count = #list
	separator = separator or host.message_text('comma-separator')
	conjunction = conjunction
		or host.message_text('and') .. host.message_text('word-separator')
	if count == 0 then return '' end
	if count == 1 then return list[1] and tostring(list[1]) or '' end
	local function refuse(problem) error('mw.text.lua:251: ' .. problem, 0) end
	if type(list) == 'string' then
		refuse("bad argument #1 to 'concat' (table expected, got string)")
	end
	if type(separator) ~= 'string' and type(separator) ~= 'number' then
		refuse("bad argument #2 to 'concat' (string expected, got " .. type(separator) .. ')')
	end
	for index = 1, count do
		local kind = type(list[index])
		if kind ~= 'string' and kind ~= 'number' then
			refuse(index == count and "attempt to concatenate field '?' (a " .. kind .. ' value)'
				or 'invalid value (' .. kind .. ') at index ' .. index .. " in table for 'concat'")
		end
	end
	return raw.table.concat(list, separator, 1, count - 1) .. conjunction .. list[count]
end

function text.truncate(value, length, ellipsis, adjust)
	local given = value
	value = core.check_string('len', 1, value)
	if not raw.tonumber(length) then
		error("mw.text.lua:261: bad argument #1 to 'abs' (number expected, got " .. type(length)
			.. ')', 0)
	end
	local size = ustring.len(value)
	if not size then error("bad argument #1 to 'sub' (string is not UTF-8)", 0) end
	if size <= raw.math.abs(length) then return given end
	if type(length) ~= 'number' then
		error('mw.text.lua:274: attempt to compare number with string', 0)
	end
	if ellipsis == nil then ellipsis = host.message_text('ellipsis') end
	local kept = raw.math.abs(length)
	if adjust then kept = raw.math.max(kept - ustring.len(ellipsis), 0) end
	if kept == 0 and ustring.len(ellipsis) < size then return ellipsis end
	local shortened = ''
	if kept > 0 then
		shortened = length < 0 and ustring.sub(value, -kept) or ustring.sub(value, 1, kept)
	end
	if type(ellipsis) ~= 'string' and type(ellipsis) ~= 'number' then
		error('mw.text.lua:' .. (length < 0 and 277 or 275) .. ": attempt to concatenate local 'ellipsis' (a " .. type(ellipsis)
			.. ' value)', 0)
	end
	local result = length < 0 and ellipsis .. shortened or shortened .. ellipsis
	return ustring.len(result) < size and result or given
end

-- JSON

local function flag(flags, bit) return raw.math.floor(flags / bit) % 2 == 1 end

local function check_flags(name, flags)
	if flags == nil then return 0 end
	if type(flags) ~= 'number' then
		error("bad argument #2 to '" .. name .. "' (number expected, got " .. type(flags) .. ')', 0)
	end
	return flags
end

function text.jsonEncode(value, flags)
	flags = check_flags('mw.text.jsonEncode', flags)
	local encoded, problem = json.encode(value, flag(flags, 1), flag(flags, 4))
	if problem then core.raise('mw.text.jsonEncode: ' .. problem, 2) end
	return encoded
end

function text.jsonDecode(value, flags)
	if type(value) ~= 'string' then
		error("bad argument #1 to 'mw.text.jsonDecode' (string expected, got " .. type(value) .. ')',
			0)
	end
	flags = check_flags('mw.text.jsonDecode', flags)
	local ok, result = core.base.pcall(json.decode, value, flag(flags, 1), flag(flags, 2))
	if not ok then error('mw.text.jsonDecode: ' .. tostring(result), 0) end
	return result
end

return text
