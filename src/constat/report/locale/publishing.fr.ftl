package-unsafe = Le paquet contient un fichier qui ne doit pas s’y trouver : { $name }. Rien n’en a été utilisé. Construisez de nouveau le rapport.
package-too-large = Le paquet dépasse { $limit } Mo ou contient plus de { $members } fichiers. Construisez le rapport en moins de formats.
package-unreadable = Le paquet de ce rapport est illisible. Construisez de nouveau le rapport et soumettez-le une nouvelle fois.
package-no-folder = Le dossier { $path } n’existe pas. Nommez le dossier qui contient la spécification et le rapport construit.
