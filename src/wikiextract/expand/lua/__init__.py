"""Lua modules: Scribunto's behaviour in a sandbox (manual: Extension:Scribunto)."""
