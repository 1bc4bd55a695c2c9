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

local function facts_of(self, method)
	return stored[self] or error('mw.title: invalid title object. Did you call ' .. method
		.. ' with a dot instead of a colon, i.e. title.' .. method .. '() instead of title:' .. method
		.. '()?', 0)
end

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
	}
	return object
end

local function check_namespace(name, index, namespace)
	if type(namespace) ~= 'number' and type(namespace) ~= 'string' then
		error('bad argument #' .. index .. " to '" .. name .. "' (" .. (name == 'makeTitle'
			and 'namespace number or name' or 'string or number') .. ' expected, got '
			.. type(namespace) .. ')', 0)
	end
	local id = host.namespace_id(namespace)
	if id == nil then
		error('bad argument #' .. index .. " to '" .. name .. "' (unrecognized namespace "
			.. type(namespace):gsub('string', 'name') .. " '" .. tostring(namespace) .. "')", 0)
	end
	return id
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
	return new_object(host.title_make(namespace, tostring(text), fragment and tostring(fragment),
		interwiki and tostring(interwiki)))
end

function title.getCurrentTitle() return new_object(host.current_title()) end

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
		facts.id, facts.exists, facts.isRedirect, facts.contentModel = 0, false, false, ''
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

local function in_namespace(facts, namespace, text)
	if text == '' and namespace == nil then return nil end
	return new_object(host.title_make(namespace, text, nil, facts.interwiki))
end

function properties.basePageTitle(facts) return in_namespace(facts, facts.namespace, facts.baseText) end
function properties.rootPageTitle(facts) return in_namespace(facts, facts.namespace, facts.rootText) end

function properties.talkPageTitle(facts)
	if facts.namespace < 0 then return nil end
	local namespace = facts.namespace
	if namespace % 2 == 0 then namespace = namespace + 1 end
	return in_namespace(facts, namespace, facts.text)
end

function properties.subjectPageTitle(facts)
	local namespace = facts.namespace
	if namespace > 0 and namespace % 2 == 1 then namespace = namespace - 1 end
	return in_namespace(facts, namespace, facts.text)
end

function properties.redirectTarget(facts)
	return facts.interwiki == '' and new_object(host.title_redirect(facts.namespace, facts.text))
		or false
end

function properties.protectionLevels() return {} end
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

local function namespace_argument(method, namespace)
	if type(namespace) ~= 'number' and type(namespace) ~= 'string' then
		error("bad argument #1 to '" .. method .. "' (string or number expected, got "
			.. type(namespace) .. ')', 3)
	end
	return host.namespace_id(namespace)
		or error("bad argument #1 to '" .. method .. "' (unrecognized namespace name '"
			.. tostring(namespace) .. "')", 3)
end

function methods.inNamespace(self, namespace)
	local facts = facts_of(self, 'inNamespace')
	return namespace_argument('inNamespace', namespace) == facts.namespace
end

function methods.inNamespaces(self, ...)
	local facts = facts_of(self, 'inNamespaces')
	for index = 1, raw.select('#', ...) do
		local namespace = (raw.select(index, ...))
		if namespace_argument('inNamespaces', namespace) == facts.namespace then return true end
	end
	return false
end

function methods.hasSubjectNamespace(self, namespace)
	local facts = facts_of(self, 'hasSubjectNamespace')
	local id = facts.namespace
	if id > 0 and id % 2 == 1 then id = id - 1 end
	return namespace_argument('hasSubjectNamespace', namespace) == id
end

function methods.isSubpageOf(self, other)
	local facts = facts_of(self, 'isSubpageOf')
	if type(other) ~= 'table' then
		error("bad argument #1 to 'isSubpageOf' (table expected, got " .. type(other) .. ')', 2)
	end
	local text = other.text .. '/'
	return facts.interwiki == other.interwiki and facts.namespace == other.namespace
		and sub(facts.text, 1, #text) == text
end

function methods.subPageTitle(self, text)
	local facts = facts_of(self, 'subPageTitle')
	if type(text) ~= 'string' then
		error("bad argument #1 to 'subpageTitle' (string expected, got " .. type(text) .. ')', 2)
	end
	return in_namespace(facts, facts.namespace, facts.text .. '/' .. text)
end

function methods.partialUrl(self)
	return host.wiki_encode(facts_of(self, 'partialUrl').text)
end

local PROTOCOLS = { http = true, https = true, relative = true, canonical = true }

function methods.fullUrl(self, query, protocol)
	local facts = facts_of(self, 'fullUrl')
	if protocol ~= nil and not PROTOCOLS[protocol] then
		error("bad argument #2 to 'fullUrl' ('http', 'https', 'relative', or 'canonical' expected, got "
			.. type(protocol) .. ')', 0)
	end
	return host.page_url(protocol or 'full', properties.fullText(facts), core.query_text(query))
end

function methods.localUrl(self, query)
	local facts = facts_of(self, 'localUrl')
	return host.page_url('local', properties.fullText(facts), core.query_text(query))
end

function methods.canonicalUrl(self, query)
	local facts = facts_of(self, 'canonicalUrl')
	return host.page_url('canonical', properties.fullText(facts), core.query_text(query))
end

function methods.getContent(self)
	local facts = facts_of(self, 'getContent')
	if facts.interwiki ~= '' then return nil end
	return host.title_content(facts.namespace, facts.text)
end

-- The object

function meta.__index(self, name)
	local facts = stored[self]
	local value = facts[name]
	if value ~= nil then return value end
	local property = properties[name]
	if property then
		value = property(facts)
		if type(value) ~= 'table' and not UNCACHED[name] then facts[name] = value end
		return value
	end
	return methods[name]
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
			if not UNLISTED[name] then shown[name] = self[name] end
		end
	end
	return raw.next, shown, nil
end

function meta.__tostring(self) return stored[self].prefixedText end

local function compared(a, b)
	a, b = stored[a] or a, stored[b] or b
	for _, name in raw.ipairs { 'interwiki', 'namespace', 'text' } do
		if a[name] ~= b[name] then return a[name] < b[name] and -1 or 1 end
	end
	return 0
end

function meta.__eq(a, b) return compared(a, b) == 0 end
function meta.__lt(a, b) return compared(a, b) < 0 end
function meta.__le(a, b) return compared(a, b) <= 0 end

function title.equals(a, b)
	if type(a) ~= 'table' then
		error("mw.title.lua:326: attempt to index local 'a' (a " .. type(a) .. ' value)', 0)
	end
	return compared(a, b) == 0
end

function title.compare(a, b) return compared(a, b) end

core.protect(meta)
core.cloned[meta] = function(original, copy)
	stored[copy] = core.base.copy(stored[original])
end
return title
