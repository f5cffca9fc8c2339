#!/bin/sh
# LibreOffice makes the real Word and OpenDocument files that tests/readers/office reads.
# Quick where it is there. Where it cannot be had this says so loudly and fails nothing: those tests are then skipped.
set -u
if command -v soffice >/dev/null 2>&1; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "system_packages: installing libreoffice-writer-nogui"
    apt-get update -qq >/dev/null 2>&1
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui >/dev/null 2>&1
fi
if ! command -v soffice >/dev/null 2>&1; then
    echo "system_packages: WARNING: soffice is missing, so tests with files made by LibreOffice will be SKIPPED." >&2
    echo "system_packages: install libreoffice-writer-nogui (Debian) or LibreOffice to run them." >&2
fi
exit 0
