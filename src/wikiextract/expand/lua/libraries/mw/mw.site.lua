-- mw.site. Each #invoke gets its own tables, made when they are first asked for.
local core = ...
local raw, host = core.raw, core.host
local error, type, setmetatable, tostring = raw.error, raw.type, raw.setmetatable, raw.tostring
local gsub = raw.string.gsub

local site = {
	currentVersion = core.options.version, scriptPath = core.options.script_path,
	server = core.options.server, siteName = core.options.site_name,
	stylePath = core.options.script_path .. '/skins',
}

-- Namespaces as Python gives them, one table each; `read_namespaces` copies them.
local facts

local function read_facts()
	facts = {}
	for _, line in raw.ipairs { host.site_namespaces() } do
		local fields = {}
		for field in raw.string.gmatch(line .. '\31', '([^\31]*)\31') do fields[#fields + 1] = field end
		facts[#facts + 1] = {
			id = raw.tonumber(fields[1]), name = fields[2], canonicalName = fields[3],
			flags = fields[4], aliases = fields[5],
		}
	end
end

local function key(name)
	name = gsub(gsub(name, '_', ' '), '^ *(.-) *$', '%1')
	return core.is_ascii(name) and raw.string.lower(name) or host.ustring_lower(name)
end

local function new_namespaces()
	if not facts then read_facts() end
	local namespaces, names = {}, {}
	local content, subject, talk = {}, {}, {}
	for _, fact in raw.ipairs(facts) do
		local id, flags = fact.id, fact.flags
		local function has(letter) return raw.string.find(flags, letter, 1, true) ~= nil end
		local is_talk = id > 0 and id % 2 == 1
		local namespace = {
			id = id, name = fact.name, canonicalName = fact.canonicalName, aliases = {},
			hasSubpages = has('s'), hasGenderDistinction = has('g'), isCapitalized = has('f'),
			isContent = has('c'), isIncludable = true, isMovable = id >= 0,
			isSubject = not is_talk, isTalk = is_talk,
		}
		if id == 0 then namespace.displayName = host.message_text('blanknamespace') end
		names[key(fact.name)] = namespace
		names[key(fact.canonicalName)] = namespace
		for alias in raw.string.gmatch(fact.aliases, '[^|]+') do
			namespace.aliases[#namespace.aliases + 1] = alias
			names[key(alias)] = namespace
		end
		namespaces[id] = namespace
		if namespace.isContent then content[id] = namespace end
		if is_talk then talk[id] = namespace else subject[id] = namespace end
	end
	names[''] = namespaces[0]
	for id, namespace in raw.next, namespaces do
		if id >= 0 then
			local even = id - id % 2
			namespace.subject, namespace.talk = namespaces[even], namespaces[even + 1]
			namespace.associated = namespaces[id == even and even + 1 or even]
		else
			namespace.subject = namespace
		end
	end
	setmetatable(namespaces, {
		__index = function(_, name)
			if type(name) == 'string' then
				return names[key(name)]
			end
		end,
	})
	return { namespaces = namespaces, contentNamespaces = content, subjectNamespaces = subject,
		talkNamespaces = talk }
end

local STATISTICS = { 'pages', 'articles', 'files', 'edits', 'users', 'activeUsers', 'admins' }
local WHICH = { all = 1, pages = 2, subcats = 3, files = 4 }

local function new_stats()
	local stats = {}
	for index, value in raw.ipairs { host.site_statistics() } do stats[STATISTICS[index]] = value end

	function stats.pagesInCategory(category, which)
		if type(category) ~= 'string' then
			error("bad argument #1 to 'pagesInCategory' (string expected, got " .. type(category)
				.. ')', 0)
		end
		if which == nil then which = 'all' end
		if type(which) ~= 'string' then
			error("bad argument #2 to 'pagesInCategory' (string expected, got " .. type(which) .. ')', 0)
		end
		if which ~= '*' and not WHICH[which] then
			error("bad argument #2 to 'pagesInCategory' (one of '*', 'all', 'pages', 'subcats', or "
				.. "'files' expected, got " .. type(which) .. ')', 0)
		end
		local counts = { host.site_pages_in_category(category) }
		if which ~= '*' then return counts[WHICH[which]] end
		local all = {}
		for name, index in raw.next, WHICH do all[name] = counts[index] end
		return all
	end

	function stats.pagesInNamespace(id)
		if type(id) ~= 'number' then
			error("bad argument #1 to 'pagesInNamespace' (number expected, got " .. type(id) .. ')', 0)
		end
		return host.site_pages_in_namespace(id)
	end

	function stats.usersInGroup(group)
		if type(group) ~= 'string' then
			error("bad argument #1 to 'usersInGroup' (string expected, got " .. type(group) .. ')', 0)
		end
		return host.site_users_in_group(group)
	end

	return stats
end

function site.interwikiMap(filter)
	if filter ~= nil and type(filter) ~= 'string' then
		error("bad argument #1 to 'interwikiMap' (string expected, got " .. type(filter) .. ')', 0)
	end
	if filter ~= nil and filter ~= 'local' and filter ~= '!local' then
		error("bad argument #1 to 'interwikiMap' (unknown filter '" .. filter .. "')", 0)
	end
	local map, position = {}, 0
	while true do
		local chunk = { host.site_interwiki(filter or '', position) }
		if #chunk == 0 then return map end
		for index = 1, #chunk, 3 do
			local prefix, url, is_local = chunk[index], chunk[index + 1], chunk[index + 2]
			map[prefix] = {
				prefix = prefix, url = url, isLocal = is_local, isCurrentWiki = false,
				isExtraLanguageLink = false, isTranscludable = false,
				isProtocolRelative = raw.string.sub(url, 1, 2) == '//',
			}
		end
		position = position + #chunk / 3
	end
end

local GROUPS = { namespaces = new_namespaces, contentNamespaces = new_namespaces,
	subjectNamespaces = new_namespaces, talkNamespaces = new_namespaces }

local function index(own, name)
	local make = GROUPS[name]
	if make then
		for group, value in raw.next, make() do
			if raw.rawget(own, group) == nil then raw.rawset(own, group, value) end
		end
	elseif name == 'stats' then
		raw.rawset(own, 'stats', new_stats())
	end
	return raw.rawget(own, name)
end

setmetatable(site, core.protect({
	__index = index,
	__pairs = function(own)
		index(own, 'namespaces')
		if raw.rawget(own, 'stats') == nil then index(own, 'stats') end
		return raw.next, own, nil
	end,
}))

return site
