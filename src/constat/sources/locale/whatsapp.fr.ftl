whatsapp-no-archive = Cette archive ne peut pas être lue. Dans WhatsApp, choisissez « Exporter la discussion » et prenez le fichier .zip obtenu.
whatsapp-no-chat = Cette archive ne contient pas de discussion. Dans WhatsApp, choisissez « Exporter la discussion » et prenez le fichier .zip obtenu.
whatsapp-too-large = Cette archive contient plus de { $members } fichiers, ou dépasse { $limit } Go une fois ouverte. Exportez la discussion sans médias, ou par parties.
whatsapp-unsafe = L'archive contient « { $name } », qu'aucune discussion exportée ne contient (chemin extérieur, lien, fichier en double, chiffré ou explosif). Rien n'a été repris.
whatsapp-no-member = L'archive ne contient pas de fichier « { $name } ».
