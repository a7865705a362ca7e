persons-title = Persons
persons-about = Everyone stands under a code; names open with a reason, and whoever opens one is logged.
persons-none = No person has been entered yet.
person-new = New person
person-n = Person { $code }
person-identity = Identity
person-no-identity = No name has been entered.
person-posts = Posts
person-post = Post and party
person-listings = Sanctions lists
person-days-of = On the days of
person-any-day = any day
person-ask = Show
person-on-days = On those days
person-basis = Who says so
person-no-basis = nobody yet
person-sum = { $on ->
    [0] No post is told
    [one] One post is told
   *[other] { $on } posts are told
} by { $sources ->
    [0] no source
    [one] one independent source
   *[other] { $sources } independent sources
} for the days of
person-baseless = { $n ->
    [one] One post rests on nothing.
   *[other] { $n } posts rest on nothing.
}
person-bearing = { $bearing ->
    [throughout] held on all those days
    [partly] held on some of those days
    [possible] possibly: the dates told are too rough to say
    [not-then] not on those days
   *[untold] no date told
}
person-no-posts = No post has been entered.
person-posts-about = A post says what an office somebody held, as its basis tells it. It does not say that they were there, knew, ordered or could prevent: a finding on attribution does, to its own standard.
person-add-post = Add a post
person-no-findings = No finding that you see holds this person responsible.
person-no-listings = No listing has been entered. Constat reads no sanctions list by itself, so this does not mean that there is none.
person-add-listing = Enter a listing
person-enter = { $kind ->
    [post] A post held by { $code }
    [listing] A listing of { $code }
   *[person] New person
}
person-enter-about = { $kind ->
    [post] Name the statement or the evidence that says so. A post without a basis is marked wherever it is shown.
    [listing] Copy authority, measure and criterion from the decision itself. Test the person against namesakes first: nobody is listed on a name match alone.
   *[person] The code is what every screen shows. All that names the person is sealed under one key.
}
person-held-help = From and until: 2021-06/2022-08. A year alone (2022) says some time in that year.
person-unbased = Nobody says so yet; I shall add the basis later
person-basis-needed = Choose the statement or the evidence that says so, or tick that nobody does yet.
