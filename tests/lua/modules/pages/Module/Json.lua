-- JSON both ways, data from a JSON page, a table of contents of tables.
local p = {}
function p.read(frame)
	local data = mw.loadJsonData('Module:Json/data.json')
	local out = {}
	for _, city in ipairs(data.cities) do
		out[#out + 1] = ('%s: %d (%s)'):format(city.name, city.population, table.concat({ unpack(city.tags or {}) }, '/'))
	end
	out[#out + 1] = tostring(data.missing) .. tostring(data.flag)
	return table.concat(out, '; ')
end
function p.round(frame)
	local value = mw.text.jsonDecode(frame.args[1])
	local text = mw.text.jsonEncode(value)
	local again = mw.text.jsonDecode(text, mw.text.JSON_PRESERVE_KEYS)
	local keys = {}
	for k in pairs(again) do keys[#keys + 1] = type(k) .. tostring(k) end
	table.sort(keys)
	return text .. ' ' .. table.concat(keys, ',')
end
return p
