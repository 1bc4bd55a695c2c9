-- mw.language
local core = ...
local raw, host = core.raw, core.host
local error, type, tostring = raw.error, raw.type, raw.tostring
local setmetatable, select, unpack = raw.setmetatable, raw.select, raw.unpack

local language = {}

-- What the methods do: each gets the language's code and the arguments.
local methods = {}

local function invalid_object(method, level)
	core.raise('mw.language: invalid language object. Did you call ' .. method
		.. ' with a dot instead of a colon, i.e. lang.' .. method .. '() instead of lang:' .. method
		.. '()?', level)
end

local function check(name, index, value, expected)
	if type(value) ~= expected then
		error('bad argument #' .. index .. " to '" .. name .. "' (" .. expected .. ' expected, got '
			.. type(value) .. ')', 0)
	end
end

local once = core.library('once')
local expect_code = once.a_page(function(code)
	host.language_check(code)
	return true
end)

-- Called by a method, itself tail-called by its object's function. Whether the code is one is asked
-- then, before the arguments are looked at.
local function check_count(code, method, count, needed)
	if count < needed then core.raise('too few arguments to mw.language:' .. method, 4) end
	expect_code(code, code)
end

-- Other names of methods: the objects' errors name what they stand for.
local ALIASES = { plural = 'convertPlural' }

-- Methods that ask nothing of the language: what is not even a text is a code to them.
local TAKEN_AS_GIVEN = { getCode = true, getFallbackLanguages = true }

-- An object's functions work for that object only, and are made when they are asked for.
local meta = {}
core.is_hidden[meta] = true

function meta.__index(object, name)
	if name == 'plural' then return object.convertPlural end
	local method = methods[name]
	if not method then return nil end
	local function called(self, ...)
		if self ~= object then
			if name == 'grammar' then
				error("libraryUtil.lua:62: bad argument #4 to 'format' (string expected, got nil)", 0)
			end
			invalid_object(ALIASES[name] or name, 3)
		end
		local given = object.code
		return method(TAKEN_AS_GIVEN[name] and given or tostring(given), ...)
	end
	raw.rawset(object, name, called)
	return called
end

function meta.__pairs(object)
	for name in raw.next, methods do raw.rawset(object, name, object[name]) end
	return raw.next, object, nil
end

local function new_object(code) return setmetatable({ code = code }, meta) end

function language.new(code)
	if code == nil then core.raise('too few arguments to mw.language.new()', 2) end
	return new_object(code)
end

function language.getContentLanguage() return new_object(core.options.language) end

function language.fetchLanguageName(code, in_language)
	check('fetchLanguageName', 1, code, 'string')
	if in_language ~= nil then check('fetchLanguageName', 2, in_language, 'string') end
	return host.language_name(code, in_language)
end

-- Code, name, code, name … of all languages, by the language of the names: citations ask for them on
-- each page.
local MOST_FLAT, LONGEST_CODE = 8, 20
local known_names, known_count = {}, 0

local function flat_names(in_language)
	local key = in_language or false
	local flat = known_names[key]
	if flat then return flat end
	flat = { host.language_names(in_language) }
	if #(in_language or '') <= LONGEST_CODE then
		if known_count >= MOST_FLAT then known_names, known_count = {}, 0 end
		known_names[key], known_count = flat, known_count + 1
	end
	return flat
end

function language.fetchLanguageNames(in_language, include)
	if in_language ~= nil then check('fetchLanguageNames', 1, in_language, 'string') end
	if include ~= nil then check('fetchLanguageNames', 2, include, 'string') end
	local flat, names = flat_names(in_language), {}
	for index = 1, #flat, 2 do names[flat[index]] = flat[index + 1] end
	return names
end

function language.getFallbacksFor(code)
	check('getFallbacksFor', 1, code, 'string')
	return { host.language_fallbacks(code) }
end

for name, test in raw.next, {
	isKnownLanguageTag = host.language_is_known, isSupportedLanguage = host.language_is_supported,
	isValidCode = host.language_is_valid, isValidBuiltInCode = host.language_is_builtin,
} do
	language[name] = function(code)
		check(name, 1, code, 'string')
		return test(code)
	end
end

-- Methods

function methods.getCode(code) return code end
function methods.getFallbackLanguages(code) return language.getFallbacksFor(code) end
function methods.isRTL(code) return host.language_is_rtl(code) end
function methods.getDir(code) return host.language_is_rtl(code) and 'rtl' or 'ltr' end

function methods.getDirMark(code, opposite)
	local rtl = host.language_is_rtl(code)
	if opposite then rtl = not rtl end
	return rtl and '\226\128\143' or '\226\128\142'
end

