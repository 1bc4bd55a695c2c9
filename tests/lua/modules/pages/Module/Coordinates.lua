-- Places on the globe: degrees as decimal or in minutes and seconds, shown both ways, with a link.
local p = {}
local math_mod = {}

function math_mod.round(value, precision)
	local scale = 10 ^ (precision or 0)
	return math.floor(value * scale + 0.5) / scale
end

function math_mod.precision(text)
	text = tostring(text)
	local digits = text:match('%.(%d+)')
	return digits and #digits or 0
end

local function inner(given)
	given = mw.text.trim(given or '')
	return given ~= '' and given or nil
end

local function dms(value, positive, negative, precision)
	local mark = value < 0 and negative or positive
	value = math.abs(value)
	local degrees = math.floor(value)
	if precision == 'd' then
		return ('%d°%s'):format(math.floor(value + 0.5), mark)
	end
	local minutes = (value - degrees) * 60
	if precision == 'dm' then
		minutes = math.floor(minutes + 0.5)
		if minutes == 60 then degrees, minutes = degrees + 1, 0 end
		return ('%d°%02d′%s'):format(degrees, minutes, mark)
	end
	local whole = math.floor(minutes)
	local seconds = math.floor((minutes - whole) * 60 + 0.5)
	if seconds == 60 then whole, seconds = whole + 1, 0 end
	if whole == 60 then degrees, whole = degrees + 1, 0 end
	return ('%d°%02d′%02d″%s'):format(degrees, whole, seconds, mark)
end

local function parse(args, problems)
	local numbers, marks = {}, {}
	local list = {}
	for i = 1, 10 do
		local value = inner(args[i])
		if not value then break end
		list[i] = value
	end
	local function group(from, letters)
		local values, position = {}, from
		while list[position] and tonumber(list[position]) do
			values[#values + 1] = tonumber(list[position])
			position = position + 1
		end
		local letter = list[position]
		if letter and letters:find(letter, 1, true) and #letter == 1 then
			return values, letter, position + 1
		end
		return nil, nil, from
	end
	local lat, ns, next_position = group(1, 'NS')
	if lat then
		local long, ew, after = group(next_position, 'EW')
		if not long then
			problems[#problems + 1] = 'longitude missing'
			return nil
		end
		local function decimal(values, negative)
			local v = (values[1] or 0) + (values[2] or 0) / 60 + (values[3] or 0) / 3600
			if (values[2] or 0) >= 60 or (values[3] or 0) >= 60 then problems[#problems + 1] = 'minutes or seconds ≥ 60' end
			return negative and -v or v
		end
		local precision = #lat == 1 and 'd' or (#lat == 2 and 'dm' or 'dms')
		if #lat == 1 and list[1]:find('%.') then precision = math_mod.precision(list[1]) > 3 and 'dms' or 'dm' end
		return decimal(lat, ns == 'S'), decimal(long, ew == 'W'), precision, list[after], 'dms'
	end
	local a, b = tonumber(list[1] or ''), tonumber(list[2] or '')
	if not a or not b then
		problems[#problems + 1] = ('not numbers: %s'):format(mw.text.nowiki(table.concat(list, '|')))
		return nil
	end
	local digits = math.max(math_mod.precision(list[1]), math_mod.precision(list[2]))
	return a, b, digits >= 4 and 'dms' or (digits >= 1 and 'dm' or 'd'), list[3], 'dec'
end

local function validate(lat, long, problems)
	if math.abs(lat) > 90 then problems[#problems + 1] = 'latitude beyond 90°' end
	if long > 360 or long < -180 then problems[#problems + 1] = 'longitude beyond 180°' end
end

function p.coord(frame)
	local args = require('Module:Arguments').getArgs(frame, { parentFirst = true })
	local problems = {}
	local lat, long, precision, extra, format = parse(args, problems)
	if lat then validate(lat, long, problems) end
	if not lat then
		return '<strong class="error">Coordinates: ' .. table.concat(problems, '; ') .. '</strong>'
			.. '[[Category:Pages with malformed coordinate tags]]'
	end
	local long_form = dms(lat, 'N', 'S', precision) .. ' ' .. dms(long, 'E', 'W', precision)
	local decimals = precision == 'dms' and 5 or (precision == 'dm' and 3 or 0)
	local lang = mw.getContentLanguage()
	local short_form = ('%s°%s %s°%s'):format(lang:formatNum(math_mod.round(math.abs(lat), decimals)),
		lat < 0 and 'S' or 'N', lang:formatNum(math_mod.round(math.abs(long), decimals)), long < 0 and 'W' or 'E')
	local uri = ('//geo.example.org/?pagename=%s&params=%s_%s_%s_%s_%s'):format(
		mw.uri.encode(mw.title.getCurrentTitle().prefixedText, 'WIKI'),
		math.abs(lat), lat < 0 and 'S' or 'N', math.abs(long), long < 0 and 'W' or 'E', extra or '')
	if args.name then uri = uri .. '&title=' .. mw.uri.encode(args.name) end
	local shown = args.format or format
	local span = mw.html.create('span'):addClass('geo-inline')
	local function part(class, text, visible)
		span:tag('span'):addClass(visible and 'geo-default' or 'geo-nondefault')
			:tag('span'):addClass(class):attr('title', 'Maps, aerial photos, and other data for this location')
			:wikitext(text)
	end
	part('geo-dms', long_form, shown == 'dms')
	span:tag('span'):addClass('geo-multi-punct'):wikitext('&#xfeff; / &#xfeff;')
	part('geo-dec', short_form, shown ~= 'dms')
	span:tag('span'):css('display', 'none'):wikitext('&#xfeff; / ')
		:tag('span'):addClass('geo'):wikitext(lat .. '; ' .. long):done()
	local text = '<span class="plainlinks nourlexpansion">[' .. uri .. ' ' .. tostring(span) .. ']</span>'
	local where = args.display or 'inline'
	local out = ''
	if where:find('inline') or where == 'i' then out = text end
	if where:find('title') or where:find('t', 1, true) == 1 then
		out = out .. '<span style="font-size: small;"><span id="coordinates">[[Geographic coordinate system|Coordinates]]: ' .. text .. '</span></span>'
	end
	for _, problem in ipairs(problems) do
		out = out .. (' <span class="error">%s</span>'):format(problem)
	end
	if mw.title.getCurrentTitle():inNamespaces(0, 14) and mw.wikibase then
		out = out .. '[[Category:Coordinates not on Wikidata]]'
	end
	return out
end

return p
