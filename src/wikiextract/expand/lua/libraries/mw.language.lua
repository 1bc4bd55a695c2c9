-- mw.language
local core = ...
local raw, host = core.raw, core.host
local error, type, tostring = raw.error, raw.type, raw.tostring
local setmetatable, select, unpack = raw.setmetatable, raw.select, raw.unpack

local language = {}
local methods = {}
local codes = setmetatable({}, { __mode = 'k' })

local function code_of(self, method)
	if type(self) == 'table' and not codes[self] and self.getCode == methods.getCode then
		codes[self] = tostring(self.code)
	end
	return codes[self] or error('mw.language: invalid language object. Did you call ' .. method
		.. ' with a dot instead of a colon, i.e. lang.' .. method .. '() instead of lang:' .. method
		.. '()?', 0)
end

local function check(name, index, value, expected)
	if type(value) ~= expected then
		error('bad argument #' .. index .. " to '" .. name .. "' (" .. expected .. ' expected, got '
			.. type(value) .. ')', 0)
	end
end

local function check_count(method, count, needed)
	if count < needed then error('too few arguments to mw.language:' .. method, 0) end
end

local function new_object(code)
	local object = core.base.copy(methods)
	object.code = code
	codes[object] = tostring(code)
	return object
end

function language.new(...)
	if select('#', ...) == 0 then error('too few arguments to mw.language.new()', 0) end
	return new_object((...))
end

function language.getContentLanguage() return new_object(host.content_language()) end

function language.fetchLanguageName(code, in_language)
	check('fetchLanguageName', 1, code, 'string')
	if in_language ~= nil then check('fetchLanguageName', 2, in_language, 'string') end
	return host.language_name(code, in_language)
end

function language.fetchLanguageNames(in_language, include)
	if in_language ~= nil then check('fetchLanguageNames', 1, in_language, 'string') end
	if include ~= nil then check('fetchLanguageNames', 2, include, 'string') end
	local names = {}
	local flat = { host.language_names(in_language) }
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

function methods.getCode(self) return code_of(self, 'getCode') end
function methods.getFallbackLanguages(self)
	return language.getFallbacksFor(code_of(self, 'getFallbackLanguages'))
end
function methods.isRTL(self) return host.language_is_rtl(code_of(self, 'isRTL')) end
function methods.getDir(self) return methods.isRTL(self) and 'rtl' or 'ltr' end

function methods.getDirMark(self, opposite)
	local rtl = host.language_is_rtl(code_of(self, 'getDirMark'))
	if opposite then rtl = not rtl end
	return rtl and '\226\128\143' or '\226\128\142'
end

function methods.getDirMarkEntity(self, opposite)
	local rtl = host.language_is_rtl(code_of(self, 'getDirMarkEntity'))
	if opposite then rtl = not rtl end
	return rtl and '&rlm;' or '&lrm;'
end

local ARROWS = { left = '←', right = '→', up = '↑', down = '↓' }

function methods.getArrow(self, direction)
	local rtl = host.language_is_rtl(code_of(self, 'getArrow'))
	direction = direction or 'forwards'
	if direction == 'forwards' then return rtl and '←' or '→' end
	if direction == 'backwards' then return rtl and '→' or '←' end
	if ARROWS[direction] then return ARROWS[direction] end
end

for _, name in raw.ipairs { 'lc', 'uc', 'lcfirst', 'ucfirst', 'caseFold' } do
	methods[name] = function(self, ...)
		local code = code_of(self, name)
		check_count(name, select('#', ...), 1)
		local text = ...
		check(name, 1, text, 'string')
		return host.language_case(code, name, text)
	end
end

function methods.formatNum(self, ...)
	local code = code_of(self, 'formatNum')
	check_count('formatNum', select('#', ...), 1)
	local number, options = ...
	check('formatNum', 1, number, 'number')
	if number == raw.math.huge or number == -raw.math.huge then
		error("bad argument #1 to 'formatNum' (infinite)", 0)
	elseif number ~= number then
		error("bad argument #1 to 'formatNum' (not a number)", 0)
	end
	local plain = type(options) == 'table' and options.noCommafy and true or false
	return host.language_format_number(code, number, plain)
end

function methods.parseFormattedNumber(self, ...)
	local code = code_of(self, 'parseFormattedNumber')
	check_count('parseFormattedNumber', select('#', ...), 1)
	local text = ...
	if type(text) == 'number' then return text end
	check('parseFormattedNumber', 1, text, 'string')
	return host.language_parse_number(code, text)
end

local function forms_of(...)
	local first = ...
	if type(first) == 'table' then
		local forms = {}
		for index, form in core.base.ipairs(first) do forms[index] = tostring(form) end
		return forms
	end
	local forms = {}
	for index = 1, select('#', ...) do forms[index] = tostring((select(index, ...))) end
	return forms
end

function methods.convertPlural(self, ...)
	local code = code_of(self, 'convertPlural')
	check_count('convertPlural', select('#', ...), 2)
	local number = ...
	check('convertPlural', 1, number, 'number')
	return host.language_plural(code, number, unpack(forms_of(select(2, ...))))
end

function methods.plural(self, ...) return methods.convertPlural(self, ...) end

function methods.convertGrammar(self, ...)
	local code = code_of(self, 'convertGrammar')
	check_count('convertGrammar', select('#', ...), 2)
	local word, case = ...
	check('convertGrammar', 1, word, 'string')
	check('convertGrammar', 2, case, 'string')
	return host.language_grammar(code, case, word)
end

function methods.grammar(self, case, word) return methods.convertGrammar(self, word, case) end

function methods.gender(self, ...)
	code_of(self, 'gender')
	check_count('gender', select('#', ...), 2)
	local what = ...
	check('gender', 1, what, 'string')
	local forms = forms_of(select(2, ...))
	if #forms == 0 then return '' end
	return host.language_gender(what, unpack(forms))
end

function methods.formatDate(self, ...)
	local code = code_of(self, 'formatDate')
	check_count('formatDate', select('#', ...), 1)
	local format, when, is_local = ...
	check('formatDate', 1, format, 'string')
	if when == false then when = nil end
	if when ~= nil then check('formatDate', 2, when, 'string') end
	if is_local ~= nil then check('formatDate', 3, is_local, 'boolean') end
	return host.language_format_date(code, format, when, is_local)
end

local function intervals(method, code, ...)
	local seconds, wanted = ...
	check(method, 1, seconds, 'number')
	if wanted ~= nil then check(method, 2, wanted, 'table') end
	local names = {}
	for index, name in core.base.ipairs(wanted or {}) do names[index] = tostring(name) end
	return raw.math.floor(seconds), names
end

function methods.formatDuration(self, ...)
	local code = code_of(self, 'formatDuration')
	check_count('formatDuration', select('#', ...), 1)
	local seconds, names = intervals('formatDuration', code, ...)
	return host.language_duration(code, seconds, unpack(names))
end

function methods.getDurationIntervals(self, ...)
	local code = code_of(self, 'getDurationIntervals')
	check_count('getDurationIntervals', select('#', ...), 1)
	local seconds, names = intervals('getDurationIntervals', code, ...)
	local flat = { host.duration_intervals(seconds, unpack(names)) }
	local result = {}
	for index = 1, #flat, 2 do result[flat[index]] = flat[index + 1] end
	return result
end

return language
