local length = { kind = 'length' }
return {
	prefixes = {
		k = { name = 'kilo', exponent = 3 }, M = { name = 'mega', exponent = 6 }, G = { name = 'giga', exponent = 9 },
		m = { name = 'milli', exponent = -3 }, c = { name = 'centi', exponent = -2 }, ['µ'] = { name = 'micro', exponent = -6 },
	},
	units = {
		m = { kind = 'length', name = 'metre', symbol = 'm', scale = 1, prefixes = true, default = 'ft' },
		ft = { kind = 'length', name = 'foot', plural = 'feet', symbol = 'ft', scale = 0.3048, default = 'm' },
		mi = { kind = 'length', name = 'mile', symbol = 'mi', scale = 1609.344, default = 'km' },
		g = { kind = 'mass', name = 'gram', symbol = 'g', scale = 0.001, prefixes = true, default = 'oz' },
		lb = { kind = 'mass', name = 'pound', symbol = 'lb', scale = 0.45359237, default = 'kg' },
		oz = { kind = 'mass', name = 'ounce', symbol = 'oz', scale = 0.45359237 / 16, default = 'g' },
		['°C'] = { kind = 'temperature', name = 'degree Celsius', plural = 'degrees Celsius', symbol = '°C', scale = 1, offset = 273.15, default = '°F' },
		['°F'] = { kind = 'temperature', name = 'degree Fahrenheit', plural = 'degrees Fahrenheit', symbol = '°F', scale = 5 / 9, offset = 273.15 - 32 * 5 / 9, default = '°C' },
		K = { kind = 'temperature', name = 'kelvin', symbol = 'K', scale = 1, offset = 0, default = '°C' },
		['m2'] = { kind = 'area', name = 'square metre', symbol = 'm<sup>2</sup>', scale = 1, default = 'sqft' },
		sqft = { kind = 'area', name = 'square foot', plural = 'square feet', symbol = 'sq ft', scale = 0.09290304, default = 'm2' },
	},
}
