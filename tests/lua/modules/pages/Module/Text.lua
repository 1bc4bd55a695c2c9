-- Functions over strings that templates call: positions, searching, replacing, padding, names, sorting.
local p = {}

local function get(frame, names)
	local args, any = {}, false
	for i, name in ipairs(names) do
		args[name] = frame.args[name] ~= nil and frame.args[name] or frame.args[i]
		if args[name] ~= nil then any = true end
	end
	if not any and frame:getParent() then
		local parent = frame:getParent().args
		for i, name in ipairs(names) do args[name] = parent[name] or parent[i] end
	end
	if not (frame.args.ignore_spaces == 'no') then
		for name, value in pairs(args) do args[name] = mw.text.trim(value) end
	end
	return args
end

local function fail(text)
	local frame = mw.getCurrentFrame()
	local silent = frame.args.ignore_errors
	if silent == 'true' or silent == '1' then return '' end
	local category = frame.args.error_category or 'Errors reported by Module Text'
	local out = '<strong class="error">Text Module Error: ' .. text .. '</strong>'
	if category ~= '' then out = '[[Category:' .. category .. ']]' .. out end
	return out
end

local function flag(value)
	if type(value) == 'boolean' then return value end
	if type(value) == 'string' then
		value = value:lower()
		return not (value == 'false' or value == 'no' or value == '0' or value == '')
	end
	return value ~= nil
end

local function literal(pattern, plain)
	if plain then return (mw.ustring.gsub(pattern, '([%(%)%.%%%+%-%*%?%[%^%$%]])', '%%%1')) end
	return pattern
end

function p.len(frame) return mw.ustring.len(get(frame, { 's' }).s or '') end

function p.sub(frame)
	local args = get(frame, { 's', 'i', 'j' })
	local s, i, j = args.s or '', tonumber(args.i) or 1, tonumber(args.j) or -1
	local length = mw.ustring.len(s)
	if i < 0 then i = length + i + 1 end
	if j < 0 then j = length + j + 1 end
	if i > length or j > length or i < 1 or j < 1 then return fail('String subset index out of range') end
	if j < i then return fail('String subset indices out of order') end
	return mw.ustring.sub(s, i, j)
end

function p.match(frame)
	local args = get(frame, { 's', 'pattern', 'start', 'match', 'plain', 'nomatch' })
	local s, pattern = args.s or '', args.pattern or ''
	if s == '' then return fail('Target string is empty') end
	if pattern == '' then return fail('Pattern string is empty') end
	pattern = literal(pattern, flag(args.plain == nil and true or args.plain))
	local start, number = tonumber(args.start) or 1, tonumber(args.match) or 1
	if math.abs(start) < 1 or math.abs(start) > mw.ustring.len(s) then return fail('Requested start is out of range') end
	local result
	if number == 1 then
		result = mw.ustring.match(s, pattern, start)
	else
		if start > 1 then s = mw.ustring.sub(s, start) end
		local found = {}
		for text in mw.ustring.gmatch(s, pattern) do found[#found + 1] = text end
		result = found[number > 0 and number or #found + number + 1]
	end
	if result == nil then
		if args.nomatch == nil then return fail('Match not found') end
		return args.nomatch
	end
	return result
end

function p.pos(frame)
	local args = get(frame, { 'target', 'pos' })
	local s, position = args.target or '', tonumber(args.pos) or 0
	if position == 0 or math.abs(position) > mw.ustring.len(s) then return fail('String index out of range') end
	return mw.ustring.sub(s, position, position)
end

function p.find(frame)
	local args = get(frame, { 'source', 'target', 'start', 'plain' })
	local s, pattern = args.source or '', args.target or ''
	if s == '' or pattern == '' then return 0 end
	return (mw.ustring.find(s, pattern, tonumber(args.start) or 1, flag(args.plain == nil and true or args.plain))) or 0
end

function p.replace(frame)
	local args = get(frame, { 'source', 'pattern', 'replace', 'count', 'plain' })
	local s, pattern, replacement = args.source or '', args.pattern or '', args.replace or ''
	if s == '' or pattern == '' then return s end
	local plain = flag(args.plain == nil and true or args.plain)
	pattern = literal(pattern, plain)
	if plain then replacement = mw.ustring.gsub(replacement, '%%', '%%%%') end
	return (mw.ustring.gsub(s, pattern, replacement, tonumber(args.count)))
end

function p.rep(frame)
	local count = tonumber(frame.args[2])
	if not count then return fail('function rep expects a number as second parameter, received "' .. (frame.args[2] or '') .. '"') end
	return (frame.args[1] or ''):rep(count)
end

function p.join(frame)
	local args, separator = {}, nil
	for _, value in ipairs(frame.args) do
		if separator == nil then separator = value elseif value ~= '' then args[#args + 1] = value end
	end
	return table.concat(args, separator or '')
end

function p.words(frame)
	local out = {}
	for word in mw.text.gsplit(frame.args[1] or '', '%s+') do
		if word ~= '' then out[#out + 1] = mw.language.getContentLanguage():ucfirst(mw.ustring.lower(word)) end
	end
	return mw.text.listToText(out, ', ', ' and ')
end

function p.sort(frame)
	local items = mw.text.split(frame.args[1] or '', frame.args.sep or ',', true)
	for i, v in ipairs(items) do items[i] = mw.text.trim(v) end
	table.sort(items, function(a, b)
		local x, y = tonumber(a), tonumber(b)
		if x and y then return x < y end
		if x or y then return x ~= nil end
		return mw.ustring.lower(mw.ustring.toNFD(a)) < mw.ustring.lower(mw.ustring.toNFD(b))
	end)
	return table.concat(items, ', ')
end

-- The text without links, quotes, tags and strip markers.
function p.plain(frame)
	local text = mw.text.killMarkers(frame.args[1] or '')
	text = text:gsub("''+", ''):gsub('%[%[([^%[%]|]*)|([^%[%]]*)%]%]', '%2'):gsub('%[%[([^%[%]]*)%]%]', '%1')
		:gsub('%[%a+://%S+%s+([^%]]*)%]', '%1'):gsub('<br */?>', ' '):gsub('<[^<>]*>', ''):gsub('&nbsp;', ' ')
	return mw.text.trim(mw.text.decode(text))
end

-- How characters are made up: code points, names of their kinds, normal forms.
function p.analyse(frame)
	local out = {}
	local s = frame.args[1] or ''
	for cp in mw.ustring.gcodepoint(s) do
		local c = mw.ustring.char(cp)
		local kind = mw.ustring.match(c, '%a') and 'letter' or mw.ustring.match(c, '%d') and 'digit'
			or mw.ustring.match(c, '%p') and 'punctuation' or mw.ustring.match(c, '%s') and 'space'
			or mw.ustring.match(c, '[%z\1-\31]') and 'control' or 'other'
		out[#out + 1] = ('U+%04X %s%s'):format(cp, kind, mw.ustring.match(c, '%u') and ' upper' or mw.ustring.match(c, '%l') and ' lower' or '')
	end
	out[#out + 1] = #mw.ustring.toNFC(s) .. '/' .. #mw.ustring.toNFD(s) .. '/' .. #mw.ustring.toNFKC(s) .. '/' .. #mw.ustring.toNFKD(s)
	return table.concat(out, ', ')
end

return p
