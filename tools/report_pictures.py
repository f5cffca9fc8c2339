"""Pictures of the audit report for docs/: the examples as they changed in a quarter, three sizes, both languages.

Not among the generated files that are checked: what a browser draws depends on its fonts.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from jdlint.audit.page.render import render_page
from jdlint.cli.main import main as jdlint
from jdlint.core.i18n import LANGUAGES

ROOT = Path(__file__).parents[1]
SIZES = {"desk": (1280, 1000), "tablet": (820, 1000), "phone": (360, 740)}
_BEFORE, _AS_OF = "2026-08-20", "2026-11-20"


def _run(*words: str) -> None:
    try:
        jdlint(list(words))
    except SystemExit as ended:
        if ended.code:
            raise


def main() -> int:
    """Write the pictures; the return value is the exit code."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("chromium is missing; install it, or run make system", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name:
        posts, old, new = Path(name, "ametijuhendid"), Path(name, "old"), Path(name, "new")
        shutil.copytree(ROOT / "examples", posts)
        _run("audit", str(posts), "--as-of", _BEFORE, "--out", str(old), "--quiet")
        _run("audit", str(posts), "--as-of", _AS_OF, "--out", str(new), "--since", str(old), "--quiet")
        audit = json.loads((new / "report.json").read_text("utf-8"))
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            for language in LANGUAGES:
                page = Path(name, "report.html")
                page.write_text(render_page(audit, language), "utf-8")
                for size, (width, height) in SIZES.items():
                    tab = browser.new_page(viewport={"width": width, "height": height})
                    tab.goto(page.as_uri())
                    target = ROOT / "docs" / f"audit-{language}-{size}.png"
                    tab.screenshot(path=target)
                    print(f"wrote {target.relative_to(ROOT)}")
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
