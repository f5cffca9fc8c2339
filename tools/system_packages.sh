#!/bin/sh
# What the tests of readers need beside Python: LibreOffice makes real Word, OpenDocument and PDF files, tesseract reads
# scans. Quick where they are there. Where they cannot be had this says so loudly and fails nothing: those tests are then
# skipped.
set -u
missing() {
    command -v soffice >/dev/null 2>&1 || echo libreoffice-writer-nogui
    tesseract --list-langs 2>/dev/null | grep -qx est || echo tesseract-ocr tesseract-ocr-est
}
packages=$(missing)
if [ -n "$packages" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "system_packages: installing" $packages
    apt-get update -qq >/dev/null 2>&1
    # shellcheck disable=SC2086 - several words are several packages
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null 2>&1
fi
packages=$(missing)
if [ -n "$packages" ]; then
    echo "system_packages: WARNING: missing:" $packages >&2
    echo "system_packages: tests that need them (Debian names) will be SKIPPED." >&2
fi
exit 0
