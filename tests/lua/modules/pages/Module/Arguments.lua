-- Arguments of the frame and of its parent as one table: trimmed, blanks removed, read when asked.
local util = require('libraryUtil')
local check = util.checkType

local arguments = {}

local function tidy(key, value)
	if type(value) ~= 'string' then return value end
	value = value:match('^%s*(.-)%s*$')
	if value == '' then return nil end
	return value
end

local NIL = {}

function arguments.getArgs(frame, options)
	check('getArgs', 1, frame, 'table', true)
	check('getArgs', 2, options, 'table', true)
	frame, options = frame or {}, options or {}

	local sources = {}
	if type(frame.args) == 'table' and type(frame.getParent) == 'function' then
		local parent = not options.frameOnly and frame:getParent()
		local own = not options.parentOnly and frame.args
		if options.wrappers and parent then
			local title = parent:getTitle():gsub('/sandbox$', '')
			local wrapped = false
			local list = type(options.wrappers) == 'table' and options.wrappers or { options.wrappers }
			for _, name in pairs(list) do
				if name == title then wrapped = true break end
			end
			if wrapped then own = nil else parent = nil end
		end
		if own then sources[#sources + 1] = own end
		if parent then sources[#sources + 1] = parent.args end
		if options.parentFirst and #sources == 2 then
			sources[1], sources[2] = sources[2], sources[1]
		end
	else
		sources[1] = frame
	end

	local clean = options.valueFunc or tidy
	if options.trim == false and not options.valueFunc then
		clean = function(_, value)
			if options.removeBlanks ~= false and type(value) == 'string' and not value:find('%S') then
				return nil
			end
			return value
		end
	end

	local cache, complete = {}, false
	local meta = {}
	local function fetch(_, key)
		local known = cache[key]
		if known == NIL then return nil end
		if known ~= nil then return known end
		for _, source in ipairs(sources) do
			local value = clean(key, source[key])
			if value ~= nil then
				cache[key] = value
				return value
			end
		end
		cache[key] = NIL
		return nil
	end
	local function fill()
		if complete then return end
		complete = true
		for _, source in ipairs(sources) do
			for key in pairs(source) do fetch(nil, key) end
		end
	end
	meta.__index = fetch
	meta.__newindex = function(_, key, value)
		if options.readOnly then
			error(("could not write to argument '%s'; the table is read-only"):format(tostring(key)), 2)
		end
		cache[key] = value == nil and NIL or value
	end
	meta.__pairs = function()
		fill()
		local key
		return function()
			local value
			repeat
				key, value = next(cache, key)
			until value ~= NIL
			return key, value
		end
	end
	meta.__ipairs = function(t)
		return function(_, index)
			local value = fetch(nil, index + 1)
			if value ~= nil then return index + 1, value end
		end, t, 0
	end
	return setmetatable({}, meta)
end

return arguments
