-- mw.ext: ParserFunctions.expr, and clear errors for the extensions that are not here.
local core = ...
local raw, host = core.raw, core.host

-- What Wikimedia's wikis have beside it, and what of that is missing here.
local MISSING = {
	data = 'data pages of Wikimedia Commons',
	cirrussearch = 'the search index',
	FlaggedRevs = 'reviewed revisions', Flow = 'structured discussions',
	JsonConfig = 'JSON configuration pages', TitleBlacklist = 'the title blacklist',
	LanguageConverter = 'language conversion', articlePlaceholder = 'article placeholders',
	unlinkedwikibase = 'entities of a Wikibase', proofreadPage = 'ProofreadPage indexes',
	pageAssessments = 'page assessments', UrlShortener = 'short URLs',
	cargo = 'Cargo tables', score = 'scores', seo = 'page metadata',
}

local function expr(expression)
	if raw.type(expression) ~= 'string' then
		raw.error("bad argument #1 to 'mw.ext.ParserFunctions.expr' (string expected, got "
			.. raw.type(expression) .. ')', 0)
	end
	return host.expr(expression)
end

-- A library whose every function says what is missing, for code that does not ask whether it is there.
local function missing(_, name)
	local what = MISSING[name]
	if not what or not core.shows_missing() then return nil end
	return raw.setmetatable({}, {
		__index = function(_, called)
			return function()
				raw.error('mw.ext.' .. name .. '.' .. raw.tostring(called)
					.. ' is not available: it needs ' .. what, 2)
			end
		end,
		__metatable = false,
	})
end

return function(loaded)
	local parser_functions = { expr = expr }
	loaded['mw.ext.ParserFunctions'] = parser_functions
	return raw.setmetatable({ ParserFunctions = parser_functions }, { __index = missing,
		__metatable = false })
end
