-- mw.ustring: the string library by code points. What is plain ASCII goes to the string library,
-- the rest to Python's matcher.
local core = ...
local raw, host, limits, strings = core.raw, core.host, core.limits, core.strings
local error, type, select, tostring = raw.error, raw.type, raw.select, raw.tostring
local find, byte, sub, format = raw.string.find, raw.string.byte, raw.string.sub, raw.string.format
local match, raw_gsub, floor = raw.string.match, raw.string.gsub, raw.math.floor

local MAX_PATTERN, MAX_STRING = 10000, 4194304
local MAX_CACHED = 3000

local ustring = {
	maxPatternLength = MAX_PATTERN, maxStringLength = MAX_STRING,
	byte = raw.string.byte, rep = strings.rep,
	-- Widths and precisions count bytes, as in MediaWiki.
	format = raw.string.format,
}

-- One run from the start is found in half the time of a search for a character beyond ASCII.
local ASCII = '^[\1-\127%z]*$'
local function is_ascii(text) return find(text, ASCII) ~= nil end

-- A number as PHP writes it.
local function number_text(value)
	if value == floor(value) and value > -2 ^ 53 and value < 2 ^ 53 then
		return format('%d', value)
	end
	if value ~= value then return 'NAN' end
	if value - value ~= 0 then return value > 0 and 'INF' or '-INF' end
	local text = format('%.14g', value)
	local mantissa, sign, exponent = raw.string.match(text, '^(.-)e([+-])0*(%d+)$')
	if not mantissa then return text end
	if not find(mantissa, '.', 1, true) then mantissa = mantissa .. '.0' end
	return mantissa .. 'E' .. sign .. exponent
end

-- `value` as a string (numbers are), refused as MediaWiki does.
local function check_string(name, index, value)
	local kind = type(value)
	if kind == 'number' then return number_text(value) end
	if kind ~= 'string' then
		error('bad argument #' .. index .. " to '" .. name .. "' (string expected, got " .. kind
			.. ')', 0)
	end
	if #value > MAX_STRING then
		error('bad argument #' .. index .. " to '" .. name .. "' (string is longer than "
			.. MAX_STRING .. ' bytes)', 0)
	end
	return value
end

-- Refuse an argument: the first one, where that is no UTF-8.
local function refuse(name, index, expected, value, subject)
	if not is_ascii(subject) and not host.is_utf8(subject) then
		error("bad argument #1 to '" .. name .. "' (string is not UTF-8)", 0)
	end
	error('bad argument #' .. index .. " to '" .. name .. "' (" .. expected .. ' expected, got '
		.. type(value) .. ')', 0)
end

-- A string that is UTF-8, and its length in code points.
local function check_text(name, value)
	value = check_string(name, 1, value)
	local length = is_ascii(value) and #value or host.ustring_len(value)
	if not length then error("bad argument #1 to '" .. name .. "' (string is not UTF-8)", 0) end
	return value, length
end

-- Without coercion, and the error names the place of the call.
local function check_is(expected, name, index, value)
	if type(value) ~= expected then
		core.raise('bad argument #' .. index .. " to '" .. name .. "' (" .. expected
			.. ' expected, got ' .. type(value) .. ')', 3)
	end
end

local function check_number(name, index, value, default, subject)
	if value == nil then return default end
	if type(value) ~= 'number' then refuse(name, index, 'number', value, subject) end
	return value < 0 and -floor(-value) or floor(value)
end

local function check_count(name, given, needed)
	if given < needed then error('too few arguments to mw.ustring.' .. name, 0) end
end

-- Up to which length of an ASCII subject the string library may do the work: false when the
-- pattern means something else there (or is malformed: the messages differ). And by what pattern.
local ascii_limits, ascii_forms, gsub_differs, sees_end, cached
local function new_cache()
	cached = 0
	-- Whether string.gsub finds other matches, and whether a newline that ends the subject matters:
	-- here $ and a frontier also match before it.
	ascii_forms, gsub_differs, sees_end = {}, {}, {}
	ascii_limits = raw.setmetatable({}, { __index = function(cache, pattern)
		if type(pattern) ~= 'string' then return false end
		if cached >= MAX_CACHED then new_cache() end
		local limit = false
		if #pattern <= MAX_PATTERN then
			local form, same_in_gsub = host.ascii_pattern(pattern)
			if form then limit = strings.direct_limit(form) or false end
			if limit then limit = raw.math.min(limit, MAX_STRING) end
			ascii_forms[pattern], gsub_differs[pattern] = form, not same_in_gsub
			sees_end[pattern] = byte(pattern, -1) == 36 or find(pattern, '%f', 1, true) ~= nil
		end
		cached = cached + 1
		ascii_limits[pattern] = limit
		return limit
	end })
