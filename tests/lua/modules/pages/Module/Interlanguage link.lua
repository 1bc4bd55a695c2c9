-- A red link with links to articles of other languages beside it.
local getArgs = require('Module:Arguments').getArgs
local p = {}

local function exists(title)
	title = mw.title.new(title)
	if title == nil then return nil end
	if title.interwiki ~= '' then return true end
	return title.exists
end

local function code_of(link)
	return link:match('^%s*([%a][%a%-]*)%s*$')
end

function p.link(frame)
	local args = getArgs(frame)
	local target = args[1] or error('a page is needed', 0)
	local text = args.lt or args.display
	local title = mw.title.new(target)
	if not title then return '<strong class="error">Bad title: ' .. mw.text.nowiki(target) .. '</strong>' end
	local main = text and ('[[:%s|%s]]'):format(title.fullText, text) or ('[[:%s]]'):format(title.fullText)
	if title.namespace == 0 and not text then main = '[[' .. title.fullText .. ']]' end
	local here = title.exists and not title.isRedirect
	if title.exists and title.isRedirect and title.redirectTarget then
		main = ('[[%s|%s]]'):format(title.redirectTarget.prefixedText, text or title.text)
		here = true
	end
	if here and args.preserve ~= '1' then
		return main .. '[[Category:Interlanguage links that can be resolved]]'
	end
	local out, index = {}, 2
	while args[index] do
		local code = code_of(args[index])
		local name = code and mw.language.fetchLanguageName(code) or ''
		local page = args[index + 1] or target
		if args[index + 1] and code_of(args[index + 1]) and mw.language.isKnownLanguageTag(args[index + 1]) and #args[index + 1] == 2 then
			page, index = target, index - 1
		end
		if name ~= '' then
			out[#out + 1] = ('<span class="plainlinks">[[:%s:%s|%s]]</span>'):format(code, page, args.short and code or name)
		else
			out[#out + 1] = ('<span class="error">%s?</span>'):format(mw.text.encode(args[index]))
		end
		index = index + 2
	end
	if #out == 0 then return main end
	local list = mw.html.create('span'):addClass('noprint'):css('font-size', '85%'):css('font-style', 'normal')
		:wikitext('&nbsp;&#91;', table.concat(out, ', '), '&#93;')
	return main .. tostring(list)
end

-- "中文名（英語：English name）"
function p.link_en(frame)
	local args = getArgs(frame)
	local own, foreign = args[1], args[2] or args[1]
	local shown = args.d or own
	if exists(own) then return ('[[%s|%s]]'):format(own, shown) end
	local lang = mw.language.fetchLanguageName(args.lang or 'en')
	return tostring(mw.html.create('span'):addClass('ilh-all')
		:attr{ ['data-orig-title'] = own, ['data-lang-code'] = args.lang or 'en', ['data-foreign-title'] = foreign }
		:tag('span'):addClass('ilh-page'):wikitext('[[:', own, '|', shown, ']]'):done()
		:tag('span'):addClass('noprint ilh-comment'):wikitext('（')
			:tag('span'):addClass('ilh-lang'):wikitext(lang):done():wikitext('：')
			:tag('span'):addClass('ilh-link'):wikitext(('[[:%s:%s|<span lang="%s" dir="auto">%s</span>]]'):format(args.lang or 'en', foreign, args.lang or 'en', foreign)):done()
			:wikitext('）'):allDone())
end

return p
