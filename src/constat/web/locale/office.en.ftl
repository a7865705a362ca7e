# The office watched
office-tabs = Pages of the office
office-tab-index = Overview
office-tab-audit = Audit
office-tab-members = Members
office-tab-offices = Offices and bundles
office-tab-health = Health
office-tab-backups = Backups
office-tab-erasure = Erasure
office-tab-vocabularies = Vocabularies
office-tab-passphrase = My passphrase
office-day = “{ $day }” is no day. Write it as 2026-03-27.
office-typed = Type { $code } to be sure
office-typed-otherwise = What you typed is not { $code }: nothing was done. Type it exactly.
office-filter-from = From
office-filter-to = To
office-filter-type = What was touched
office-filter-record = Record, by code or id
office-filter-go = Filter
office-type-chain = Chain of the register
office-type-key = Key destroyed
office-type-other = Type of a later version
office-reason-elsewhere = In another office's words, which do not open here
office-reason-sealed = sealed
office-reasons-closed = The words of reasons are sealed: a steward who sees all cases reads them.
office-sheet-about = The sheet holds what the filters leave, with addresses of the entries or records; the words of reasons stay sealed.
office-about-index = What needs attention
office-about-audit = Who changed what, who opened whom
office-about-members = Roles, cases, second factors
office-about-offices = Fingerprints, cards, bundles
office-about-health = What the doctor says
office-about-backups = Made, compared, restored
office-about-erasure = What it reaches, who has answered
office-about-vocabularies = Words, definitions, codes
office-about-passphrase = Change it

# Audit
office-audit-title = Audit
office-audit-lead = Every change of the case file: who, when, why, and what it touched. Values are not shown here. Nothing can be taken out of this list.
office-audit-changes = Changes
office-audit-readings = Identities opened
office-audit-entry = Entry
office-audit-when = When
office-audit-who = Who
office-audit-why = Why
office-audit-touched = What was touched
office-audit-total = { $n ->
    [0] No entries.
    [one] One entry.
   *[other] { $n } entries.
}
office-audit-none = No entry fits these filters.
office-audit-withheld = The sender withheld what it changed.
office-audit-no-type = There are no records of type “{ $type }”. Choose one from the list.
office-readings-lead = Each time somebody opened an identity: who, when, of which record, and the reason given. The line is written before the identity is shown.
office-readings-number = Line
office-readings-when = When
office-readings-who = Who
office-readings-type = Type
office-readings-record = Record
office-readings-fields = What was opened
office-readings-why = Reason given
office-readings-total = { $n ->
    [0] No openings.
    [one] One opening.
   *[other] { $n } openings.
}
office-readings-none = Nobody opened an identity that fits these filters.
office-verify-about = Checks each entry, signature and checkpoint, the read log, and that the pages show what the entries say. Nothing is changed.
office-verify-go = Verify
office-verify-files = with every file of the vault (longer)
office-verify-title = Verification
office-verify-holds = Everything holds: nothing was changed, removed or put in.
office-verify-fails = { $n ->
    [one] One thing does not hold. Make no further entry; keep this machine as it is and call somebody who knows the register.
   *[other] { $n } things do not hold. Make no further entry; keep this machine as it is and call somebody who knows the register.
}
office-verify-entries = Entries
office-verify-chains = Chains
office-verify-records = Records compared
office-verify-readings = Lines of the read log
office-verify-checkpoints = Checkpoints
office-verify-vault = Files of the vault
office-verify-vault-not = not read this time
office-verify-seconds = Time
office-verify-proves = Verification proves that the order and the words of the entries are as they were written. It does not prove that what was written is true.

# Members
office-members-title = Members
office-members-lead = Who unlocks this case file, under which code, and what each role lets them do.
office-members-generation = Keys of generation { $n }. Membership is kept with the keys, outside the register.
office-roles-heading = What each role does
office-member-new = Add a member
office-member-new-lead = Do this together with the person. They unlock with their code and their own passphrase; nobody else ever learns it.
office-member-code-help = A short name that screens show. Not the person's own name.
office-member-roles = Roles
office-member-no-role = Choose at least one role.
office-member-sight = Which cases
office-member-all = all cases
office-member-some = certain cases only
office-member-none = no case yet
office-member-cases = Cases
office-member-cases-help = Only where certain cases are chosen. Records in no case stay with whoever entered them. Who only keeps the keys sees ids: a steward reads under Members which case each is.
office-cases-ids = An administrator gives access by the beginning of a case's id, and sees no code. Tell them which it is:
office-member-first = First passphrase
office-member-made = Make one of six words, shown once
office-member-typed = The person types it now
office-member-add = Add the member
office-member-joined = { $code } is a member
office-member-phrase = First passphrase, shown now and never again. Write it down for the person, and destroy the paper when they have changed it.
office-member-then-change = At the first unlocking: change it, under Office, “My passphrase”.
office-member-then-factor = Then set up a second factor with their telephone.
office-member-you = (you)
office-member-n = Member { $code }
office-member-self = This is you. A change of your own roles counts at once; other administrators see it in the list.
office-member-change = Change roles and cases
office-member-factor-about = For whoever lost the telephone and the paper codes. They unlock with the passphrase alone until they set up another.
office-member-factor-drop = Remove the second factor
office-member-factor-none = None is set up. Only the member can do it, at their own browser.
office-member-remove = Remove
office-member-remove-about = Takes the member's way in and changes the keys: what is written from now on is closed to them, even if they kept a copy of the files. What they could read before, they may have copied. Their entries stay.
office-member-remove-go = Remove { $code }
office-member-remove-sure = Remove this member and change the keys?
office-passphrase-title = My passphrase
office-passphrase-lead = Five or six words that do not belong together. Nobody can reset it; an administrator can only make you a new membership.
office-passphrase-old = Present passphrase
office-passphrase-new = New passphrase
office-passphrase-go = Change it
office-passphrase-done = Your passphrase is changed. The former one opens nothing any more.