end
new_cache()

-- The pattern by which the string library may do the work; false or nil: it may not.
local function quick_form(subject, pattern)
	local limit = ascii_limits[pattern]
	return limit and type(subject) == 'string' and #subject <= limit
		and find(subject, ASCII)
		and not (sees_end[pattern] and byte(subject, -1) == 10)
		and ascii_forms[pattern]
end

-- By pattern, a text that is in every subject in which it is found; false where none is known.
local needed, needed_count
local function forget_needed()
	needed_count = 0
	needed = raw.setmetatable({}, { __index = function(_, pattern)
		if needed_count >= MAX_CACHED then forget_needed() end
		local text = host.needed_text(pattern)
		needed_count = needed_count + 1
		needed[pattern] = text ~= '' and text
		return needed[pattern]
	end })
end
forget_needed()

-- The subject that Python took last, which is so known to be UTF-8: modules look for one thing after
-- the other in it.
local SHORT = 1000
local taken

local function take(subject, ...)
	taken = #subject <= SHORT and subject or nil
	return ...
end

-- Whether a pattern is not in a subject, as far as that shows at once.
local function is_absent(subject, pattern)
	if subject ~= taken then return false end
	local text = needed[pattern]
	return text and not find(subject, text, 1, true)
end

-- Whether a place in the text is missing, or a number that means the same to the string library.
local function is_plain_place(place)
	return place == nil or type(place) == 'number' and place % 1 == 0
end

local function check_pattern(name, pattern, subject)
	if type(pattern) ~= 'string' and type(pattern) ~= 'number' then
		refuse(name, 2, 'string', pattern, subject)
	end
	pattern = check_string(name, 2, pattern)
	if #pattern > MAX_PATTERN then
		error("bad argument #2 to '" .. name .. "' (pattern is longer than " .. MAX_PATTERN
			.. ' bytes)', 0)
	end
	return pattern
end

function ustring.find(...)
	local subject, pattern, init, plain = ...
	if not plain and is_plain_place(init) then
		local form = quick_form(subject, pattern)
		if form then return find(subject, form, init) end
	end
	check_count('find', select('#', ...), 2)
	subject = check_string('find', 1, subject)
	init = check_number('find', 3, init, 1, subject)
	if plain ~= nil and type(plain) ~= 'boolean' then
		refuse('find', 4, 'boolean', plain, subject)
	end
	pattern = check_pattern('find', pattern, subject)
	if plain then
		if is_ascii(subject) then return strings.find(subject, pattern, init, true) end
	else
		local form = quick_form(subject, pattern)
		if form then return find(subject, form, init) end
	end
	if not plain and is_absent(subject, pattern) then return nil end
	limits.expect_work()
	return take(subject, host.ustring_find(subject, pattern, init, plain and true))
end

function ustring.match(...)
	local subject, pattern, init = ...
	local form = is_plain_place(init) and quick_form(subject, pattern)
	if form then return match(subject, form, init) end
	check_count('match', select('#', ...), 2)
	subject = check_string('match', 1, subject)
	init = check_number('match', 3, init, 1, subject)
	pattern = check_pattern('match', pattern, subject)
	form = quick_form(subject, pattern)
	if form then return match(subject, form, init) end
	if is_absent(subject, pattern) then return nil end
	limits.expect_work()
	return take(subject, host.ustring_match(subject, pattern, init))
end

function ustring.gmatch(subject, pattern)
	check_is('string', 'gmatch', 1, subject)
	check_is('string', 'gmatch', 2, pattern)
	subject = check_string('gmatch', 1, subject)
	pattern = check_pattern('gmatch', pattern, subject)
	local form = byte(pattern, 1) ~= 94 and quick_form(subject, pattern)
	if form then return raw.string.gmatch(subject, form) end
	limits.expect_work()
	local step = strings.scan(subject, pattern, 'code points', false)
	return function() return strings.only_captures(step()) end
