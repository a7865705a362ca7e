"""Where it is likely to get worse: forecasts that are scored, watchlists that explain themselves, alerts that are answered."""
