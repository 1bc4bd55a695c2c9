-- A box of labels and values at the side, with headers, images and nested boxes.
local getArgs = require('Module:Arguments').getArgs
local lists = require('Module:Lists')
local config = mw.loadData('Module:Infobox/configuration')

local p = {}
local args, root
local empty_row_pattern = '^[\r\n]*$'

local function has(v) return v ~= nil and v ~= '' end

local function fix_children(text)
	local count
	text, count = text:gsub('(</[Tt][Rr]%s*>)%s*(<[Tt][Rr])', '%1%2')
	return text, count
end

local function add_classes(cell, ...)
	for i = 1, select('#', ...) do
		local class = select(i, ...)
		if has(class) then cell:addClass(class) end
	end
	return cell
end

local function add_row(row)
	if has(row.header) and row.header ~= config.nothing then
		root:tag('tr'):addClass(row.rowclass):cssText(row.rowstyle)
			:tag('th')
				:attr('colspan', '2')
				:addClass('infobox-header')
				:addClass(row.class)
				:addClass(args.headerclass)
				:cssText(args.headerstyle)
				:wikitext((fix_children(row.header)))
	elseif has(row.data) and row.data:gsub(config.category_pattern, ''):match('%S') then
		local tr = root:tag('tr'):addClass(row.rowclass):cssText(row.rowstyle)
		local cell
		if has(row.label) then
			tr:tag('th'):attr('scope', 'row'):addClass('infobox-label')
				:cssText(args.labelstyle):wikitext(row.label)
			cell = tr:tag('td'):addClass('infobox-data')
		else
			cell = tr:tag('td'):attr('colspan', 2):addClass('infobox-full-data')
		end
		add_classes(cell, row.class, args['rowcellclass']):cssText(row.datastyle)
			:cssText(args.datastyle):newline():wikitext((fix_children(row.data)))
	elseif has(row.data) then
		root:newline():wikitext(row.data)
	end
end

local function render_title()
	if not has(args.title) then return end
	root:tag('caption'):addClass('infobox-title'):addClass(args.titleclass)
		:cssText(args.titlestyle):wikitext(args.title)
end

local function render_above()
	if not has(args.above) then return end
	root:tag('tr'):tag('th'):attr('colspan', '2'):addClass('infobox-above')
		:cssText(args.abovestyle):wikitext(args.above)
end

local function render_images()
	for _, num in ipairs(lists.affixNums(args, 'image')) do
		local image = args['image' .. num]
		local caption = mw.html.create():wikitext(image)
		if has(args['caption' .. num]) then
			caption:tag('div'):addClass('infobox-caption'):css('line-height', '1.6em')
				:wikitext(args['caption' .. num])
		end
		add_row{ data = tostring(caption), class = 'infobox-image' }
	end
end

-- A header without anything below it until the next header is left out.
local function drop_empty_headers(nums)
	local last
	for index = #nums, 1, -1 do
		local num = nums[index]
		if has(args['header' .. num]) then
			if not last then args['header' .. num] = config.nothing end
			last = nil
		elseif has(args['data' .. num]) and args['data' .. num]:find('%S') then
			last = num
		end
	end
end

local function render_rows()
	local seen, nums = {}, {}
	for _, prefix in ipairs{ 'header', 'data', 'label' } do
		for _, num in ipairs(lists.affixNums(args, prefix)) do
			if not seen[num] then
				seen[num] = true
				nums[#nums + 1] = num
			end
		end
	end
	table.sort(nums)
	if args.autoheaders then drop_empty_headers(nums) end
	for _, num in ipairs(nums) do
		add_row{
			header = args['header' .. num], label = args['label' .. num],
			data = args['data' .. num], class = args['class' .. num],
			rowclass = args['rowclass' .. num], rowstyle = args['rowstyle' .. num],
			datastyle = args['datastyle' .. num],
		}
	end
end

local function render_below()
	if not has(args.below) then return end
	root:tag('tr'):tag('td'):attr('colspan', '2'):addClass('infobox-below')
		:cssText(args.belowstyle):newline():wikitext(args.below)
end

local function tracking()
	if args.child == 'yes' or mw.title.getCurrentTitle().namespace ~= 0 then return '' end
	local out = {}
	if not has(args.title) and not has(args.above) then out[#out + 1] = config.categories.untitled end
	for _, num in ipairs(lists.affixNums(args, 'label')) do
		if not has(args['data' .. num]) then
			out[#out + 1] = config.categories.empty
			break
		end
	end
	return table.concat(out)
end

local function build()
	if args.child == 'yes' then
		root = mw.html.create()
		if has(args.title) then root:wikitext(args.title) end
	else
		root = mw.html.create('table'):addClass(args.subbox == 'yes' and 'infobox-subbox' or 'infobox')
			:addClass(args.bodyclass):cssText(args.bodystyle)
		if has(args.id) then root:attr('id', args.id) end
		render_title()
		render_above()
	end
	render_images()
	render_rows()
	render_below()
	return tostring(root) .. tracking()
end

function p.box(origin)
	args = {}
	for k, v in pairs(origin) do
		if type(v) == 'string' then v = mw.text.trim(v) end
		if v ~= '' then args[k] = v end
	end
	return build()
end

function p.infobox(frame)
	local source = frame
	if frame == mw.getCurrentFrame() then
		source = next(frame.args) and frame.args or frame:getParent().args
		for k in pairs(frame.args) do source = frame.args break end
		if source ~= frame.args then source = frame:getParent().args end
	end
	return p.box(source)
end

return p
