"""Casework: the acts of documenters and verifiers, each one entry.

    findings     propose, sign, return, reopen; what must be there before a finding may be signed
    incidents    merge and split, without losing either
    evidence     files into the vault, custody, what is handed out
    undoing      the entry that takes another one back
    erasing      a person's key destroyed, and the list of what that reaches and what it cannot
"""
