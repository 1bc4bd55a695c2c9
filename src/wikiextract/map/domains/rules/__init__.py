"""The rules of mappings: what each makes of a box, one kind a file, put together by `apply`."""
