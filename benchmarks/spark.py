"""A dump extracted by Spark in local mode, beside the command with as many workers.

    python benchmarks/spark.py [SMALL.xml.bz2] [--megabytes 200] [--tasks 2] [--sinks NAME...]

Both read the same multistream dump, made by `tools/make_dump.py`, in the source view and in blocks
of one size, and write Parquet, in Spark by its tasks (``shards``) or by itself (``parquet``);
``noop`` only takes the rows. Beside the time on the clock stands the computing time of all
processes, Java's too, which a busy machine does not change much, and the largest memory of each
kind of process. Needs the extra ``spark`` and Java. Linux only.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SMALL = ROOT.parent / "shared" / "data" / "enwiki-2016-sample.xml.bz2"
_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of prctl(2)

JOB = """
import sys
from pyspark.sql import SparkSession
from wikiextract.spark import register, write_shards

dump, output, tasks, block, sink = sys.argv[1:]
spark = (
    SparkSession.builder.master(f"local[{tasks}]")
    .config("spark.ui.enabled", "false")
    .config("spark.driver.memory", "2g")
    .config("spark.driver.bindAddress", "127.0.0.1")
    .config("spark.driver.host", "127.0.0.1")
    .getOrCreate()
)
if sink == "shards":
    write_shards(spark, dump, output, blockSize=block)
    sys.exit()
register(spark)
articles = spark.read.format("wikiextract").option("blockSize", block).load(dump)
if sink == "parquet":
    articles.write.option("compression", "zstd").parquet(output)
else:
    articles.write.format("noop").mode("overwrite").save()
spark.stop()
"""


class Memory(threading.Thread):
    """Looks every second how much memory the processes below this one take, by their kind."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.largest: dict[str, int] = defaultdict(int)
        self.together = 0
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.wait(1.0):
            sizes = list(self._sizes())
            for kind, size in sizes:
                self.largest[kind] = max(self.largest[kind], size)
            self.together = max(self.together, sum(size for _, size in sizes))

    def end(self) -> None:
        self._ended.set()
        self.join()

    def _sizes(self) -> Iterator[tuple[str, int]]:
        todo = [os.getpid()]
        while todo:
            number = todo.pop()
            for path in Path(f"/proc/{number}/task").glob("*/children"):
                with contextlib.suppress(OSError):
                    todo += map(int, path.read_text().split())
            with contextlib.suppress(OSError):
                command = Path(f"/proc/{number}/cmdline").read_text()
                rollup = Path(f"/proc/{number}/smaps_rollup").read_text()
                if number != os.getpid() and "Pss:" in rollup:
                    yield kind(command), int(rollup.partition("Pss:")[2].split()[0])


def kind(command: str) -> str:
    if "java" in command.partition("\0")[0]:
        return "Java"
    if "pyspark" in command:
        return "Spark's Python"
    return "worker" if "pipeline.workers" in command else "other"


def measure(command: list[str]) -> tuple[float, float, Memory]:
    """Run a command; its seconds, those of all processors, and the memory of its processes."""
    memory = Memory()
    memory.start()
    before = os.times()
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    words = process.stderr.read().decode()
    if process.wait():
        sys.exit(words)
    seconds = time.perf_counter() - started
    try:
        while True:  # what it has left behind is ours now
            os.wait()
    except ChildProcessError:
        pass
    memory.end()
    after = os.times()
    computing = after[2] + after[3] - before[2] - before[3]
    return seconds, computing, memory


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("small", nargs="?", type=Path, default=SMALL)
    parser.add_argument("--megabytes", type=float, default=200.0)
    parser.add_argument("--tasks", type=int, default=2)
    parser.add_argument("--block-size", default="1", help="MiB of bz2")
    parser.add_argument("--sinks", nargs="*", default=["shards", "parquet", "noop"])
    options = parser.parse_args()
    ctypes.CDLL(None).prctl(_SUBREAPER, 1)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        dump = folder / "large-multistream.xml.bz2"
        tool = [sys.executable, str(ROOT / "tools" / "make_dump.py"), str(options.small), str(dump)]
        subprocess.run([*tool, "--megabytes", str(options.megabytes)], check=True)
        count = str(options.tasks)
        extract = [sys.executable, "-m", "wikiextract", "extract", str(dump), "--format", "parquet"]
        extract += ["--workers", count, "--block-size", options.block_size, "--quiet"]
        job = [sys.executable, "-c", JOB, str(dump)]
        commands = {f"extract --workers {count}": [*extract, "-o", str(folder / "run/")]}
        for sink in options.sinks:
            output = str(folder / f"spark-{sink}")
            commands[f"local[{count}], {sink}"] = [*job, output, count, options.block_size, sink]
        first: tuple[float, float] | None = None
        for title, command in commands.items():
            seconds, computing, memory = measure(command)
            first = first or (seconds, computing)
            largest = ", ".join(f"{of} {size / 1024:.0f}" for of, size in memory.largest.items())
            print(
                f"{title:24} {seconds:7.1f} s ({seconds / first[0]:.2f}),"
                f" {computing:7.1f} s computing ({computing / first[1]:.2f});"
                f" at most {memory.together / 1024:.0f} MiB together; largest: {largest}",
                flush=True,
            )


if __name__ == "__main__":
    main()
