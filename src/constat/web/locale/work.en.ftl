# Forms
choice-unsaid = – not said –
yes = Yes
no = No
colon = :
field-required = Fill this in, or go back to it before saving.
field-number = Write a whole number, without words.
bound-low = At least
bound-best = Best
bound-high = At most
faults-heading = { $n ->
    [one] One thing is missing before this can be saved
   *[other] { $n } things are missing before this can be saved
}
form-refused = This form was sent from a page that is no longer current. Go back, reload the page and send it again; what you typed is in your drafts.
moment = { $day }, { $time }
tally-about = about { $n }
tally-least = at least { $n }
tally-most = at most { $n }
tally-best = { $n } ({ $spread })
screen-not-for-role = This screen is for other roles ({ $roles }). Ask an administrator if your work needs it.
session-ended = You are no longer unlocked: nothing was saved by this request. Unlock again; drafts are kept, sealed.
no-case-file-here = This workspace holds no case file yet. Start Constat with “constat start” on the machine itself and follow the address that it prints.
body-too-large = More was sent at once than a page takes ({ $limit } MB). Larger files go in pieces: use the page with scripts on, or the command “constat evidence add”.
draft-kind = { $kind ->
    [statement] Statement
    [names] List of names
    [alert] Alert
    [finding] Finding
    [report] Report
   *[other] Note
}
draft-kind-unknown = There are no drafts of kind “{ $kind }”.

# Sections
nav-work = Casework
nav-desk = My work
nav-statements = Statements
nav-incidents = Incidents
nav-inbox = Inbox
nav-evidence = Evidence
nav-publish = Publish
nav-house = Office
workbar = Who is at work
search-label = Find in the case file
lock = Lock
lock-hint = Locks at once and forgets the keys. Escape twice does the same.
state-local = Everything stays on this laptop
state-offline = Offline – everything works

# First page
start-title = Begin
start-heading = A new case file
start-lead = Everything that is written here stays on this machine, sealed. Three answers, and you can record the first statement.
start-closed = This page opens once, from the address that “constat start” prints on the machine itself. If a case file is there already, unlock it instead.
start-office = Office
start-office-help = As other offices know it, for example “Bamako office”.
start-code = Your code
start-code-help = A short name that screens show instead of yours. Do not use your own name.
start-roles = What you do
start-roles-help = One person who begins alone needs the four that are ticked. More people, and roles for each, come later.
start-administrator = Whoever begins also keeps the keys: leave “Administrator” ticked, and give the role away later.
start-passphrase = Passphrase
start-passphrase-help = At least { $least } characters; five or six words that do not belong together are best. It cannot be reset by anybody.
start-again = The same passphrase again
start-differ = The two are not the same. Type them again.
start-go = Make the case file
start-aside = Making the keys takes a few seconds. Encrypt the disk of this laptop as well: what the system writes beside is not in our hands.
recovery-title = Recovery key
recovery-heading = Keep this key elsewhere
recovery-lead = It is shown once, and kept nowhere. With it and these files a lost passphrase can be replaced; without both, what is sealed stays sealed for ever.
recovery-print = Print this page or copy the key by hand, and check it.
recovery-elsewhere = Keep it in another place than this laptop: with headquarters, or somebody who is not searched with you.
recovery-never = Never send it by message or e-mail.
recovery-factor = Add a second factor
recovery-go = Go to my work
office-fingerprint = Fingerprint of this office, to be read aloud to others

# Unlocking
unlock-title = Unlock
unlock-heading = The case file is locked
unlock-lead = Your code and passphrase open it on this machine. No network is needed.
unlock-code = Code
unlock-passphrase = Passphrase
unlock-digits = Six digits, if you set up a second factor
unlock-digits-help = From your telephone, or one of your paper codes.
unlock-go = Unlock
confirm-title = Your passphrase again
confirm-heading = Is it still you?
confirm-lead = What comes next is grave enough to ask for the passphrase once more.
confirm-go = Go on
factor-title = Second factor
factor-heading = Six digits from a telephone
factor-lead = Works without a network. Whoever learns your passphrase then still lacks your telephone, as long as they do not hold the laptop's disk as well.
factor-active = Your second factor is set up.
factor-drop = Remove it
factor-scan = Open an authenticator application on your telephone and read this picture.
factor-picture = Picture for the authenticator application
factor-type = Or type:
factor-digits = The six digits that it shows now
factor-go = Set it up
spare-title = Paper codes
spare-heading = Ten codes on paper
spare-lead = Each works once in place of the six digits, should the telephone be lost. They are shown now and never again: write them down, and keep them apart from the laptop.

