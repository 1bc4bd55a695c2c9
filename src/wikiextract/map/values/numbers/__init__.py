"""Numbers: plain ones, ordinals, quantities, ranges, amounts of money, durations."""

from wikiextract.map.values.numbers.currencies import is_currency
from wikiextract.map.values.numbers.find import find_numbers, plain_number
from wikiextract.map.values.numbers.number_forms import has_decimal_comma
from wikiextract.map.values.numbers.units_of_names import unit_of_name

__all__ = ["find_numbers", "has_decimal_comma", "is_currency", "plain_number", "unit_of_name"]
