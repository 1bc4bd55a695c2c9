-- Notices above articles, beside sections and on talk pages: one class, configured by data.
local config = mw.loadData('Module:Message box/configuration')
local yesno = require('Module:Yesno')
local language = mw.language.getContentLanguage()

local function page_title(...)
	local ok, title = pcall(mw.title.new, ...)
	if ok then return title end
end

local function union(a, b)
	local seen, out = {}, {}
	for _, list in ipairs{ a, b } do
		for k, v in pairs(list) do
			if type(k) == 'number' and not seen[v] then
				seen[v] = true
				out[#out + 1] = v
			end
		end
	end
	return out
end

local Box = {}
Box.__index = Box

function Box.new(kind, args, cfg)
	local self = setmetatable({}, Box)
	self.cfg = cfg[kind] or error(('no such kind of box: %q'):format(tostring(kind)), 2)
	self.kind = kind
	self.args = args
	self.title = (args.page and page_title(args.page)) or mw.title.getCurrentTitle()
	self.classes, self.categories = {}, {}
	return self
end

function Box:class(name)
	if name then self.classes[#self.classes + 1] = name end
	return self
end

function Box:category(ns, name, sort)
	if not name then return end
	if ns ~= self.title.namespace and ns ~= 'all' then return end
	self.categories[#self.categories + 1] = sort and ('[[Category:%s|%s]]'):format(name, sort)
		or ('[[Category:%s]]'):format(name)
end

function Box:setup()
	local args, cfg = self.args, self.cfg
	self.type = cfg.types[args.type or ''] or cfg.types[cfg.default]
	self.invalid = args.type and not cfg.types[args.type]
	for _, class in ipairs(cfg.classes or {}) do self:class(class) end
	self:class(self.type.class):class(args.class)
	self.small = cfg.small and yesno(args.small) == true
	if self.small then self:class('mbox-small') end
	if cfg.sect then
		self.sect = args.sect == '' and ('This ' .. cfg.sect) or (args.sect and 'This ' .. args.sect)
			or 'This article'
	end
	if args.date and args.date ~= '' then
		self.date = args.date
	elseif args.date == '' and cfg.dated then
		self.date = language:formatDate('F Y')
	end
	if args.issue then
		self.text = self.sect .. ' ' .. args.issue
		if not self.small and args.fix then self.text = self.text .. ' ' .. args.fix end
	else
		self.text = args.text
	end
	if self.date then self.text = (self.text or '') .. (" ''(%s)''"):format(self.date) end
	for _, name in ipairs(union({ args.cat, args.cat2 }, args.cats or {})) do
		if self.date then
			self:category('all', name .. ' from ' .. self.date)
		else
			self:category('all', name, args.sortkey)
		end
	end
	if self.invalid then self:category('all', 'Message boxes of an unknown type', mw.title.getCurrentTitle().prefixedText) end
	return self
end

function Box:image()
	local value = self.args.image
	if value == 'none' or value == 'blank' then return nil end
	return value or ('[[File:%s|%s|link=|alt=]]'):format(self.type.image, self.small and '30x30px' or '40x40px')
end

function Box:export()
	local root = mw.html.create()
	local box = root:tag('table')
	for _, class in ipairs(self.classes) do box:addClass(class) end
	box:attr('id', self.args.id):attr('role', 'presentation'):cssText(self.args.style)
	local row = box:tag('tr')
	local image = self:image()
	if image then
		row:tag('td'):addClass('mbox-image'):wikitext(image)
	elseif self.cfg.imageEmptyCell then
		row:tag('td'):addClass('mbox-empty-cell')
	end
	row:tag('td'):addClass('mbox-text'):cssText(self.args.textstyle)
		:tag('div'):addClass('mbox-text-span'):wikitext(self.text)
	if self.args.imageright then
		row:tag('td'):addClass('mbox-imageright'):wikitext(self.args.imageright)
	end
	if self.args.below then
		box:tag('tr'):tag('td'):attr('colspan', image and 2 or 1):addClass('mbox-below'):wikitext(self.args.below)
	end
	if self.invalid then
		root:tag('div'):css('text-align', 'center')
			:wikitext(('This message box has an invalid "type=%s" parameter.'):format(self.args.type))
	end
	root:wikitext(table.concat(self.categories))
	return tostring(root)
end

local p, meta = {}, {}

function p.main(kind, args)
	return Box.new(kind, args, config):setup():export()
end

-- p.ambox, p.tmbox …: made when they are asked for.
function meta.__index(_, kind)
	if not config[kind] then return nil end
	return function(frame)
		return p.main(kind, require('Module:Arguments').getArgs(frame, { trim = false, removeBlanks = false }))
	end
end

return setmetatable(p, meta)
