no-upload = Vous n'avez pas d'envoi { $id }. Il est peut-être terminé, ou date de plus d'une semaine : choisissez à nouveau le fichier.
upload-size = Un fichier de cette taille n'est pas accepté : il est vide, ou dépasse { $limit } Go.
uploads-too-many = { $limit } fichiers sont déjà en route. Attendez que certains soient terminés, ou reprenez ceux qui ont été coupés.
upload-piece = Le morceau { $number } est vide ou dépasse { $limit } octets. Envoyez à nouveau le fichier.
upload-missing = Le morceau { $number } n'est pas arrivé. Envoyez-le, puis terminez.
upload-short = Le fichier s'arrête { $left } octets avant la taille annoncée. Envoyez les morceaux manquants, puis terminez.
upload-long = Le fichier dépasse de { $more } octets la taille annoncée. Choisissez à nouveau le fichier.
