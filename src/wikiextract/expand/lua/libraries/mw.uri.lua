-- mw.uri
local core = ...
local raw, host = core.raw, core.host
local error, type, tostring, tonumber = raw.error, raw.type, raw.tostring, raw.tonumber
local setmetatable, concat = raw.setmetatable, raw.table.concat
local find, match, gsub, sub = raw.string.find, raw.string.match, raw.string.gsub, raw.string.sub
local format, byte, char = raw.string.format, raw.string.byte, raw.string.char

local uri = {}

local function check(name, index, value, expected, level)
	if type(value) ~= expected then
		error('bad argument #' .. index .. " to '" .. name .. "' (" .. expected .. ' expected, got '
			.. type(value) .. ')', level or 3)
	end
end

-- Percent encoding

local KINDS = {
	QUERY = { unsafe = '[^%w%-_.~ ]', space = '+' },
	PATH = { unsafe = '[^%w%-_.~ ]', space = '%20' },
	WIKI = { unsafe = "[^%w%-_.~ !$()*,/:;@]", space = '_' },
}

local function kind_of(name, kind)
	local found = KINDS[gsub(tostring(kind or 'QUERY'), '%l', raw.string.upper)]
	if not found then
		error("bad argument #2 to '" .. name .. "' (expected QUERY, PATH, or WIKI)", 3)
	end
	return found
end

local function percent(c) return format('%%%02X', byte(c)) end

local function encode(text, kind)
	text = gsub(text, kind.unsafe, percent)
	return (gsub(text, ' ', (gsub(kind.space, '%%', '%%%%'))))
end

local function decode(text, kind)
	if kind.space ~= '%20' then text = gsub(text, '[' .. kind.space .. ']', ' ') end
	return (gsub(text, '%%(%x%x)', function(digits) return char(tonumber(digits, 16)) end))
end

function uri.encode(text, kind)
	check('encode', 1, text, 'string')
	return encode(text, kind_of('encode', kind))
end

function uri.decode(text, kind)
	check('decode', 1, text, 'string')
	return decode(text, kind_of('decode', kind))
end

function uri.anchorEncode(text)
	if type(text) ~= 'string' and type(text) ~= 'number' then
		check('anchorEncode', 1, text, 'string', 0)
	end
	return host.anchor_encode(tostring(text))
end

-- Query strings

local function query_part(value)
	if type(value) ~= 'string' and type(value) ~= 'number' then
		error("mw.uri.lua:28: bad argument #1 to 'gsub' (string expected, got " .. type(value) .. ')',
			0)
	end
	return encode(tostring(value), KINDS.QUERY)
end

