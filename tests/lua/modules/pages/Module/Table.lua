-- A league table from results: parsing, sorting with ties, rows with notes.
local p = {}

local function points(team) return 3 * team.won + team.drawn + (team.adjust or 0) end

local function new_team(args, code)
	return {
		code = code, name = args['name_' .. code] or code, won = 0, drawn = 0, lost = 0, gf = 0, ga = 0,
		adjust = tonumber(args['adjust_points_' .. code]), note = args['note_' .. code], status = args['status_' .. code],
	}
end

function p.main(frame)
	local args = {}
	for k, v in pairs(frame:getParent().args) do
		v = v:match('^%s*(.-)%s*$')
		if v ~= '' then args[k] = v end
	end
	local teams, order = {}, {}
	for i = 1, 100 do
		local code = args['team' .. i]
		if not code then break end
		teams[code] = new_team(args, code)
		order[i] = teams[code]
	end
	for key, value in pairs(args) do
		local home, away = tostring(key):match('^match_(%w+)_(%w+)$')
		if home and teams[home] and teams[away] then
			local a, b = value:match('(%d+)%s*[–-]%s*(%d+)')
			if a then
				a, b = tonumber(a), tonumber(b)
				local h, w = teams[home], teams[away]
				h.gf, h.ga, w.gf, w.ga = h.gf + a, h.ga + b, w.gf + b, w.ga + a
				local result = a > b and 1 or (a < b and -1 or 0)
				if result == 1 then h.won, w.lost = h.won + 1, w.lost + 1
				elseif result == -1 then h.lost, w.won = h.lost + 1, w.won + 1
				else h.drawn, w.drawn = h.drawn + 1, w.drawn + 1 end
			end
		end
	end
	table.sort(order, function(a, b)
		local x, y = points(a), points(b)
		if x ~= y then return x > y end
		if a.gf - a.ga ~= b.gf - b.ga then return a.gf - a.ga > b.gf - b.ga end
		if a.gf ~= b.gf then return a.gf > b.gf end
		return a.name < b.name
	end)
	local notes = {}
	local t = { '{| class="wikitable" style="text-align:center;"\n' }
	t[#t + 1] = '! scope="col" width="28" | <abbr title="Position">Pos</abbr>\n! scope="col" | Team\n'
	for _, head in ipairs{ 'Pld', 'W', 'D', 'L', 'GF', 'GA', 'GD', 'Pts' } do
		t[#t + 1] = ('! scope="col" width="28" | %s\n'):format(head)
	end
	for i, team in ipairs(order) do
		local note = ''
		if team.note then
			note = frame:extensionTag{ name = 'ref', content = team.note, args = { group = 'lower-alpha', name = 'note_' .. team.code } }
		end
		local bg = team.status and ({ P = '#BBF3BB', R = '#FFBBBB' })[team.status]
		local difference = team.gf - team.ga
		t[#t + 1] = ('|-%s\n| %d\n! scope="row" style="text-align: left;" | %s%s%s\n| %d || %d || %d || %d || %d || %d || %s || \'\'\'%d\'\'\'\n'):format(
			bg and ' style="background:' .. bg .. '"' or '', i, team.name, team.status and ' (' .. team.status .. ')' or '', note,
			team.won + team.drawn + team.lost, team.won, team.drawn, team.lost, team.gf, team.ga,
			(difference > 0 and '+' or difference < 0 and '−' or '') .. math.abs(difference), points(team))
	end
	t[#t + 1] = '|}'
	if args.source then t[#t + 1] = '<div style="font-size:90%">Source: ' .. args.source .. '</div>' end
	return table.concat(t)
end

-- {{Track listing}}: lengths are added up.
function p.tracks(frame)
	local args = require('Module:Arguments').getArgs(frame, { parentOnly = true })
	local total, rows, number = 0, {}, 0
	for _, n in ipairs(require('Module:Lists').affixNums(args, 'title')) do
		number = number + 1
		local length = args['length' .. n]
		local h, m, s = nil, (length or ''):match('^(%d+):(%d%d)$')
		if length and not m then h, m, s = length:match('^(%d+):(%d%d):(%d%d)$') end
		if m then total = total + (tonumber(h) or 0) * 3600 + m * 60 + s end
		local row = mw.html.create('tr')
		row:tag('th'):attr('id', 'track' .. n):attr('scope', 'row'):wikitext(n, '.'):done()
			:tag('td'):wikitext('"', args['title' .. n], '"'):wikitext(args['note' .. n] and (' <span class="note">(%s)</span>'):format(args['note' .. n]) or nil):done()
			:tag('td'):css('text-align', 'right'):wikitext(length)
		if number % 2 == 0 then row:addClass('tracklist-alt') end
		rows[#rows + 1] = tostring(row)
	end
	local box = mw.html.create('table'):addClass('tracklist')
	if args.headline then box:tag('caption'):wikitext(args.headline) end
	for _, row in ipairs(rows) do box:newline():node(row) end
	if total > 0 then
		box:tag('tr'):tag('th'):attr('colspan', 2):wikitext('Total length:'):done():tag('td')
			:wikitext(total >= 3600 and ('%d:%02d:%02d'):format(total / 3600, total % 3600 / 60, total % 60) or ('%d:%02d'):format(math.floor(total / 60), total % 60))
	end
	return box
end

return p
