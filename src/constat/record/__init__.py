"""The case file: what was recorded, by whom, on what evidence, and the proof that nothing was overwritten.

    canonical, sealing, entry     bytes that are hashed, sealed values, one signed transaction
    folding                       the state that a set of entries means; merge without a clock
    fields, models                the record types, each field with its sensitivity
    register, projection, guards  the one write path, the tables people read, and what keeps every other path shut
    keys, vault, timestamps       who can open what; files; proof that they existed
    policy, lens, readlog         who may see what; reading an identity leaves a trace
    bundles, backup, proof        exchange between offices; copies; verification without us
    casefile                      all of it, opened on one workspace

Only this room and `web` know Django.
"""

from constat.record.database import ready

# Django wants to be set up before its models are imported, wherever one begins.
ready()
