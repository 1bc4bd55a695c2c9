-- Helpers for tables with holes, numbered parameters, sorting and comparing.
local p = {}
local floor, infinity = math.floor, math.huge

function p.isPositiveInteger(v)
	return type(v) == 'number' and v >= 1 and floor(v) == v and v < infinity
end
function p.isNan(v) return type(v) == 'number' and v ~= v end

function p.shallowClone(t)
	local copy = {}
	for k, v in pairs(t) do copy[k] = v end
	return copy
end

function p.removeDuplicates(list)
	local seen, out = {}, {}
	for _, v in ipairs(list) do
		if p.isNan(v) then
			out[#out + 1] = v
		elseif not seen[v] then
			seen[v] = true
			out[#out + 1] = v
		end
	end
	return out
end

function p.numKeys(t)
	local keys = {}
	for k in pairs(t) do
		if p.isPositiveInteger(k) then keys[#keys + 1] = k end
	end
	table.sort(keys)
	return keys
end

local function escape(s) return (s:gsub('([%(%)%%%.%[%]%*%+%-%?%^%$])', '%%%1')) end

function p.affixNums(t, prefix, suffix)
	local pattern = '^' .. escape(prefix or '') .. '([1-9]%d*)' .. escape(suffix or '') .. '$'
	local nums = {}
	for k in pairs(t) do
		if type(k) == 'string' then
			local num = k:match(pattern)
			if num then nums[#nums + 1] = tonumber(num) end
		end
	end
	table.sort(nums)
	return nums
end

-- { label1 = 'a', data1 = 'b', data3 = 'c' } as a list of { num = 1, label = 'a', data = 'b' }, …
function p.numData(t, compress)
	local result = {}
	for k, v in pairs(t) do
		local prefix, num = tostring(k):match('^([^0-9]*)([1-9][0-9]*)$')
		if num then
			num = tonumber(num)
			local item = result[num] or {}
			if prefix == '' then prefix = 1 end
			item[prefix] = v
			result[num] = item
		else
			result.other = result.other or {}
			result.other[k] = v
		end
	end
	if compress then
		local other = result.other
		local list = {}
		for _, num in ipairs(p.numKeys(result)) do
			result[num].num = num
			list[#list + 1] = result[num]
		end
		list.other = other
		result = list
	end
	return result
end

function p.sparseIpairs(t)
	local nums = p.numKeys(t)
	local i, lim = 0, #nums
	return function()
		i = i + 1
		if i <= lim then
			local key = nums[i]
			return key, t[key]
		end
	end
end

function p.size(t)
	local count = 0
	for _ in pairs(t) do count = count + 1 end
	return count
end

local function order(a, b)
	if type(a) ~= type(b) then return type(a) < type(b) end
	if type(a) == 'table' or type(a) == 'boolean' or type(a) == 'function' then
		return tostring(a) < tostring(b)
	end
	return a < b
end

function p.sortedPairs(t, compare)
	local keys = {}
	for k in pairs(t) do keys[#keys + 1] = k end
	table.sort(keys, compare or order)
	local i = 0
	return function()
		i = i + 1
		if keys[i] ~= nil then return keys[i], t[keys[i]] end
	end
end

function p.inArray(list, value)
	for _, v in ipairs(list) do
		if v == value then return true end
	end
	return false
end

function p.deepCopy(t, seen)
	seen = seen or {}
	if type(t) ~= 'table' then return t end
	if seen[t] then return seen[t] end
	local copy = {}
	seen[t] = copy
	for k, v in pairs(t) do copy[p.deepCopy(k, seen)] = p.deepCopy(v, seen) end
	return setmetatable(copy, getmetatable(t))
end

-- For the test page: what the functions above give.
function p.show(frame)
	local args = require('Module:Arguments').getArgs(frame)
	local out = {}
	for num, value in p.sparseIpairs(p.shallowClone(args)) do out[#out + 1] = num .. '=' .. value end
	for _, num in ipairs(p.affixNums(args, 'row', '.a')) do out[#out + 1] = 'row' .. num end
	for _, item in ipairs(p.numData(args, true)) do
		local parts = {}
		for k, v in p.sortedPairs(item) do parts[#parts + 1] = tostring(k) .. ':' .. tostring(v) end
		out[#out + 1] = '{' .. table.concat(parts, ' ') .. '}'
	end
	out[#out + 1] = p.size(args) .. ' in all'
	return table.concat(out, '; ')
end

return p
