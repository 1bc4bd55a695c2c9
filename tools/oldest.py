"""Prints the oldest releases that pyproject.toml allows, as constraints for pip."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from pathlib import Path

LOWEST = re.compile(r"(?P<name>[\w.-]+)>=(?P<release>[\w.]+)")


def main() -> None:
    path = Path(__file__).resolve().parents[1] / "pyproject.toml"
    project = tomllib.loads(path.read_text(encoding="utf-8"))["project"]
    optional = chain.from_iterable(project["optional-dependencies"].values())
    wanted = {*project["dependencies"], *optional}
    for requirement in sorted(wanted):
        match = LOWEST.fullmatch(requirement)
        if match:
            print(f"{match['name']}=={match['release']}")


if __name__ == "__main__":
    main()
