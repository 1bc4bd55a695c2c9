return {
	names = { grc = { 'Ancient Greek' }, mul = { 'multiple languages' }, sla = { 'Slavic languages', 'Slavic' } },
	rtl_scripts = { Arab = true, Hebr = true },
	unitalic = { Hans = true, Hant = true, Cyrl = true, Arab = true },
}
