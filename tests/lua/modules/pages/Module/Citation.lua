-- Sources as they stand in footnotes, from named parameters; a small one of the great citation modules.
require('strict')
local getArgs = require('Module:Arguments').getArgs
local cfg = mw.loadData('Module:Citation/Configuration')
local dates = require('Module:Citation/Dates')
local ids = require('Module:Citation/Identifiers')
local z = { errors = {}, categories = {}, maintenance = {} }

local p = {}

local function is_set(v) return not (v == nil or v == false or v == '') end

local function in_array(needle, haystack)
	if needle == nil then return false end
	for n, v in ipairs(haystack) do
		if v == needle then return n end
	end
	return false
end

local function substitute(message, values)
	return values and mw.message.newRawMessage(message, values):plain() or message
end

local function wrap_style(key, str)
	if not is_set(str) then return '' end
	if in_array(key, { 'italic-title', 'trans-italic-title' }) then
		str = mw.ustring.gsub(str, "'''''", "'''''&nbsp;")
	end
	return substitute(cfg.presentation[key], { str })
end

local function report(id, args, raw)
	local entry = cfg.errors[id] or error(cfg.messages.unknown_error .. ': ' .. tostring(id), 2)
	table.insert(z.categories, entry.category)
	local message = substitute(entry.message, args) .. ' ([[' .. cfg.messages.help .. '#' .. entry.anchor
		.. '|' .. cfg.messages['help page label'] .. ']])'
	z.errors[#z.errors + 1] = { message = message, hidden = entry.hidden }
	if raw then return message end
	return mw.ustring.format('<span class="%s citation-comment">%s</span>',
		entry.hidden and 'cs1-hidden-error' or 'cs1-visible-error', message)
end

-- Each value is read once, from the first of its names; which name it was is remembered.
local function argument_wrapper(args)
	local origin = {}
	return setmetatable({
		ORIGIN = function(_, k)
			local _ = _[k]
			return origin[k]
		end,
	}, {
		__index = function(t, k)
			if origin[k] ~= nil then return nil end
			local names, value = cfg.aliases[k]
			if type(names) == 'table' then
				for _, name in ipairs(names) do
					if is_set(args[name]) then
						if value and value ~= args[name] then
							report('redundant', { name, origin[k] })
						else
							value, origin[k] = args[name], name
						end
					end
				end
			elseif names then
				value, origin[k] = args[names], names
			else
				error(cfg.messages.unknown_argument .. ': ' .. k)
			end
			if value == nil then
				value, origin[k] = '', ''
			end
			t = rawset(t, k, value)
			return value
		end,
	})
end

local function people(args, kind)
	local names, i = {}, 1
	while true do
		local last = args[kind .. '-last' .. i] or args[kind .. i] or (kind == 'author' and args['last' .. i])
			or (i == 1 and kind == 'author' and (args.last or args.author))
		local first = args[kind .. '-first' .. i] or (kind == 'author' and args['first' .. i])
			or (i == 1 and kind == 'author' and args.first)
		local link = args[kind .. '-link' .. i] or (i == 1 and args[kind .. '-link'])
		if not is_set(last) then
			if is_set(first) then report('first_missing_last', { kind, i }) end
			break
		end
		last = last:gsub('^%(%((.-)%)%)$', '%1')
		names[i] = { last = last, first = first, link = link, mask = tonumber(args[kind .. '-mask' .. i]) }
		i = i + 1
	end
	return names
end

local function list_people(names, options)
	local out, etal = {}, false
	local sep = options.format == 'vanc' and ',' or ';'
	for i, person in ipairs(names) do
		if options.maximum and i > options.maximum then
			etal = true
			break
		end
		local text
		if person.mask then
			text = ('&mdash;'):rep(person.mask)
		else
			text = person.last
			if is_set(person.first) then
				local first = person.first
				if options.format == 'vanc' then
					first = mw.ustring.gsub(first, '(%w)[^%s%-]*[%s%-]*', '%1')
					text = text .. ' ' .. mw.ustring.upper(first)
				else
					text = text .. ', ' .. first
				end
			end
			if is_set(person.link) and person.link ~= mw.title.getCurrentTitle().text then
				text = '[[' .. person.link .. '|' .. text .. ']]'
			end
		end
		out[#out + 1] = text
	end
	local count = #out
	if count > 1 and options.last_ampersand and not etal then
		out[count] = '& ' .. out[count]
		local result = table.concat(out, sep .. ' ', 1, count - 1) .. ' ' .. out[count]
		return result, count
	end
	local result = table.concat(out, sep .. ' ')
	if etal then result = result .. sep .. ' ' .. cfg.messages['et al'] end
	return result, count
end

local function anchor_id(names, year)
	local id = {}
	for i, person in ipairs(names) do
		if i > 4 then break end
		id[i] = person.last
	end
	if #id == 0 then return nil end
	return 'CITEREF' .. mw.uri.anchorEncode(table.concat(id) .. (year or ''))
end

local function safe_join(list, sep)
	local text = ''
	for _, value in ipairs(list) do
		if is_set(value) then
			if text == '' then
				text = value
			elseif mw.ustring.sub(text, -1) == sep or text:match('%' .. sep .. "''$") or text:match('[%?!]"?$') then
				text = text .. ' ' .. value
			else
				text = text .. sep .. ' ' .. value
			end
		end
	end
	return text
end

local function external(url, label, source)
	if not is_set(url) then return label end
	local scheme = url:match('^(%a[%w%+%-%.]*:)//') or url:match('^(//)')
	if not scheme then
		return (label or '') .. report('bad_url', { source })
	end
	local escaped = mw.uri.encode(url, 'PATH'):gsub('%%(%x%x)', function(hex)
		local c = string.char(tonumber(hex, 16))
		if c:match("[%[%]<>\"' ]") then return '%' .. hex end
		return c
	end)
	return '[' .. escaped .. ' ' .. (label:gsub('%[', '&#91;'):gsub('%]', '&#93;')) .. ']'
end

local function coins(data)
	local fields = { 'ctx_ver=Z39.88-2004', 'rft.genre=' .. (data.periodical and 'article' or 'book') }
	for _, pair in ipairs{ { 'rft.btitle', data.title }, { 'rft.jtitle', data.periodical }, { 'rft.date', data.date }, { 'rft.pub', data.publisher } } do
		if is_set(pair[2]) then
			fields[#fields + 1] = pair[1] .. '=' .. mw.uri.encode(mw.text.killMarkers(mw.text.decode(pair[2])))
		end
	end
	return mw.html.create('span'):addClass('Z3988'):attr('title', table.concat(fields, '&'))
end

local function citation0(class, raw)
	local A = argument_wrapper(raw)
	local authors, editors = people(raw, 'author'), people(raw, 'editor')
	local display = tonumber(A.DisplayAuthors)
	if display and display >= #authors then
		report('display', { 'authors', display })
		display = nil
	end
	local author_text = list_people(authors, { maximum = display, format = A.NameListStyle, last_ampersand = A.NameListStyle == 'amp' })
	local editor_text, editor_count = list_people(editors, {})
	if is_set(editor_text) then
		editor_text = editor_text .. ' ' .. (editor_count > 1 and '(eds.)' or '(ed.)')
	end

	local date, year = A.Date, nil
	if is_set(date) then
		local good, problem
		good, year, problem = dates.check(date)
		if not good then report('bad_date', { A:ORIGIN('Date'), problem }) end
	end
	local access = A.AccessDate
	if is_set(access) and not is_set(A.URL) then report('accessdate_missing_url') end

	local title = A.Title
	if not is_set(title) and class ~= 'web' then
		title = report('citation_missing_title', { 'title' })
	else
		local style = in_array(class, cfg.quoted_titles) and 'quoted-title' or 'italic-title'
		title = wrap_style(style, title)
		if is_set(A.TransTitle) then title = title .. ' ' .. wrap_style('trans-' .. style, A.TransTitle) end
		if is_set(A.TitleLink) then
			title = '[[' .. A.TitleLink .. '|' .. title .. ']]'
		else
			title = external(A.URL, title, A:ORIGIN('URL'))
		end
	end

	local language = A.Language
	if is_set(language) then
		local out = {}
		for _, lang in ipairs(mw.text.split(language, '%s*,%s*')) do
			local name = mw.language.fetchLanguageName(lang:lower())
			out[#out + 1] = name ~= '' and name or lang
		end
		language = '(in ' .. mw.text.listToText(out) .. ')'
	end

	local place = is_set(A.Place) and is_set(A.PublisherName) and A.Place .. ': ' .. A.PublisherName
		or A.PublisherName
	local volume = is_set(A.Volume) and (#A.Volume > 4 and 'Vol.&nbsp;' .. A.Volume or "'''" .. A.Volume .. "'''") or ''
	if is_set(A.Issue) then volume = volume .. ' (' .. A.Issue .. ')' end
	local pages = ''
	if is_set(A.Pages) then
		local text = A.Pages:gsub('%s*%-%s*', '–'):gsub('&ndash;', '–')
		pages = (mw.ustring.find(text, '[–,]') and 'pp.&nbsp;' or 'p.&nbsp;') .. text
	end

	local identifiers = ids.build(raw, report)
	local archived = ''
	if is_set(A.ArchiveURL) then
		if not is_set(A.ArchiveDate) then report('archive_missing_date') end
		archived = substitute(cfg.messages.archived, { external(A.ArchiveURL, cfg.messages.original, 'archive-url'), A.ArchiveDate })
	end

	local head = author_text
	if is_set(date) then
		head = is_set(head) and head .. ' (' .. date .. ')' or ''
	end
	local parts = {
		head, is_set(A.Chapter) and wrap_style('quoted-title', A.Chapter) or nil, title, language,
	}
	local list = {}
	for i = 1, 4 do
		if is_set(parts[i]) then list[#list + 1] = parts[i] end
	end
	list[#list + 1] = is_set(A.Periodical) and wrap_style('italic-title', A.Periodical) or ''
	list[#list + 1] = volume
	list[#list + 1] = editor_text
	list[#list + 1] = is_set(A.Edition) and A.Edition .. ' ed.' or ''
	list[#list + 1] = place
	if not is_set(author_text) then list[#list + 1] = date end
	list[#list + 1] = pages
	for _, id in ipairs(identifiers) do list[#list + 1] = id end
	list[#list + 1] = archived
	list[#list + 1] = is_set(access) and substitute(cfg.presentation.accessdate, { access }) or ''
	list[#list + 1] = is_set(A.Quote) and wrap_style('quoted-text', A.Quote) or ''
	local text = safe_join(list, '.')
	if A.PostScript ~= 'none' then text = text .. (is_set(A.PostScript) and A.PostScript or '.') end

	local cite = mw.html.create('cite'):addClass('citation'):addClass(class):addClass('cs1')
		:attr('id', A.Ref ~= 'none' and (is_set(A.Ref) and A.Ref or anchor_id(authors[1] and authors or editors, year)) or nil)
		:wikitext(text)
	local out = { tostring(cite), tostring(coins{ title = A.Title, periodical = A.Periodical, date = date, publisher = A.PublisherName }) }
	for i, problem in ipairs(z.errors) do
		out[#out + 1] = (i == 1 and ' ' or '; ')
			.. ('<span class="%s">%s</span>'):format(problem.hidden and 'cs1-hidden-error' or 'cs1-visible-error', problem.message)
	end
	for _, category in ipairs(z.categories) do out[#out + 1] = '[[Category:' .. category .. ']]' end
	return table.concat(out)
end

local function validate(name)
	if cfg.basic[name] ~= nil then return cfg.basic[name] end
	local pattern = name:gsub('%d+', '#')
	return cfg.numbered[pattern]
end

function p.citation(frame)
	z = { errors = {}, categories = {}, maintenance = {} }
	local args, class = {}, frame.args.CitationClass or 'book'
	for k, v in pairs(frame:getParent().args) do
		v = mw.ustring.gsub(v, '^%s*(.-)%s*$', '%1')
		if v ~= '' then
			k = tostring(k)
			local state = validate(k)
			if state == nil then
				if k:match('^%d+$') then
					report('text_ignored', { v })
				else
					local suggestion = cfg.suggestions[k:lower()]
					if suggestion then
						report('parameter_suggest', { k, suggestion })
					else
						report('parameter_ignored', { k })
					end
				end
			else
				if state == false then report('deprecated', { k }) end
				args[k] = v
			end
		end
	end
	return citation0(class, args)
end

return p
