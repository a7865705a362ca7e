"""Networks that ship with the program, as numbers; `python -m benchmarks.forecast_training` made them."""
