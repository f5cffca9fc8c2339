#!/bin/sh
# Programs that tests use as they are: LibreOffice makes and opens real Word, OpenDocument, Excel and PDF files, tesseract
# reads scans, Chromium shows the report of an audit. Quick where they are there. Where one cannot be had this says so
# loudly and fails nothing: the tests that need it are then skipped.
set -u
missing() {
    command -v soffice >/dev/null 2>&1 || echo libreoffice-writer-nogui
    ls /usr/lib/libreoffice/program/libsclo.so >/dev/null 2>&1 || echo libreoffice-calc-nogui
    tesseract --list-langs 2>/dev/null | grep -qx est || echo tesseract-ocr tesseract-ocr-est
    command -v chromium >/dev/null 2>&1 || echo chromium
    # WeasyPrint, for the report as PDF, finds Pango at run time
    ls /usr/lib/*/libpangoft2-1.0.so.0 >/dev/null 2>&1 || echo libpangoft2-1.0-0
}
packages=$(missing)
if [ -n "$packages" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    # shellcheck disable=SC2086 # several words are several packages
    echo "system_packages: installing" $packages
    apt-get update -qq >/dev/null 2>&1
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null 2>&1
fi
packages=$(missing)
if [ -n "$packages" ]; then
    # shellcheck disable=SC2086
    echo "system_packages: WARNING: missing:" $packages >&2
    echo "system_packages: tests that need them (Debian names) will be SKIPPED." >&2
fi
exit 0
