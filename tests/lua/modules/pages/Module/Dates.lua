-- Ages, spans of time and dates in words.
local p = {}

local Date = {}
local mt = { __index = Date }

local function jd(y, m, d)
	local a = math.floor((14 - m) / 12)
	y = y + 4800 - a
	m = m + 12 * a - 3
	return d + math.floor((153 * m + 2) / 5) + 365 * y + math.floor(y / 4) - math.floor(y / 100) + math.floor(y / 400) - 32045
end

mt.__sub = function(a, b)
	if type(b) == 'number' then return Date.from(a.jd - b) end
	return a.jd - b.jd
end
mt.__add = function(a, b)
	if type(a) == 'number' then a, b = b, a end
	return Date.from(a.jd + b)
end
mt.__lt = function(a, b) return a.jd < b.jd end
mt.__le = function(a, b) return a.jd <= b.jd end
mt.__eq = function(a, b) return a.jd == b.jd end
mt.__tostring = function(self) return ('%04d-%02d-%02d'):format(self.year, self.month, self.day) end
mt.__concat = function(a, b) return tostring(a) .. tostring(b) end
mt.__call = function(self, format) return mw.getContentLanguage():formatDate(format, tostring(self)) end

function Date.new(y, m, d)
	y, m, d = tonumber(y), tonumber(m), tonumber(d)
	if not (y and m and d) or m < 1 or m > 12 or d < 1 or d > 31 then return nil end
	return setmetatable({ year = y, month = m, day = d, jd = jd(y, m, d) }, mt)
end

function Date.from(number)
	local f = number + 1401 + math.floor(math.floor((4 * number + 274277) / 146097) * 3 / 4) - 38
	local e = 4 * f + 3
	local g = math.floor((e % 1461) / 4)
	local h = 5 * g + 2
	local d = math.floor((h % 153) / 5) + 1
	local m = (math.floor(h / 153) + 2) % 12 + 1
	return Date.new(math.floor(e / 1461) - 4716 + math.floor((14 - m) / 12), m, d)
end

function Date:weekday() return ({ 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun' })[self.jd % 7 + 1] end

local function years_between(a, b)
	local years = b.year - a.year
	if b.month < a.month or (b.month == a.month and b.day < a.day) then years = years - 1 end
	return years
end

function p.age(frame)
	local args = require('Module:Arguments').getArgs(frame)
	local birth = Date.new(args[1], args[2], args[3])
	local death = Date.new(args[4], args[5], args[6])
	if not birth then return error('Module:Dates: need a valid date of birth', 0) end
	death = death or Date.new(2020, 2, 29)
	if death < birth then return '<strong class="error">negative age</strong>' end
	local span = mw.html.create('span'):css('display', 'none')
	span:wikitext('(<span class="bday">', tostring(birth), '</span>)')
	local years = years_between(birth, death)
	local format = args.mf == 'y' and 'F j, Y' or 'j F Y'
	return ('%s%s%s (age&nbsp;%d)'):format(tostring(span), death(format), args.note and ', ' .. args.note or '', years)
end

function p.span(frame)
	local a = Date.new(unpack(mw.text.split(frame.args[1], '-')))
	local b = Date.new(unpack(mw.text.split(frame.args[2], '-')))
	local out = { b - a, tostring(a + 30), tostring(b - 1), a:weekday(), tostring(a < b), tostring(a == Date.from(a.jd)), a .. '!' , 5 + a .. '' }
	return table.concat(out, ' ')
end

function p.format(frame)
	local lang = mw.language.new(frame.args.lang or 'en')
	local ok, text = pcall(lang.formatDate, lang, frame.args[1], frame.args[2])
	if not ok then return 'invalid: ' .. text end
	return text
end

return p
