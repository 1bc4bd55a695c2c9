-- libraryUtil: argument checks with Lua's own wording.
local core = ...
local raw = core.raw
local error = raw.error
local type, ipairs, concat = raw.type, raw.ipairs, raw.table.concat
local tostring = core.base.tostring

local util = {}

function util.checkType(name, index, value, expected, nil_allowed)
	if value == nil and nil_allowed then return end
	if type(value) ~= expected then
		if expected == nil then
			error("libraryUtil.lua:8: bad argument #4 to 'format' (string expected, got nil)", 0)
		end
		core.raise("bad argument #" .. tostring(index) .. " to '" .. tostring(name) .. "' ("
			.. tostring(expected) .. ' expected, got ' .. type(value) .. ')', 3)
	end
end

function util.checkTypeMulti(name, index, value, expected)
	local kind = type(value)
	for _, candidate in ipairs(expected) do
		if kind == candidate then return end
	end
	local last = expected[#expected]
	local list = last
	if #expected > 1 then
		list = concat(expected, ', ', 1, #expected - 1) .. ' or ' .. last
	end
	core.raise("bad argument #" .. tostring(index) .. " to '" .. tostring(name) .. "' (" .. list
		.. ' expected, got ' .. kind .. ')', 3)
end

function util.checkTypeForIndex(index, value, expected)
	if type(value) ~= expected then
		core.raise("value for index '" .. tostring(index) .. "' must be " .. tostring(expected) .. ', '
			.. type(value) .. ' given', 3)
	end
end

function util.checkTypeForNamedArg(name, argument, value, expected, nil_allowed)
	if value == nil and nil_allowed then return end
	if type(value) ~= expected then
		core.raise('bad named argument ' .. tostring(argument) .. " to '" .. tostring(name) .. "' ("
			.. tostring(expected) .. ' expected, got ' .. type(value) .. ')', 3)
	end
end

function util.makeCheckSelfFunction(library, variable, object, description)
	return function(value, method)
		if value ~= object then
			if method == nil then
				error("libraryUtil.lua:62: bad argument #4 to 'format' (string expected, got nil)", 0)
			end
			core.raise(library .. ': invalid ' .. description .. '. Did you call ' .. method
				.. ' with a dot instead of a colon, i.e. ' .. variable .. '.' .. method
				.. '() instead of ' .. variable .. ':' .. method .. '()?', 3)
		end
	end
end

return util