# Overview
office-title = The office
office-lead = What needs attention, and who watches what.
office-nothing-wrong = Nothing needs attention in the case file.
office-last-backup = Last backup
office-backup-none = none yet
office-days = { $n } days old
office-opened = Identities opened within seven days
office-outstanding = Erasures that an office has not answered
office-waiting = Bundles that wait for earlier ones
office-received = Bundles received, to be admitted
office-no-factor = Members without a second factor
office-of = { $part } of { $whole }
office-conflicts = Values in conflict
office-none = none

# Health
office-health-title = Health
office-health-bad = { $n ->
    [one] One thing is bad: people could be exposed or work lost. Mend it now.
   *[other] { $n } things are bad: people could be exposed or work lost. Mend them now.
}
office-health-warn = { $n ->
    [one] It works; somebody should look at one thing soon.
   *[other] It works; somebody should look at { $n } things soon.
}
office-health-good = Everything is as it should be.
office-health-time = Examined in { $seconds } s. The command “constat doctor” tells the same.
office-sign-bad = Bad
office-sign-warn = To look at
office-sign-good = Good
office-sign-case = Case file
office-sign-data = Datasets and machine

# Backups
office-backup-never = There is no backup yet. If this machine is lost today, everything is lost with it.
office-backup-age = { $days ->
    [0] The last backup was made within the last day.
    [one] The last backup is one day old.
   *[other] The last backup is { $days } days old.
}
office-backup-make = Make one
office-backup-folder = Folder on this machine
office-backup-folder-help = Its whole path, on another disk than this one: a USB key, a shared folder. The file is encrypted to the recovery key; nobody reads it without.
office-backup-no-folder = There is no folder “{ $path }” that can be written to on this machine. Give the whole path of one that exists.
office-backup-beside = “{ $path }” lies within the workspace: what takes the one would take the other. Choose a folder on another disk.
office-backup-files = With the evidence files of the vault
office-backup-keys = With the keys of identities, in a file of their own
office-backup-keys-help = Without it, identities cannot be read after a restore. It is kept apart and for 30 days at most: a name that was erased must not come back.
office-backup-go = Make the backup
office-backup-written = The backup is written: { $entries } entries, { $files } files.
office-backup-keys-where = the keys: keep them elsewhere than the backup, and { $days } days at most
office-backup-expired = { $n ->
    [one] One older file of keys was destroyed.
   *[other] { $n } older files of keys were destroyed.
}
office-backup-restore = Restore
office-backup-restore-about = On the new machine, in an empty workspace, with the printed recovery key at hand:
office-backup-restore-try = Try it once a year, on another machine. A backup that nobody has restored is a hope.
office-backup-file = FILE
office-backup-list = Made so far
office-backup-what = What
office-backup-where = Where
office-backup-size = Size
office-backup-mib = { $n } MB
office-backup-check = Whether it is whole
office-backup-check-go = Compare
office-backup-of-keys = keys of identities
office-backup-of-entries = entries and files
office-backup-overdue = over 30 days: destroy it
office-backup-not-there = not there now
office-backup-same = “{ $path }” is byte for byte what was written.
office-backup-changed = “{ $path }” is not what was written: it was damaged or changed. Make another backup now.
office-backup-gone = “{ $path }” cannot be read: the disk is not here, or the file is gone.
office-backup-unknown = No such backup was made here. Reload the page.

# Vocabularies
office-vocabularies-lead = The words that records are coded in, in English and French, with their definitions and the codes that other standards use.
office-vocabularies-find = Find a word or a list
office-vocabularies-none = No list holds this word.
office-vocabularies-local = The lists come with Constat and are the same in every office, so that what one codes the other can read. They cannot be changed here. A word of your own belongs beside the code, in the notes of the record; what many offices need is added to the lists in a new version.
office-vocabulary-count = { $n ->
    [one] one word
   *[other] { $n } words
}
office-vocabulary-codes = Codes of other standards
office-vocabulary-ordered = The order carries meaning: a later word says more than an earlier one.
office-vocabulary-word = Word

