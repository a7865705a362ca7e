"""Pictures of the screens for docs/: taken in a real browser over an invented case file, so that anybody can take them again."""
