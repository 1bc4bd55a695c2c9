"""What `benchmarks/accuracy.py` is made of: pages, programs, measures, and what people labelled."""
