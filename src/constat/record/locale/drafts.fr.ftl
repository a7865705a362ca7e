draft-too-large = Ce brouillon dépasse { $limit } caractères. Enregistrez-le comme témoignage et continuez dans un second.
drafts-too-many = Vous avez déjà { $limit } brouillons. Enregistrez-en ou supprimez-en d'abord.
no-draft = Vous n'avez pas de brouillon { $id }. Il a peut-être déjà été enregistré ou supprimé : voyez parmi vos témoignages.