end

local function checked_function(replacement)
	return function(...)
		local value = replacement(...)
		if value == false then error('invalid replacement value (a boolean)', 0) end
		return value
	end
end

local function raw_table(replacement)
	return function(first)
		local value = raw.rawget(replacement, first)
		if value == false then error('invalid replacement value (a boolean)', 0) end
		return value
	end
end

function ustring.gsub(...)
	local subject, pattern, replacement, maximum = ...
	local form
	if maximum == nil and type(replacement) == 'string' and not find(replacement, '%', 1, true) then
		form = quick_form(subject, pattern)
		if form and not gsub_differs[pattern] then return raw_gsub(subject, form, replacement) end
	end
	check_count('gsub', select('#', ...), 3)
	subject = check_string('gsub', 1, subject)
	maximum = check_number('gsub', 4, maximum, nil, subject)
	pattern = check_pattern('gsub', pattern, subject)
	if maximum and maximum < 1 then return (check_text('gsub', subject)), 0 end
	local kind = type(replacement)
	if kind == 'number' then
		replacement, kind = number_text(replacement), 'string'
	elseif kind == 'function' then
		replacement = checked_function(replacement)
	elseif kind == 'table' then
		replacement = raw_table(replacement)
	elseif kind ~= 'string' then
		refuse('gsub', 3, 'function or table or string', replacement, subject)
	end
	form = quick_form(subject, pattern)
	if form and not gsub_differs[pattern]
		and not (kind == 'string' and find(replacement, '%%[^01%%]') or
			kind == 'string' and find(replacement, '%%$')) then
		strings.expect_replacement(subject, replacement)
		local ok, result, count = raw.pcall(raw_gsub, subject, form, replacement, maximum)
		if not ok then error(result, 0) end
		return result, count
	end
	limits.expect_work()
	if kind == 'string' then
		strings.expect_replacement(subject, replacement)
		return host.ustring_gsub(subject, pattern, replacement, maximum or -1)
	end
	local step = strings.scan(subject, pattern, 'code points', true)
	return strings.substitute(step, replacement, maximum or raw.math.huge)
end

function ustring.len(...)
	local given = ...
	if type(given) == 'string' and #given <= MAX_STRING and find(given, ASCII) then
		return #given
	end
	check_count('len', select('#', ...), 1)
	local subject = check_string('len', 1, (...))
	if is_ascii(subject) then return #subject end
	return host.ustring_len(subject)
end

function ustring.isutf8(...)
	check_count('isutf8', select('#', ...), 1)
	local subject = check_string('isutf8', 1, (...))
	return is_ascii(subject) or host.is_utf8(subject)
end

local function check_index(name, index, value, default)
	if value == nil then return default end
	if type(value) ~= 'number' then
		error('bad argument #' .. index .. " to '" .. name .. "' (number expected, got "
			.. type(value) .. ')', 0)
	end
	return value
end

-- The part from `first` to `last` of `length` characters, both within it or one behind; nothing
-- when it is empty. Only then are they brought into the text, so that 0, 0 is the first character.
local function part(first, last, length)
	if first < 0 then first = length + first + 1 end
	if last < 0 then last = length + last + 1 end
	if last < first or last ~= last or first ~= first then return nil end
	return raw.math.min(raw.math.max(first, 1), length + 1),
		raw.math.min(raw.math.max(last, 1), length + 1)
end

function ustring.sub(...)
	local subject, first, last = ...
	if type(subject) == 'string' and type(first) == 'number' and first >= 1 and first % 1 == 0
		and is_plain_place(last) and #subject <= MAX_STRING and find(subject, ASCII) then
		return sub(subject, first, last)
	end
	check_count('sub', select('#', ...), 1)
	local length
	subject, length = check_text('sub', subject)
	first, last = check_index('sub', 2, first, 1), check_index('sub', 3, last, -1)
	first, last = part(first, last, length)
	if not first then return '' end
	if #subject == length then return sub(subject, floor(first), floor(last)) end
	return host.ustring_sub(subject, floor(first), floor(last))
end

local CHUNK = 4000

