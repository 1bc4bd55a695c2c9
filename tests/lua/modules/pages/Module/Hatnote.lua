-- "For other uses, see …": links made of titles, sections shown with §, errors in red.
local p = {}
local check = require('libraryUtil').checkType
local check_multi = require('libraryUtil').checkTypeMulti

local function split_link(link)
	local page, display = link:match('^(.-)|(.*)$')
	return page or link, display
end

function p.link(link, display)
	check('link', 1, link, 'string')
	check_multi('link', 2, display, { 'string', 'nil' })
	local page
	page, display = split_link(link .. (display and '|' .. display or ''))
	page = page:gsub('^:', '')
	local title = mw.title.new(page)
	if not title then return '<strong class="error">' .. mw.text.nowiki(page) .. '</strong>' end
	local name, section = page:match('^(.-)#(.*)$')
	if section and not display then display = (name == '' and '' or name .. ' ') .. '§&nbsp;' .. section end
	local colon = (title.namespace == 6 or title.namespace == 14 or title.isExternal) and ':' or ''
	if not display then return ('[[%s%s]]'):format(colon, page) end
	return ('[[%s%s|%s]]'):format(colon, page, display)
end

function p.hatnote(text, options)
	check('_hatnote', 1, text, 'string')
	check('_hatnote', 2, options, 'table', true)
	options = options or {}
	local inline = options.inline
	return tostring(mw.html.create(inline == 1 and 'span' or 'div'):attr('role', 'note')
		:addClass('hatnote'):addClass(options.extraclasses):addClass(options.selfref and 'selfref' or nil):wikitext(text))
end

function p.forOther(frame)
	local args = require('Module:Arguments').getArgs(frame, { parentOnly = true })
	local current = mw.title.getCurrentTitle()
	local text = {}
	if args[1] then
		local index = 1
		while args[index] do
			local links, pages = {}, args[index + 1] and { args[index + 1] } or { current.text .. ' (disambiguation)' }
			while args[index + 2] == 'and' do
				pages[#pages + 1] = args[index + 3]
				index = index + 2
			end
			for i, page in ipairs(pages) do links[i] = p.link(page) end
			text[#text + 1] = ('For %s, see %s.'):format(args[index - 2 * (#pages - 1)] or '', mw.text.listToText(links))
			index = index + 2
		end
	else
		text[1] = 'For other uses, see ' .. p.link(current.text .. ' (disambiguation)') .. '.'
	end
	local missing = {}
	for _, t in ipairs(text) do
		for target in t:gmatch('%[%[:?([^%]|#]+)') do
			local title = mw.title.new(target)
			if title and not title.exists then missing[#missing + 1] = title.prefixedText end
		end
	end
	local out = p.hatnote(table.concat(text, ' '), { selfref = args.selfref })
	if #missing > 0 then
		mw.addWarning('Missing: ' .. table.concat(missing, ', '))
		out = out .. ('[[Category:Hatnotes to missing pages|%s]]'):format(current.prefixedText)
	end
	return out
end

return p
