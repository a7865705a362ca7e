"""Where it is likely to get worse: the watchlist, the forecasts, and how both did."""
