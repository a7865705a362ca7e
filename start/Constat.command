#!/bin/sh
# A double click in the Finder runs this in a window of its own.
CLICKED=1 exec sh "$(dirname -- "$0")/constat.sh" "$@"
