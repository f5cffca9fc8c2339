#!/bin/sh
# Programs that tests use as they are: LibreOffice makes and opens real Word, OpenDocument and Excel files, Chromium
# shows the report of an audit. Quick where they are there. Where one cannot be had this says so loudly and fails
# nothing: the tests that need it are then skipped.
set -u
missing=""
command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-writer-nogui"
ls /usr/lib/libreoffice/program/libsclo.so >/dev/null 2>&1 || missing="$missing libreoffice-calc-nogui"
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "system_packages: installing$missing"
    apt-get update -qq >/dev/null 2>&1
    # shellcheck disable=SC2086 # one word a package
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1
fi
for program in soffice chromium; do
    if ! command -v "$program" >/dev/null 2>&1; then
        echo "system_packages: WARNING: $program is missing, so tests that need it will be SKIPPED." >&2
        echo "system_packages: install$missing (Debian) to run them." >&2
    fi
done
exit 0
