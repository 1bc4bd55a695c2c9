-- mw.wikibase: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_lua.html
local core = ...
local raw, host = core.raw, core.host
local error, type, tostring = raw.error, raw.type, raw.tostring
local find = raw.string.find

local wikibase = {}
local json = core.library('json')
local util = core.library('libraryUtil')
local check, check_multi = util.checkType, util.checkTypeMulti
local OPTIONAL = { 'string', 'nil' }
core.wikibase = wikibase

local function id_or_current(id) return id or host.entity_id(nil, nil) end

-- An id in capitals; an error where a wiki gives one.
local function checked_id(id)
	return host.entity_parse_id((raw.string.gsub(id, '^%s*(.-)%s*$', '%1')))
		or error('The ID "' .. id .. '" is unknown to the system. Please use a valid entity ID.', 0)
end

-- Ids and titles

function wikibase.isValidEntityId(id)
	check('isValidEntityId', 1, id, 'string')
	return host.entity_parse_id(id) ~= nil
end

function wikibase.getEntityIdForCurrentPage() return host.entity_id(nil, nil) end

function wikibase.getEntityIdForTitle(title, site)
	check('getEntityIdForTitle', 1, title, 'string')
	check_multi('getEntityIdForTitle', 2, site, OPTIONAL)
	return host.entity_id(title, site)
end

function wikibase.getGlobalSiteId() return core.options.dbname end

function wikibase.getEntityUrl(id)
	check_multi('getEntityUrl', 1, id, OPTIONAL)
	id = id_or_current(id)
	return id and host.entity_address(id)
end

function wikibase.entityExists(id)
	check('entityExists', 1, id, 'string')
	return host.entity_exists(checked_id(id))
end

-- Terms

local function term_functions(kind, name)
	local with, by, plain = 'get' .. name .. 'WithLang', 'get' .. name .. 'ByLang', 'get' .. name
	wikibase[with] = function(id)
		check_multi(with, 1, id, OPTIONAL)
		id = id_or_current(id)
		if id == nil then return nil, nil end
		local text, language = host.entity_term(id, kind)
		return text, language
	end
	wikibase[plain] = function(id)
		check_multi(plain, 1, id, OPTIONAL)
		return (wikibase[with](id))
	end
	wikibase[by] = function(id, code)
		check(by, 1, id, 'string')
		check(by, 2, code, 'string')
		return host.entity_term_in(id, kind, code)
	end
end

term_functions('labels', 'Label')
term_functions('descriptions', 'Description')
wikibase.label, wikibase.description = wikibase.getLabel, wikibase.getDescription

-- Links

function wikibase.getSitelink(id, site)
	check('getSitelink', 1, id, 'string')
	check_multi('getSitelink', 2, site, OPTIONAL)
	return host.entity_page(id, site)
end
wikibase.sitelink = wikibase.getSitelink

function wikibase.getBadges(id, site)
	check('getBadges', 1, id, 'string')
	check_multi('getBadges', 2, site, OPTIONAL)
	return json.decode(host.entity_badges(id, site))
end

-- Statements

-- A copy of a table that was filled as MediaWiki fills it has the order that modules see there.
local function statements_of(id, property, best)
	return core.library('mw').clone(json.decode(host.entity_statements(id, property, best)))
end
wikibase.statements_of = statements_of

local function statements(name, best)
	wikibase[name] = function(id, property)
		check(name, 1, id, 'string')
		check(name, 2, property, 'string')
		if not find(property, '^[Pp][1-9]%d*$') then error('Failed to serialize data.', 0) end
		id = checked_id(id)
		-- As they are listed by ids in capitals, others find none.
		if find(property, '^p') then return {} end
		return statements_of(id, property, best)
	end
end

statements('getBestStatements', true)
statements('getAllStatements', false)

function wikibase.getReferencedEntityId(id, property, targets)
	check('getReferencedEntityId', 1, id, 'string')
	check('getReferencedEntityId', 2, property, 'string')
	check('getReferencedEntityId', 3, targets, 'table')
	local wanted = {}
	for index, target in core.base.ipairs(targets) do
		if type(target) ~= 'string' then
			error('toIds value at index ' .. tostring(index) .. ' must be string, ' .. type(target)
				.. ' given.', 2)
		end
		if index <= 1000 then wanted[index] = checked_id(target) end
	end
	return host.entity_closest(checked_id(id), checked_id(property), raw.unpack(wanted))
end

function wikibase.resolvePropertyId(name)
	check('resolvePropertyId', 1, name, 'string')
	return host.entity_property_id(name)
end

function wikibase.getPropertyOrder()
	local order = host.entity_property_order()
	return order and json.decode(order)
end

function wikibase.orderProperties(properties)
	check('orderProperties', 1, properties, 'table')
	local order, known, others = wikibase.getPropertyOrder() or {}, {}, {}
	for _, property in core.base.ipairs(properties) do
		local list = order[property] and known or others
		list[#list + 1] = property
	end
	raw.table.sort(known, function(a, b) return order[a] < order[b] end)
	for _, property in raw.ipairs(others) do known[#known + 1] = property end
	return known
end

-- Values as text

-- Rich wikitext may have tags of extensions.
local function expanded(text)
	if not find(text, '<', 1, true) then return text end
	if not (find(text, '<math', 1, true) or find(text, '<score', 1, true)) then return text end
	return core.library('frame').current():preprocess(text)
end
wikibase.expanded = expanded

local function value_functions(plain, rich, one)
	local function made(name, is_rich)
		wikibase[name] = function(snaks)
			check(name, 1, snaks, 'table')
			local text, problem = json.encode(snaks)
			if not text then error(problem or 'Failed to deserialize data.', 0) end
			local shown = one and host.entity_value(text, is_rich) or host.entity_values(text, is_rich)
			return is_rich and expanded(shown) or shown
		end
	end
	made(plain, false)
	made(rich, true)
end

value_functions('renderSnak', 'formatValue', true)
value_functions('renderSnaks', 'formatValues', false)

-- What MediaWiki counts for its makers.
function wikibase.incrementStatsKey() end

wikibase.entity = core.library('mw.wikibase.entity')
wikibase.lexeme = core.library('mw.wikibase.lexeme')

function wikibase.getEntity(id)
	check_multi('getEntity', 1, id, OPTIONAL)
	id = id_or_current(id)
	if id == nil then return nil end
	local text = host.entity_json(checked_id(id))
	return text and wikibase.entity.create(json.decode(text))
end
wikibase.getEntityObject = wikibase.getEntity

wikibase.expanded, wikibase.statements_of = nil, nil
return wikibase
