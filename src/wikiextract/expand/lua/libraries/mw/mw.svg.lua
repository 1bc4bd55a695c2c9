-- mw.svg: an SVG picture as an image of its source.
local core = ...
local raw, host = core.raw, core.host
local error, type, setmetatable, find = raw.error, raw.type, raw.setmetatable, raw.string.find
local concat = raw.table.concat
local html_text = core.library('mw.text')

local svg = {}
local methods = {}
local meta = { __index = methods }

local function check_name(method, name)
	if type(name) ~= 'string' then
		error("bad argument #1 to '" .. method .. "' (string expected, got " .. type(name) .. ')', 3)
	end
	if not find(name, '^[%a_:][%w_.:-]*$') then
		error("bad argument #1 to '" .. method .. "' (invalid attribute name '" .. name .. "')", 3)
	end
end

local function put(list, name, value)
	for index, item in raw.ipairs(list) do
		if item.name == name then
			if value == nil then raw.table.remove(list, index) else item.value = value end
			return
		end
	end
	if value ~= nil then list[#list + 1] = { name = name, value = value } end
end

function methods.setAttribute(self, name, value)
	check_name('setAttribute', name)
	put(self.attributes, name, value)
	return self
end

function methods.setImgAttribute(self, name, value)
	check_name('setImgAttribute', name)
	put(self.imgAttributes, name, value)
	return self
end

function methods.setContent(self, content)
	if type(content) ~= 'string' then
		error("bad argument #1 to 'setContent' (string expected, got " .. type(content) .. ')', 2)
	end
	self.content = content
	return self
end

local function attributes_of(list)
	local out = {}
	for index, item in raw.ipairs(list) do
		out[index] = ' ' .. item.name .. '="' .. html_text.encode(raw.tostring(item.value)) .. '"'
	end
	return concat(out)
end

local function source(self)
	return '<svg xmlns="http://www.w3.org/2000/svg"' .. attributes_of(self.attributes) .. '>'
		.. self.content .. '</svg>'
end

function methods.toString(self) return source(self) end

function methods.toImage(self)
	return '<img src="data:image/svg+xml;base64,' .. host.base64(source(self)) .. '"'
		.. attributes_of(self.imgAttributes) .. '>'
end

meta.__tostring = source

function svg.new()
	return setmetatable({ attributes = {}, imgAttributes = {}, content = '' }, meta)
end

core.protect(meta)
return svg
