-- mw.wikibase.lexeme: https://www.mediawiki.org/wiki/Extension:WikibaseLexeme/Lua
local core = ...
local match = core.raw.string.match
local util = core.library('libraryUtil')

local lexeme = {}

-- The ids of the lexeme and of its form or sense.
function lexeme.splitLexemeId(id)
	util.checkType('splitLexemeId', 1, id, 'string')
	local whole, part = match(id, '^(L[1-9]%d*)%-([FS][1-9]%d*)$')
	if whole then return whole, part end
	return (match(id, '^L[1-9]%d*$'))
end

return lexeme
