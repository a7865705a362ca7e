preview-failed = Le fichier n'a pas pu être montré ({ $type }) : il est endommagé, trop grand à dessiner, ou n'est pas ce qu'il prétend être. L'original est conservé tel qu'il est arrivé.
preview-no-copy = Aucune copie de travail sans métadonnées ne peut être faite de ce type de fichier ({ $type }). Les images (JPEG, PNG, WebP) et les PDF peuvent être nettoyés.
