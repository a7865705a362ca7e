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
office-member-cases-help = Only where certain cases are chosen. Records in no case stay with whoever entered them.
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
