-- mw.html: elements that are built piece by piece.
local core = ...
local raw = core.raw
local error, type, tostring = raw.error, raw.type, raw.tostring
local setmetatable, find, gsub, concat = raw.setmetatable, raw.string.find, raw.string.gsub,
	raw.table.concat

local VOID = {}
for name in raw.string.gmatch('area base br col command embed hr img input keygen link meta param '
	.. 'source track wbr', '%a+') do
	VOID[name] = true
end
local ESCAPES = { ['<'] = '&lt;', ['>'] = '&gt;', ['&'] = '&amp;', ['"'] = '&quot;' }
local MARKER = '\127\'"`UNIQ%-[^\127]*%-QINU`"\'\127'

local methods = {}
local meta = { __index = methods }

-- Text of an attribute; strip markers stay as they are.
local function escaped(value)
	value = tostring(value)
	if not find(value, '[<>&"]') then return value end
	if not find(value, '\127', 1, true) then return (gsub(value, '[<>&"]', ESCAPES)) end
	local out, position = {}, 1
	while true do
		local first, last = find(value, MARKER, position)
		out[#out + 1] = gsub(value:sub(position, first and first - 1), '[<>&"]', ESCAPES)
		if not first then return concat(out) end
		out[#out + 1] = value:sub(first, last)
		position = last + 1
	end
end

-- A name or value of a style: what could end it is written as CSS escapes, and so is all but ASCII.
local function css_escaped(value)
	value = tostring(value)
	if not find(value, '[^\32-\57\60-\127]') then return value end
	return (core.library('mw.ustring').gsub(value, '[^\32-\57\60-\127]', function(character)
		return raw.string.format('\\%X ', core.library('mw.ustring').codepoint(character))
	end))
end

local function check_value(method, index, value, kinds)
	local kind = type(value)
	if kind ~= 'string' and kind ~= 'number' and kind ~= 'nil' then
		error('bad argument #' .. index .. " to '" .. method .. "' (" .. kinds .. ' expected, got '
			.. kind .. ')', 3)
	end
end

local function check_single(method, second)
	if second ~= nil then
		error("bad argument #2 to '" .. method
			.. "' (if argument #1 is a table, argument #2 must be left empty)", 3)
	end
end

local function new_node(tag_name, options)
	return setmetatable({
		nodes = {},
		attributes = {},
		styles = {},
		tagName = tag_name,
		selfClosing = (options and options.selfClosing or VOID[tag_name]) and true or false,
		parent = options and options.parent or nil,
	}, meta)
end

local function write_attributes(node, out)
	for _, attribute in raw.ipairs(node.attributes) do
		if attribute.val ~= nil then
			out[#out + 1] = ' ' .. attribute.name .. '="' .. escaped(attribute.val) .. '"'
		end
	end
	local styles = node.styles
	if #styles > 0 then
		local declarations = {}
		for index, style in raw.ipairs(styles) do
			declarations[index] = type(style) == 'table' and escaped(css_escaped(style.name)) .. ':'
				.. escaped(css_escaped(style.val)) or escaped(style)
		end
		out[#out + 1] = ' style="' .. concat(declarations, ';') .. '"'
	end
end

local MAX_DEPTH = 16000

-- Elements are written with a stack, as modules may nest them deep.
local function write(root)
	local out = {}
	local stack, positions, depth = { root }, { 0 }, 1
	while depth > 0 do
		local node, position = stack[depth], positions[depth]
		local tag_name = node.tagName
		if tag_name == '' then tag_name = nil end
		if position == 0 and tag_name then
			out[#out + 1] = '<' .. tag_name
			write_attributes(node, out)
			out[#out + 1] = node.selfClosing and ' />' or '>'
		end
		position = position + 1
		local child = node.nodes[position]
		if node.selfClosing and tag_name then child = nil end
		positions[depth] = position
		if child == nil then
			if tag_name and not node.selfClosing then out[#out + 1] = '</' .. tag_name .. '>' end
			depth = depth - 1
		elseif type(child) == 'table' then
			if not (child.nodes and child.attributes and child.styles) then
				error("mw.html.lua:186: attempt to call method '_build' (a nil value)", 0)
			end
			depth = depth + 1
			if depth > MAX_DEPTH then error('stack overflow', 0) end
			stack[depth], positions[depth] = child, 0
		else
			out[#out + 1] = core.base.tostring(child)
		end
	end
	return concat(out)
end
meta.__tostring = write

local CHILDLESS = "self-closing tags can't have child nodes"

function methods.node(self, child)
	if self.selfClosing then error(CHILDLESS, 2) end
	if child then
		self.nodes[#self.nodes + 1] = child
	end
	return self
end

function methods.wikitext(self, ...)
	for index = 1, raw.select('#', ...) do
		local value = (raw.select(index, ...))
		if value == nil then break end
		check_value('wikitext', index, value, 'string or number')
		if self.selfClosing then error(CHILDLESS, 2) end
		self.nodes[#self.nodes + 1] = value
	end
	return self
end

function methods.newline(self)
	if self.selfClosing then error(CHILDLESS, 0) end
	self.nodes[#self.nodes + 1] = '\n'
	return self
end

local function check_create(method, tag_name, options, optional)
	if tag_name ~= nil or not optional then
		if type(tag_name) ~= 'string' then
			error("bad argument #1 to '" .. method .. "' (string expected, got " .. type(tag_name)
				.. ')', 3)
		end
	end
	if options ~= nil and type(options) ~= 'table' then
		error("bad argument #2 to '" .. method .. "' (table expected, got " .. type(options) .. ')', 3)
	end
	if tag_name and tag_name ~= '' and not find(tag_name, '^[%w]+$') then
		error("invalid tag name '" .. tag_name .. "'", 3)
	end
end

function methods.tag(self, tag_name, options)
	check_create('tag', tag_name, options)
	if self.selfClosing then error('mw.html.lua:230: ' .. CHILDLESS, 0) end
	local node = new_node(tag_name, options)
	node.parent = self
	self.nodes[#self.nodes + 1] = node
	return node
end

local function find_named(list, name)
	for index, item in raw.ipairs(list) do
		if type(item) == 'table' and item.name == name then return index end
	end
end

-- Set, replace or (nil) remove the item of this name.
local function put(list, name, value)
	local index = find_named(list, name)
	if value == nil then
		if index then raw.table.remove(list, index) end
	elseif index then
		list[index].val = value
	else
		list[#list + 1] = { name = name, val = value }
	end
end

local function set_attribute(self, name, value)
	if name == 'style' then
		self.styles = { value }
	else
		put(self.attributes, name, value)
	end
end

local ATTRIBUTE_NAME = '^[%a_:][%w_.:-]*$'

local function check_attribute(name, value)
	if type(name) ~= 'string' then
		error("bad argument #1 to 'attr' (string expected, got " .. type(name) .. ')', 3)
	end
	local kind = type(value)
	if kind ~= 'string' and kind ~= 'number' and kind ~= 'nil' then
		error("bad argument #2 to 'attr' (string, number or nil expected, got " .. kind .. ')', 3)
	end
	if not find(name, ATTRIBUTE_NAME) then
		error("bad argument #1 to 'attr' (invalid attribute name '" .. name .. "')", 3)
	end
end

function methods.attr(self, name, value)
	if type(self) ~= 'table' then
		error("mw.html.lua:64: bad argument #1 to 'ipairs' (table expected, got nil)", 0)
	end
	if type(name) == 'table' then
		check_single('attr', value)
		for key, item in core.base.pairs(name) do
			if type(key) ~= 'string' or not find(key, ATTRIBUTE_NAME)
				or (type(item) ~= 'string' and type(item) ~= 'number') then
				error("bad argument #1 to 'attr' (table keys must be strings, and values must be "
					.. 'strings or numbers)', 2)
			end
			set_attribute(self, key, item)
		end
		return self
	end
	check_attribute(name, value)
	set_attribute(self, name, value)
	return self
end

function methods.getAttr(self, name)
	if type(name) ~= 'string' then
		error("bad argument #1 to 'getAttr' (string expected, got " .. type(name) .. ')', 2)
	end
	local index = find_named(self.attributes, name)
	return index and self.attributes[index].val or nil
end

function methods.addClass(self, class)
	check_value('addClass', 1, class, 'string, number or nil')
	if class ~= nil then
		local index = find_named(self.attributes, 'class')
		if index then
			local attribute = self.attributes[index]
			attribute.val = attribute.val .. ' ' .. class
		else
			self.attributes[#self.attributes + 1] = { name = 'class', val = class }
		end
	end
	return self
end

function methods.css(self, name, value)
	if type(name) == 'table' then
		check_single('css', value)
		for key, item in core.base.pairs(name) do
			local kind, kind_of_item = type(key), type(item)
			if (kind ~= 'string' and kind ~= 'number')
				or (kind_of_item ~= 'string' and kind_of_item ~= 'number') then
				error("bad argument #1 to 'css' (table keys and values must be strings or numbers)",
					2)
			end
			put(self.styles, key, item)
		end
		return self
	end
	if name == nil then
		error("bad argument #1 to 'css' (string or number expected, got nil)", 2)
	end
	check_value('css', 1, name, 'string or number')
	check_value('css', 2, value, 'string, number or nil')
	put(self.styles, name, value)
	return self
end

function methods.cssText(self, text)
	check_value('cssText', 1, text, 'string, number or nil')
	if text ~= nil then self.styles[#self.styles + 1] = text end
	return self
end

function methods.done(self) return self.parent or self end

function methods.allDone(self)
	while self.parent do self = self.parent end
	return self
end

local html = {}

function html.create(tag_name, options)
	check_create('mw.html.create', tag_name, options, true)
	return new_node(tag_name, options)
end

core.protect(meta)
return html
