-- Methods of lexemes, their forms and senses:
-- https://www.mediawiki.org/wiki/Extension:WikibaseLexeme/Lua
local core = ...
local raw, host = core.raw, core.host
local type, ipairs, pairs = raw.type, core.base.ipairs, core.base.pairs
local find = raw.string.find
local util = core.library('libraryUtil')

-- All words of a kind as { text, language }, and the one of a language.
local function word_methods(methods, field, all, one)
	methods[all] = function(self)
		local words = {}
		for code, word in pairs(self[field] or {}) do
			words[#words + 1] = { word.value, word.language or code }
		end
		raw.table.sort(words, function(a, b) return raw.tostring(a[2]) < raw.tostring(b[2]) end)
		return words
	end
	methods[one] = function(self, code)
		util.checkTypeMulti(one, 1, code, { 'string', 'number', 'nil' })
		code = code or core.options.language
		local word = (self[field] or {})[code]
		if type(word) ~= 'table' then return nil, nil end
		return word.value, word.language or code
	end
end

local lexeme, form, sense = {}, {}, {}
word_methods(lexeme, 'lemmas', 'getLemmas', 'getLemma')
word_methods(form, 'representations', 'getRepresentations', 'getRepresentation')
word_methods(sense, 'glosses', 'getGlosses', 'getGloss')

function lexeme.getLanguage(self) return self.language end
function lexeme.getLexicalCategory(self) return self.lexicalCategory end

function form.getGrammaticalFeatures(self) return self.grammaticalFeatures or {} end

function form.hasGrammaticalFeature(self, id)
	util.checkType('hasGrammaticalFeature', 1, id, 'string')
	for _, feature in ipairs(self.grammaticalFeatures or {}) do
		if feature == id then return true end
	end
	return false
end

return function(methods, entity)
	local function parts(field)
		return function(self)
			local objects = {}
			for index, part in ipairs(self[field] or {}) do
				part.schemaVersion = self.schemaVersion
				objects[index] = raw.getmetatable(part) and part or entity.create(part)
			end
			return objects
		end
	end
	lexeme.getForms, lexeme.getSenses = parts('forms'), parts('senses')
	-- All #invokes share these: modules get to see copies, which nothing goes back from.
	local function metatable(own)
		for name, method in raw.next, methods do own[name] = own[name] or method end
		local meta = { __index = own }
		core.is_protected[meta] = true
		return meta
	end
	local of_entity, of_lexeme, of_form, of_sense

	-- The metatable of an entity, by its id.
	return function(data)
		if not of_entity then
			of_entity, of_lexeme = metatable {}, metatable(lexeme)
			of_form, of_sense = metatable(form), metatable(sense)
		end
		if find(data.id, '^L%d+%-F') then return of_form end
		if find(data.id, '^L%d+%-S') then return of_sense end
		return find(data.id, '^L%d') and of_lexeme or of_entity
	end
end
