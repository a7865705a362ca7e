timestamp-other-bytes = Cet horodatage a été fait pour d'autres octets que { $digest }…. Présentez-le avec son fichier.
timestamp-does-not-hold = L'horodatage de { $digest }… ne tient pas : { $reason }. Demandez-en un autre, ou indiquez le certificat racine de l'autorité.
timestamp-no-digest = Un horodatage se demande pour 32 octets de SHA-256, non { $size }. Donnez le fichier ou son empreinte.
timestamp-not-got = Aucun horodatage reçu de { $authority } : { $reason }. La demande reste en file ; réessayez quand le réseau sera là.
timestamp-authority-name = « { $name } » ne peut désigner une autorité d'horodatage. Employez minuscules, chiffres et traits d'union.
