-- Read-only tables through which modules see data that is kept (package.lua).
--
-- Each view that is asked for is another one, as in MediaWiki: what a module writes past it (by
-- `rawset`) shows nobody else. To make them takes longer than to read in them. So they are lent again
-- in the next outermost #invoke, when nothing is left of the one before, if nobody wrote into them.
local core = ...
local raw = core.raw
local error, next, setmetatable, type = raw.error, raw.next, raw.setmetatable, raw.type

local views = {}

-- How many views of the same data are lent again, and up to how many bytes of them.
local MOST_LENT, MOST_BYTES = 4, 4 * 2 ^ 20

-- About the bytes of a view, of one of a table without tables, of what these share, and of an item.
local VIEW_BYTES, PLAIN_BYTES, SHARED_BYTES, ITEM_BYTES = 1000, 110, 600, 40

-- The views of some data that there are: first none. `mark` says whether any was written into.
function views.new()
	return { mark = {}, plain = {}, bytes = 0, turn = 0, number = 0 }
end

-- The metatable `meta` as that of views: base.getmetatable shows a copy of it.
local function metatable(mark, meta)
	core.is_data_view[meta] = mark
	meta.__metatable, meta.mw_loadData = true, true
	return meta
end

-- The metatable for views of a table that holds no tables: it keeps nothing, so all views share it.
local function plain_metatable(values, mark, refuse)
	local function following(_, key) return next(values, key) end
	local function element(_, position)
		position = position + 1
		local value = values[position]
		if value ~= nil then return position, value end
	end
	return metatable(mark, {
		__index = values,
		__newindex = refuse,
		__pairs = function(view) return following, view, nil end,
		__ipairs = function(view) return element, view, 0 end,
	})
end

local function holds_tables(values)
	for _, value in next, values do
		if type(value) == 'table' then return true end
	end
	return false
end

-- Whether what the table holds may all be shown at once: it is little, and tables in it hold none.
local MOST_SHOWN = 8
local function is_small(values)
	local count = 0
	for _, value in next, values do
		count = count + 1
		if count > MOST_SHOWN or type(value) == 'table' and holds_tables(value) then return false end
	end
	return true
end

-- A new view of `data`, one of those that `known` tells of.
local function show(data, known, message)
	local mark, plain, made = known.mark, known.plain, {}
	local function refuse() error(message, 2) end
	local view_of
	local function new_view(values)
		local items = {}
		if is_small(values) then
			-- What is not there need not be looked for by a call either.
			for key, value in next, values do
				items[key] = type(value) == 'table' and view_of(value) or value
				known.bytes = known.bytes + ITEM_BYTES
			end
		else
			-- What was asked for once is found without a call.
			setmetatable(items, { __index = function(_, key)
				local value = values[key]
				if value == nil then return nil end
				if type(value) == 'table' then value = view_of(value) end
				items[key] = value
				known.bytes = known.bytes + ITEM_BYTES
				return value
			end })
		end
		local function following(_, key)
			local found, value = next(values, key)
			if type(value) == 'table' then value = items[found] end
			return found, value
		end
		local function element(_, position)
			local value = items[position + 1]
			if value ~= nil then return position + 1, value end
		end
		known.bytes = known.bytes + VIEW_BYTES
		return setmetatable({}, metatable(mark, {
			__index = items,
			__newindex = refuse,
			__pairs = function(view) return following, view, nil end,
			__ipairs = function(view) return element, view, 0 end,
		}))
	end
	view_of = function(values)
		local view = made[values]
		if view ~= nil then return view end
		local shared = plain[values]
		if shared == nil then
			shared = not holds_tables(values) and plain_metatable(values, mark, refuse)
			plain[values] = shared
			known.bytes = known.bytes + SHARED_BYTES
		end
		if shared then
			view = setmetatable({}, shared)
			known.bytes = known.bytes + PLAIN_BYTES
		else
			view = new_view(values)
		end
		made[values] = view
		return view
	end
	return view_of(data)
end

-- A view of an entry's `value` that nobody else has in this `turn`, the number of the outermost
-- #invoke. `message` tells that it is read-only.
function views.lend(entry, turn, message)
	local known = entry.views
	if known.mark.written or known.bytes > MOST_BYTES then
		known = views.new()
		entry.views = known
	end
	if known.turn ~= turn then known.turn, known.number = turn, 0 end
	local number = known.number + 1
	known.number = number
	local view = known[number]
	if view == nil then
		view = show(entry.value, known, message)
		if number <= MOST_LENT then known[number] = view end
	end
	return view
end

return views
