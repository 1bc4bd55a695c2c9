-- Entities as objects: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_lua.html
-- Statements are fetched when they are asked for.
local core = ...
local raw, host, wikibase = core.raw, core.host, core.wikibase
local error, type, next, pairs = raw.error, raw.type, raw.next, raw.pairs
local setmetatable, find = raw.setmetatable, raw.string.find
local json = core.library('json')
local util = core.library('libraryUtil')
local check, check_multi = util.checkType, util.checkTypeMulti
local expanded, statements_of_property = wikibase.expanded, wikibase.statements_of

local CODE = { 'string', 'number', 'nil' }
local entity = {
	claimRanks = { RANK_TRUTH = 3, RANK_PREFERRED = 2, RANK_NORMAL = 1, RANK_DEPRECATED = 0 },
}
local IS_RANK = { [0] = true, true, true }
local methods = {}
local lexical = core.library('mw.wikibase.lexical')(methods, entity)

local function is_property_id(text)
	return type(text) == 'string' and find(text, '^P[1-9]%d*$') ~= nil
end

-- A table that shows what `get` and `all` give, and cannot be changed.
local function view(get, all)
	return setmetatable({}, {
		__index = function(_, key)
			if type(key) ~= 'string' then return nil end
			return get(key)
		end,
		__newindex = function() error('Entity cannot be modified', 2) end,
		__pairs = function()
			local items = all()
			return function(_, key) return next(items, key) end, {}, nil
		end,
	})
end

local function view_of_table(items)
	return view(function(key) return items[key] end, function() return items end)
end

local function view_of_claims(id)
	local known, complete = {}, false
	local function get(property)
		local found = known[property]
		if found == nil and not complete then
			found = false
			if is_property_id(property) then
				local list = statements_of_property(id, property, false)
				if list[1] then found = list end
			end
			known[property] = found
		end
		return found or nil
	end
	local function all()
		if not complete then
			local items = {}
			for _, property in raw.ipairs(json.decode(host.entity_properties(id))) do
				items[property] = get(property)
			end
			known, complete = items, true
		end
		return known
	end
	return view(get, all)
end

local VIEWED = { 'labels', 'descriptions', 'aliases', 'sitelinks' }

function entity.create(data)
	if type(data) ~= 'table' then
		error('Expected a table obtained via mw.wikibase.getEntityObject, got ' .. type(data)
			.. ' instead', 2)
	end
	if next(data) == nil then
		error('Expected a non-empty table obtained via mw.wikibase.getEntityObject', 2)
	end
	if type(data.schemaVersion) ~= 'number' then
		error('data.schemaVersion must be a number, got ' .. type(data.schemaVersion) .. ' instead', 2)
	end
	if data.schemaVersion < 2 then
		error('mw.wikibase.entity must not be constructed using legacy data', 2)
	end
	if type(data.id) ~= 'string' then
		error('data.id must be a string, got ' .. type(data.id) .. ' instead', 2)
	end
	for _, name in raw.ipairs(VIEWED) do
		if type(data[name]) == 'table' then data[name] = view_of_table(data[name]) end
	end
	if type(data.claims) == 'table' then
		data.claims = view_of_table(data.claims)
	else
		data.claims = view_of_claims(data.id)
	end
	return setmetatable(data, lexical(data))
end

function methods.getId(self) return self.id end

local function term_and_language(self, kind, code)
	local terms = self[kind]
	local term = terms and terms[code or core.options.language]
	if type(term) ~= 'table' then return nil, nil end
	return term.value, term.language or code
end

for kind, name in pairs { labels = 'Label', descriptions = 'Description' } do
	local plain, with = 'get' .. name, 'get' .. name .. 'WithLang'
	methods[plain] = function(self, code)
		check_multi(plain, 1, code, CODE)
		return (term_and_language(self, kind, code))
	end
	methods[with] = function(self, code)
		check_multi(with, 1, code, CODE)
		return term_and_language(self, kind, code)
	end
end

function methods.getSitelink(self, site)
	check_multi('getSitelink', 1, site, CODE)
	local link = self.sitelinks and self.sitelinks[site or core.options.dbname]
	return link and link.title
end

function methods.getProperties(self)
	local properties = {}
	for property in core.base.pairs(self.claims or {}) do
		properties[#properties + 1] = property
	end
	return properties
end

local function statements_of(self, property, name)
	check(name, 1, property, 'string')
	if not self.claims then return {} end
	if not is_property_id(property) then property = host.entity_property_id(property) end
	return property and self.claims[property] or {}
end

function methods.getAllStatements(self, property)
	return statements_of(self, property, 'getAllStatements')
end

function methods.getBestStatements(self, property)
	local best, rank = {}, 'normal'
	for _, statement in core.base.ipairs(statements_of(self, property, 'getBestStatements')) do
		if statement.rank == 'preferred' and rank == 'normal' then best, rank = {}, 'preferred' end
		if statement.rank == rank then best[#best + 1] = statement end
	end
	return best
end

local function format_function(name, rich)
	methods[name] = function(self, property, ranks)
		check(name, 0, self.id, 'string')
		check(name, 1, property, 'string')
		check_multi(name, 2, ranks, { 'table', 'nil' })
		local wanted = {}
		if ranks then
			for _, rank in core.base.pairs(ranks) do
				if IS_RANK[rank] and #wanted < 10 then wanted[#wanted + 1] = rank end
			end
			-- Ranks that are none let nothing through.
			wanted[#wanted + 1] = -1
		end
		local text = host.entity_formatted(self.id, property, rich, raw.unpack(wanted))
		if text and rich then text = expanded(text) end
		local label = is_property_id(property) and wikibase.getLabel(property) or nil
		return { value = text, label = label or property }
	end
end

format_function('formatPropertyValues', false)
format_function('formatStatements', true)

return entity
