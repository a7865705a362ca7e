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
