unknown-setting = There is no setting { $name } (the nearest is { $nearest }). Remove it from the environment or correct its name; docs/look-up/settings.md lists all.
malformed-setting = The setting { $name } is “{ $value }”; expected: { $kind }. Correct it and start again.
secret-file-unreadable = The file named by { $name } cannot be read. Check its path and permissions.
