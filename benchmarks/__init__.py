"""What the README claims about speed and memory, each figure one command: `python -m benchmarks [name…]`.

A module here is one subject; its `run()` gives `Row`s. Every bar is a ratio or a time measured in one run on one machine, so
that a slow machine does not turn a true claim false, nor a fast one a false claim true.
"""