# Desk
desk-title = My work
door-statement = New statement
door-statement-about = What somebody told us, in their words
door-names = New list of names
door-names-about = The dead, the wounded, the abducted
door-alert = New alert
door-alert-about = Civilians are threatened now
desk-no-factor = You unlock with a passphrase alone.
desk-factor = Add a second factor
desk-drafts = Begun and not saved
draft-at = kept
draft-go-on = Go on
draft-discard = Discard
draft-sure = Discard this draft for good?
draft-saved = Kept on this laptop at { $time }
draft-failed = Not kept: the server does not answer. Do not close this page; what you type is still here.
desk-waiting = Waiting for you
desk-to-sign = To be signed
desk-returned = Returned to you
desk-pending = { $n ->
    [one] One incident pending verification
   *[other] { $n } incidents pending verification
}
desk-recent = Your last statements
desk-nothing = None yet.
desk-loose = { $n ->
    [one] One statement is in no incident yet
   *[other] { $n } statements are in no incident yet
}
desk-all = All statements
column-statement = Statement
column-source = Source
column-when = When
column-place = Where
column-incident = Incident
column-entered = Entered
in-conflict = values in conflict
withdrawn = withdrawn
withdrawn-long = This record was withdrawn. It stays readable.
no-incident = none yet

# Statements
statements-title = Statements
statements-show = Which statements
show-all = All
show-mine = Mine
show-loose = In no incident
statements-total = { $n ->
    [0] No statements
    [one] One statement
   *[other] { $n } statements
}
statements-none = Nothing here yet.
take-title = New statement
take-save = Save the statement
take-keep = Keep as a draft
step-who = Who told us
step-what = What was said
step-when = When it happened
step-where = Where it happened
step-many = How many, and who among them
step-many-about = Write the words first (“about thirty dead, among them my brother”), then the numbers that they tell. What nobody said stays empty: “about 30” has no lowest and no highest.
step-consent = What the person agrees to
step-consent-about = Ask for each use. The answer can be changed at any time; withdrawing it closes the use.
step-coding = Coding, now or later
step-coding-about = What the statement claims, in the words of the vocabularies. Nothing here is needed to save.
statement-source = Code of the source
statement-source-help = A new code makes a new source. Never write a name here.
statement-when = Interval
statement-when-help = 27 March 2022, 2022-03, or 2022-03-27/2022-03-31.
statement-when-unknown = The person does not know when
statement-when-needed = Say when: a date, the person's words, or that it is not known.
statement-place-unknown = The person does not know where
statement-place-needed = Say where: the person's words, a place, or that it is not known.
statement-source-known = The source { $code } exists already. Its identity is changed on its own page; for another person choose another code.
statement-n = Statement { $code }
statement-words = The words
identity-closed = Identity and protection: closed
identity-closed-about = Sealed under a key of its own. On every screen and in every list only the code appears; whoever opens it says why, and is logged.
consent-why = Why it was not asked, or on what conditions
consent-why-help = Needed where you answer “not asked”.
consent-needed = Answer this before saving: agreed, refused, or not asked.
consent-why-needed = Say why it was not asked.
consent-purpose = For
consent-answer = Answer
consent-on = On
consent-none = Nobody was asked, or the source speaks in public.
count-n = Number { $n }
count-text = In the words of the source
count-harm = What was done to them
count-relation = How it stands to the first number
count-name = Named among them (sealed)
count-order = At least ≤ best ≤ at most: these are in another order.
count-harm-needed = Say what was done to those counted.
count-more = Another number
count-named = by name
victim-one = Victim
propose = Propose places and dates
dates-proposed = What these words may mean. Choose, or write the interval yourself.
counts-proposed = Numbers in these words. Choose to fill them in.
places-found = { $n ->
    [one] One place is called “{ $words }”
   *[other] { $n } places are called “{ $words }”
}
places-none = No place of that name is in the gazetteer. Write it by hand below, or leave the words alone: both are valid.
place-undecided = I do not know which
place-undecided-about = A valid answer; the words are kept
place-by-hand = Write the place by hand
opens-with-reason = These words open with a reason. The opening is logged.
reason-needed = Say why you open it.
reason-label = Why do you open it?
reason-open = Open
reason-verify = To verify the incident
reason-translate = To translate
reason-follow = To follow up with the source
history-open = History: what changed, when, by whom, why
tongue-fr = French
tongue-ff = Fulfulde
tongue-bm = Bambara
tongue-taq = Tamasheq
tongue-ses = Songhai
tongue-dtm = Dogon
tongue-mos = Moore
tongue-ar = Arabic
tongue-ha = Hausa
tongue-en = English
tongue-other = Another language
