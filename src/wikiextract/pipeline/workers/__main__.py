"""A worker process: ``python -m wikiextract.pipeline.workers CONNECTION WATCH``."""

from wikiextract.pipeline.pages.collector import relax_collector

if __name__ == "__main__":
    relax_collector()
    # What loads from here on stays: Python's collector would look through it a hundred times.
    from wikiextract.pipeline.workers.worker import serve

    serve()
