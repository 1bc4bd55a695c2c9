"""The command line: ``wikiextract COMMAND …``, one module a command.

Exit status everywhere: 0 done, 1 done but some pages or records failed (they are listed),
2 unusable input or arguments, 130 interrupted.
"""

from wikiextract.cli.app import command_line, main

__all__ = ["command_line", "main"]
