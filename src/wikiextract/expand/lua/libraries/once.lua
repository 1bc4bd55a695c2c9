-- Answers of Python that stay the same on a page: there they are asked for once.
local core = ...

local once = {}

-- How many answers of one kind are remembered, and how long their keys may be.
local MOST, LONGEST = 500, 100

local page
function once.begin(number) page = number end

-- `ask`, which never gives nil, as a function of a key and of what `ask` gets; the key tells all of
-- that. Errors are not remembered. `of_page`: data that is being read (package.lua) depends on the page
-- by the answer; Python notes that, so that it must be asked.
function once.a_page(ask, of_page)
	local known, known_page, count
	return function(key, ...)
		if of_page and core.package.is_recording() then return ask(...) end
		if known_page ~= page then known, known_page, count = {}, page, 0 end
		local answer = known[key]
		if answer == nil then
			answer = ask(...)
			if count < MOST and #key <= LONGEST then known[key], count = answer, count + 1 end
		end
		return answer
	end
end

return once
