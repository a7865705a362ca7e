vault-damaged = The file { $name }… in the vault was changed at piece { $chunk } (byte { $at }). Restore it from a backup or a peer.
vault-other-key = The file { $name }… in the vault needs another key.
vault-not-itself = The file { $name }… is not what its name says: it was changed or cut short. Restore it from a backup or a peer.
vault-no-file = The file { $name }… is not in the vault. Restore it from a backup, or ask the office that took it in.
vault-name = “{ $name }” is no name of a file in the vault.
vault-token = “{ $token }” cannot name an upload. Use letters, digits and hyphens.
vault-token-other = The upload { $token } was begun with another file. Begin a new one.
