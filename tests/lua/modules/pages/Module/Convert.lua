-- Quantities in other units; units, their names and factors are data.
local p = {}
local data = mw.loadData('Module:Convert/data')
local text_module = require('Module:Text')

local function round(value, places)
	local factor = 10 ^ places
	return math.floor(value * factor + 0.5) / factor
end

local function significant(text)
	local digits = text:gsub('[^%d%.]', '')
	local before, after = digits:match('^0*(%d*)%.?(%d*)$')
	return before or '', after or ''
end

local function read_number(text)
	local clean = text:gsub(',', ''):gsub('−', '-'):gsub('&minus;', '-')
	local whole, numerator, denominator = clean:match('^([+-]?%d*)%+?(%d+)/(%d+)$')
	if numerator then
		return (tonumber(whole) or 0) + numerator / denominator, 0, true
	end
	local number = tonumber(clean)
	if not number then return nil end
	local _, after = significant(clean)
	return number, #after
end

local function places_for(value, converted, given, options)
	if options.sigfig then
		if converted == 0 then return 0 end
		return options.sigfig - 1 - math.floor(math.log10(math.abs(converted)))
	end
	if options.round then return tonumber(options.round) end
	local ratio = math.log10(math.abs(value == 0 and 1 or value) / math.abs(converted == 0 and 1 or converted))
	return math.max(given + math.floor(ratio + 0.02 + 0.5), -3)
end

local function format(value, places)
	local negative = value < 0
	local text
	if places > 0 then
		text = ('%.' .. places .. 'f'):format(math.abs(value))
	else
		text = ('%.0f'):format(round(math.abs(value), places))
	end
	local whole, fraction = text:match('^(%d+)(%.?%d*)$')
	if #whole > 3 then
		whole = whole:reverse():gsub('(%d%d%d)', '%1,'):gsub(',$', ''):reverse()
	end
	return (negative and '−' or '') .. whole .. fraction
end

local function unit_of(code)
	local unit = data.units[code]
	if unit then return unit end
	local prefix, rest = code:match('^([kMGmcµ])(%a.*)$')
	unit = rest and data.units[rest]
	if unit and unit.prefixes then
		return setmetatable({
			name = data.prefixes[prefix].name .. unit.name,
			plural = data.prefixes[prefix].name .. (unit.plural or unit.name .. 's'),
			symbol = prefix .. unit.symbol,
			scale = unit.scale * 10 ^ (data.prefixes[prefix].exponent * (unit.power or 1)),
		}, { __index = unit })
	end
end

local function name_of(unit, value, abbreviate, adjective)
	if abbreviate then return '&nbsp;' .. unit.symbol end
	if adjective then return '-' .. unit.name end
	return ' ' .. ((math.abs(value) == 1) and unit.name or (unit.plural or unit.name .. 's'))
end

function p.convert(frame)
	local args = require('Module:Arguments').getArgs(frame)
	local value, places = read_number(args[1] or '')
	if not value then
		return ('<sup class="noprint">[[Convert|<span title="%s">not a number</span>]]</sup>'):format(mw.text.encode(args[1] or ''))
	end
	local from = unit_of(args[2] or '')
	local out, targets = {}, {}
	if not from then return '<strong class="error">unknown unit ' .. mw.text.nowiki(args[2] or '') .. '</strong>' end
	for code in (args[3] or from.default or ''):gmatch('%S+') do targets[#targets + 1] = code end
	local adjective = args.adj == 'on'
	local abbr = args.abbr or 'out'
	local second = {}
	for _, code in ipairs(targets) do
		local to = unit_of(code)
		if not to or to.kind ~= from.kind then
			return ('<strong class="error">cannot convert %s to %s</strong>'):format(from.symbol, code)
		end
		local base = value * from.scale + (from.offset or 0)
		local converted = (base - (to.offset or 0)) / to.scale
		local digits = places_for(value, converted, places, { sigfig = tonumber(args.sigfig), round = args[4] or args.round })
		second[#second + 1] = format(converted, digits) .. name_of(to, converted, abbr ~= 'off', false)
	end
	local first = (args[1]:gsub('^%-', '−')) .. name_of(from, value, abbr == 'on' or abbr == 'in', adjective)
	local joined = table.concat(second, '; ')
	if args.disp == 'or' then return first .. ' or ' .. joined end
	if args.disp == 'number' then return (joined:gsub('&nbsp;.*', '')) end
	if args.disp == 'table' then return 'align="right"|' .. first .. '\n|align="right"|' .. joined end
	return first .. ' (' .. joined .. ')'
end

return p
