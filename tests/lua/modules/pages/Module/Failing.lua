-- Errors as a reader sees them, and arguments on their way to tags and templates.
local p = {}

function p.say(frame) error(mw.text.decode(frame.args.message or frame.args[1]), tonumber(frame.args.level)) end

function p.random(frame)
	local number = math.random(frame.args)
	return number
end

function p.tag(frame)
	return frame:extensionTag(frame.args[1], frame.args[2], {
		style = 'color:red', class = 'c', id = 'i', title = 't', lang = 'l', dir = 'rtl',
	})
end

return p
