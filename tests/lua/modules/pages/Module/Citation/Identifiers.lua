local p = {}

local function isbn_good(text)
	local isbn = text:gsub('[%-%s]', ''):upper()
	local length = #isbn
	if not ({ [10] = 1, [13] = 1 })[length] then return false, 'length' end
	if length == 10 then
		if not isbn:match('^%d+X?$') then return false, 'invalid character' end
		local sum = 0
		for i = 1, 10 do
			local c = isbn:sub(i, i)
			sum = sum + (11 - i) * (c == 'X' and 10 or tonumber(c))
		end
		return sum % 11 == 0, 'checksum'
	end
	if isbn:find('%D') then return false, 'invalid character' end
	local sum = 0
	for i, v in ipairs{ isbn:byte(1, 13) } do sum = sum + (v - 48) * (i % 2 == 1 and 1 or 3) end
	return sum % 10 == 0, 'checksum'
end

local function doi_good(text)
	local suffix = text:match('^10%.[1-9]%d%d%d+%.?%d*/(%S*[^%p%s])$') or text:match('^10%.%d+/%S*%)$')
	return suffix ~= nil, 'form'
end

local kinds = {
	{ 'isbn', 'ISBN', 'Special:BookSources/%s', isbn_good },
	{ 'doi', '[[doi (identifier)|doi]]', 'https://doi.org/%s', doi_good },
	{ 'issn', 'ISSN', 'https://www.worldcat.org/issn/%s', function(t)
		local digits = t:gsub('%-', '')
		if not digits:match('^%d%d%d%d%d%d%d[%dX]$') then return false, 'form' end
		local sum = 0
		for i = 1, 8 do
			local c = digits:sub(i, i)
			sum = sum + (9 - i) * (c == 'X' and 10 or tonumber(c))
		end
		return sum % 11 == 0, 'checksum'
	end },
	{ 'oclc', 'OCLC', 'https://www.worldcat.org/oclc/%s', function(t) return t:match('^%d+$') ~= nil, 'digits' end },
}

function p.build(args, report)
	local list = {}
	for _, kind in ipairs(kinds) do
		local name, label, url, check = unpack(kind)
		local value = args[name]
		if value then
			local good, why = check(value)
			local target = url:format(mw.uri.encode(value, 'PATH'):gsub('%%2F', '/'), nil)
			local text
			if target:find('^Special') then
				text = ('%s&nbsp;[[%s|<bdi>%s</bdi>]]'):format(label, target, value)
			else
				text = ('%s:[%s <bdi>%s</bdi>]'):format(label, target, mw.text.nowiki(value))
			end
			if not good then report('bad_id', { name, why }) end
			list[#list + 1] = text
		end
	end
	return list
end

return p
