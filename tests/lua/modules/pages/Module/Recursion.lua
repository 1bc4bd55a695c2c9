-- Modules and templates that call each other: trees drawn by a template that invokes this again.
local p = {}

function p.tree(frame)
	local depth = tonumber(frame.args.depth) or 0
	if depth <= 0 then return 'leaf' .. (frame.args.name or '') end
	local left = frame:preprocess(('{{#invoke:Recursion|tree|depth=%d|name=%sl}}'):format(depth - 1, frame.args.name or ''))
	local right = frame:callParserFunction{ name = '#invoke', args = { 'Recursion', 'tree', depth = depth - 1, name = (frame.args.name or '') .. 'r' } }
	return '(' .. left .. ' ' .. right .. ')'
end

function p.wrap(frame)
	local child = frame:newChild{ title = 'Template:Row', args = { 'given', name = frame.args[1] or 'nobody' } }
	return table.concat{
		frame:preprocess('{{{1}}}/{{{name|none}}}'), '|', child:preprocess('{{{1}}}/{{{name|none}}}'), '|',
		frame:getParent():preprocess('{{{1|no parent value}}}'), '|',
		child:getTitle(), '|', child:getParent():getTitle(), '|',
		frame:callParserFunction('#if', { frame.args[1] or '', 'some', 'none' }), '|',
		frame:callParserFunction{ name = 'padleft', args = { '7', 3, 'x' } }, '|',
		frame:callParserFunction('ucfirst:abc'), '|',
		frame:expandTemplate{ title = 'Row', args = { 1, 2.5, true, name = false } }, '|',
		frame:getArgument(1) and frame:getArgument(1):expand() or 'nil', '|',
		frame:newParserValue('{{lc:ABC}}'):expand(), '|',
		frame:newTemplateParserValue{ title = 'Row', args = { 'v' } }:expand(),
	}
end

function p.each(frame)
	local out = {}
	for index, value in ipairs(frame.args) do
		out[#out + 1] = frame:expandTemplate{ title = frame.args.template, args = { value, n = index } }
	end
	return table.concat(out, frame.args.sep or '')
end

function p.survives(frame)
	local ok, message = pcall(frame.expandTemplate, frame, { title = 'No such template here' })
	local ok2, message2 = pcall(error, { code = 7 })
	local ok3, message3 = xpcall(function() local t = nil; return t.x end, function(m) return 'handled ' .. m end)
	local ok4, message4 = pcall(require, 'Module:Nowhere')
	return table.concat({ tostring(ok), message, tostring(ok2), message2.code, tostring(ok3), message3, tostring(ok4), message4 }, '; ')
end

function p.fails(frame)
	local function deeper(n)
		if n == 0 then error('too deep for ' .. (frame.args[1] or 'anybody'), 2) end
		local result = deeper(n - 1)
		return result
	end
	return deeper(3)
end

function p.object() error(setmetatable({}, { __tostring = function() return 'an object' end })) end
function p.nothing() error() end

return p
