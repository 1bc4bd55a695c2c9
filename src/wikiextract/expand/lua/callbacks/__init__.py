"""Answers for the Lua libraries: one class a library, its public methods are the callbacks."""
