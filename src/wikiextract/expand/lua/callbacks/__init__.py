"""What the Lua libraries ask Python: one class a library, its public methods are the callbacks."""
