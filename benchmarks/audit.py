"""`jdlint audit` of 5,000 descriptions as a whole process, and its page with 50,000 findings in Chromium.

Budgets: 20 s of CPU cold; the page opens in 2 s and filters in 150 ms. Chromium is the one of the system.
"""

from __future__ import annotations

import datetime as dt
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks import corpus
from benchmarks.run import cpu
from jdlint.audit.data import Audit
from jdlint.audit.make import make_audit
from jdlint.audit.page.render import render_page
from jdlint.engine.request import Request

POSTS, FINDINGS, RUNS = 5_000, 50_000, 5
BUDGET, OPENS, FILTERS = 20.0, 2_000, 150
_AS_OF = "2026-11-20"
_LOADED = "() => { const t = performance.getEntriesByType('navigation')[0]; return t.domContentLoadedEventEnd; }"
#: From the keystroke until the browser has laid the rows out again.
_FILTER = """(word) => { const q = document.getElementById('q'); const start = performance.now();
  q.value = word; q.dispatchEvent(new Event('input', {bubbles: true})); document.body.offsetHeight;
  return performance.now() - start; }"""


def main() -> int:
    """Measure and print; the exit code says whether the budgets held."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "posts")
        corpus.write(folder, POSTS)
        command = [sys.executable, "-m", "jdlint", "audit", ".", "--isolated", "--as-of", _AS_OF, "--out", "../audit"]
        seconds = cpu([*command, "--lang", "et", "--quiet"], folder)
        print(f"audit of {POSTS} descriptions, cold: {seconds:.1f} s CPU (budget {BUDGET:.0f})")
        small = Path(name, "small")
        corpus.write(small, 200)
        request = Request((small,), dt.date.fromisoformat(_AS_OF), isolated=True)
        page = Path(name, "report.html")
        page.write_text(render_page(_many(make_audit(request)[0]), "et"), "utf-8")
        print(f"page with {FINDINGS} findings: {page.stat().st_size / 1e6:.1f} MB")
        opens, filters = _browse(page)
    print(
        f"opens in {opens:.0f} ms (budget {OPENS}), filters in {filters:.0f} ms (budget {FILTERS}), medians of {RUNS}"
    )
    return int(seconds > BUDGET or opens > OPENS or filters > FILTERS)


def _many(audit: Audit) -> Audit:
    """Return the audit with its findings again and again, each with an id and words of its own."""
    found = audit["findings"]
    made: list[Any] = []
    for number in range(FINDINGS):
        one = found[number % len(found)]
        message = {language: f"{text} ({number})" for language, text in one["message"].items()}
        made.append({**one, "id": f"sha256:{number:016x}", "message": message})
    return {**audit, "findings": made}


def _browse(page: Path) -> tuple[float, float]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - the rest needs no browser

    opened, filtered = [], []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        for _run in range(RUNS):
            tab = browser.new_page()
            tab.goto(page.as_uri())
            opened.append(float(tab.evaluate(_LOADED)))
            filtered += [
                float(tab.evaluate(_FILTER, word)) for word in ("tulemus", "osakond 12", "SUB001", "ei ole seda")
            ]
            tab.close()
        browser.close()
    return statistics.median(opened), statistics.median(filtered)


if __name__ == "__main__":
    sys.exit(main())
