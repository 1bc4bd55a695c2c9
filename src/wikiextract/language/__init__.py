"""Whatever depends on a language: dates, numbers, word forms, names of languages.

Pure functions of plain values and of a `wikiextract.language.facts.Language`; parser functions and
Lua modules both call them. Nothing here reads a clock: "now" is a parameter.
"""
