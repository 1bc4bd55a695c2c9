return {
	ambox = {
		types = {
			speedy = { class = 'ambox-speedy', image = 'Ambox warning pn.svg' },
			content = { class = 'ambox-content', image = 'Ambox important.svg' },
			notice = { class = 'ambox-notice', image = 'Information icon4.svg' },
		},
		default = 'notice', classes = { 'metadata', 'ambox' }, small = true, sect = 'section', dated = true,
		imageEmptyCell = true,
	},
	tmbox = {
		types = { notice = { class = 'tmbox-notice', image = 'Information icon4.svg' } },
		default = 'notice', classes = { 'tmbox' },
	},
}
