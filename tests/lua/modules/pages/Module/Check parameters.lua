-- Parameters that a template does not know.
local p = {}

local function trim(s) return s:match('^%s*(.-)%s*$') end
local function clean(text)
	text = tostring(text)
	text = mw.ustring.gsub(text, '[\127][^\127]*[\127]', '')
	text = mw.ustring.gsub(text, '[\n\r\t ]+', ' ')
	if mw.ustring.len(text) > 20 then text = mw.ustring.sub(text, 1, 20) .. '...' end
	return mw.text.encode(text, '\'"%[%]{}|=<>')
end

function p._check(args, given)
	local known, patterns, unknown, positional = {}, {}, {}, args.unknown or 'Found _VALUE_, '
	for k, v in pairs(args) do
		if type(k) == 'number' then
			known[trim(v)] = true
		elseif k:find('^regexp[1-9][0-9]*$') then
			patterns[#patterns + 1] = '^' .. v .. '$'
		end
	end
	for k, v in pairs(given) do
		local name = trim(tostring(k))
		if not known[name] then
			local matched = false
			for _, pattern in ipairs(patterns) do
				if mw.ustring.match(name, pattern) then matched = true break end
			end
			if not matched and (args.ignoreblank ~= 'y' or trim(v) ~= '') then
				unknown[#unknown + 1] = name
			end
		end
	end
	table.sort(unknown)
	local out = {}
	for _, name in ipairs(unknown) do
		local value = clean(given[name] or given[tonumber(name)] or '')
		out[#out + 1] = (positional:gsub('_VALUE_', (clean(name):gsub('%%', '%%%%'))):gsub('_CONTENT_', (value:gsub('%%', '%%%%'))))
	end
	if #out > 0 and args.preview and mw.getCurrentFrame():preprocess('{{REVISIONID}}') == '' then
		mw.addWarning(table.concat(out))
	end
	return table.concat(out)
end

function p.check(frame)
	return p._check(frame.args, frame:getParent().args)
end

return p