function methods.getDirMarkEntity(code, opposite)
	local rtl = host.language_is_rtl(code)
	if opposite then rtl = not rtl end
	return rtl and '&rlm;' or '&lrm;'
end

local ARROWS = { left = '←', right = '→', up = '↑', down = '↓' }

function methods.getArrow(code, direction)
	direction = direction or 'forwards'
	if type(direction) ~= 'string' then
		core.raise("bad argument #1 to 'getArrow' (string expected, got " .. type(direction) .. ')', 3)
	end
	if direction == 'forwards' then return host.language_is_rtl(code) and '←' or '→' end
	if direction == 'backwards' then return host.language_is_rtl(code) and '→' or '←' end
	if ARROWS[direction] then return ARROWS[direction] end
end

for _, name in raw.ipairs { 'lc', 'uc', 'lcfirst', 'ucfirst', 'caseFold' } do
	methods[name] = function(code, ...)
			check_count(code, name, select('#', ...), 1)
		local text = ...
		check(name, 1, text, 'string')
		return host.language_case(code, name, text)
	end
end

function methods.formatNum(code, ...)
	check_count(code, 'formatNum', select('#', ...), 1)
	local number, options = ...
	check('formatNum', 1, number, 'number')
	if number == raw.math.huge or number == -raw.math.huge then
		error("bad argument #1 to 'formatNum' (infinite)", 0)
	elseif number ~= number then
		error("bad argument #1 to 'formatNum' (NaN)", 0)
	end
	if options ~= nil then check('formatNum', 2, options, 'table') end
	local plain = options and options.noCommafy
	plain = plain and plain ~= 0 and plain ~= '' and plain ~= '0' or false
	return host.language_format_number(code, number, plain)
end

function methods.parseFormattedNumber(code, ...)
	check_count(code, 'parseFormattedNumber', select('#', ...), 1)
	local text = ...
	if type(text) == 'number' then return text end
	if type(text) ~= 'string' then return nil end
	return raw.tonumber(host.language_parse_number(code, text))
end

-- A form as PHP writes it.
local function form_text(value)
	if value == true then return '1' end
	return value and tostring(value) or ''
end

local function forms_of(...)
	local first = ...
	local forms = {}
	if type(first) == 'table' then
		for index, form in core.base.ipairs(first) do forms[index] = form_text(form) end
		return forms
	end
	for index = 1, select('#', ...) do forms[index] = form_text((select(index, ...))) end
	return forms
end

function methods.convertPlural(code, ...)
	check_count(code, 'convertPlural', select('#', ...), 2)
	local number = ...
	check('convertPlural', 1, number, 'number')
	return host.language_plural(code, number, unpack(forms_of(select(2, ...))))
end

methods.plural = methods.convertPlural

function methods.convertGrammar(code, ...)
	check_count(code, 'convertGrammar', select('#', ...), 2)
	local word, case = ...
	check('convertGrammar', 1, word, 'string')
	check('convertGrammar', 2, case, 'string')
	return host.language_grammar(code, case, word)
end

function methods.grammar(code, case, word) return methods.convertGrammar(code, word, case) end

function methods.gender(code, ...)
	check_count(code, 'gender', select('#', ...), 2)
	local what = ...
	check('gender', 1, what, 'string')
	local forms = forms_of(select(2, ...))
	if #forms == 0 then return '' end
	return host.language_gender(what, unpack(forms))
end

local format_date = once.a_page(host.language_format_date, true)

function methods.formatDate(code, ...)
	check_count(code, 'formatDate', select('#', ...), 1)
	local format, when, is_local = ...
	check('formatDate', 1, format, 'string')
	if when ~= nil then check('formatDate', 2, when, 'string') end
	if is_local ~= nil then check('formatDate', 3, is_local, 'boolean') end
	local key = code .. ' ' .. #format .. ' ' .. format .. (when or '')
	return format_date(key, code, format, when)
end

local function intervals(method, code, ...)
	local seconds, wanted = ...
	check(method, 1, seconds, 'number')
	if wanted ~= nil then check(method, 2, wanted, 'table') end
	local names = {}
	for index, name in core.base.ipairs(wanted or {}) do names[index] = tostring(name) end
	return raw.math.floor(seconds), names
end

function methods.formatDuration(code, ...)
	check_count(code, 'formatDuration', select('#', ...), 1)
	local seconds, names = intervals('formatDuration', code, ...)
	return host.language_duration(code, seconds, unpack(names))
end

function methods.getDurationIntervals(code, ...)
	check_count(code, 'getDurationIntervals', select('#', ...), 1)
	local seconds, names = intervals('getDurationIntervals', code, ...)
	local flat = { host.duration_intervals(seconds, unpack(names)) }
	local result = {}
	for index = 1, #flat, 2 do result[flat[index]] = flat[index + 1] end
	return result
end

return language
