-- A module that tries to reach what it must not. Each function gives a text that the test knows.
local p = {}

-- Every table that can be reached from the globals, from what library functions give, and from
-- metatables, each once; `visit` is called with it and the way to it.
local function walk(visit)
	local frame = mw.getCurrentFrame()
	local roots = {
		_G = _G, frame = frame, parent = frame:getParent(), args = frame.args,
		child = frame:newChild{ title = 'X', args = { 1 } },
		title = mw.title.new('Help:A/B#c'), current = mw.title.getCurrentTitle(),
		html = mw.html.create('div'):tag('p'), uri = mw.uri.new('http://a/b?c=d'),
		language = mw.language.new('de'), message = mw.message.new('and', mw.message.numParam(1)),
		parameter = mw.message.rawParam('x'), data = mw.loadData('Module:Data'),
		json = mw.text.jsonDecode('{"a":[1]}'), stats = mw.site.stats,
		namespaces = mw.site.namespaces, map = mw.site.interwikiMap(), svg = mw.svg.new(),
		bit32 = require('bit32'), ustring = require('ustring'), bit = require('bit'),
		hex = require('luabit.hex'), util = require('libraryUtil'), names = mw.language.fetchLanguageNames(),
		value = frame:newParserValue('x'), wikibase = mw.wikibase, batch = mw.title.newBatch({ 'A' }),
		ext = mw.ext, missing = mw.ext and mw.ext.data, string_meta = getmetatable(''),
	}
	local seen = {}
	local function go(value, path, depth)
		-- Titles lead to ever new titles.
		if depth > 4 then return end
		depth = depth + 1
		if type(value) ~= 'table' then
			visit(value, path)
			return
		end
		if seen[value] then return end
		seen[value] = true
		visit(value, path)
		local meta = getmetatable(value)
		if type(meta) == 'table' then go(meta, path .. '<meta>', depth) end
		for key, item in next, value do
			if type(key) == 'table' then go(key, path .. '<key>', depth) end
			go(item, path .. '.' .. tostring(key), depth)
		end
		local ok = pcall(function()
			for key, item in pairs(value) do go(item, path .. ':' .. tostring(key), depth) end
		end)
	end
	for name, root in pairs(roots) do go(root, name, 0) end
end

function p.kinds()
	local kinds = {}
	walk(function(value, path)
		local kind = type(value)
		if kind == 'userdata' or kind == 'thread' then kinds[#kinds + 1] = kind .. ' at ' .. path end
	end)
	return table.concat(kinds, '; ')
end

-- Leave a mark on everything that can be reached, by every means.
function p.mark()
	local count = 0
	walk(function(value)
		if type(value) == 'table' then
			pcall(rawset, value, 'leaked', true)
			pcall(function() value.leaked = true end)
			local meta = getmetatable(value)
			if type(meta) == 'table' then
				pcall(rawset, meta, 'leaked', true)
				pcall(rawset, meta, '__index', function() return 'leaked' end)
				pcall(rawset, meta, '__tostring', function() return 'leaked' end)
			end
			pcall(setmetatable, value, { __index = { leaked = true } })
			count = count + 1
		end
	end)
	for _, library in pairs{ string, table, math, os, mw.text, mw.ustring, mw.title, mw.html } do
		for name in pairs(library) do library[name] = function() return 'leaked' end end
	end
	function _G.tostring() return 'leaked' end
	_G.pairs, _G.require = nil, nil
	package.loaded['Module:Data'] = 'leaked'
	package.preload['Module:Other'] = function() return 'leaked' end
	package.loaders[1] = function() return function() return 'leaked' end end
	return count > 20 and 'marked' or 'too little was found'
end

function p.marks()
	local found = {}
	walk(function(value, path)
		if type(value) == 'table' and rawget(value, 'leaked') ~= nil then found[#found + 1] = path end
	end)
	for _, text in ipairs{
		tostring(1), ('x'):upper(), string.upper('x'), mw.text.trim('x'), mw.title.new('x').text,
		tostring(mw.html.create('br')), mw.ustring.upper('x'), table.concat({ 'x' }), type(math.floor(1)),
		tostring(mw.title.new('x').leaked), tostring(mw.html.create('b').leaked), tostring(leaked),
		tostring(mw.loadData('Module:Data').leaked), tostring(require('Module:Other')),
	} do
		if text:find('leaked') or text == 'true' then found[#found + 1] = text end
	end
	return table.concat(found, '; ')
end

-- What an error from Python looks like.
function p.errors()
	local out = {}
	for _, call in ipairs{
		function() mw.ustring.find('a\255', 'a') end,
		function() mw.getCurrentFrame():expandTemplate{ title = 'No such template' } end,
		function() mw.language.new('en'):formatDate('Y', 'nonsense') end,
		function() mw.hash.hashValue('nosuch', 'x') end,
		function() mw.title.new('x', 'nosuch') end,
		function() mw.ustring.gsub('ä', '[', '') end,
	} do
		local ok, message = pcall(call)
		local _, handled = xpcall(call, function(m) return m end)
		out[#out + 1] = tostring(ok) .. type(message) .. type(handled)
	end
	return table.concat(out, ' ')
end

return p
