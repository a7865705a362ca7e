"""Forecasts as whole distributions: a thousand draws of deaths for each place and month, scored beside simple rivals."""
