"""Disclosure control: what a composed report may not show, decided before it is published.

    rules          thresholds, widths, coarseness, names: read once from the specification's `disclosure`
    cells          tables of counts with their margins; small cells withheld, and others that would give them away
    auditing       what a reader can work out of a withheld cell (linear programmes)
    differencing   what two editions give away together
    coarsening     places and dates made wider for sexual violence and acts against children
    naming         names, telephone numbers, addresses and coordinates in what is printed
    consent        statements and photographs that nobody allowed to be published
    gate           all of these over one report: a decision for each item, with its reason
    veil           the decision laid over a report as it is composed

Nothing here reads a database or writes a file: values in, values out.
"""