function uri.buildQueryString(query)
	check('buildQueryString', 1, query, 'table')
	local out = {}
	for name, value in core.base.pairs(query) do
		name = query_part(name)
		if type(value) == 'table' then
			for _, item in core.base.ipairs(value) do
				out[#out + 1] = name .. '=' .. query_part(item)
			end
		elseif value == false then
			out[#out + 1] = name
		else
			out[#out + 1] = name .. '=' .. query_part(value)
		end
	end
	return concat(out, '&')
end

-- The arguments of a query in the order in which they first stand there.
local query_meta = {}
local orders = setmetatable({}, { __mode = 'k' })

function query_meta.__pairs(query)
	local order, position = orders[query] or {}, 0
	local listed = {}
	for _, name in raw.ipairs(order) do listed[name] = true end
	local added
	local function step()
		position = position + 1
		local name = order[position]
		if name ~= nil then
			if query[name] == nil then return step() end
			return name, query[name]
		end
		repeat added = raw.next(query, added) until added == nil or not listed[added]
		if added ~= nil then return added, query[added] end
	end
	return step, query, nil
end

function uri.parseQueryString(text, first, last)
	check('parseQueryString', 1, text, 'string')
	text = sub(text, first or 1, last or -1)
	local query, order = setmetatable({}, query_meta), {}
	orders[query] = order
	text = gsub(text, '^%?', '')
	if text == '' then return query end
	for part in raw.string.gmatch(text .. '&', '([^&]*)&') do
		local name, value = match(part, '^([^=]*)=(.*)$')
		name = decode(name or part, KINDS.QUERY)
		value = value and decode(value, KINDS.QUERY) or false
		local known = query[name]
		if not (part == '' and known ~= nil) then
			if known == nil then
				order[#order + 1] = name
				query[name] = value
			elseif type(known) == 'table' then
				known[#known + 1] = value
			else
				query[name] = { known, value }
			end
		end
	end
	return query
end

-- Objects

local FIELDS = { 'protocol', 'user', 'password', 'host', 'port', 'path', 'query', 'fragment' }
local IS_FIELD = {}
for _, name in raw.ipairs(FIELDS) do IS_FIELD[name] = true end
local stored = setmetatable({}, { __mode = 'k' })
local getters, setters, methods = {}, {}, {}
local meta = {}

function getters.userInfo(values)
	if values.user and values.password then return values.user .. ':' .. values.password end
	return values.user
end

function setters.userInfo(values, text)
	values.user, values.password = nil, nil
	if text then
		values.user, values.password = match(text, '^([^:]*):(.*)$')
		values.user = values.user or text
	end
end

function getters.hostPort(values)
	if values.host and values.port then return values.host .. ':' .. tostring(values.port) end
	return values.host
end

function setters.hostPort(values, text)
	values.host, values.port = nil, nil
	if not text then return end
	local name, port = match(text, '^(%[.*%]):?(.*)$')
	if not name then name, port = match(text, '^([^:]*):(.*)$') end
	values.host = name or text
	if port and (port ~= '' or find(text, ':$')) then
		values.port = match(port, '^%d+$') and tonumber(port)
			or error('mw.uri.lua:142: Invalid port number in string', 0)
	end
end

function getters.authority(values)
	local user, place = getters.userInfo(values), getters.hostPort(values)
	if user then return user .. '@' .. (place or '') end
	return place
end

function setters.authority(values, text)
	local user, place
	if text then
		user, place = match(text, '^([^@]*)@(.*)$')
		place = place or text
	end
	setters.userInfo(values, user)
	setters.hostPort(values, place)
end

function getters.queryString(values)
	return values.query and uri.buildQueryString(values.query)
end

function setters.queryString(values, text)
	values.query = text and uri.parseQueryString(text) or nil
end

function getters.relativePath(values)
	local text = values.path or ''
	if values.query then text = text .. '?' .. uri.buildQueryString(values.query) end
	if values.fragment then text = text .. '#' .. values.fragment end
	return text
end

function setters.relativePath(values, text)
	local path, query, fragment = '', nil, nil
	if text then
		path, fragment = match(text, '^([^#]*)#(.*)$')
		path = path or text
		local before, after = match(path, '^([^?]*)%?(.*)$')
		if before then path, query = before, after end
	end
	values.path, values.fragment = path, fragment
	setters.queryString(values, query)
end

local function text_of(values)
	local out = ''
	if values.protocol then out = values.protocol .. ':' end
	local authority = getters.authority(values)
	if authority then out = out .. '//' .. authority end
	return out .. getters.relativePath(values)
end

local TYPES = { protocol = 'string', user = 'string', password = 'string', host = 'string',
	path = 'string', fragment = 'string', query = 'table' }

local function problems_of(values)
	local problems = {}
	for _, name in raw.ipairs(FIELDS) do
		local value = values[name]
		if name == 'port' then
			if value ~= nil and (type(value) ~= 'number' or value ~= raw.math.floor(value)) then
				problems[#problems + 1] = '.port must be an integer, not ' .. type(value)
			elseif value ~= nil and (value < 1 or value > 65535) then
				problems[#problems + 1] = 'invalid .port'
			end
		elseif value ~= nil and type(value) ~= TYPES[name] then
			problems[#problems + 1] = '.' .. name .. ' must be a ' .. TYPES[name] .. ', not '
				.. type(value)
		end
	end
	if values.path == nil then
		problems[#problems + 1] = 'missing .path'
	elseif values.host ~= nil and type(values.path) == 'string'
		and not find(values.path, '^/') and values.path ~= '' then
		problems[#problems + 1] = 'invalid .path'
	end
	return problems
end

function uri.validate(object)
	check('validate', 1, object, 'table')
	local problems = problems_of(stored[object] or object)
	if #problems > 0 then return false, concat(problems, ', ') end
	return true, ''
end

function methods.validate(self) return uri.validate(self) end

function methods.parse(self, text)
	check('uri:parse', 1, text, 'string')
	local values = stored[self]
	local protocol, rest = match(text, '^([^:/?#]+):(.*)$')
	rest = rest or text
	local authority, behind = match(rest, '^//([^/?#]*)(.*)$')
	if protocol then values.protocol = protocol end
	if authority then setters.authority(values, authority) end
	local query, fragment = values.query, values.fragment
	setters.relativePath(values, behind or rest)
	values.query, values.fragment = values.query or query, values.fragment or fragment
	if values.port and values.port > 65535 then error('mw.uri.lua:142: invalid .port', 0) end
	return self
end

local new_object

function methods.clone(self)
	local copy = {}
	for _, name in raw.ipairs(FIELDS) do copy[name] = stored[self][name] end
	if copy.query then
		local query = setmetatable({}, query_meta)
		for name, value in raw.next, copy.query do query[name] = value end
		orders[query] = core.base.copy(orders[copy.query] or {})
		copy.query = query
	end
	return new_object(copy)
end

function methods.extend(self, parameters)
	check('uri:extend', 1, parameters, 'table')
	local values = stored[self]
	if not values.query then values.query = uri.parseQueryString('') end
	local order = orders[values.query]
	for name, value in core.base.pairs(parameters) do
		if order and values.query[name] == nil then order[#order + 1] = name end
		values.query[name] = value
	end
	return self
end

function meta.__index(self, name)
	local values = stored[self]
	if IS_FIELD[name] then return values[name] end
	local getter = getters[name]
	if getter then return getter(values) end
	return methods[name]
end

function meta.__newindex(self, name, value)
	if IS_FIELD[name] then
		stored[self][name] = value
	elseif setters[name] then
		setters[name](stored[self], value)
	else
		raw.rawset(self, name, value)
	end
end

function meta.__tostring(self) return text_of(stored[self]) end

function meta.__pairs(self)
	local shown = {}
	for _, names in raw.ipairs { stored[self], methods } do
		for name, value in raw.next, names do shown[name] = value end
	end
	for name in raw.next, getters do shown[name] = self[name] end
	return raw.next, shown, nil
end

new_object = function(values)
	local object = setmetatable({}, meta)
	stored[object] = values
	return object
end

function uri.new(source)
	if source == nil then
		return new_object({}):parse(host.canonical_url())
	elseif type(source) == 'string' then
		return new_object({}):parse(source)
	elseif type(source) == 'table' then
		local values = {}
		for _, name in raw.ipairs(FIELDS) do values[name] = source[name] end
		local object = new_object(values)
		for name in raw.next, setters do
			local value = raw.rawget(source, name)
			if value ~= nil then object[name] = value end
		end
		return object
	end
	error("bad argument #1 to 'new' (string or table or nil expected, got " .. type(source) .. ')',
		2)
end

-- Addresses of pages

-- A query as MediaWiki writes it into an address: text as it is, a table name by name.
function core.query_text(query)
	if query == nil or type(query) == 'string' then return query or '' end
	local out = {}
	local function add(name, value)
		if type(value) == 'table' then
			for key, item in core.base.pairs(value) do
				add(name .. '[' .. tostring(key) .. ']', item)
			end
		elseif value ~= nil and value ~= false then
			if value == true then value = '1' end
			out[#out + 1] = encode(name, KINDS.QUERY) .. '=' .. encode(tostring(value), KINDS.QUERY)
		end
	end
	for name, value in core.base.pairs(query) do add(tostring(name), value) end
	return concat(out, '&')
end

local function address_function(kind, name)
	return function(page, query)
		if type(page) ~= 'string' and type(page) ~= 'number' then check(name, 1, page, 'string', 0) end
		if query ~= nil and type(query) ~= 'string' and type(query) ~= 'table' then
			error("bad argument #2 to '" .. name .. "' (string or table expected, got " .. type(query)
				.. ')', 0)
		end
		local address = host.page_url(kind, tostring(page), core.query_text(query))
		return address and new_object({}):parse(address) or nil
	end
end

uri.localUrl = address_function('local', 'localurl')
uri.fullUrl = address_function('full', 'fullurl')
uri.canonicalUrl = address_function('canonical', 'canonicalurl')

core.protect(meta)
core.cloned[meta] = function(original, copy)
	stored[copy] = core.base.copy(stored[original])
end
core.protect(query_meta)
return uri
