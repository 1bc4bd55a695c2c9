-- Conversion groups for pages in a language with variants, and their notes.
local p = {}

function p.note(frame)
	local args = frame:getParent().args
	local out, rules = {}, {}
	local title = args.T
	if title and title ~= '' then out[#out + 1] = '-{T|' .. title .. '}-' end
	for i = 1, 30 do
		local rule = args[i]
		if rule and mw.text.trim(rule) ~= '' then rules[#rules + 1] = '-{H|' .. mw.text.trim(rule) .. '}-' end
	end
	for i = 1, 10 do
		local group = args['G' .. i]
		if group and group ~= '' then
			local ok, data = pcall(mw.loadData, 'Module:Groups/' .. group)
			if ok then
				for _, item in ipairs(data.content) do
					rules[#rules + 1] = ('-{H|%s}-'):format(item.rule or item[2])
				end
				out[#out + 1] = ('<div class="group" data-name="%s">%s</div>'):format(group, data.description or '')
			else
				out[#out + 1] = '<strong class="error">no group ' .. mw.text.nowiki(group) .. '</strong>'
			end
		end
	end
	return table.concat(out) .. tostring(mw.html.create('span'):css('display', 'none'):wikitext(unpack(rules)))
end

return p
