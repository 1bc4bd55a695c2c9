-- mw.hash
local core = ...
local raw, host = core.raw, core.host

local hash = {}

local function check(index, value)
	if raw.type(value) ~= 'string' then
		raw.error('bad argument #' .. index .. " to 'hashValue' (string expected, got "
			.. raw.type(value) .. ')', 0)
	end
end

function hash.hashValue(algorithm, value)
	check(1, algorithm)
	check(2, value)
	return host.hash_value(algorithm, value)
end

function hash.listAlgorithms() return { host.hash_algorithms() } end

-- MediaWiki leaves this in place; it does nothing for modules.
function hash.setupInterface() end

return hash
