vault-damaged = Le fichier { $name }… du coffre a été modifié au morceau { $chunk } (octet { $at }). Restaurez-le d'une sauvegarde ou d'un autre bureau.
vault-other-key = Le fichier { $name }… du coffre demande une autre clé.
vault-not-itself = Le fichier { $name }… n'est pas ce que dit son nom : il a été modifié ou tronqué. Restaurez-le d'une sauvegarde ou d'un autre bureau.
vault-no-file = Le fichier { $name }… n'est pas dans le coffre. Restaurez-le d'une sauvegarde, ou demandez-le au bureau qui l'a reçu.
vault-name = « { $name } » n'est pas un nom de fichier du coffre.
vault-token = « { $token } » ne peut désigner un envoi. Employez lettres, chiffres et traits d'union.
vault-token-other = L'envoi { $token } avait commencé avec un autre fichier. Commencez-en un nouveau.
