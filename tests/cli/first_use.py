"""Does once what commands do at first use, in the process that those of tests are forked from.

That takes longer than most commands do. What sets limits or leaves something running does not
stand here.
"""

from __future__ import annotations

from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

import wikiextract.pipeline.runs.in_process
import wikiextract.pipeline.runs.to_folder  # noqa: F401  # loaded once, for all commands
from wikiextract import extract
from wikiextract.cli import command_line

with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
    command_line()(["validate", "there is no such file"], standalone_mode=False)
for site in (None, "enwiki"):
    extract("{{Infobox a|b=1}} [[c]].", site=site, pages={})
