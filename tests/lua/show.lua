-- Harness of the case files: runs one expression and shows what it gives as one line of text.
-- The same file runs in a real MediaWiki, where the expected lines come from.
local p = {}

local function quote(text)
	text = text:gsub('[%c\\"\127]', function (c)
		if c == '\n' then return '\\n' end
		if c == '\t' then return '\\t' end
		if c == '\\' or c == '"' then return '\\' .. c end
		return ('\\%03d'):format(c:byte())
	end)
	if not mw.ustring.isutf8(text) then
		text = text:gsub('[\128-\255]', function (c) return ('\\%03d'):format(c:byte()) end)
	end
	return '"' .. text .. '"'
end

local function before(a, b)
	if type(a) == type(b) and (type(a) == 'number' or type(a) == 'string') then return a < b end
	if type(a) ~= type(b) then return type(a) < type(b) end
	return tostring(a) < tostring(b)
end

local function show(value, depth)
	local kind = type(value)
	if kind == 'string' then return quote(value) end
	if kind == 'function' then return 'function' end
	if kind ~= 'table' then return tostring(value) end
	local meta = getmetatable(value)
	if type(meta) == 'table' and meta.__tostring then return 'object ' .. quote(tostring(value)) end
	if depth == 0 then return '{…}' end
	local keys = {}
	for key in pairs(value) do keys[#keys + 1] = key end
	table.sort(keys, before)
	local out = {}
	for index, key in ipairs(keys) do
		if key == index then
			out[index] = show(value[key], depth - 1)
		else
			out[index] = '[' .. show(key, depth - 1) .. ']=' .. show(value[key], depth - 1)
		end
	end
	return '{' .. table.concat(out, ', ') .. '}'
end

local function results(ok, ...)
	if not ok then
		local message = ...
		if type(message) ~= 'string' then message = show(message, 3) end
		return 'ERROR ' .. message:gsub('^Module:[^:]*:%d+: ', 'MODULE: ')
	end
	local out = {}
	for i = 1, select('#', ...) do out[i] = show((select(i, ...)), 5) end
	return table.concat(out, ' ; ')
end

function p.run(case, frame)
	return '<pre>' .. mw.text.nowiki(results(pcall(case, frame))) .. '</pre>'
end

return p
