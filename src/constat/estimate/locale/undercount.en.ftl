lists-none = The table of lists is empty. Bring one row for each person or incident with a column of 0 and 1 for each list, or one row for each pattern with its count.
lists-unreadable = The file { $file } cannot be read as a table ({ $why }). Bring CSV or Parquet.
lists-column = The table has no column “{ $name }”. Its columns are: { $known }.
lists-no-column = No column holds only 0 and 1, so none is a list (columns: { $known }). Name the columns of the lists, with 1 where the list names the person or incident.
lists-unknown = There is no list “{ $name }”. The lists are: { $known }.
lists-mark = Row { $row } has “{ $value }” in the list “{ $name }”. Write 1 where the list names the person or incident and 0 where it does not.
lists-count = Row { $row } has the count “{ $value }”. Counts are whole numbers from 0 up.
lists-nowhere = { $count } of the rows are on no list. Nobody can have counted those that no list shows: their number is what is estimated. Take out rows of zeros only.
lists-nobody = The list “{ $name }” names nobody. Leave it out.
lists-many = There are { $lists } lists; at most { $most } can be set against each other. Join lists of one kind first.
never-added = An estimate of the whole number already holds everybody documented. The two are printed side by side and never added.
undercount-method = “{ $method }” is no method. Choose loglinear, sparse, dga, lcmcr or all.
undercount-confidence = The confidence lies between 0 and 1.
loglinear-model = “{ $model }” is no model of { $lists } lists. Write its largest sets by the lists' numbers, as [12,13]; all lists in one set cannot be known.
loglinear-criterion = “{ $criterion }” is no criterion. Choose bic or aic.
loglinear-none = With the model { $model } no estimate exists: a set of lists that it joins shares too few people. Use a smaller model, or the method for sparse lists.
loglinear-nothing = No log-linear model has an estimate on these lists: they overlap too little. More overlap is needed, or lists joined by kind.
sparse-none = Even for independent lists no estimate exists: too few are on two lists. More overlap is needed: longer lists, or a linkage that finds more of it.
sparse-settings = The threshold lies between 0 and 1, the confidence too, and there are at least 100 draws.
chao-none = Everybody is on several lists: nobody on one list alone tells of those missed.
strata-none = No stratum was named. Name the columns of the strata.
strata-thin = Only { $shared } are on two lists or more; at least { $needed } are needed (Robson and Regier 1964). Join strata that are alike.
strata-list = The list “{ $name }” names nobody in this stratum: it cannot be compared with the pooled estimate. Join strata, or leave the list out of all.
no-limit = no limit
name-loglinear-bic = Log-linear, best by BIC
name-loglinear-aic = Log-linear, best by AIC
name-sparse = Sparse lists, stepwise
name-averaging = Average over graphs
name-latent = Latent classes
name-chao = Chao's lower bound
name-pair = { $first } and { $second } alone
chart-whole = whole number (those documented are among them)
chart-documented = documented: { $documented }
spread = Between { $models } estimates{ $near ->
    [0] {""}
    [1] {" "}and the log-linear models that fit about as well (1)
   *[other] {" "}and the log-linear models that fit about as well ({ $near })
 }, the whole number goes from { $least } to { $most }; their intervals together reach from { $bottom } to { $top }. The lists cannot tell which model is right: give this spread beside any one interval. All of them hold those documented: never add the two.
strata-sum = Sum of { $strata } strata, which document { $documented }: { $whole } ({ $low } to { $high }).
strata-pooled = All strata pooled, which document { $documented }: { $whole } ({ $low } to { $high }).
strata-lost = Lost: each stratum has fewer overlaps to learn from, and its model is chosen from less.
strata-lost-ratio = Lost: each stratum has fewer overlaps to learn from, and its model is chosen from less; the interval of the sum is { $ratio } times as wide as the pooled one.
method-strata = Each stratum is estimated by its own best log-linear model (BIC); strata are taken as independent, the interval of their sum is by { $draws } draws of each stratum's error (seed { $seed }) and holds no doubt between models. A stratum with fewer than { $needed } on two lists or more is refused (Robson and Regier 1964, Transactions of the American Fisheries Society 93). Estimates include those documented and are never added to them.
strata-gained = Gained: lists may reach each stratum differently, and need no longer be held equally likely for all.
strata-left = Left out of the sum, with { $documented } documented: { $names }. The sum says nothing of them, and is therefore not to be held against the pooled estimate.
method-loglinear = From { $lists } overlapping lists that document { $documented }, the whole number is estimated at { $whole }, with a { $confidence } % interval of { $low } to { $high } (Wald, on the log of those missed; profile likelihood: { $profile_low } to { $profile_high }). It is that of the log-linear model { $model } (deviance { $deviance } on { $freedom } degrees of freedom), the best by { $criterion ->
    [aic] AIC
   *[bic] BIC
 } of { $tried } hierarchical models that have an estimate (Fienberg 1972, Biometrika 59; Cormack 1992, Biometrics 48). The interval takes this model as given and does not hold the doubt between models. It rests on the lists being linked without error, on a closed population, on everybody within it being alike but for what the model holds, and on no dependence of all lists at once. It includes those documented and is never added to them.
method-sparse = From { $lists } overlapping lists that document { $documented }, the whole number is estimated at { $whole }, with a { $confidence } % interval of { $low } to { $high } (BCa bootstrap, { $draws } draws, seed { $seed }, pairs chosen anew in each; { $without } draws had no estimate and count as infinite). Pairs of lists were let depend on each other stepwise at p < { $threshold } ({ $pairs } pairs, of which { $apart } share nobody and have the parameter minus infinity), each after a check that an estimate exists and is the only one (Chan, Silverman and Vincent 2021, JASA 116). It rests on the lists being linked without error, on a closed population, and on no dependence among three lists or more. It includes those documented and is never added to them.
method-sparse-alone = From { $lists } overlapping lists that document { $documented }, the whole number is estimated at { $whole } by pairs of lists let depend on each other stepwise at p < { $threshold } ({ $pairs } pairs, of which { $apart } share nobody), each after a check that an estimate exists and is the only one (Chan, Silverman and Vincent 2021, JASA 116). No interval was asked for ({ $draws } bootstrap draws). It includes those documented and is never added to them.
method-chao = At least { $whole } ({ $confidence } % interval of the bound: { $low } to { $high }), from { $once } on one list only and { $twice } on two (Chao 1987, Biometrics 43; 1989, Biometrics 45). This is a lower bound where being on one list never makes another less likely; it is no estimate. It includes the { $documented } documented.
method-pair = Were { $first } and { $second } independent, the { $shared } that they share of { $documented } would tell of { $whole } in all, with a { $confidence } % interval of { $low } to { $high } (Chapman 1951; Lincoln-Petersen without correction: { $plain }). Pairs that differ much show that some lists depend on each other.
name-two-kinds = Two kinds of people, by likelihood alone
method-two-kinds = Were people of two kinds, one harder for every list, the { $lists } lists ({ $documented } documented) would be likeliest at { $whole } in all, with a { $confidence } % profile-likelihood interval of { $low } to { $high } (two latent classes, Goodman 1974, Biometrika 61). No prior closes its upper end: where it is open, these lists cannot bound how many hardly any of them reaches (Link 2003, Biometrics 59). It includes those documented and is never added to them.
two-kinds-lists = Two kinds of people are told apart from { $least } to { $most } lists; there are { $lists }.
