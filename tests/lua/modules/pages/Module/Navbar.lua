local p = {}

local function title_of(name)
	local text = mw.text.trim(name or '')
	if text == '' then return error('no name given', 0) end
	if text:sub(1, 1) == ':' then return mw.title.new(text:sub(2)) end
	return mw.title.new(text, 'Template')
end

function p._bar(args)
	local ok, title = pcall(title_of, args[1] or args.title)
	if not ok then return '<strong class="error">' .. title .. '</strong>' end
	if not title then return error('Invalid title ' .. tostring(args[1])) end
	local talk = title.talkPageTitle
	local ul = mw.html.create('ul')
	local function item(class, letter, text, link)
		local li = ul:tag('li'):addClass('nv-' .. class)
		if link:sub(1, 4) == 'http' or link:sub(1, 2) == '//' then
			li:wikitext('[' .. link .. ' ')
		else
			li:wikitext('[[' .. link .. '|')
		end
		local show = (args.mini == 1 or args.mini == '1') and letter or text
		li:tag('abbr'):attr('title', text .. ' this template'):wikitext(show):done()
			:wikitext(link:find('^%w*:?//') and ']' or ']]')
	end
	item('view', 'v', 'View', title.fullText)
	if talk then item('talk', 't', 'Discuss', talk.fullText) end
	item('edit', 'e', 'Edit', title:fullUrl('action=edit'))
	return tostring(mw.html.create('div'):addClass('navbar'):addClass('plainlinks')
		:addClass(args.mini and 'navbar-mini' or nil):node(ul))
end

function p.navbar(frame)
	return p._bar(require('Module:Arguments').getArgs(frame))
end

return p
