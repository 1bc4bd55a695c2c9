-- strict: a global variable must be assigned by the main chunk (or be one already) to be used.
local core = ...
local raw = core.raw

return function(globals)
	local meta = raw.getmetatable(globals)
	if not meta then
		meta = {}
		raw.setmetatable(globals, meta)
	end
	meta.__newindex = function(variables, name, value)
		if name ~= 'arg' then
			raw.error("assign to undeclared variable '" .. core.base.tostring(name) .. "'", 2)
		end
		raw.rawset(variables, name, value)
	end
	meta.__index = function(_, name)
		if name ~= 'arg' then
			raw.error("variable '" .. core.base.tostring(name) .. "' is not declared", 2)
		end
	end
	return true
end
