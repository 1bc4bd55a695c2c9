local function Item(o, r) return { type = 'item', original = o, rule = r } end
return {
	description = '信息技术',
	content = {
		{ type = 'text', 'x', 'zh-cn:类;zh-tw:類別' },
		Item('Software', 'zh-cn:软件; zh-tw:軟體; zh-hk:軟件;'),
		Item('Network', 'zh-cn:网络; zh-tw:網路;'),
	},
}
