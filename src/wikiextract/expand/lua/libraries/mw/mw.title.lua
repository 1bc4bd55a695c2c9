-- mw.title
local core = ...
local raw, host = core.raw, core.host
local error, type, tostring = raw.error, raw.type, raw.tostring
local setmetatable, sub = raw.setmetatable, raw.string.sub

local title = {}
-- What is known of each title object: fields by name, filled as they are asked for.
local stored = setmetatable({}, { __mode = 'k' })
local meta = {}
local methods, properties = {}, {}
-- Under this key an object's methods, made when they are asked for.
local BOUND = {}

local function new_object(namespace, ns_text, text, fragment, interwiki, prefixed, base, root,
	subpage, flags, subject_ns_text)
	if namespace == nil then return nil end
	local object = setmetatable({}, meta)
	stored[object] = {
		namespace = namespace, nsText = ns_text, text = text, fragment = fragment,
		interwiki = interwiki, prefixedText = prefixed, baseText = base, rootText = root,
		subpageText = subpage, subjectNsText = subject_ns_text,
		isContentPage = flags % 2 == 1, isSubpage = flags >= 2,
		isExternal = interwiki ~= '', isLocal = interwiki == '',
		isSpecialPage = namespace == -1, canTalk = namespace >= 0,
		isTalkPage = namespace > 0 and namespace % 2 == 1,
		[BOUND] = {},
	}
	return object
end

local function check_namespace(name, index, namespace)
	if type(namespace) ~= 'number' and type(namespace) ~= 'string' then
		error('bad argument #' .. index .. " to '" .. name
			.. "' (namespace number or name expected, got " .. type(namespace) .. ')', 0)
	end
	-- PHP takes the whole part of a number, and what is none for zero.
	local number = raw.tonumber(namespace)
	if number then
		number = number - number == 0 and (number < 0 and raw.math.ceil(number)
			or raw.math.floor(number)) or 0
	end
	local id = host.namespace_id(number or namespace)
	if id == nil then
		error('bad argument #' .. index .. " to '" .. name .. "' (unrecognized namespace "
			.. (number and 'number' or 'name') .. " '" .. tostring(namespace) .. "')", 0)
	end
	return id
end

local function check_string(name, index, value)
	if value ~= nil and type(value) ~= 'string' then
		error('bad argument #' .. index .. " to '" .. name .. "' (string expected, got "
			.. type(value) .. ')', 0)
	end
	return value
end

function title.new(text, namespace)
	if type(text) == 'number' then
		return new_object(host.title_of_id(text))
	elseif type(text) ~= 'string' then
		error("bad argument #1 to 'title.new' (number or string expected, got " .. type(text) .. ')',
			0)
	end
	if namespace ~= nil then namespace = check_namespace('title.new', 2, namespace) end
	return new_object(host.title_new(text, namespace))
end

function title.makeTitle(namespace, text, fragment, interwiki)
	namespace = check_namespace('makeTitle', 1, namespace)
	if type(text) ~= 'string' and type(text) ~= 'number' then
		error("bad argument #2 to 'makeTitle' (string expected, got " .. type(text) .. ')', 0)
	end
	return new_object(host.title_make(namespace, tostring(text), check_string('makeTitle', 3, fragment),
		check_string('makeTitle', 4, interwiki)))
end

-- What is known of the title of the page with the number `current_page`: each citation asks for it.
local current, current_page

local function note_current(...)
	current, current_page = { count = raw.select('#', ...), ... }, core.package.page()
end

function title.getCurrentTitle()
	if current_page ~= core.package.page() then
		note_current(host.current_title())
	elseif core.package.is_recording() then
		host.page_touched(true)
	end
	return new_object(raw.unpack(current, 1, current.count))
end

-- Several titles whose existence is looked up at once (MediaWiki 1.44).
function title.newBatch(list, namespace)
	local titles
	local batch = {}
	function batch.lookupExistence() return batch end
	function batch.getTitles()
		if not titles then
			titles = {}
			for index, text in core.base.ipairs(list) do
				titles[index] = title.new(text, namespace) or false
			end
		end
		return titles
	end
	return batch
end

-- Properties

local function load_page(facts)
	if facts.interwiki ~= '' then
		facts.id, facts.exists, facts.isRedirect, facts.contentModel = 0, false, false, 'wikitext'
	else
		facts.id, facts.exists, facts.isRedirect, facts.contentModel =
			host.title_page(facts.namespace, facts.text)
	end
end

for _, name in raw.ipairs { 'id', 'exists', 'isRedirect', 'contentModel' } do
	properties[name] = function(facts)
		load_page(facts)
		return facts[name]
	end
end

