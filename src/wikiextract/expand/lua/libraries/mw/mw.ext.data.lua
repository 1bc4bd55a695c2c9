-- mw.ext.data (https://www.mediawiki.org/wiki/Extension:JsonConfig): data pages such as tables.
local core = ...
local raw, host = core.raw, core.host
local type = raw.type
local decode = core.library('json').decode

local data = {}

-- Rows of tables as they were decoded, by name and language; `serial` is that of the data page.
local kept = core.library('cache').new(core.options.data_bytes)

-- A list that counts from 0, as PHP has it, moved to 1.
local function moved(list)
	local result, last = {}, -1
	for index in raw.next, list do
		if index > last then last = index end
	end
	for index = 0, last do result[index + 1] = list[index] end
	return result
end

-- Lists count from 0, but for the fields of a table, its rows and their cells.
local function count_from_one(content)
	local fields = content.schema.fields
	local has_columns = fields[0] ~= nil
	content.schema.fields = moved(fields)
	local rows = moved(content.data)
	if has_columns then
		for number, row in raw.ipairs(rows) do rows[number] = moved(row) end
	end
	content.data = rows
	return content
end

-- The rows of a table, which are not to be changed. Cells that hold all languages are tables, which
-- modules may change.
local function rows_of(name, serial, language)
	local key = name .. '\n' .. (language or '')
	local entry = kept.get(key)
	if entry and entry.serial == serial then return entry.rows end
	local text, size = host.data_rows(name, language)
	local rows = decode(text, true)
	if language ~= '_' and size <= core.options.data_bytes then
		kept.keep(key, { rows = rows, serial = serial }, size)
	end
	return rows
end

function data.get(title, language)
	if type(title) ~= 'string' then
		raw.error("bad argument #1 to 'get' (string expected, got " .. type(title) .. ')', 0)
	end
	if language ~= nil and type(language) ~= 'string' then
		raw.error("bad argument #2 to 'get' (string expected, got " .. type(language) .. ')', 0)
	end
	local name, serial, text, is_table = host.data_page(title, language)
	core.package.record_data(name, serial)
	if not text then return false end
	local content = decode(text, true)
	if not is_table then return content end
	content.data = rows_of(name, serial, language)
	return count_from_one(content)
end

return data
