-- What is kept between pages, in bounded memory: two generations. What is asked for goes to the
-- younger one; when that holds half of what may be kept, the older is forgotten and it takes its place.
-- So what most pages use stays, however much passes by.
local core = ...
local next = core.raw.next

local cache = {}

-- A cache of entries (tables, whose `bytes` it sets) that together may take `limit` bytes.
function cache.new(limit)
	local young, old, bytes = {}, {}, 0
	local kept = {}

	function kept.keep(key, entry, size)
		local before = young[key]
		if before then bytes = bytes - before.bytes end
		young[key], old[key] = nil, nil
		if bytes + size > limit / 2 and next(young) ~= nil then old, young, bytes = young, {}, 0 end
		entry.bytes = size
		young[key] = entry
		bytes = bytes + size
		return entry
	end

	-- The entry of a key, nil when there is none.
	function kept.get(key)
		local entry = young[key]
		if entry == nil then
			entry = old[key]
			if entry ~= nil then kept.keep(key, entry, entry.bytes) end
		end
		return entry
	end

	function kept.forget() young, old, bytes = {}, {}, 0 end

	return kept
end

return cache
