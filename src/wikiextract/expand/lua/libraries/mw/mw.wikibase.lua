-- mw.wikibase (https://www.mediawiki.org/wiki/Extension:Wikibase_Client/Lua): what it answers where
-- no entity is known, and the contents of entities where an entity source gives them as JSON.
local core = ...
local raw, host = core.raw, core.host
local error, type, tostring = raw.error, raw.type, raw.tostring
local setmetatable, find = raw.setmetatable, raw.string.find

local wikibase = {}
local entity_methods = {}
local entity_meta = { __index = entity_methods }
local json = core.library('json')

local function check(name, index, value, expected, optional)
	if value == nil and optional then return end
	if type(value) ~= expected then
		error('bad argument #' .. index .. " to '" .. name .. "' (" .. expected .. ' expected, got '
			.. type(value) .. ')', 3)
	end
end

-- A fresh copy of an entity's data, nil when nobody knows it.
local function load_entity(id)
	local text = host.entity_json(id)
	return text and json.decode(text)
end

local function id_or_current(id)
	return id or host.entity_id(nil, nil)
end

function wikibase.isValidEntityId(id)
	check('isValidEntityId', 1, id, 'string')
	return find(id, '^[QqPpLlMm][1-9]%d*$') ~= nil or find(id, '^[Ll][1-9]%d*%-[FfSs][1-9]%d*$') ~= nil
end

function wikibase.getEntityIdForCurrentPage() return host.entity_id(nil, nil) end

function wikibase.getEntityIdForTitle(title, site)
	check('getEntityIdForTitle', 1, title, 'string')
	check('getEntityIdForTitle', 2, site, 'string', true)
	return host.entity_id(title, site)
end

function wikibase.entityExists(id)
	check('entityExists', 1, id, 'string')
	return load_entity(id) ~= nil
end

function wikibase.getEntity(id)
	check('getEntity', 1, id, 'string', true)
	id = id_or_current(id)
	local data = id and load_entity(id)
	if not data then return nil end
	return setmetatable(data, entity_meta)
end
wikibase.getEntityObject = wikibase.getEntity

function wikibase.getEntityUrl(id)
	check('getEntityUrl', 1, id, 'string', true)
	id = id_or_current(id)
	return id and 'https://www.wikidata.org/wiki/Special:EntityPage/' .. id or nil
end

function wikibase.getGlobalSiteId() return core.options.dbname end

-- Labels and descriptions

local function term(data, kind, code)
	local found = data and data[kind] and data[kind][code]
	return found and found.value or nil
end

local function term_with_fallback(data, kind)
	local code = host.content_language()
	local text = term(data, kind, code)
	if text then return text, code end
	for _, fallback in raw.ipairs { host.language_fallbacks(code) } do
		text = term(data, kind, fallback)
		if text then return text, fallback end
	end
end

local function term_functions(kind, name)
	local with, by = 'get' .. name .. 'WithLang', 'get' .. name .. 'ByLang'
	wikibase['get' .. name] = function(id)
		check('get' .. name, 1, id, 'string', true)
		id = id_or_current(id)
		return (id and term_with_fallback(load_entity(id), kind)) or nil
	end
	wikibase[with] = function(id)
		check(with, 1, id, 'string', true)
		id = id_or_current(id)
		if not id then return nil, nil end
		return term_with_fallback(load_entity(id), kind)
	end
	wikibase[by] = function(id, code)
		check(by, 1, id, 'string')
		check(by, 2, code, 'string')
		return term(load_entity(id), kind, code)
	end
	entity_methods['get' .. name] = function(self, code)
		check('get' .. name, 1, code, 'string', true)
		if code then return term(self, kind, code) end
		return (term_with_fallback(self, kind))
	end
	entity_methods[with] = function(self, code)
		check(with, 1, code, 'string', true)
		if code then
			local text = term(self, kind, code)
			return text, text and code or nil
		end
		return term_with_fallback(self, kind)
	end
end

term_functions('labels', 'Label')
term_functions('descriptions', 'Description')
wikibase.label, wikibase.description = wikibase.getLabel, wikibase.getDescription

-- Site links

local function sitelink(data, site)
	local found = data and data.sitelinks and data.sitelinks[site or core.options.dbname]
	return found and found.title or nil
end

function wikibase.getSitelink(id, site)
	check('getSitelink', 1, id, 'string')
	check('getSitelink', 2, site, 'string', true)
	return sitelink(load_entity(id), site)
end
wikibase.sitelink = wikibase.getSitelink

function wikibase.getBadges(id, site)
	check('getBadges', 1, id, 'string')
	local data = load_entity(id)
	local found = data and data.sitelinks and data.sitelinks[site or core.options.dbname]
	return found and found.badges or {}
end

-- Statements

local function statements_of(data, property)
	return data and data.claims and data.claims[property] or {}
end

local function best_of(statements)
	local preferred, normal = {}, {}
	for _, statement in raw.ipairs(statements) do
		if statement.rank == 'preferred' then
			preferred[#preferred + 1] = statement
		elseif statement.rank == 'normal' then
			normal[#normal + 1] = statement
		end
	end
	return #preferred > 0 and preferred or normal
end

function wikibase.getAllStatements(id, property)
	check('getAllStatements', 1, id, 'string')
	check('getAllStatements', 2, property, 'string')
	return statements_of(load_entity(id), property)
end

function wikibase.getBestStatements(id, property)
	check('getBestStatements', 1, id, 'string')
	check('getBestStatements', 2, property, 'string')
	return best_of(statements_of(load_entity(id), property))
end

function wikibase.getReferencedEntityId(id, property, targets)
	check('getReferencedEntityId', 1, id, 'string')
	check('getReferencedEntityId', 2, property, 'string')
	check('getReferencedEntityId', 3, targets, 'table')
	local wanted, seen, level = {}, {}, { id }
	for _, target in core.base.ipairs(targets) do wanted[target] = true end
	if wanted[id] then return id end
	for _ = 1, 10 do
		local next_level = {}
		for _, from in raw.ipairs(level) do
			for _, statement in raw.ipairs(best_of(statements_of(load_entity(from), property))) do
				local value = statement.mainsnak and statement.mainsnak.datavalue
				local to = value and value.type == 'wikibase-entityid' and value.value.id
				if to and wanted[to] then return to end
				if to and not seen[to] then
					seen[to] = true
					next_level[#next_level + 1] = to
				end
			end
		end
		level = next_level
		if #level == 0 then return nil end
	end
	return false
end

function wikibase.getPropertyOrder() return nil end

local function number_of(property) return raw.tonumber(raw.string.sub(property, 2)) or 0 end

function wikibase.orderProperties(properties)
	check('orderProperties', 1, properties, 'table')
	local ordered = {}
	for index, property in core.base.ipairs(properties) do ordered[index] = property end
	raw.table.sort(ordered, function(a, b) return number_of(a) < number_of(b) end)
	return ordered
end

function wikibase.resolvePropertyId(name)
	check('resolvePropertyId', 1, name, 'string')
	if find(name, '^[Pp][1-9]%d*$') then return raw.string.upper(name) end
	return nil
end

-- Values as plain text

local function value_text(snak)
	if snak.snaktype ~= 'value' or not snak.datavalue then return '' end
	local kind, value = snak.datavalue.type, snak.datavalue.value
	if kind == 'string' then return value end
	if kind == 'wikibase-entityid' then return wikibase.getLabel(value.id) or value.id end
	if kind == 'monolingualtext' then return value.text end
	if kind == 'quantity' then return (raw.string.gsub(value.amount, '^%+', '')) end
	if kind == 'time' then return (raw.string.gsub(value.time, '^%+', '')) end
	if kind == 'globecoordinate' then
		return tostring(value.latitude) .. ', ' .. tostring(value.longitude)
	end
	return ''
end

function wikibase.renderSnak(snak)
	check('renderSnak', 1, snak, 'table')
	return value_text(snak)
end
wikibase.formatValue = wikibase.renderSnak

function wikibase.renderSnaks(snaks)
	check('renderSnaks', 1, snaks, 'table')
	local out = {}
	for _, list in core.base.pairs(snaks) do
		for _, snak in core.base.ipairs(list) do out[#out + 1] = value_text(snak) end
	end
	return raw.table.concat(out, ', ')
end
wikibase.formatValues = wikibase.renderSnaks

function entity_methods.getId(self) return self.id end
function entity_methods.getSitelink(self, site) return sitelink(self, site) end

function entity_methods.getProperties(self)
	local properties = {}
	for property in raw.next, self.claims or {} do properties[#properties + 1] = property end
	raw.table.sort(properties)
	return properties
end

function entity_methods.getAllStatements(self, property) return statements_of(self, property) end
function entity_methods.getBestStatements(self, property)
	return best_of(statements_of(self, property))
end

function entity_methods.formatPropertyValues(self, property, ranks)
	local statements = statements_of(self, property)
	if ranks then
		local wanted, chosen = {}, {}
		local names = { [0] = 'deprecated', 'normal', 'preferred', 'truth' }
		for _, rank in core.base.ipairs(ranks) do wanted[names[rank] or ''] = true end
		for _, statement in raw.ipairs(statements) do
			if wanted[statement.rank] then chosen[#chosen + 1] = statement end
		end
		statements = chosen
	else
		statements = best_of(statements)
	end
	local out = {}
	for index, statement in raw.ipairs(statements) do out[index] = value_text(statement.mainsnak) end
	return { value = raw.table.concat(out, ', '), label = wikibase.getLabel(property) or property }
end
entity_methods.formatStatements = entity_methods.formatPropertyValues
entity_methods.claimRanks = { RANK_TRUTH = 3, RANK_PREFERRED = 2, RANK_NORMAL = 1,
	RANK_DEPRECATED = 0 }

core.protect(entity_meta)
return wikibase
