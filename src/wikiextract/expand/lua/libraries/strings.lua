-- The string library: C Lua's own functions where their time is bounded, else Python's matcher.
--
-- `direct[pattern]` is the subject length up to which C may match without asking the clock,
-- `checked[pattern]` the one up to which it may after asking; patterns/cost.py says how they come.
local core = ...
local raw, host, limits = core.raw, core.host, core.limits
local error, pcall, type, getinfo = raw.error, raw.pcall, raw.type, raw.getinfo
local original = raw.string
local raw_find, raw_match, raw_gmatch, raw_gsub, raw_rep = original.find, original.match,
	original.gmatch, original.gsub, original.rep
local expect_work = limits.expect_work
local concat = raw.table.concat

local MAX_PATTERNS = 3000
local DIRECT_PLAIN = 4e6
local QUICK_STEPS = 2e7
-- Answers for short texts are remembered: citations ask the same of the names of their parameters.
local MOST_REMEMBERED = core.options.remembered_answers
local LONGEST_REMEMBERED, LONGEST_PATTERN = MOST_REMEMBERED > 0 and 40 or -1, 100
-- Characters of replacements that are read in one call of gsub.
local DIRECT_REPLACEMENT, MOST_REPLACEMENT = 1e6, 1e9

local strings = {}
core.strings = strings

local direct, checked, patterns
local function new_cache()
	patterns = 0
	checked = {}
	direct = raw.setmetatable({}, { __index = function(cache, pattern)
		if type(pattern) ~= 'string' then return nil end
		if patterns >= MAX_PATTERNS then new_cache() end
		local least, most = host.pattern_limits(pattern)
		patterns = patterns + 1
		direct[pattern], checked[pattern] = least, most
		return least
	end })
end
new_cache()

function strings.direct_limit(pattern) return direct[pattern] end

