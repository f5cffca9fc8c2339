"""The files that the configuration names beside the descriptions: read, reported, handed to project rules."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.api import Context, Place, Project, ProjectHit, RelatedPlace, rule
from jdlint.core.finding import Site
from jdlint.engine import rules as rules_module
from jdlint.engine.companions import read_titles
from jdlint.engine.organisation import read_organisation
from jdlint.engine.request import Request
from jdlint.engine.run import run
from jdlint.facts.organisation import (
    ORGANISATION_FILE,
    AnnexEntry,
    ApproverEntry,
    FormerName,
    OrderEntry,
    Organisation,
    OwnerEntry,
    Revoked,
    StaffEntry,
    Titles,
    UnitEntry,
    WordForms,
)
from jdlint.rulebook.index import load_rulebook
from jdlint.rulebook.rule import Basis, Rule, Rulebook, Texts, Told
from jdlint.syntax.limits import DEFAULT_LIMITS
from tests.helpers import ROOT, Repo, check, jdlint, post, write

AS_OF = dt.date(2026, 11, 20)
CONFIG = 'organisation = "organisation.yaml"\n'
WHOLE = """\
jdlint-organisation: 1
name: Rannamuuseum
units:
  - name: Kogude osakond
    valid_from: 2025-01-01
    short: KOO
    former: [{name: Fondid, until: 2024-12-31}]
    head: kogude-juhataja
  - {name: Säilitustalitus, parent: Kogude osakond, valid_to: 2030-12-31}
staff:
  - {post: arhivaar, title: Arhivaar, specialisation: fotod, unit: [Kogude osakond], status: official}
  - {title: Konservaator, fixed_term: kuni naasmiseni, workload: 0.50, count: 3}
orders:
  - act: käskkiri
    number: 1-2/17
    date: 2026-02-10
    effective_from: 2026-03-01
    annexes: [{number: 11, post: arhivaar, title: Arhivaar}]
    revokes: [{number: 1-2/3, date: 2020-02-29, annex: 4}]
approvers:
  - {role: direktor, units: [Kogude osakond], status: employee}
owners:
  - {unit: Kogude osakond, role: personalispetsialist}
