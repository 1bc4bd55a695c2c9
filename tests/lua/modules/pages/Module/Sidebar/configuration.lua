local cfg = {}
cfg.class = {
	box = 'sidebar', outer = 'sidebar-outer-title', title = 'sidebar-title',
	heading = 'sidebar-heading', content = 'sidebar-content', bar = 'sidebar-navbar',
}
cfg.i18n = { nothing = 'This sidebar has no content', list = 'List %d' }
cfg.tracking = { left = '[[Category:Sidebars at the left]]' }
return cfg
