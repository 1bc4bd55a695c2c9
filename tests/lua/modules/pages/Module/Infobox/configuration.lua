return {
	nothing = '_BLANK_',
	category_pattern = '%[%[%s*[Cc][Aa][Tt][Ee][Gg][Oo][Rr][Yy]%s*:[^]]*]]',
	categories = {
		untitled = '[[Category:Boxes without a title]]',
		empty = '[[Category:Boxes with empty rows]]',
	},
}
