"""Numbers: plain ones, ordinals, quantities, ranges, amounts of money, durations."""

from wikiextract.map.values.numbers.find import find_numbers

__all__ = ["find_numbers"]
