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
	kind = kind or 'QUERY'
	if type(kind) ~= 'string' and type(kind) ~= 'number' then
		error('mw.uri.lua:' .. (name == 'encode' and 59 or 74)
			.. ": bad argument #1 to 'upper' (string expected, got " .. type(kind) .. ')', 0)
	end
	local found = KINDS[raw.string.upper(kind)]
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
	check('anchorEncode', 1, text, 'string')
	if not core.is_ascii(text) and not host.is_utf8(text) then return '' end
	return host.anchor_encode(text)
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
	if first ~= nil then check('parseQueryString', 2, first, 'number') end
	if last ~= nil then check('parseQueryString', 3, last, 'number') end
	text = sub(text, first or 1, last or -1)
	local query, order = setmetatable({}, query_meta), {}
	orders[query] = order
	text = gsub(text, '^%?', '')
	if text == '' then return query end
	for part in raw.string.gmatch(find(text, '&$') and text or text .. '&', '([^&]*)&') do
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

-- A setter knows how many levels above it the assignment stands, for its errors.
local function check_part(name, value, level)
	if value ~= nil and type(value) ~= 'string' then
		core.raise("value for index '" .. name .. "' must be string, " .. type(value) .. ' given',
			level)
	end
end

function setters.userInfo(values, text)
	values.user, values.password = nil, nil
	if text then
		values.user, values.password = match(text, '^([^:]*):(.*)$')
		values.user = values.user or text
	end
end

function getters.hostPort(values)
	if values.port then return (values.host or '') .. ':' .. tostring(values.port) end
	return values.host
end

-- Host and port of a text, false for a port that is none.
local function host_and_port(text)
	local name, port = match(text, '^(%[[^%]]*%][^:]*)(.*)$')
	if not name then name, port = match(text, '^([^:]*)(.*)$') end
	if port == '' then return name end
	return name, tonumber(sub(port, 2)) or false
end

function setters.hostPort(values, text)
	local name, port
	if text then name, port = host_and_port(text) end
	if port == false then return "Invalid port in '" .. text .. "'" end
	values.host, values.port = name, port
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
	local problem = setters.hostPort(values, place)
	if problem then error('mw.uri.lua:495: ' .. problem, 0) end
	setters.userInfo(values, user)
end

function getters.queryString(values)
	local query = values.query
	if not query then return query end
	if type(query) ~= 'table' then check('buildQueryString', 1, query, 'table', 0) end
	return uri.buildQueryString(query)
end

function setters.queryString(values, text)
	values.query = text and uri.parseQueryString(text) or nil
end

function getters.relativePath(values)
	local text = values.path or ''
	if values.query then text = text .. '?' .. getters.queryString(values) end
	if values.fragment then text = text .. '#' .. values.fragment end
	return text
end

-- Path, text of the query and fragment of an address.
local function path_parts(text)
	local path, fragment = match(text, '^([^#]*)#(.*)$')
	path = path or text
	local before, query = match(path, '^([^?]*)%?(.*)$')
	return before or path, query, fragment
end

function setters.relativePath(values, text)
	local query
	values.path, values.fragment = nil, nil
	if text then values.path, query, values.fragment = path_parts(text) end
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

-- What may not stand in a text.
local FORBIDDEN = { protocol = '[:/?#]', user = '[:@/?#]', password = '[:@/?#]', host = '[:/?#]',
	path = '[?#]' }

local function is_valid(name, value, values)
	if name == 'port' then return value >= 1 and value <= 65535 end
	if type(value) ~= 'string' or not FORBIDDEN[name] then return true end
	if name == 'host' and find(value, '^%[[^%]]*%]$') then return true end
	if find(value, FORBIDDEN[name]) then return false end
	if name == 'protocol' then return value ~= '' end
	if name ~= 'path' then return true end
	if values.user ~= nil or values.host ~= nil or values.port ~= nil then
		return value == '' or byte(value) == 47
	end
	return not find(value, '^//') and (values.protocol ~= nil or not find(value, '^[^/]*:'))
end

