#!/bin/sh
# Starts Constat on Linux and macOS: finds a Python 3.11 or newer and hands over to start.py. No administrator is needed.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1

wait_when_clicked() {
  # A window that a double click opened would close before anybody has read why.
  if [ -n "${CLICKED:-}" ] && [ -t 0 ]; then
    printf '\nEntrée pour fermer / Enter to close '
    read -r _
  fi
}

if [ ! -f "$here/start.py" ]; then
  echo "start.py manque à côté de ce fichier : décompressez toute l'archive. / start.py is missing beside this file: unpack the whole archive." >&2
  wait_when_clicked
  exit 1
fi

for python in "${PYTHON:-}" python3 python3.13 python3.12 python3.11 python3.14 python; do
  if [ -n "$python" ] && command -v "$python" >/dev/null 2>&1 &&
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    "$python" "$here/start.py" "$@"
    code=$?
    [ "$code" -eq 0 ] || [ "$code" -eq 130 ] || wait_when_clicked
    exit "$code"
  fi
done

echo "Constat a besoin de Python 3.11 ou plus récent, et n'en trouve pas ici. Installez-le pour votre compte, puis relancez." >&2
echo "Constat needs Python 3.11 or newer, and finds none here. Install it for your account, then start again." >&2
wait_when_clicked
exit 1
