"""The command line: ``wikiextract COMMAND …``, one module a command.

Exit status everywhere: 0 done, 1 done but some pages or records failed (they are listed),
2 unusable input or arguments, 130 interrupted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.exports import loader
from wikiextract.pipeline.pages.collector import relax_collector

if TYPE_CHECKING:
    from wikiextract.cli.app import command_line

__all__ = ["command_line", "main"]
__getattr__ = loader(__name__, {"wikiextract.cli.app": ["command_line"]})


def main() -> None:
    """Run the command line; ends the process."""
    relax_collector()
    # What loads from here on stays: Python's collector would look through it a hundred times.
    from wikiextract.cli.app import run

    run()