-- C finds what is wrong with a pattern only when it gets there. Let it try where that is quick,
-- else raise the error at once (`checked` holds it, `direct` is false).
local function refuse_malformed(pattern, subject)
	if direct[pattern] == false then
		local _, repetitions = raw_gsub(pattern, '[*+?-]', '')
		local steps = (#subject + 2) ^ (repetitions + 1)
		if steps > QUICK_STEPS or #pattern > 1000 then error(checked[pattern], 3) end
	end
end

local names = {}
for _, functions in raw.ipairs { raw, raw.math, raw.os, raw.table, original } do
	for name, called in raw.pairs(functions) do
		if raw.type(called) == 'function' then names[called] = name end
	end
end

-- Keeps a call from being a tail call, which would take a level off the stack.
local function as_it_is(...) return ... end

-- Functions that may have to hand on to C what it refuses take their arguments as `...`: to C a
-- missing argument is "no value", nil is not.

-- Call a C function with arguments that it refuses, and raise its error as if the caller of our
-- caller had called it itself. Gives the results when it does not refuse.
local function refused(called, ...)
	local function answer(ok, ...)
		if ok then return ... end
		local message = ...
		if type(message) ~= 'string' then error(message, 0) end
		local info = getinfo(3, 'n')
		local number, rest = raw_match(message, "^bad argument #(%d+) to '%?'(.*)$")
		if number then
			local name = info and info.name or '?'
			local above = not (info and info.name) and getinfo(4, 'S')
			-- A tail call has left no trace of the name that the module used.
			if above and above.what == 'tail' then name = names[called] or name end
			if info and info.namewhat == 'method' then number = number - 1 end
			if raw.tonumber(number) == 0 then
				message = "calling '" .. name .. "' on bad self" .. rest
			else
				message = 'bad argument #' .. number .. " to '" .. name .. "'" .. rest
			end
		end
		error(message, 4)
	end
	return as_it_is(answer(pcall(called, ...)))
end
strings.refused = refused

local function text_of(value)
	return type(value) == 'number' and raw.tostring(value) or value
end

local function plain_find(subject, pattern, init)
	if #subject * #pattern <= DIRECT_PLAIN then return raw_find(subject, pattern, init, true) end
	expect_work()
	return host.plain_find(subject, pattern, init or 1)
end

function strings.find(...)
	local subject, pattern, init, plain = ...
	if type(subject) == 'string' and (init == nil or type(init) == 'number') then
		if plain then
			if type(pattern) == 'string' then return plain_find(subject, pattern, init) end
		else
			local limit = direct[pattern]
			if limit and #subject <= limit then return raw_find(subject, pattern, init) end
		end
	end
	subject, pattern = text_of(subject), text_of(pattern)
	if type(init) == 'string' then init = raw.tonumber(init) or init end
	if type(subject) ~= 'string' or type(pattern) ~= 'string'
		or not (init == nil or type(init) == 'number') then
		return as_it_is(refused(raw_find, ...))
	end
	if plain or not raw_find(pattern, '[%^%$%*%+%?%.%(%[%%%-]') then
		return plain_find(subject, pattern, init)
	end
	local limit = direct[pattern]
	refuse_malformed(pattern, subject)
	if limit and #subject > limit then
		expect_work()
		if #subject > checked[pattern] then
			return host.byte_find(subject, pattern, init or 1)
		end
	end
	return as_it_is(refused(raw_find, ...))
end

-- By pattern, what `match` gives for a subject: a text, or false for nothing. By pattern and
-- replacement, the text that `gsub` gives; and how often it replaced, where the text is another.
local matched, replaced, counts, remembered
local function forget_answers()
	matched, replaced, counts, remembered = {}, {}, {}, 0
end
forget_answers()

-- The table in `list[key]`, made if it is not there.
local function within(list, key)
	local found = list[key]
	if found == nil then
		found = {}
		list[key] = found
		remembered = remembered + 1
	end
	return found
end

local function expect_answer()
	if remembered >= MOST_REMEMBERED then forget_answers() end
	remembered = remembered + 1
end

local function remember_match(subject, pattern, first, ...)
	if raw.select('#', ...) == 0 and (first == nil or type(first) == 'string') then
		expect_answer()
		within(matched, pattern)[subject] = first or false
	end
	return first, ...
end

function strings.match(...)
	local subject, pattern, init = ...
	if init == nil then
		local answers = matched[pattern]
		local answer = answers and answers[subject]
		if answer ~= nil then return answer or nil end
	end
	if type(subject) == 'string' then
		local limit = direct[pattern]
		if limit and #subject <= limit and (init == nil or type(init) == 'number') then
			if init == nil and #subject <= LONGEST_REMEMBERED and #pattern <= LONGEST_PATTERN then
				return remember_match(subject, pattern, raw_match(subject, pattern))
			end
			return raw_match(subject, pattern, init)
		end
	end
	subject, pattern = text_of(subject), text_of(pattern)
	if type(init) == 'string' then init = raw.tonumber(init) or init end
	local limit = direct[pattern]
	if limit and type(subject) == 'string' and (init == nil or type(init) == 'number') then
		if #subject > limit then
			expect_work()
			if #subject > checked[pattern] then
				return host.byte_match(subject, pattern, init or 1)
			end
		end
		return raw_match(subject, pattern, init)
	end
	if limit == false and type(subject) == 'string' then refuse_malformed(pattern, subject) end
	return as_it_is(refused(raw_match, ...))
end

-- Matches of a pattern one after the other, found by Python: gives a function that gives the text
-- before the match, the whole match and its captures; only the text that is left after the last
-- match, or when called with true.
local function scan(subject, pattern, alphabet, anchors)
	local handle = host.scan_open(subject, pattern, alphabet, anchors)
	return function(last) return host.scan_next(handle, last) end
end
strings.scan = scan

local function only_captures(before, whole, ...)
	if whole == nil then return end
	if raw.select('#', ...) == 0 then return whole end
	return ...
end

strings.only_captures = only_captures

function strings.gmatch(...)
	local subject, pattern = ...
	subject, pattern = text_of(subject), text_of(pattern)
	-- A leading ^ is no anchor here; the limit must be that of a search.
	local measured = pattern
	if type(pattern) == 'string' and raw_find(pattern, '^^') then measured = '%' .. pattern end
	local limit = direct[measured]
	if not limit or type(subject) ~= 'string' then
		if limit == false and type(subject) == 'string' then refuse_malformed(measured, subject) end
		return as_it_is(refused(raw_gmatch, ...))
	end
	if #subject <= limit then return raw_gmatch(subject, pattern) end
	expect_work()
	if #subject <= checked[measured] then
		local iterator = raw_gmatch(subject, pattern)
		return function()
			expect_work()
			return iterator()
		end
	end
	local step = scan(subject, pattern, 'bytes', false)
	return function() return only_captures(step()) end
end

-- gsub with a function or table over matches that `step` gives (see `scan`).
local function substitute(step, replacement, maximum)
	local out, size, count = {}, 0, 0
	local is_table = type(replacement) == 'table'
	local function add(before, whole, ...)
		size = size + 1
		out[size] = before
		if whole == nil then return false end
		local value
		local first = ...
		if first == nil then first = whole end
		if is_table then
			value = replacement[first]
		elseif raw.select('#', ...) == 0 then
			value = replacement(whole)
		else
			value = replacement(...)
		end
		if not value then
			value = whole
		elseif type(value) ~= 'string' and type(value) ~= 'number' then
			error('invalid replacement value (a ' .. type(value) .. ')', 0)
		end
		size = size + 1
		out[size] = value
		count = count + 1
		return true
	end
	while add(step(count >= maximum)) do end
	return concat(out), count
end
strings.substitute = substitute

-- C's gsub reads a replacement with captures anew for each match, also where these are empty.
local function expect_replacement(subject, replacement)
	if type(replacement) ~= 'string' then return end
	local steps = (#subject + 1) * #replacement
	if steps <= DIRECT_REPLACEMENT or not raw_find(replacement, '%', 1, true) then return end
	expect_work()
	if steps > MOST_REPLACEMENT then limits.kill('time') end
end
strings.expect_replacement = expect_replacement

-- C's gsub; what it refuses while it runs is raised where the module called.
local function gsub_or_raise(...)
	local subject, _, replacement = ...
	expect_replacement(subject, replacement)
	local ok, result, count = pcall(raw_gsub, ...)
	if ok then return result, count end
	if type(result) == 'string'
		and (raw_find(result, '^invalid replacement value') or result == 'invalid capture index') then
		error(result, 3)
	end
	error(result, 0)
end

-- Whether a replacement is a text without captures; short ones are remembered.
local is_plain, replacements
local function forget_replacements()
	replacements = 0
	is_plain = raw.setmetatable({}, { __index = function(_, replacement)
		if type(replacement) ~= 'string' then return false end
		local answer = not raw_find(replacement, '%', 1, true)
		if #replacement > LONGEST_REMEMBERED then return answer end
		if replacements >= MAX_PATTERNS then forget_replacements() end
		replacements = replacements + 1
		is_plain[replacement] = answer
		return answer
	end })
end
forget_replacements()

local function remember_gsub(subject, pattern, replacement, text, count)
	if (text == subject) == (count == 0) then
		expect_answer()
		if count > 0 then within(within(counts, pattern), replacement)[subject] = count end
		within(within(replaced, pattern), replacement)[subject] = text
	end
	return text, count
end

function strings.gsub(...)
	local subject, pattern, replacement, maximum = ...
	if maximum == nil then
		local answers = replaced[pattern]
		answers = answers and answers[replacement]
		local answer = answers and answers[subject]
		if answer then
			if answer == subject then return answer, 0 end
			return answer, counts[pattern][replacement][subject]
		end
	end
	if type(subject) == 'string' then
		local limit = direct[pattern]
		if limit and #subject <= limit and (maximum == nil or type(maximum) == 'number') then
			if is_plain[replacement] then
				if maximum == nil and #subject + #replacement <= LONGEST_REMEMBERED
					and #pattern <= LONGEST_PATTERN then
					return remember_gsub(subject, pattern, replacement,
						raw_gsub(subject, pattern, replacement))
				end
				return raw_gsub(subject, pattern, replacement, maximum)
			end
			local kind = type(replacement)
			if kind == 'string' or kind == 'function' or kind == 'table' or kind == 'number' then
				return as_it_is(gsub_or_raise(subject, pattern, replacement, maximum))
			end
		end
	end
	subject, pattern = text_of(subject), text_of(pattern)
	if type(maximum) == 'string' then maximum = raw.tonumber(maximum) or maximum end
	local kind = type(replacement)
	local limit = direct[pattern]
	if not limit or type(subject) ~= 'string' or not (maximum == nil or type(maximum) == 'number')
		or not (kind == 'string' or kind == 'function' or kind == 'table' or kind == 'number') then
		if limit == false and type(subject) == 'string' then refuse_malformed(pattern, subject) end
		return as_it_is(refused(raw_gsub, ...))
	end
	if #subject > limit then
		expect_work()
		if #subject > checked[pattern] then
			if kind == 'string' or kind == 'number' then
				expect_replacement(subject, replacement)
				return host.byte_gsub(subject, pattern, text_of(replacement), maximum or -1)
			end
			return substitute(scan(subject, pattern, 'bytes', true), replacement,
				maximum or raw.math.huge)
		end
	end
	return as_it_is(gsub_or_raise(subject, pattern, replacement, maximum))
end

function strings.rep(...)
	local subject, count = ...
	if type(subject) == 'string' and type(count) == 'number' then
		local size = #subject * count
		if size == 0 or size ~= size then return '' end
		if size < 65536 then return raw_rep(subject, count) end
		if size > core.options.memory then limits.kill('memory') end
		expect_work()
		return raw_rep(subject, count)
	end
	return as_it_is(refused(raw_rep, ...))
end

local library = {}
for name, value in raw.pairs(original) do library[name] = value end
library.dump = nil
for _, name in raw.pairs { 'find', 'match', 'gmatch', 'gsub', 'rep' } do
	library[name] = strings[name]
end
library.gfind = strings.gmatch
raw.getmetatable('').__index = library
return library