-- The text of `codepoint` and the first and last place that are meant; no places: nothing is.
local function code_points(subject, first, last)
	local length
	subject, length = check_text('codepoint', subject)
	first = check_index('codepoint', 2, first, 1)
	last = check_index('codepoint', 3, last, first)
	first, last = part(first, last, length)
	if not first then return subject end
	-- Fractions count towards the number of characters.
	local count = floor(last - first + 1)
	first = floor(first)
	return subject, first, raw.math.min(first + count - 1, length), #subject == length
end

function ustring.codepoint(...)
	check_count('codepoint', select('#', ...), 1)
	local subject, first, last, plain = code_points(...)
	if not first then return end
	if last - first >= 7000 then error('string slice too long', 0) end
	if plain then return byte(subject, first, last) end
	return host.ustring_codepoints(subject, first, last)
end

local CHUNK = 4000

function ustring.gcodepoint(subject, first, last)
	check_is('string', 'gcodepoint', 1, subject)
	if first ~= nil then check_is('number', 'gcodepoint', 2, first) end
	if last ~= nil then check_is('number', 'gcodepoint', 3, last) end
	subject, first, last = code_points(subject, first, last or -1)
	if not first then first, last = 1, 0 end
	local chunk, position = {}, 0
	return function()
		position = position + 1
		if chunk[position] == nil then
			if first > last then return nil end
			local stop = raw.math.min(last, first + CHUNK - 1)
			chunk, position = { host.ustring_codepoints(subject, first, stop) }, 1
			first = stop + 1
		end
		return chunk[position]
	end
end

local utf8 = core.library('json').utf8

function ustring.char(...)
	local out = {}
	for index = 1, select('#', ...) do
		local value = (select(index, ...))
		local code = value
		if type(value) ~= 'number' then
			-- Text counts when it is a plain number, as in PHP.
			code = type(value) == 'string' and find(value, '^%s*[-+]?%.?%d')
				and not find(value, '[xX]') and raw.tonumber(value)
		end
		if not code then
			error('bad argument #' .. index .. " to 'char' (number expected, got " .. type(value)
				.. ')', 0)
		end
		-- What is no integer at all is zero to PHP.
		code = code - code == 0 and floor(code) or 0
		if code < 0 or code > 0x10FFFF then
			error('bad argument #' .. index .. " to 'char' (value out of range)", 0)
		end
		out[index] = code >= 0xD800 and code <= 0xDFFF and '?' or utf8(code)
	end
	return raw.table.concat(out)
end

local function starts(subject, position)
	local code = byte(subject, position)
	return code < 128 or code >= 192
end

function ustring.byteoffset(...)
	check_count('byteoffset', select('#', ...), 1)
	local subject, count, position = ...
	subject = check_text('byteoffset', subject)
	count = check_index('byteoffset', 2, count, 1)
	position = check_index('byteoffset', 3, position, 1)
	local size = #subject
	if position < 0 then position = size + position + 1 end
	if not (position >= 1 and position <= size) then return nil end
	position = floor(position)
	-- How many characters to go on from the one that is, or begins, here.
	local left = floor(count > 0 and count - 1 or count)
	local direction = count > 0 and left >= 0 and 1 or -1
	if left < 0 then left = -left end
	while true do
		if position < 1 or position > size then return nil end
		if starts(subject, position) then
			if left <= 0 then return position end
			left = left - 1
		end
		position = position + direction
	end
end

local function case_function(name, language_function)
	return function(value)
		if type(value) ~= 'string' then
			error("bad argument #1 to '" .. language_function .. "' (string expected, got "
				.. type(value) .. ')', 0)
		end
		if is_ascii(value) then return raw.string[name](value) end
		return host['ustring_' .. name](value)
	end
end

ustring.upper = case_function('upper', 'uc')
ustring.lower = case_function('lower', 'lc')

for _, form in raw.ipairs { 'NFC', 'NFD', 'NFKC', 'NFKD' } do
	local name = 'to' .. form
	ustring[name] = function(...)
		check_count(name, select('#', ...), 1)
		local subject = check_string(name, 1, (...))
		if is_ascii(subject) then return subject end
		return host.ustring_normalize(subject, form)
	end
end

core.ustring = ustring
core.check_string = check_string
core.check_pattern = check_pattern
core.check_text = check_text
core.refuse_argument = refuse
core.is_ascii = is_ascii
return ustring
