local p = {}
local months = { long = {}, short = {} }
local content = mw.language.new('en')
for i = 1, 12 do
	months.long[content:formatDate('F', ('2000-%02d-01'):format(i))] = i
	months.short[content:formatDate('M', ('2000-%02d-01'):format(i))] = i
end

local function month_number(name)
	return months.long[name] or months.short[name]
end

local function leap(year)
	return year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0)
end

local function days_in(month, year)
	local lengths = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }
	if month == 2 and leap(year) then return 29 end
	return lengths[month]
end

local patterns = {
	{ '^(%d%d%d%d)%-(%d%d)%-(%d%d)$', 'y-m-d' },
	{ '^(%d%d?) +(%D-) +(%d%d%d%d)(%a?)$', 'dmy' },
	{ '^(%D-) +(%d%d?), +(%d%d%d%d)(%a?)$', 'mdy' },
	{ '^(%D-) +(%d%d%d%d)(%a?)$', 'my' },
	{ '^(%d%d%d%d?)(%a?)$', 'y' },
	{ '^(%d%d%d%d)[%-–](%d%d%d%d)$', 'y-y' },
	{ '^[Cc]%. +(%d%d%d%d?)(%a?)$', 'y' },
}

function p.check(date)
	if date == 'n.d.' or date == 'nd' then return true, date end
	for _, entry in ipairs(patterns) do
		local a, b, c, d = mw.ustring.match(date, entry[1])
		if a then
			local kind, year, month, day, suffix = entry[2]
			if kind == 'y-m-d' then
				year, month, day = a, tonumber(b), tonumber(c)
			elseif kind == 'dmy' then
				day, month, year, suffix = tonumber(a), month_number(b), c, d
			elseif kind == 'mdy' then
				month, day, year, suffix = month_number(a), tonumber(b), c, d
			elseif kind == 'my' then
				month, year, suffix = month_number(a), b, c
			elseif kind == 'y-y' then
				year = a
				if tonumber(b) <= tonumber(a) then return false, a, 'range' end
			else
				year, suffix = a, b
			end
			if kind:find('m') and (not month or month < 1 or month > 12) then return false, year, 'month' end
			if day and (day < 1 or day > days_in(month, tonumber(year))) then return false, year, 'day' end
			if tonumber(year) > tonumber(os.date('%Y')) + 100 then return false, year, 'future' end
			return true, year .. (suffix or '')
		end
	end
	return false, date:match('%d%d%d%d'), 'format'
end

return p
