"""What people say in words, as proposals: dates, counts, pasted lists of names. Nothing is applied; each says its rule.

`dates.propose_dates("le lendemain de la foire de Moura", "fr", today, markets={"Moura": 6})` gives intervals of days,
`counts.propose_count("une trentaine de morts, dont mon frère", "fr")` a number with the bounds that were told and no others,
`names.read_names(pasted)` the rows of a list. What is not understood stays words, and is not guessed.

Words are read by tables, one a language (`dates.fr.yaml`, `counts.en.yaml` ...): a word is added there, not in code.
"""
