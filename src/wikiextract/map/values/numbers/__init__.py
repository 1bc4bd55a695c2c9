"""Numbers: plain ones, ordinals, quantities, ranges, amounts of money, durations."""

from wikiextract.map.values.numbers.currencies import is_currency
from wikiextract.map.values.numbers.find import find_numbers
from wikiextract.map.values.numbers.number_forms import has_decimal_comma

__all__ = ["find_numbers", "has_decimal_comma", "is_currency"]
