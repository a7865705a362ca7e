help-estimate = What lies behind the counts: ranges, those never listed, change and effect.
help-estimate-range = Add up low / best / high counts, with the interval that holds the sum.
help-estimate-seed = The same seed gives the same answer.
help-estimate-spike = How likely a reported best value is right as it stands (0 to 1).
help-estimate-draws = How many draws the distribution is made of.
