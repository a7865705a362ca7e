unknown-vocabulary = There is no vocabulary “{ $list }”. The nearest: { $nearest }. All stand in docs/look-up/vocabularies.md.
unknown-term = The vocabulary { $list } has no term “{ $term }”. The nearest: { $nearest }.
unknown-code = The vocabulary { $list } knows no code “{ $code }” of { $scheme }. It knows: { $known }.
list-malformed = The vocabulary file { $list }.yaml cannot be used: { $what }. Correct that line and load it again.
unknown-country = “{ $text }” is the name or code of no known country. The nearest: { $nearest }. Write the name in English or French, an ISO code (MLI) or a Gleditsch-Ward number (432).