function properties.fullText(facts)
	if facts.fragment ~= '' then return facts.prefixedText .. '#' .. facts.fragment end
	return facts.prefixedText
end

function properties.thePartialUrl(facts) return host.wiki_encode(facts.text) end

-- Related pages are of this wiki, whatever the title's interwiki prefix. The page that the title
-- itself is is that very object.
local function in_namespace(namespace, text)
	return text ~= '' and new_object(host.title_make(namespace, text)) or nil
end

function properties.basePageTitle(facts) return in_namespace(facts.namespace, facts.baseText) end
function properties.rootPageTitle(facts) return in_namespace(facts.namespace, facts.rootText) end

function properties.talkPageTitle(facts, self)
	if facts.namespace < 0 then return nil end
	if facts.isTalkPage then return self end
	return in_namespace(facts.namespace + 1, facts.text)
end

function properties.subjectPageTitle(facts, self)
	if not facts.isTalkPage then return self end
	return in_namespace(facts.namespace - 1, facts.text)
end

function properties.redirectTarget(facts)
	return facts.interwiki == '' and new_object(host.title_redirect(facts.namespace, facts.text))
		or false
end

-- Nothing is protected here: the actions that could be, of a page that there is.
function properties.protectionLevels(facts, self)
	if not self.exists or facts.namespace < 0 then return {} end
	return { edit = {}, move = {}, upload = facts.namespace == 6 and {} or nil }
end

function properties.cascadingProtection() return { restrictions = {}, sources = {} } end

function properties.pageLang() return core.library('mw.language').getContentLanguage() end

function properties.categories(facts)
	return { host.title_categories(facts.namespace, facts.text) }
end

-- What can be known of a file without its wiki's file store.
function properties.file(facts)
	if facts.namespace ~= 6 and facts.namespace ~= -2 then return nil end
	local exists = host.file_exists(facts.text)
	return { exists = exists, width = exists and 0 or nil, height = exists and 0 or nil,
		size = exists and 0 or nil }
end

function properties.fileExists(facts)
	if facts.namespace ~= 6 and facts.namespace ~= -2 then return nil end
	return host.file_exists(facts.text)
end

-- Not listed by `pairs`, as in MediaWiki.
local UNLISTED = { file = true, fileExists = true, pageLang = true, categories = true }
-- Asked anew each time.
local UNCACHED = { fullText = true, protectionLevels = true, cascadingProtection = true }

-- Methods

-- Each gets the title's facts and the arguments. An object's function checks that it is called
-- for that object, and calls the method in its place: what is wrong is so two levels above.
local RAISE = 3

local function namespace_argument(method, namespace)
	local kind = type(namespace)
	if kind ~= 'number' and kind ~= 'string' then
		core.raise("bad argument #1 to '" .. method .. "' (string or number expected, got " .. kind
			.. ')', RAISE + 1)
	end
	if kind == 'number' and namespace % 1 ~= 0 then return namespace end
	local id = host.namespace_id(namespace)
	if not id then
		core.raise("bad argument #1 to '" .. method .. "' (unrecognized namespace "
			.. (raw.tonumber(namespace) and 'number' or 'name') .. " '" .. tostring(namespace) .. "')",
			RAISE + 1)
	end
	return id
end

function methods.inNamespace(facts, namespace)
	return namespace_argument('inNamespace', namespace) == facts.namespace
end

function methods.inNamespaces(facts, ...)
	for index = 1, raw.select('#', ...) do
		local namespace = (raw.select(index, ...))
		if namespace_argument('inNamespaces', namespace) == facts.namespace then return true end
	end
	return false
end

function methods.hasSubjectNamespace(facts, namespace)
	local id = facts.namespace
	if id > 0 and id % 2 == 1 then id = id - 1 end
	return namespace_argument('hasSubjectNamespace', namespace) == id
end