local function problems_of(values)
	local problems = {}
	for _, name in raw.ipairs(FIELDS) do
		local value = values[name]
		local expected = TYPES[name]
		local problem
		if name == 'port' then
			if value ~= nil and (type(value) ~= 'number' or value ~= raw.math.floor(value)) then
				problem = '.port must be an integer, not ' .. type(value)
			end
		elseif value ~= nil and type(value) ~= expected then
			problem = '.' .. name .. ' must be a ' .. expected .. ', not ' .. type(value)
		elseif name == 'path' and value == nil then
			problem = 'missing .path'
		end
		if not problem and value ~= nil and not is_valid(name, value, values) then
			problem = 'invalid .' .. name
		end
		problems[#problems + 1] = problem
	end
	return problems
end

function uri.validate(object)
	check('validate', 1, object, 'table')
	local problems = problems_of(stored[object] or object)
	if #problems > 0 then return false, concat(problems, '; ') end
	return true, ''
end

function methods.validate(self) return uri.validate(self) end

-- The fields that a text has; nothing and what is wrong with it.
local function parsed(text)
	local values = {}
	local protocol, rest = match(text, '^([^:/?#]+):(.*)$')
	rest = rest or text
	values.protocol = protocol
	local authority, behind = match(rest, '^//([^/?#]*)(.*)$')
	if authority then
		local user, place = match(authority, '^([^@]*)@(.*)$')
		setters.userInfo(values, user)
		values.host, values.port = host_and_port(place or authority)
		if values.port == false then return nil, 'Invalid port number in string' end
	end
	local query
	values.path, query, values.fragment = path_parts(behind or rest)
	setters.queryString(values, query)
	local problems = problems_of(values)
	if #problems > 0 then return nil, concat(problems, '; ') end
	return values
end

local function parse_into(values, text)
	local found, problem = parsed(text)
	if problem then return problem end
	if found.user then values.password = nil end
	for name, value in raw.next, found do values[name] = value end
end

function methods.parse(self, text)
	check('uri:parse', 1, text, 'string')
	local problem = parse_into(stored[self], text)
	if problem then core.raise(problem, 2) end
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
		check_part(name, value, 3)
		local problem = setters[name](stored[self], value)
		if problem then core.raise(problem, 2) end
	elseif methods[name] then
		error("index '" .. name .. "' is read only", 2)
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

local function object_of(text)
	local values = {}
	local problem = parse_into(values, text)
	if problem then error('mw.uri.lua:142: ' .. problem, 0) end
	return new_object(values)
end

function uri.new(source)
	if source == nil then
		return object_of(host.canonical_url())
	elseif type(source) == 'string' then
		return object_of(source)
	elseif type(source) == 'table' then
		local values = {}
		for _, name in raw.ipairs(FIELDS) do values[name] = source[name] end
		return new_object(values)
	end
	error("bad argument #1 to 'new' (string or table or nil expected, got " .. type(source) .. ')',
		2)
end

-- Addresses of pages

local MAX_DEPTH = 100

-- A query as MediaWiki writes it into an address: text as it is, a table name by name.
function core.query_text(query)
	if query == nil or type(query) == 'string' then return query or '' end
	local out, passed, depth = {}, {}, 0
	local add

	local function add_all(list, prefix, suffix)
		depth = depth + 1
		if passed[list] or depth > MAX_DEPTH then error('Cannot pass circular reference to PHP', 0) end
		passed[list] = true
		for key, item in core.base.pairs(list) do add(prefix .. tostring(key) .. suffix, item) end
		depth = depth - 1
	end

	add = function(name, value)
		if type(value) == 'table' then
			add_all(value, name .. '[', ']')
		elseif value ~= nil and value ~= false then
			if value == true then value = '1' end
			out[#out + 1] = encode(name, KINDS.QUERY) .. '=' .. encode(tostring(value), KINDS.QUERY)
		end
	end

	add_all(query, '', '')
	return concat(out, '&')
end

local function address_function(kind, name)
	return function(page, query)
		check(name, 1, page, 'string')
		if query ~= nil and type(query) ~= 'string' and type(query) ~= 'table' then
			error("bad argument #2 to '" .. name .. "' (string or table expected, got " .. type(query)
				.. ')', 2)
		end
		local address = host.page_url(kind, page, core.query_text(query))
		return address and object_of(address) or nil
	end
end

uri.localUrl = address_function('local', 'localurl')
uri.fullUrl = address_function('full', 'fullurl')
uri.canonicalUrl = address_function('canonical', 'canonicalurl')

core.protect(meta)
-- As MediaWiki does: what `pairs` gives are methods too, and they cannot be set in the copy.
core.cloned[meta] = function() error("mwInit.lua:81: index 'validate' is read only", 0) end
core.protect(query_meta)
return uri
