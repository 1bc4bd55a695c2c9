-- Frame objects: https://www.mediawiki.org/wiki/Extension:Scribunto/Lua_reference_manual#Frame_object
local core = ...
local raw, host = core.raw, core.host
local error, type, next, select = raw.error, raw.type, raw.next, raw.select
local setmetatable, tostring, unpack = raw.setmetatable, raw.tostring, raw.unpack
local find = raw.string.find

local frames = {}
local ids = setmetatable({}, { __mode = 'k' })
-- The frame at hand; of an #invoke, the name of its module and the id of the frame around it. What data
-- that is being read (package.lua) sees of the page is another frame (frames.empty), without these: of
-- what is asked here nobody need be told.
local current, module, parent_of_module

function frames.current() return current end
function frames.switch(frame, name, parent)
	local outer, outer_name, outer_parent = current, module, parent_of_module
	current, module, parent_of_module = frame, name, parent
	return outer, outer_name, outer_parent
end

local function id_of(frame, method)
	return ids[frame] or error('frame:' .. method .. ': invalid frame object. Did you call '
		.. method .. ' with a dot instead of a colon, i.e. frame.' .. method
		.. '() instead of frame:' .. method .. '()?', 0)
end

-- The key under which an argument is shown: "1" is 1, "01" and "1.5" stay text.
local function shown_key(name)
	if (find(name, '^-?[1-9]%d*$') and #name < 19) or name == '0' then
		return raw.tonumber(name)
	end
	return name
end

-- How many arguments Python gives at once (callbacks/frames.py).
local MOST_ARGUMENTS = 3000

local function all_arguments(id)
	local arguments, first = {}, 0
	repeat
		local flat = { host.frame_arguments(id, first) }
		for index = 1, #flat, 2 do arguments[shown_key(flat[index])] = flat[index + 1] end
		first = first + MOST_ARGUMENTS
	until #flat < 2 * MOST_ARGUMENTS
	return arguments
end

-- After so many names in vain it pays to learn which there are: boxes ask for a thousand.
local FEW_MISSES = 4

-- The names of a frame's arguments as a set, also as the numbers that they are; nil when there are
-- too many, or one that other numbers are written as, too.
local function names_of(id)
	local names = { host.frame_argument_names(id) }
	if #names > MOST_ARGUMENTS then return nil end
	local set = {}
	for index = 1, #names do
		local name = names[index]
		local number = raw.tonumber(name)
		if number then
			if #name > 10 or not find(name, '^-?%d+$') then return nil end
			set[number] = true
		elseif find(name, '^-?nan$') or find(name, '^-?inf$') then
			return nil
		end
		set[name] = true
	end
	return set
end

-- All arguments by the names that modules may use, texts and numbers; nil where other numbers may be
-- written as one of them, too.
local function by_any_name(all)
	local values = {}
	for name, value in next, all do
		local text = tostring(name)
		if type(name) == 'number' then
			if #text > 10 then return nil end
			values[text] = value
		elseif raw.tonumber(text) then
			return nil
		end
		values[name] = value
	end
	return values
end

local function new_arguments(id)
	local cache, meta = {}, {}
	local all
	local misses, given = 0, nil
	local function look_up(name)
		local known = host.frame_argument(id, name)
		if known == nil then
			misses = misses + 1
			if misses == FEW_MISSES then given = names_of(id) end
		end
		return known
	end
	local function value(_, name)
		local known = cache[name]
		if known then return known end
		-- Boxes and citations ask for many more names than there are.
		if known == false or name == nil or given and not given[name] then return nil end
		local kind = type(name)
		if kind == 'string' or kind == 'number' then known = look_up(tostring(name)) end
		cache[name] = known or false
		return known
	end
	local function everything()
		if not all then
			all = all_arguments(id)
			-- Nothing more need be asked.
			if meta.__index == value then meta.__index = by_any_name(all) or value end
		end
		return all
	end
	meta.__index = value
	function meta.__pairs() return next, everything(), nil end
	function meta.__ipairs(arguments)
		return function(_, index)
			local found = value(nil, index + 1)
			if found ~= nil then return index + 1, found end
		end, arguments, 0
	end
	return setmetatable({}, meta)
end

local function parser_value(expand)
	local text
	return { expand = function()
		if text == nil then text = expand() end
		return text
	end }
end

-- Lua values as arguments of a call: name, text, name, text … in the order that `next` gives.
local function flatten(method, arguments)
	local flat, size = {}, 0
	for name, value in next, arguments do
		local kind = type(value)
		if kind == 'boolean' then
			value = value and '1' or ''
		elseif kind == 'number' then
			value = tostring(value)
		elseif kind ~= 'string' then
			error('frame:' .. method .. ': invalid type ' .. kind .. " for arg '"
				.. tostring(name) .. "'", 0)
		end
		flat[size + 1], flat[size + 2] = tostring(name), value
		size = size + 2
	end
	if size > 7000 then error('frame:' .. method .. ': too many arguments', 0) end
	return flat
end

-- A table that may be an `args` table or read-only data, as a plain one.
local function plain(arguments)
	local result = {}
	for name, value in core.base.pairs(arguments) do result[name] = value end
	return result
end

local function table_argument(method, argument, line)
	if type(argument) ~= 'table' then
		error(line .. 'frame:' .. method .. ': the first parameter must be a table', 0)
	end
	return argument
end

local new_frame

local methods = {}

function methods.getParent(frame)
	local id = id_of(frame, 'getParent')
	local parent = frame == current and parent_of_module or host.frame_parent(id)
	if parent then return new_frame(parent) end
	return nil
end

function methods.getTitle(frame)
	local id = id_of(frame, 'getTitle')
	return frame == current and module or host.frame_title(id)
end

function methods.getArgument(frame, options)
	local id = id_of(frame, 'getArgument')
	local name = options
	if type(options) == 'table' then name = options.name end
	return parser_value(function()
		if name == nil then return nil end
		return host.frame_argument(id, tostring(name))
	end)
end

function methods.argumentPairs(frame)
	id_of(frame, 'argumentPairs')
	return core.base.pairs(frame.args)
end

function methods.preprocess(frame, options)
	local id = id_of(frame, 'preprocess')
	local text = options
	if type(options) == 'table' then text = options.text end
	return host.frame_preprocess(id, core.base.tostring(text))
end

function methods.newParserValue(frame, options)
	local id = id_of(frame, 'newParserValue')
	local text = options
	if type(options) == 'table' then text = options.text end
	return parser_value(function() return host.frame_preprocess(id, core.base.tostring(text)) end)
end

local function expand_template(method, id, options, lines)
	local title, arguments = options.title, options.args
	if title == nil then
		error(lines.title .. 'frame:' .. method .. ': a title is required', 0)
	end
	local flat = {}
	if arguments ~= nil then
		if type(arguments) ~= 'table' then
			error(lines.arguments .. 'frame:' .. method .. ': args must be a table', 0)
		end
		flat = flatten(method, plain(arguments))
	end
	return function()
		return host.frame_expand_template(id, core.base.tostring(title), unpack(flat))
	end
end

function methods.expandTemplate(frame, options)
	local id = id_of(frame, 'expandTemplate')
	table_argument('expandTemplate', options, 'mw.lua:313: ')
	local lines = { title = 'mw.lua:316: ', arguments = 'mw.lua:328: ' }
	return expand_template('expandTemplate', id, options, lines)()
end

function methods.newTemplateParserValue(frame, options)
	local id = id_of(frame, 'newTemplateParserValue')
	table_argument('newTemplateParserValue', options, 'mw.lua:432: ')
	local lines = { title = 'mw.lua:435: ', arguments = '' }
	return parser_value(expand_template('newTemplateParserValue', id, options, lines))
end

function methods.callParserFunction(frame, name, arguments, ...)
	local id = id_of(frame, 'callParserFunction')
	if type(name) == 'table' then
		name, arguments = name.name, name.args
		if arguments ~= nil and type(arguments) ~= 'table' then arguments = { arguments } end
	elseif type(arguments) ~= 'table' then
		arguments = { arguments, ... }
	end
	if name == nil then
		error('frame:callParserFunction: a function name is required', 0)
	end
	local flat = flatten('callParserFunction', plain(arguments or {}))
	return host.frame_call_parser_function(id, tostring(name), unpack(flat))
end

function methods.extensionTag(frame, name, content, attributes)
	local id = id_of(frame, 'extensionTag')
	if type(name) == 'table' then name, content, attributes = name.name, name.content, name.args end
	if name == nil then error('frame:extensionTag: a function name is required', 0) end
	if content ~= nil and type(content) ~= 'string' and type(content) ~= 'number' then
		error('frame:extensionTag: content must be a string or number', 0)
	end
	if type(attributes) == 'string' then
		attributes = { attributes }
	elseif type(attributes) ~= 'table' then
		attributes = {}
	end
	local flat = flatten('extensionTag', plain(attributes))
	return host.frame_extension_tag(id, tostring(name), content ~= nil and tostring(content) or nil,
		unpack(flat))
end

function methods.newChild(frame, options)
	local id = id_of(frame, 'newChild')
	if type(options) ~= 'table' then
		error('frame:newChild: the first parameter must be a table', 0)
	end
	local title, arguments = options.title, options.args
	if title ~= nil then title = core.base.tostring(title) end
	if arguments ~= nil and type(arguments) ~= 'table' then
		error('frame:newChild: args must be a table', 0)
	end
	local flat = flatten('newChild', plain(arguments or {}))
	return new_frame(host.frame_new_child(id, title, unpack(flat)))
end

new_frame = function(id)
	local frame = {
		args = new_arguments(id),
		argumentPairs = methods.argumentPairs,
		callParserFunction = methods.callParserFunction,
		expandTemplate = methods.expandTemplate,
		extensionTag = methods.extensionTag,
		getArgument = methods.getArgument,
		getParent = methods.getParent,
		getTitle = methods.getTitle,
		newChild = methods.newChild,
		newParserValue = methods.newParserValue,
		newTemplateParserValue = methods.newTemplateParserValue,
		preprocess = methods.preprocess,
	}
	ids[frame] = id
	return frame
end

frames.new = new_frame

-- The frame of the page without arguments: what data that is read for mw.loadData sees.
function frames.empty() return new_frame(host.frame_empty(ids[current])) end

return frames
