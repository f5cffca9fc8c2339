"""The page of an audit in a real browser: languages, keyboard, small, dark, printed, without scripts, hostile texts."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, expect, sync_playwright

from jdlint.audit.data import Audit
from jdlint.audit.page.render import render_page
from tests.audit.repository import FORMULA, NASTY, audit, write
from tests.helpers import ROOT

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="chromium is missing: the page was NOT looked at (tools/system_packages.sh installs it)"
)
#: What a person looks at when a test has failed, or wants to see; not under version control.
ARTEFACTS = ROOT / "tests" / "artefacts"
#: Without these Chromium asks servers of its own at every start, none of which is the page's doing.
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
#: Controls below 24 pixels (WCAG 2.2, 2.5.8); links within sentences are exempt.
_SMALL = """() => [...document.querySelectorAll("button, select, input[type=search], .heat td a, .langs label, .toc a")]
    .filter((e) => e.offsetParent && e.getBoundingClientRect().height < 24).map((e) => e.outerHTML.slice(0, 120))"""
SECTIONS = ("trend", "units", "reviews", "pairs", "findings", "accepted", "unchecked", "rules", "method")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """An audit with a previous one, so that everything there is to show is shown."""
    folder = write(tmp_path_factory.mktemp("audited"))
    audit(folder, "before", as_of="2026-08-20")
    archivist = folder / "kogud/arhivaar.jd.yaml"
    archivist.write_text(
        archivist.read_text("utf-8").replace("    expected_results: [Ülevaade on koostatud.]\n", ""), "utf-8"
    )
    found: Any = audit(folder, "after", "--since", "before")
    return found  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield started
        started.close()


class Shown:
    """A page of the browser, and what went wrong in it."""

    def __init__(self, browser: Browser, html: str, folder: Path, **options: Any) -> None:
        self.file = folder / "report.html"
        self.file.write_text(html, "utf-8")
        self.page: Page = browser.new_page(**options)
        self.trouble: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", self._say)
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("dialog", self._dismiss)
        self.page.goto(self.file.as_uri())

    def _say(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.trouble.append(message.text)

    def _dismiss(self, dialog: Dialog) -> None:
        self.trouble.append("dialog")
        dialog.dismiss()

    def axe(self) -> list[str]:
        """Return what axe-core finds against WCAG 2.2, A and AA, and its best practices."""
        found = importlib.util.find_spec("axe_playwright_python")
        assert found is not None
        assert found.origin is not None
        self.page.evaluate(Path(found.origin).with_name("axe.min.js").read_text("utf-8"))
        result = self.page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        return [f"{item['id']}: {item['nodes'][0]['html'][:200]}" for item in result["violations"]]

    def close(self) -> None:
        """Every test ends with it: nothing but the file was asked for, nothing was refused, nothing failed."""
        self.page.close()
        assert self.trouble == []
        assert [url.partition("#")[0] for url in self.requests] == [self.file.as_uri()]


def text_of(page: Page) -> str:
    return str(page.inner_text("body"))


@pytest.mark.parametrize("language", ["et", "en"])
@pytest.mark.parametrize("scripts", [True, False])
def test_everything_that_matters_can_be_read(
    told: Audit, browser: Browser, tmp_path: Path, language: str, scripts: bool
) -> None:
    shown = Shown(browser, render_page(told, "et" if language == "et" else "en"), tmp_path, java_script_enabled=scripts)
    page = shown.page
    assert page.get_attribute("html", "lang") == language
    words = text_of(page)
    assert ("kehtivast ametijuhendist" in words) == (language == "et")
    assert ("descriptions in force" in words) == (language == "en")
    for section in SECTIONS:
        assert page.locator(f"#{section} h2").is_visible(), section
    assert page.locator(".card").count() == 6
    assert page.locator(".card .change:visible").count() == 6
    assert page.locator("#pairs svg").count() == 3
    assert page.locator("#reviews tbody tr").count() == 3
    active = [f for f in told["findings"] if f["status"] != "suppressed"]
    assert page.locator("#list tbody tr").count() == len(active)
    for finding in active:
        assert finding["message"][language] in words  # type: ignore[literal-required]
    assert page.locator(".sign").is_visible()
    assert page.locator("#filters").is_visible() is scripts
    assert page.locator("#trend polyline").count() == 2
    shown.close()


def test_the_language_changes_with_and_without_scripts(told: Audit, browser: Browser, tmp_path: Path) -> None:
    for scripts in (True, False):
        shown = Shown(browser, render_page(told, "et"), tmp_path, java_script_enabled=scripts)
        shown.page.get_by_text("English", exact=True).click()
        words = text_of(shown.page)
        assert "Audit of job descriptions" in words
        assert "Ametijuhendite audit" not in words
        assert shown.page.get_attribute("html", "lang") == ("en" if scripts else "et")
        assert "duty 1 has no expected result" in shown.page.locator("#list").inner_text()
        shown.close()


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("wide", {"viewport": {"width": 1280, "height": 900}}),
        ("dark", {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"}),
        ("narrow", {"viewport": {"width": 320, "height": 640}}),
        ("zoomed", {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2}),
        ("still", {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", "forced_colors": "active"}),
    ],
)
@pytest.mark.parametrize("language", ["et", "en"])
def test_anybody_can_use_it(
    told: Audit, browser: Browser, tmp_path: Path, name: str, options: dict[str, Any], language: str
) -> None:
    shown = Shown(browser, render_page(told, "et" if language == "et" else "en"), tmp_path, **options)
    assert shown.axe() == []
    width = shown.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert width == 0, "the page must not scroll sideways; wide tables do so in their own frame"
    small = shown.page.evaluate(_SMALL)
    assert small == []
    ARTEFACTS.mkdir(exist_ok=True)
    shown.page.screenshot(path=ARTEFACTS / f"audit-{name}-{language}.png", full_page=True)
    shown.close()


def test_filters_sorting_and_links(told: Audit, browser: Browser, tmp_path: Path) -> None:
    shown = Shown(browser, render_page(told, "et"), tmp_path)
    page = shown.page
    active = [f for f in told["findings"] if f["status"] != "suppressed"]
    page.fill("#q", "DUT001")
    expect(page.locator("#list tbody tr")).to_have_count(sum(f["rule"] == "DUT001" for f in active))
    assert "q=DUT001" in page.url
    page.get_by_role("button", name="Tühista filtrid").click()
    expect(page.locator("#list tbody tr")).to_have_count(len(active))
    page.select_option("#unit", "=Kogude osakond")
    of_unit = [f for f in active if f["unit"] == "Kogude osakond"]
    expect(page.locator("#list tbody tr")).to_have_count(len(of_unit))
    page.select_option("#topic", "substitution")
    expect(page.locator("#list tbody tr")).to_have_count(sum(f["rule"].startswith("SUB") for f in of_unit))
    address = page.url
    other = Shown(browser, shown.file.read_text("utf-8"), tmp_path)
    other.page.goto(address)
    other.page.reload()
    expect(other.page.locator("#list tbody tr")).to_have_count(sum(f["rule"].startswith("SUB") for f in of_unit))
    other.page.close()
    page.fill("#q", "seda sõna ei ole")
    expect(page.locator("#shown")).to_contain_text("Filtrile ei vasta ükski leid · „seda sõna ei ole“")
    finding = of_unit[0]["id"].removeprefix("sha256:")[:16]
    page.goto(f"{shown.file.as_uri()}#f-{finding}")
    expect(page.locator("tr.target")).to_have_id(f"f-{finding}")
    page.goto(f"{shown.file.as_uri()}#d-hoidja")
    expect(page.locator("#list tbody tr")).to_have_count(sum(f["post"] == "hoidja" for f in active))
    expect(page.locator("#shown")).to_contain_text("· Koguhoidja")  # no field says it
    page.goto(f"{shown.file.as_uri()}#unit=")
    page.get_by_role("button", name="Leid", exact=True).click()
    expect(page.locator("th[aria-sort=ascending]")).to_have_text(re.compile("^Leid"))
    page.get_by_role("button", name="Leid", exact=True).click()
    expect(page.locator("th[aria-sort=descending]")).to_have_count(1)
    page.close()
    assert shown.trouble == []


def test_the_keyboard_is_enough(told: Audit, browser: Browser, tmp_path: Path) -> None:
    shown = Shown(browser, render_page(told, "et"), tmp_path)
    page = shown.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "lang-et"
    page.keyboard.press("ArrowRight")
    assert "Audit of job descriptions" in text_of(page)
    page.keyboard.press("ArrowLeft")
    seen = []
    for _ in range(400):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.id || document.activeElement.innerText.trim()"))
        ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        if page.evaluate("document.activeElement === document.body"):
            break
        assert ring != "none", seen[-1]
    assert {"q", "severity", "topic", "unit", "status", "Tühista filtrid"} <= set(seen)
    shown.close()


def test_printed_it_is_plain_and_whole(told: Audit, browser: Browser, tmp_path: Path) -> None:
    shown = Shown(browser, render_page(told, "et"), tmp_path, color_scheme="dark")
    page = shown.page
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    for hidden in (".langs", ".toc", "#filters"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator("#method").is_visible()
    data = page.pdf(prefer_css_page_size=True)
    assert data.startswith(b"%PDF")
    shown.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_paper_has_more_than_a_page_of_the_screen(told: Audit, browser: Browser, tmp_path: Path, scripts: bool) -> None:
    audit_of_150 = many(told, 150)
    for number, finding in enumerate(audit_of_150["findings"]):
        finding["message"] = {"et": f"märk{number:03}", "en": f"mark{number:03}"}
    shown = Shown(browser, render_page(audit_of_150, "en"), tmp_path, java_script_enabled=scripts)
    if scripts:
        assert shown.page.locator("#list tbody tr").count() == 100
        shown.page.click("#on")
    printed = words_of(shown.page.pdf(prefer_css_page_size=True))
    assert {f"mark{number:03}" for number in range(150)} <= set(printed.split())
    if scripts:
        assert "1–150 of 150" in printed
        assert shown.page.inner_text("#shown") == "101–150 of 150"  # as it was
    shown.close()


def words_of(pdf: bytes) -> str:
    """Return the text of a PDF file, lines joined."""
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


@pytest.mark.parametrize(
    "address", ["#severity=constructor", "#topic=toString&status=x", "#d-%E0%A4%A", "#unit=%00", "#f-x"]
)
def test_an_address_that_means_nothing_breaks_nothing(
    told: Audit, browser: Browser, tmp_path: Path, address: str
) -> None:
    shown = Shown(browser, render_page(told, "et"), tmp_path)
    shown.page.goto(shown.file.as_uri() + address)
    expect(shown.page.locator("#shown")).not_to_be_empty()
    shown.page.get_by_role("button", name="Tühista filtrid").click()
    active = [f for f in told["findings"] if f["status"] != "suppressed"]
    expect(shown.page.locator("#list tbody tr")).to_have_count(len(active))
    shown.page.close()
    assert shown.trouble == []


@pytest.mark.parametrize("language", ["et", "en"])
def test_hostile_texts_stay_texts(told: Audit, browser: Browser, tmp_path: Path, language: str) -> None:
    html = render_page(told, "et" if language == "et" else "en")
    assert NASTY not in html
    assert html.count("<script") == 2
    shown = Shown(browser, html, tmp_path)
    words = text_of(shown.page)
    assert NASTY in words
    assert FORMULA in words
    links = shown.page.eval_on_selector_all("a", "all => all.map((a) => a.protocol)")
    assert set(links) == {"file:"}
    shown.close()


def test_the_policy_allows_this_script_and_no_other(told: Audit, browser: Browser, tmp_path: Path) -> None:
    html = render_page(told, "et")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    assert "unsafe" not in policy
    assert policy.startswith("default-src &#39;none&#39;;")
    injected = html.replace("</body>", "<script>document.title = 'taken'</script></body>")
    shown = Shown(browser, injected, tmp_path)
    assert shown.page.title() != "taken"
    assert any("Content Security Policy" in text for text in shown.trouble)
    shown.page.close()


def many(told: Audit, count: int) -> Audit:
    """Return the audit with its findings over and over again, each with an id of its own."""
    active = [f for f in told["findings"] if f["status"] != "suppressed"]
    found = [{**active[i % len(active)], "id": f"sha256:{i:016x}"} for i in range(count)]
    made: Any = {**json.loads(json.dumps(told)), "findings": found}
    return made  # type: ignore[no-any-return]


def test_what_has_no_room_in_the_page_is_told(told: Audit) -> None:
    long: Any = many(told, 1)
    long["pairs"] = long["pairs"] * 20
    long["posts"] += [{**long["posts"][0], "key": f"k{number}"} for number in range(1_500)]
    html = render_page(long, "en")
    assert f"{len(long['pairs']) - 40} more; all are in the workbook." in html
    due = sum(post["state"] in ("overdue", "due-soon") for post in long["posts"])
    assert due > 1_500
    assert f"Veel {due - 500}; kõik on tabelifailis." in html


def test_many_findings_come_in_pages(told: Audit, browser: Browser, tmp_path: Path) -> None:
    html = render_page(many(told, 1_000), "et")
    bare = Shown(browser, html, tmp_path, java_script_enabled=False)
    assert bare.page.locator("#list tbody tr").count() == 200
    assert "200 raskeimat" in bare.page.inner_text("#cut")
    bare.close()
    shown = Shown(browser, html, tmp_path)
    page = shown.page
    assert page.locator("#list tbody tr").count() == 100
    assert page.inner_text("#shown") == "1–100 / 1000"
    page.click("#on")
    assert page.inner_text("#shown") == "101–200 / 1000"
    assert page.locator("#back").is_enabled()
    for _ in range(8):
        page.click("#on")
    assert page.locator("#on").is_disabled()
    page.goto(f"{shown.file.as_uri()}#f-{777:016x}")
    expect(page.locator("tr.target")).to_be_visible()
    page.close()
    assert shown.trouble == []
