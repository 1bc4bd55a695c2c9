"""The truth of a run's folder: what its files state against the records that are there.

It knows the files as docs/runs.md describes them and nothing of the code that writes them.
"""

from wikiextract.verify.folder import RunVerdict, verify_run

__all__ = ["RunVerdict", "verify_run"]
