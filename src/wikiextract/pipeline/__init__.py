"""Pages to records, one by one and in bulk.

At the top are the block, the unit of work of a run, and what runs one: `block`, `plan`,
`run_block`. The folders hold what goes around it.
"""
