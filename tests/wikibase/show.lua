-- Shows values as the answers of a real Wikibase were written down: text as JSON, tables with sorted
-- keys, what is more than seven tables deep as "...".
local show = {}

local function key_text(key)
	return type(key) == 'number' and '[' .. tostring(key) .. ']' or tostring(key)
end

local function value_text(value, depth)
	if type(value) == 'string' then return mw.text.jsonEncode(value) end
	if type(value) == 'function' then return 'function' end
	if type(value) ~= 'table' then return tostring(value) end
	if depth > 7 then return '...' end
	local keys, texts = {}, {}
	for key in pairs(value) do keys[#keys + 1] = key end
	table.sort(keys, function(a, b)
		if type(a) == type(b) then return a < b end
		return type(a) == 'number'
	end)
	for _, key in ipairs(keys) do
		texts[#texts + 1] = key_text(key) .. '=' .. value_text(value[key], depth + 1)
	end
	return '{' .. table.concat(texts, ',') .. '}'
end

-- The first result of a function, or the error that it ends with.
function show.run(called)
	local ok, value = pcall(called)
	local text = ok and value_text(value, 1) or 'error: ' .. tostring(value)
	return '<pre>' .. mw.text.nowiki(text) .. '</pre>'
end

return show
