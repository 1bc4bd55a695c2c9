-- Reads other pages: sections, redirects, list items, transcluded parts.
local p = {}
function p.lead(frame)
	local title = mw.title.new(frame.args[1])
	if not title or not title.exists then return 'no page' end
	if title.isRedirect then title = title.redirectTarget end
	local text = title:getContent() or ''
	text = text:gsub('<!%-%-.-%-%->', ''):gsub('<noinclude>.-</noinclude>', ''):gsub('<ref[^>/]*>.-</ref>', ''):gsub('<ref[^>]*/>', '')
	local lead = text:match('^(.-)\n==') or text
	lead = lead:gsub('%b{}', '')
	return frame:preprocess(mw.text.trim(lead))
end
function p.count(frame)
	local text = mw.title.new(frame.args[1]):getContent()
	local items, links = 0, {}
	for _ in text:gmatch('\n%*') do items = items + 1 end
	for link in text:gmatch('%[%[([^%[%]|]+)') do links[#links + 1] = link end
	table.sort(links)
	return items .. ' ' .. table.concat(links, ', ')
end
function p.info(frame)
	local t = mw.title.new(frame.args[1], frame.args.ns)
	if not t then return 'invalid' end
	return table.concat({
		t.prefixedText, t.nsText, tostring(t.exists), tostring(t.isRedirect), t.rootText, t.baseText, t.subpageText,
		tostring(t.isTalkPage), t.talkPageTitle and t.talkPageTitle.prefixedText or '-', t.subjectPageTitle.prefixedText,
		t.contentModel, t:fullUrl{ action = 'edit' }, tostring(t == mw.title.new(frame.args[1], frame.args.ns)),
		t.redirectTarget and t.redirectTarget.fullText or '-', tostring(t:inNamespace(0)), t.fragment,
	}, ' ; ')
end
return p
