local aliases = {
	AccessDate = { 'access-date', 'accessdate' }, ArchiveDate = 'archive-date', ArchiveURL = 'archive-url',
	Chapter = { 'chapter', 'contribution' }, Date = { 'date', 'year', 'publication-date' },
	DisplayAuthors = 'display-authors', Edition = 'edition', Issue = { 'issue', 'number' },
	Language = { 'language', 'lang' }, NameListStyle = 'name-list-style',
	Pages = { 'pages', 'page', 'p', 'pp' }, Periodical = { 'journal', 'magazine', 'newspaper', 'website', 'work' },
	Place = { 'place', 'location' }, PostScript = 'postscript', PublisherName = { 'publisher', 'institution' },
	Quote = { 'quote', 'quotation' }, Ref = 'ref', Title = 'title', TitleLink = 'title-link',
	TransTitle = 'trans-title', URL = { 'url', 'URL' }, Volume = 'volume',
}
local basic = { last = true, first = true, author = true, ['author-link'] = true, accessdate = false, isbn = true, doi = true, issn = true, oclc = true }
for _, names in pairs(aliases) do
	if type(names) == 'string' then names = { names } end
	for _, name in ipairs(names) do
		if basic[name] == nil then basic[name] = true end
	end
end
local numbered = {}
for _, kind in ipairs{ 'author', 'editor' } do
	for _, part in ipairs{ '#', '-last#', '-first#', '-link#', '-mask#' } do numbered[kind .. part] = true end
end
numbered['last#'], numbered['first#'] = true, true

return {
	aliases = aliases, basic = basic, numbered = numbered,
	quoted_titles = { 'web', 'news', 'journal' },
	suggestions = { tilte = 'title', pubisher = 'publisher', authors = 'author1' },
	presentation = {
		['italic-title'] = "''$1''", ['quoted-title'] = '"$1"', ['trans-italic-title'] = "&#91;''$1''&#93;",
		['trans-quoted-title'] = '&#91;$1&#93;', ['quoted-text'] = '<q>$1</q>',
		accessdate = '<span class="reference-accessdate">Retrieved <span class="nowrap">$1</span></span>',
	},
	messages = {
		archived = 'Archived from $1 on $2', original = 'the original', ['et al'] = 'et al.', help = 'Help:CS1 errors',
		['help page label'] = 'help', unknown_error = 'Called with an undefined error condition',
		unknown_argument = 'Argument map not defined for this variable',
	},
	errors = {
		redundant = { message = 'More than one of <code>|$1=</code> and <code>|$2=</code> specified', anchor = 'redundant_parameters', category = 'CS1 errors: redundant parameter' },
		first_missing_last = { message = '<code>|first$2=</code> missing <code>|last$2=</code> of $1', anchor = 'first_missing_last', category = 'CS1 errors: missing name' },
		bad_date = { message = 'Check date values in: <code>|$1=</code> ($2)', anchor = 'bad_date', category = 'CS1 errors: dates' },
		bad_url = { message = 'Check <code>|$1=</code> value', anchor = 'bad_url', category = 'CS1 errors: URL' },
		bad_id = { message = 'Check <code>|$1=</code> value: $2', anchor = 'bad_$1', category = 'CS1 errors: identifiers' },
		display = { message = 'Invalid <code>|display-$1=$2</code>', anchor = 'display', category = 'CS1 errors: display-names' },
		citation_missing_title = { message = 'Missing or empty <code>|$1=</code>', anchor = 'citation_missing_title', category = 'CS1 errors: missing title' },
		accessdate_missing_url = { message = '<code>|access-date=</code> requires <code>|url=</code>', anchor = 'accessdate_missing_url', category = 'CS1 errors: access-date without URL', hidden = true },
		archive_missing_date = { message = '<code>|archive-url=</code> requires <code>|archive-date=</code>', anchor = 'archive_missing_date', category = 'CS1 errors: archive-url' },
		text_ignored = { message = 'Text "$1" ignored', anchor = 'text_ignored', category = 'CS1 errors: unrecognized parameter' },
		parameter_ignored = { message = 'Unknown parameter <code>|$1=</code> ignored', anchor = 'parameter_ignored', category = 'CS1 errors: unsupported parameter' },
		parameter_suggest = { message = 'Unknown parameter <code>|$1=</code> ignored (<code>|$2=</code> suggested)', anchor = 'parameter_ignored_suggest', category = 'CS1 errors: unsupported parameter' },
		deprecated = { message = 'Cite uses deprecated parameter <code>|$1=</code>', anchor = 'deprecated_params', category = 'CS1 errors: deprecated parameters', hidden = true },
	},
}