function methods.isSubpageOf(facts, other)
	if type(other) ~= 'table' then
		core.raise("bad argument #1 to 'isSubpageOf' (table expected, got " .. type(other) .. ')',
			RAISE)
	end
	if facts.interwiki ~= other.interwiki or facts.namespace ~= other.namespace then return false end
	local text = other.text .. '/'
	return sub(facts.text, 1, #text) == text
end

function methods.subPageTitle(facts, text)
	if type(text) ~= 'string' then
		core.raise("bad argument #1 to 'subpageTitle' (string expected, got " .. type(text) .. ')',
			RAISE)
	end
	return in_namespace(facts.namespace, facts.text .. '/' .. text)
end

function methods.partialUrl(facts) return host.wiki_encode(facts.text) end

local PROTOCOLS = { http = true, https = true, relative = true, canonical = true }

local function query_argument(method, query)
	local kind = type(query)
	if kind ~= 'nil' and kind ~= 'table' and kind ~= 'string' then
		error("bad argument #1 to '" .. method .. "' (table or string expected, got " .. kind .. ')',
			0)
	end
	return core.query_text(query)
end

function methods.fullUrl(facts, query, protocol)
	query = query_argument('fullUrl', query)
	if protocol ~= nil and type(protocol) ~= 'string' then
		error("bad argument #2 to 'fullUrl' (string expected, got " .. type(protocol) .. ')', 0)
	elseif protocol and not PROTOCOLS[protocol] then
		error("bad argument #2 to 'fullUrl' ('http', 'https', 'relative', or 'canonical' expected, got "
			.. type(protocol) .. ')', 0)
	end
	return host.title_url(protocol or 'full', properties.fullText(facts), query)
end

function methods.localUrl(facts, query)
	query = query_argument('localUrl', query)
	local name = facts.interwiki == '' and properties.fullText(facts) or facts.prefixedText
	return host.title_url('local', name, query)
end

function methods.canonicalUrl(facts, query)
	query = query_argument('canonicalUrl', query)
	return host.title_url('canonical', properties.fullText(facts), query)
end

function methods.getContent(facts)
	if facts.interwiki ~= '' then return nil end
	return host.title_content(facts.namespace, facts.text)
end

-- The object

-- The function for a method of the object with these facts. (It must not hold the object itself: that
-- would keep its entry in `stored` for ever.)
local function bound(facts, name)
	local found = facts[BOUND][name]
	if found then return found end
	local method = methods[name]
	found = function(self, ...)
		local given = self ~= nil and stored[self]
		if given ~= facts and not (given and title.equals(given, facts)) then
			local called = name == 'subPageTitle' and 'subpageTitle' or name
			core.raise('mw.title: invalid title object. Did you call ' .. called
				.. ' with a dot instead of a colon, i.e. title.' .. called
				.. '() instead of title:' .. called .. '()?', 2)
		end
		return method(facts, ...)
	end
	facts[BOUND][name] = found
	return found
end

function meta.__index(self, name)
	local facts = stored[self]
	local value = facts[name]
	if value ~= nil then return value end
	local property = properties[name]
	if property then
		value = property(facts, self)
		if type(value) ~= 'table' and not UNCACHED[name] then facts[name] = value end
		return value
	end
	return methods[name] and bound(facts, name)
end

function meta.__newindex(self, name, value)
	local facts = stored[self]
	if name == 'fragment' then
		if type(value) ~= 'string' then
			error("value for index 'fragment' must be string, " .. type(value) .. ' given', 2)
		end
		facts.fragment = value
	elseif facts[name] ~= nil or properties[name] or methods[name] then
		error("index '" .. tostring(name) .. "' is read only", 2)
	else
		raw.rawset(self, name, value)
	end
end

function meta.__pairs(self)
	local shown = {}
	for _, names in raw.ipairs { stored[self], methods, properties } do
		for name in raw.next, names do
			if not UNLISTED[name] and name ~= BOUND then shown[name] = self[name] end
		end
	end
	return raw.next, shown, nil
end

function meta.__tostring(self) return stored[self].prefixedText end

local ORDER = { 'interwiki', 'namespace', 'text' }

-- What an operand is compared by; `line` is where MediaWiki finds that it is none.
local function operand(value, name, line)
	if type(value) ~= 'table' and type(value) ~= 'string' then
		error('mw.title.lua:' .. line .. ": attempt to index local '" .. name .. "' (a " .. type(value)
			.. ' value)', 0)
	end
	return stored[value] or value
end

function title.equals(a, b)
	a, b = operand(a, 'a', 326), operand(b, 'b', 326)
	for _, name in raw.ipairs(ORDER) do
		if a[name] ~= b[name] then return false end
	end
	return true
end

function title.compare(a, b)
	a, b = operand(a, 'a', 332), operand(b, 'b', 332)
	for line, name in raw.ipairs(ORDER) do
		local first, second = a[name], b[name]
		if first ~= second then
			if type(first) ~= type(second) then
				error('mw.title.lua:' .. (332 + line) .. ': attempt to compare ' .. type(first) .. ' with '
					.. type(second), 0)
			end
			return first < second and -1 or 1
		end
	end
	return 0
end

meta.__eq = title.equals
function meta.__lt(a, b) return title.compare(a, b) < 0 end
function meta.__le(a, b) return title.compare(a, b) <= 0 end

core.protect(meta)
-- As in MediaWiki: what `pairs` gives cannot be set in the copy.
core.cloned[meta] = function() error("mwInit.lua:81: index 'isRedirect' is read only", 0) end
return title