"""


def read(text: str | bytes) -> tuple[Organisation | None, list[tuple[str, str, int]]]:
    data = text.encode("utf-8") if isinstance(text, str) else text
    organisation, judged = read_organisation("organisation.yaml", data, DEFAULT_LIMITS)
    found = [(raw.rule, raw.message, raw.site.start.line if raw.site.start else 0) for raw in judged.raws]
    return organisation, found


def places(*argv: str | Path, cwd: Path) -> list[str]:
    return [f"{item['path']}:{item['start']['line']} {item['rule']}" for item in check(*argv, cwd=cwd).findings]


def test_every_field_of_the_file_is_handed_on_with_its_place() -> None:
    organisation, problems = read(WHOLE)
    assert problems == []
    assert organisation is not None
    sites = [*(unit.site for unit in organisation.units), *(line.site for line in organisation.staff)]
    lines = [site.start.line for site in sites if site.start]
    assert lines == [4, 9, 11, 12]
    site = organisation.units[0].site

    def plain(entry: Any) -> Any:
        """Put one site for all of them: the places were looked at above."""
        if not isinstance(entry, tuple) or isinstance(entry, Site):
            return site if isinstance(entry, Site) else entry
        below = [plain(item) for item in entry]
        return type(entry)(*below) if hasattr(entry, "_fields") else tuple(below)

    former = FormerName("Fondid", "2024-12-31", site)
    assert (organisation.path, organisation.name) == ("organisation.yaml", "Rannamuuseum")
    assert plain(organisation.units) == (
        UnitEntry("Kogude osakond", None, "2025-01-01", None, ("KOO",), (former,), "kogude-juhataja", site),
        UnitEntry("Säilitustalitus", "Kogude osakond", None, "2030-12-31", (), (), None, site),
    )
    assert plain(organisation.staff) == (
        StaffEntry("arhivaar", "Arhivaar", "fotod", ("Kogude osakond",), "official", None, None, 1, site),
        StaffEntry(None, "Konservaator", None, (), None, "kuni naasmiseni", "0.50", 3, site),
    )
    annexes = (AnnexEntry("11", "arhivaar", "Arhivaar", site),)
    revokes = (Revoked("1-2/3", "2020-02-29", "4", site),)
    assert plain(organisation.orders) == (
        OrderEntry("käskkiri", "1-2/17", "2026-02-10", "2026-03-01", annexes, revokes, site),
    )
    assert plain(organisation.approvers) == (ApproverEntry("direktor", ("Kogude osakond",), "employee", site),)
    assert plain(organisation.owners) == (OwnerEntry("Kogude osakond", "personalispetsialist", site),)


def test_titles_are_handed_on() -> None:
    words = "words:\n  sepp: [sepa, seppa]\n  mees: mehe\n  tühi:\n"
    text = f"jdlint-titles: 1\n{words}aliases: {{TJ: Talituse juhataja, A1: 7}}\n"
    titles, judged = read_titles("titles.yaml", text.encode(), DEFAULT_LIMITS)
    assert isinstance(titles, Titles)
    assert judged.raws == ()
    assert titles.words == (WordForms("sepp", ("sepa", "seppa")), WordForms("mees", ("mehe",)))
    assert [(alias.name, alias.means, alias.site.keyed_path) for alias in titles.aliases] == [
        ("TJ", "Talituse juhataja", "aliases.TJ"),
        ("A1", "7", "aliases.A1"),
    ]


def test_the_examples_of_the_documentation_are_without_a_fault() -> None:
    page = (ROOT / "docs/organisation.md").read_text("utf-8")
    organisation, titles = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert read(organisation)[1] == []
    assert read_titles("titles.yaml", titles.encode(), DEFAULT_LIMITS)[1].raws == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("", [("ORG010", "empty", 1)], id="empty"),
        pytest.param("[" * 100_000, [("JDL007", "depth", 1)], id="100,000 brackets"),
        pytest.param(WHOLE.encode("utf-16"), [("JDL003", "utf", 1)], id="UTF-16"),
        pytest.param(WHOLE.encode("windows-1257"), [("JDL003", "default", 1)], id="Windows-1257"),
        pytest.param("jdlint-organisation: 1\nname: a\0b\n", [("JDL009", "default", 2)], id="NUL"),
        pytest.param(b"\0" * 100, [("JDL003", "binary", 1)], id="nothing but NUL"),
        pytest.param("jdlint-organisation: 1\nname: a\nname: b\n", [("JDL004", "default", 3)], id="duplicate key"),
        pytest.param("jdlint-organisation: 1\nunits: [a\n", [("JDL002", "bracket", 3)], id="broken"),
        pytest.param("jdlint-organisation: 1\nx-ours: 1\nunit: []\n", [("STR009", "default", 3)], id="unknown key"),
        pytest.param("jdlint-organisation: 1\nstaff: lots\n", [("STR011", "default", 2)], id="wrong type"),
        pytest.param("jdlint-organisation: 1\nunits: [A]\n", [("STR011", "default", 2)], id="unit without a group"),
        pytest.param("jdlint-organisation: 1\n---\nname: b\n", [("ORG010", "documents", 1)], id="two documents"),
        pytest.param("jdlint-organisation: [1]\n", [("STR011", "default", 1), ("ORG010", "version", 1)], id="version"),
        pytest.param(
            "jdlint-organisation: 1\nowners: [&a {role: x}, *a]\nname: *a\n", [("STR011", "default", 2)], id="aliases"
        ),
        pytest.param(
            "jdlint-organisation: &a [*a]\n",
            [("JDL006", "self", 1), ("STR011", "default", 1), ("ORG010", "version", 1)],
            id="an alias of itself",
        ),
        pytest.param("jdlint-organisation: 1\nname: !!python/name:os.system x\n", [("JDL005", "default", 2)], id="tag"),
    ],
)
def test_hostile_files_become_findings(text: str | bytes, found: list[tuple[str, str, int]]) -> None:
    assert read(text)[1] == found


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_make_the_readers_fail(data: bytes) -> None:
    for start in (b"", b"jdlint-organisation: 1\nunits:\n"):
        read(start + data)
        read_titles("titles.yaml", start + data, DEFAULT_LIMITS)


def test_a_staff_list_of_thousands_fits_and_its_findings_name_the_line() -> None:
    rows = "".join(f"  - {{post: p{number}, title: Arhivaar, status: official}}\n" for number in range(10_000))
    organisation, problems = read(f"jdlint-organisation: 1\nstaff:\n{rows}")
    assert problems == []
    assert organisation is not None
    assert len(organisation.staff) == 10_000
    assert organisation.staff[-1].site.keyed_path == "staff[p9999]"


def test_a_long_chain_and_many_units_of_one_name_cost_no_more_than_reading() -> None:
    chain = "".join(f"  - {{name: u{number}, parent: u{number + 1}}}\n" for number in range(5000))
    problems = read(f"jdlint-organisation: 1\nunits:\n{chain}  - {{name: u5000, parent: u0}}\n")[1]
    assert [(rule_id, message) for rule_id, message, _line in problems] == [("ORG010", "cycle")]
    same = "  - name: Arhiiv\n" * 5000
    problems = read(f"jdlint-organisation: 1\nunits:\n{same}")[1]
    assert len(problems) == 4999


def test_a_ring_is_reported_once_and_names_its_units(tmp_path: Path) -> None:
    units = "[{name: Väline, parent: A}, {name: A, parent: B}, {name: B, parent: C}, {name: C, parent: a}]"
    files = {"jdlint.toml": CONFIG, "organisation.yaml": f"jdlint-organisation: 1\nunits: {units}\n"}
    (finding,) = check(".", "organisation.yaml", cwd=write(tmp_path, files)).findings
    assert finding["message"] == "the units are parts of each other in a circle: A → B → C → A"


def test_findings_stand_in_the_file_which_counts_as_no_description(tmp_path: Path) -> None:
    files = {
        "jdlint.toml": CONFIG + 'include = ["*.yaml"]\n',
        "a.jd.yaml": post("a"),
        "organisation.yaml": "staf: []\n",
    }
    write(tmp_path, files)
    result = check("--select", "JDL,STR009,ORG010", ".", cwd=tmp_path)
    assert result.rules == ["ORG010", "STR009"]
    assert places("--select", "JDL,STR009,ORG010", "a.jd.yaml", cwd=tmp_path) == [
        "organisation.yaml:1 ORG010",
        "organisation.yaml:1 STR009",
    ]
    assert '"files":1,"descriptions":1' in result.out.replace(" ", "").replace("\n", "")


def test_the_file_may_be_named_outright_and_may_be_called_like_a_description(tmp_path: Path) -> None:
    name = "asutus.jd.yaml"
    write(tmp_path, {"jdlint.toml": f'organisation = "{name}"\n', name: "jdlint-organisation: 2\n"})
    assert places(name, cwd=tmp_path) == [f"{name}:1 ORG010"]
    assert places(".", cwd=tmp_path) == []
    assert check(".", cwd=tmp_path).err == "note: no job descriptions in .\n"


def test_a_document_run_reads_no_such_file(tmp_path: Path) -> None:
    write(tmp_path, {"jdlint.toml": CONFIG, "a.jd.yaml": post("a")})
    assert check("--scope", "document", "--select", "JDL", ".", cwd=tmp_path).code == 0
    assert check("--select", "JDL", ".", cwd=tmp_path).code == 2


def test_suppressions_fixes_and_ignores_work_in_the_file(tmp_path: Path) -> None:
    text = "jdlint-organisation: 1\nstaf: []\n# jdlint: ignore[ORG010] meelega\nunits: [{name: A, parent: B}]\n"
    write(tmp_path, {"jdlint.toml": CONFIG, "a.jd.yaml": post("a"), "organisation.yaml": text})
    select = ("--select", "STR009,ORG010,JDL020")
    assert check(*select, ".", cwd=tmp_path).rules == ["STR009"]
    jdlint("check", *select, "--fix", ".", cwd=tmp_path)
    assert (tmp_path / "organisation.yaml").read_text("utf-8") == text.replace("staf:", "staff:")
    (tmp_path / "organisation.yaml").write_text(text.replace(", parent: B", ""), "utf-8")
    assert check(*select, ".", cwd=tmp_path).rules == ["STR009", "JDL020"]
    ignores = '[per-file-ignores]\n"organisation.yaml" = ["STR009", "JDL020"]\n'
    (tmp_path / "jdlint.toml").write_text(CONFIG + ignores, "utf-8")
    assert check(*select, ".", cwd=tmp_path).rules == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ('"none.yaml"', "none.yaml: there is no such file"),
        ('"."', "cannot be read: Is a directory"),
        ('""', "cannot be read: Is a directory"),
        ('"a\\u0000b"', "is no name of a file"),
    ],
)
@pytest.mark.parametrize("key", ["organisation", "titles"])
def test_a_file_that_is_not_there_is_refused_with_the_line_that_names_it(
    tmp_path: Path, key: str, value: str, words: str
) -> None:
    write(tmp_path, {"jdlint.toml": f'language = "en"\n{key} = {value}\n', "a.jd.yaml": post("a")})
    result = check(".", cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert f"jdlint.toml:2: {key}: " in result.sentence
    assert words in result.sentence


def test_the_name_is_relative_to_the_file_that_gives_it(tmp_path: Path) -> None:
    files = {
        "house/base.toml": 'organisation = "../organisation.yaml"\n',
        "organisation.yaml": "jdlint-organisation: 2\n",
        "one/jdlint.toml": 'extend = "../house/base.toml"\n',
        "one/a.jd.yaml": post("a"),
        "two/jdlint.toml": 'extend = "../house/base.toml"\n',
        "two/b.jd.yaml": post("b"),
    }
    Repo(tmp_path, files)
    assert places("--select", "ORG010", "one", cwd=tmp_path) == ["organisation.yaml:1 ORG010"]
    assert places("--select", "ORG010", ".", cwd=tmp_path) == ["organisation.yaml:1 ORG010"], "told once for two groups"
    (tmp_path / "organisation.yaml").unlink()
    assert "base.toml:1: organisation: " in check("one", cwd=tmp_path).sentence


@rule()
def _probe(project: Project, context: Context) -> Iterator[ProjectHit]:
    assert project.organisation is not None
    order = project.organisation.orders[0]
    related = (RelatedPlace(Place(ORGANISATION_FILE, project.organisation.units[0].site), "first"),)
    yield ProjectHit(Place(ORGANISATION_FILE, order.annexes[0].site), "default", {}, related)
    yield ProjectHit(project.place(0, "title"), "default", {}, related)


@pytest.fixture
def probe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add to the rulebook a project rule that needs the organisation file."""
    module = ModuleType("jdlint_probe")
    module.check = _probe  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "jdlint_probe", module)
    texts = {"default": ("proov", "probe"), "first": ("siin", "here")}
    told = Texts("")
    told.told = {"XPR001": Told(("proov", "probe"), texts, Basis("house", ("proov", "probe")))}
    made = Rule(
        id="XPR001",
        name="probe",
        family="house",
        severity="warning",
        preview=False,
        mask=False,
        scope="project",
        sources=(),
        options={},
        fix="none",
        since="0.1",
        origin="probe",
        module="jdlint_probe",
        needs=("organisation",),
        wide=False,
        outranks=(),
        timed=(),
        when=(),
        given=None,
        reads=(),
        demands=(),
        texts=told,
    )

    def load(packs: tuple[Path, ...] = (), cache: Path | None = None) -> Rulebook:
        book = load_rulebook(packs, cache)
        return book._replace(rules={**book.rules, made.id: made})

    monkeypatch.setattr(rules_module, "load_rulebook", load)


