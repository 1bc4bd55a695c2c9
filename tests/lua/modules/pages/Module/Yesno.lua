-- What a parameter's words say: true, false, or a default.
local words = {
	yes = true, y = true, ['true'] = true, t = true, on = true, ['1'] = true,
	no = false, n = false, ['false'] = false, f = false, off = false, ['0'] = false,
}
return function(value, default)
	value = type(value) == 'string' and mw.ustring.lower(value) or value
	if value == nil then return nil end
	if type(value) == 'boolean' then return value end
	local known = words[value]
	if known ~= nil then return known end
	if tonumber(value) == 1 then return true end
	if tonumber(value) == 0 then return false end
	return default
end
