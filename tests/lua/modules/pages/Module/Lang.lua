-- Text in another language: tags, names, scripts and direction by codes.
local data = mw.loadData('Module:Lang/data')
local p = {}

local function get_ietf_parts(tag)
	local code, script, region, variant
	for i, part in ipairs(mw.text.split(tag, '-', true)) do
		if i == 1 then
			code = part:match('^%a%a%a?$') and part:lower()
		elseif part:match('^%a%a%a%a$') then
			script = part:sub(1, 1):upper() .. part:sub(2):lower()
		elseif part:match('^%a%a$') or part:match('^%d%d%d$') then
			region = part:upper()
		else
			variant = part:lower()
		end
	end
	if not code or not (data.names[code] or mw.language.isKnownLanguageTag(code)) then
		return nil, ('unrecognized language code: %s'):format(tag)
	end
	return code, script, region, variant
end

local function name_of(code)
	local own = data.names[code]
	if type(own) == 'table' then own = own[1] end
	return own or mw.language.fetchLanguageName(code)
end

local function is_rtl(code, script)
	if script then return data.rtl_scripts[script] or false end
	local ok, lang = pcall(mw.language.new, code)
	return ok and lang:isRTL() or false
end

function p.lang(frame)
	local args = require('Module:Arguments').getArgs(frame)
	local code, script = get_ietf_parts(args[1] or '')
	if not code then
		return ('<span style="color:#d33">[text] %s ([[Template:Lang|help]])</span>'):format(script)
	end
	local text = args[2] or ''
	local italic = args.italic ~= 'no' and not data.unitalic[script or ''] and mw.ustring.match(text, '^[%z\1-\127À-ɏ]*$') and not text:find("''", 1, true)
	local element = mw.html.create(italic and 'i' or 'span'):attr('lang', args[1])
		:attr('title', name_of(code) .. '-language text')
	if is_rtl(code, script) then element:attr('dir', 'rtl') end
	element:wikitext(text)
	local out = tostring(element)
	if args.label ~= 'none' and args.label then
		out = ('[[%s language|%s]]: %s'):format(name_of(code), name_of(code), out)
	end
	if args.translit then
		out = out .. (', <small>romanized:&nbsp;</small>%s'):format(tostring(mw.html.create('i'):attr('lang', code .. '-Latn'):wikitext(args.translit)))
	end
	return out .. (mw.title.getCurrentTitle().namespace == 0 and '[[Category:Articles containing ' .. name_of(code) .. '-language text]]' or '')
end

return p
