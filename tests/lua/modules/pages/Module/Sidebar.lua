require('strict')
local p = {}
local cfg = mw.loadData('Module:Sidebar/configuration')
local yesno = require('Module:Yesno')

local function numbered(args, prefixes)
	local nums, seen = {}, {}
	for key in pairs(args) do
		for i = 1, #prefixes do
			local num = tostring(key):match('^' .. prefixes[i] .. '(%d*)$')
			if num and not seen[num] then
				seen[num] = true
				nums[#nums + 1] = num
			end
		end
	end
	table.sort(nums, function(a, b) return (tonumber(a) or 0) < (tonumber(b) or 0) end)
	return nums
end

local function styled(cell, args, name)
	return cell:cssText(args.basestyle):cssText(args[name .. 'style']):addClass(args[name .. 'class'])
end

function p._sidebar(args)
	if not args.title and not args.content1 and not args.heading1 then
		return ('<strong class="error">%s</strong>'):format(cfg.i18n.nothing)
	end
	local root = mw.html.create()
	local box = root:tag('table')
	box:addClass(cfg.class.box)
		:addClass(yesno(args.wraplinks, false) ~= true and 'nowraplinks' or nil)
		:addClass(args.class)
		:css('float', args.float)
		:css{ width = args.width, clear = ({ left = 'left', right = 'right', none = 'none' })[args.float or 'right'] }
	if args.outertitle then
		styled(box:tag('caption'):addClass(cfg.class.outer), args, 'outertitle'):wikitext(args.outertitle)
	end
	if args.title then
		styled(box:tag('tr'):tag('th'):addClass(cfg.class.title), args, 'title'):wikitext(args.title)
	end
	for _, num in ipairs(numbered(args, { 'heading', 'content' })) do
		local heading, content = args['heading' .. num], args['content' .. num]
		if heading then
			styled(box:tag('tr'):tag('th'):addClass(cfg.class.heading), args, 'heading'):newline():wikitext(heading)
		end
		if content then
			styled(box:tag('tr'):tag('td'):addClass(cfg.class.content), args, 'content')
				:newline():wikitext(content):done():newline()
		end
	end
	local bar = args.navbar or ((args.name and mw.title.getCurrentTitle().text ~= args.name) and args.name)
	if bar and bar ~= 'off' then
		box:tag('tr'):tag('td'):addClass(cfg.class.bar):wikitext(require('Module:Navbar')._bar{ bar, mini = 1 })
	end
	return tostring(root) .. (args.child and '' or cfg.tracking[args.float or 'right'] or '')
end

function p.sidebar(frame)
	return p._sidebar(require('Module:Arguments').getArgs(frame))
end

-- {{Sidebar with collapsible lists}}: every list is folded unless `expanded` names it.
function p.collapsible(frame)
	local args = require('Module:Arguments').getArgs(frame)
	local copy = {}
	for k, v in pairs(args) do copy[k] = v end
	for _, num in ipairs(numbered(copy, { 'list' })) do
		local open = copy.expanded == 'all' or copy.expanded == copy['list' .. num .. 'name']
		local list = mw.html.create('div')
			:addClass('list')
			:addClass(not open and 'mw-collapsed' or nil)
			:tag('div'):addClass('list-title'):css('color', copy['list' .. num .. 'color'])
				:wikitext(copy['list' .. num .. 'title'] or cfg.i18n.list:format(tonumber(num) or 1)):done()
			:tag('div'):addClass('list-content'):newline():wikitext(copy['list' .. num]):allDone()
		copy['content' .. num] = tostring(list)
	end
	return p._sidebar(copy)
end

return p
