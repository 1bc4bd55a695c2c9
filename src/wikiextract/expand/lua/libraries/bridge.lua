-- Python callbacks as Lua functions. A callback gives true and its results, or false and an error
-- message, or false, nil and the reason for which the #invoke must end. No Python object ever reaches a module.
local core = ...
local error = core.raw.error
local limits = core.limits

local function finish(ok, ...)
	if ok then
		if limits.reason() then limits.check_killed() end
		return ...
	end
	local message, reason = ...
	if limits.reason() then limits.check_killed() end
	if message == nil then limits.kill(reason or 'memory') end
	error(message, 0)
end

return function(callbacks)
	local host = {}
	for name, callback in core.raw.pairs(callbacks) do
		host[name] = function(...) return finish(callback(...)) end
	end
	return host
end