# Offices
office-own = this office
office-own-about = Read these twelve groups aloud, by telephone or face to face, to an office that is to trust yours. Never send them with the card.
office-fingerprint-of = Fingerprint of { $office }
office-card = The card of this office
office-card-about = Public keys only: it may be sent by any way. What makes it trustworthy is the fingerprint, heard by voice.
office-card-download = Download the card
office-card-paste = Card of the other office, pasted
office-card-file = Or its file
office-spoken = Fingerprint, as they read it aloud to you
office-spoken-help = Twelve groups of five digits. Call a number that you know; type what you hear, not what the card says.
office-spoken-needed = Type the fingerprint that you heard: without it anybody could pass for that office.
office-others = Offices that this one trusts
office-no-others = None yet. Exchange cards, and read each other the fingerprints.
office-trust = Trust an office
office-trust-lead = Once an office is trusted, bundles can be made for it, and its bundles can be admitted here.
office-trust-go = Trust this office
office-trusted = trusted
office-revoked = no longer trusted
office-since = Since
office-installations = { $n } installations
office-last-bundle = last bundle
office-no-bundle = no bundle yet
office-distrust = No longer trust
office-distrust-about = Its bundles are refused from now on, and none can be made for it. What it sent before stays, and it keeps what it was given.
office-unknown = This office does not trust an office of that fingerprint, or no longer. See the list of offices.
office-inbox-where = A bundle that you received is looked at and admitted here:

# Bundles
office-bundle-make = Make a bundle
office-bundle-for = Bundle for { $office }
office-bundle-read = Only { $office } can open it. Before you hand it over, call them and let them read you their fingerprint:
office-bundle-choose = Choose what goes
office-bundle-otherwise = Choose otherwise
office-bundle-level = How far
office-level-internal = what happened, by codes; no words of witnesses, nothing sealed
office-level-confidential = with what is confidential; no identity
office-level-identity = with the identities of those who agreed to sharing
office-bundle-cases-help = None chosen: all that you see.
office-bundle-whole = Everything from the beginning
office-bundle-whole-help = Otherwise only what this office is not known to have.
office-bundle-files = With evidence files, where their keys go
office-bundle-look = Look at what is in it
office-bundle-in-it = What is in it
office-bundle-no-identities = Identity: not included.
office-bundle-identities = { $n ->
    [one] Identity: included. One record's identity can be read by its recipient.
   *[other] Identity: included. { $n } records' identities can be read by its recipient.
}
office-bundle-file-count = Files
office-bundle-withheld = What stays here
office-withheld-case = of other cases
office-withheld-level = above the chosen level
office-withheld-absent = never received here
office-withheld-consent = no consent to sharing
office-withheld-erased = erased
office-bundle-headers = The number of entries and their times go in any case: they tell how busy this office is.
office-bundle-go = Make it and download
office-bundle-go-identities = Make it with identities and download

# Erasure
office-erasure-lead = When somebody asks to be erased: the key that opens what names them is destroyed, for ever and for everybody. First you see what that reaches, and what it cannot.
office-erasure-kind = What
office-erasure-code = Code
office-erasure-look = See what it would reach
office-erasure-done = Erased so far
office-erasure-none = Nothing was erased yet.
office-erasure-keys = Keys
office-erasure-destroyed = destroyed
office-erasure-not-destroyed = still held
office-erasure-answers = Offices that held identities
office-erasure-answers-about = The erasure goes with the next bundle to each office; its answer comes with the next bundle from it. An office that was never given this key has nothing to destroy and may stay without an answer: ask by voice.
office-erasure-receipted = has destroyed it
office-erasure-outstanding = no answer yet
office-erasure-nobody = No office was given identities.
office-erase-title = Erase: { $kind } { $code }
office-erase-nothing = No key of it is held here: there is nothing left to erase, or it never held an identity.
office-erase-records = What becomes unreadable
office-erase-records-about = { $n ->
    [one] One key is destroyed. These records stay, without what names anybody:
   *[other] { $n } keys are destroyed. These records stay, without what names anybody:
}
office-erase-mentions = What speaks of it, and stays
office-erase-mentions-about = A name in these words survives. Tick what is to be erased too, and look again; a text that must stay is first transcribed without the name.
office-erase-no-mentions = Nothing else that is known to speak of it.
office-erase-open = open
office-erase-again = Look again
office-erase-elsewhere = Where else it reaches
office-erase-index = Search
office-erase-index-about = The indexes of names live in memory only; they are dropped at once and built anew without it.
office-erase-offices = Bundles with identities went to
office-erase-backups = Backups of keys within 30 days
office-erase-findings = Findings that depend on it
office-erase-freezes = Frozen states (they hold no identity)
office-none-m = none
office-erase-beyond = What no program can reach
office-erase-do = Erase
office-erase-warning = This cannot be undone by anybody, with any key or backup.
office-erase-why = Why
office-erase-why-help = At whose wish, and how it was made known. It is sealed; do not write the name here.
office-erase-go = Erase { $code } for ever
office-erase-not = Do nothing