@pytest.mark.usefixtures("probe")
def test_a_rule_that_needs_the_file_is_silent_without_it_and_the_report_says_so(tmp_path: Path) -> None:
    write(tmp_path, {"jdlint.toml": "", "a.jd.yaml": post("a")})
    request = Request((tmp_path,), AS_OF, overrides={"select": ["XPR001"]})
    report = run(request).report
    assert report.findings == ()
    assert [(notice.id, notice.rule) for notice in report.notices] == [("rule-needs-file", "XPR001")]
    assert run(request._replace(scope="document")).report.notices == ()
    assert run(request._replace(overrides={"select": ["JDL"]})).report.notices == ()


@pytest.mark.usefixtures("probe")
def test_a_broken_file_keeps_the_rule_silent_and_says_what_is_wrong_instead(tmp_path: Path) -> None:
    write(tmp_path, {"jdlint.toml": CONFIG, "a.jd.yaml": post("a"), "organisation.yaml": "units: [\n"})
    report = run(Request((tmp_path,), AS_OF, overrides={"select": ["XPR001", "JDL002"]})).report
    assert [finding.rule for finding in report.findings] == ["JDL002"]
    assert report.notices == ()


@pytest.mark.usefixtures("probe")
def test_a_project_rule_may_speak_of_places_in_the_file(tmp_path: Path) -> None:
    write(tmp_path, {"jdlint.toml": CONFIG, "a.jd.yaml": post("a"), "organisation.yaml": WHOLE})
    report = run(Request((tmp_path,), AS_OF, overrides={"select": ["XPR001"]})).report
    first, second = report.findings
    assert [Path(finding.path).name for finding in (first, second)] == ["a.jd.yaml", "organisation.yaml"]
    assert second.site.keyed_path == "orders[1-2/17].annexes[11]"
    assert (first.description, second.description) == ("a", None)
    assert {Path(item.path).name for finding in (first, second) for item in finding.related} == {"organisation.yaml"}
