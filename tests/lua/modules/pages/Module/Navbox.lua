-- A box of grouped links below a page; groups may hold further boxes.
local p = {}
local getArgs
local args
local bar = require('Module:Navbar')._bar
local BORDER = { none = true, child = true, subgroup = true }

local function stripe(text, border)
	local odd, even = 'navbox-odd', 'navbox-even'
	if args.evenodd == 'swap' then odd, even = even, odd end
	if border == 'child' then return text end
	local index = 0
	return (text:gsub('\127MARK\127', function()
		index = index + 1
		return (index % 2 == 1) and odd or even
	end))
end

local function add_title(box)
	if not args.title then return end
	local row = box:tag('tr')
	local cell = row:tag('th'):attr('scope', 'col'):addClass('navbox-title')
		:cssText(args.basestyle):cssText(args.titlestyle)
		:attr('colspan', args.image and 3 or 2)
	if args.name then
		cell:wikitext(bar{ args.name, mini = 1 })
	end
	cell:tag('div')
		:attr('id', mw.uri.anchorEncode(args.title))
		:css('font-size', '114%'):css{ margin = '0 4em' }
		:wikitext(args.title)
end

local function list_cell(row, text, number)
	local class = 'navbox-list navbox-\127MARK\127'
	if text:find('^%s*<table') or text:find('^%s*{|') then class = 'navbox-list-with-group' end
	row:tag('td'):addClass(class):css('width', '100%'):css('padding', '0')
		:cssText(args.liststyle):cssText(args['list' .. number .. 'style'])
		:tag('div')
			:css('padding', args['list' .. number .. 'padding'] or args.listpadding or '0 0.25em')
			:newline():wikitext(text)
end

local function add_list(box, number)
	local text = args['list' .. number]
	local row = box:tag('tr')
	local group = args['group' .. number]
	if group then
		row:tag('th'):attr('scope', 'row'):addClass('navbox-group')
			:attr('id', args['group' .. number .. 'id'])
			:css('width', args.groupwidth or '1%'):cssText(args.groupstyle):wikitext(group)
	end
	list_cell(row, text, number)
end

local function add_above_or_below(box, name)
	local text = args[name]
	if not text then return end
	box:tag('tr'):tag('td'):addClass('navbox-abovebelow'):attr('colspan', args.image and 3 or 2)
		:cssText(args[name .. 'style'])
		:tag('div'):newline():wikitext(text)
end

local function numbers()
	local found = {}
	for key, value in pairs(args) do
		local num = type(key) == 'string' and key:match('^list(%d+)$')
		if num and value then found[#found + 1] = tonumber(num) end
	end
	table.sort(found)
	return found
end

function p._navbox(given)
	args = given
	local border = mw.text.trim(args.border or args[1] or '')
	if border == 'subgroup' then border = 'child' end
	local box = mw.html.create('table')
		:attr('cellspacing', 0)
		:addClass(border == 'child' and 'navbox-subgroup' or 'navbox-inner')
		:cssText(args.bodystyle)
	if args.title and (args.state ~= 'plain' and args.state ~= 'off') then
		if args.state == 'collapsed' then args.state = 'mw-collapsed' end
		box:addClass('mw-collapsible'):addClass(args.state or 'autocollapse')
	end
	add_title(box)
	add_above_or_below(box, 'above')
	for _, number in ipairs(numbers()) do add_list(box, number) end
	add_above_or_below(box, 'below')
	local out
	if border == 'child' then
		out = mw.html.create():wikitext('</div>'):node(box):wikitext('<div>')
	elseif border == 'none' then
		out = mw.html.create():node(box)
	else
		out = mw.html.create('div'):attr('role', 'navigation'):addClass('navbox')
			:attr(args.title and 'aria-labelledby' or 'aria-label',
				args.title and mw.uri.anchorEncode(args.title) or 'Navbox')
			:node(box)
		out = mw.html.create():tag('div'):addClass('navbox-styles'):done():node(out)
	end
	local text = stripe(tostring(out), border)
	if border == '' and not args.name and mw.title.getCurrentTitle().namespace == 10 then
		text = text .. '[[Category:Navboxes without a name]]'
	end
	return text
end

function p.navbox(frame)
	getArgs = getArgs or require('Module:Arguments').getArgs
	local given = getArgs(frame, { wrappers = { 'Template:Navbox' } })
	-- Reads in this order, so that footnotes are numbered as they are shown.
	local _
	_ = given.title
	_ = given.above
	for i = 1, 20 do
		_ = given['group' .. i]
		_ = given['list' .. i]
	end
	_ = given.below
	return p._navbox(given)
end

return p
