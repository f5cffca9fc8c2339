"""`jdlint diff`: which versions are compared, what it shows, and that a description can inject nothing."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from jdlint.core.text import visible
from jdlint.engine.judge import Judge
from jdlint.reporters.escapes import markdown_text
from tests.helpers import ROOT, Repo, Result, jdlint, post

SCHEMA = json.loads((ROOT / "schemas/diff.v1.schema.json").read_text("utf-8"))
DUTY = {"number": "2.1", "duty": "Jälgib laevaliiklust oma piirkonnas ja teavitab sellest keskust."}
ACT = {"act": "käskkiri", "number": "4", "date": "2026-01-12"}
OLD = post("vaatleja", "Merevaatleja", status="official", duties=[DUTY], approval=ACT)
NEW = post(
    "vaatleja",
    "Merevaatleja",
    status="official",
    duties=[
        {**DUTY, "duty": "Jälgib jääolusid oma piirkonnas ja teavitab sellest keskust."},
        {"number": "2.2", "duty": "Peab päevikut."},
    ],
    working_time={"night": True},
    approval=ACT,
)


def diff(*argv: str | Path, cwd: Path, **env: str) -> Result:
    return jdlint("diff", *argv, cwd=cwd, env=env)


def data(*argv: str | Path, cwd: Path) -> dict[str, Any]:
    done = diff(*argv, "--format", "json", cwd=cwd)
    assert done.code == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    jsonschema.validate(found, SCHEMA)
    return found


def kinds(found: dict[str, Any]) -> list[tuple[str, str]]:
    return [(item["path"], item["kind"]) for item in found["posts"]]


def test_text_in_english_and_estonian(tmp_path: Path) -> None:
    Repo(tmp_path, {"a.jd.yaml": OLD}).write({"a.jd.yaml": NEW})
    english = diff(cwd=tmp_path).out
    assert english == (
        "Changes: HEAD → files as they are\n"
        "1 description changed\n"
        "\n"
        "Merevaatleja [vaatleja] · official · a.jd.yaml\n"
        "  may need the official's consent\n"
        "  consent of the official: not recorded\n"
        "  the approval is still no 4 of 2026-01-12\n"
        "  duties\n"
        "    ~ 2.1 Jälgib [-laevaliiklust-] {+jääolusid+} oma piirkonnas ja teavitab sellest keskust.\n"
        "        (reworded, 12 %; changes what was approved)\n"
        "    + 2.2 {+Peab päevikut.+} (added; may need the official's consent (ATS § 52(3) 2))\n"
        "    ↑ number of duties [-1-] {+2+} (grown; may need the official's consent (ATS § 52(3) 4))\n"
        "  working-time note\n"
        "    + night work {+yes+} (added; may need the official's consent (ATS § 52(3) 3))\n"
        "\n"
        "Consents and agreements to collect\n"
        "  ✗ Merevaatleja [vaatleja]: consent of the official (ATS § 52(3) 2, 3, 4) – not recorded\n"
    )
    estonian = diff("--lang", "et", cwd=tmp_path).out
    assert "võib eeldada ametniku nõusolekut (ATS § 52 lg 3 p 2)" in estonian
    assert "kinnitamine on endine: nr 4, 12.01.2026" in estonian


def test_colours_stand_for_the_marks(tmp_path: Path) -> None:
    Repo(tmp_path, {"a.jd.yaml": OLD}).write({"a.jd.yaml": NEW})
    out = diff("--color", "always", cwd=tmp_path).out
    assert "\x1b[9;31mlaevaliiklust\x1b[0m \x1b[32mjääolusid\x1b[0m" in out
    assert "[-" not in out


def test_which_versions_are_compared(tmp_path: Path) -> None:
    repo = Repo(tmp_path, {"a.jd.yaml": OLD, "sub/b.jd.yaml": post("b")})
    repo.git("checkout", "-q", "-b", "haru")
    repo.commit({"a.jd.yaml": NEW})
    repo.git("checkout", "-q", "main")
    repo.commit({"sub/b.jd.yaml": post("b", purpose="Hoida randa.")})
    repo.git("checkout", "-q", "haru")
    assert kinds(data(cwd=tmp_path)) == []
    assert kinds(data("main", cwd=tmp_path)) == [("a.jd.yaml", "changed"), ("sub/b.jd.yaml", "changed")]
    assert kinds(data("main...", cwd=tmp_path)) == [("a.jd.yaml", "changed")]
    assert kinds(data("main..haru", "sub", cwd=tmp_path)) == [("sub/b.jd.yaml", "changed")]
    assert kinds(data("main..haru", cwd=tmp_path / "sub")) == [("b.jd.yaml", "changed")]
    assert kinds(data("haru~1", "a.jd.yaml", cwd=tmp_path)) == [("a.jd.yaml", "changed")]


def test_new_and_removed_files_and_one_that_is_only_in_the_revision(tmp_path: Path) -> None:
    repo = Repo(tmp_path, {"a.jd.yaml": OLD, "c.jd.yaml": post("c")})
    (tmp_path / "a.jd.yaml").unlink()
    repo.write({"b.jd.yaml": post("b", purpose="Hoida randa.")})
    assert kinds(data(cwd=tmp_path)) == [("b.jd.yaml", "new"), ("a.jd.yaml", "removed")]
    assert kinds(data("HEAD", "a.jd.yaml", cwd=tmp_path)) == [("a.jd.yaml", "removed")]
    assert kinds(data("a.jd.yaml", cwd=tmp_path)) == [("a.jd.yaml", "removed")]
    done = diff("HEAD", "x.jd.yaml", cwd=tmp_path)
    assert (done.code, done.sentence) == (2, "jdlint: x.jd.yaml: there is no such file or folder in either version")


def test_all_descriptions_of_a_folder_removed(tmp_path: Path) -> None:
    Repo(tmp_path, {"sub/a.jd.yaml": OLD, "jdlint.toml": ""})
    (tmp_path / "sub/a.jd.yaml").unlink()
    (tmp_path / "sub").rmdir()
    assert kinds(data(cwd=tmp_path)) == [("sub/a.jd.yaml", "removed")]


def test_two_files_of_different_kinds(tmp_path: Path) -> None:
    text = "Ametijuhend\n\nAmetinimetus: Merevaatleja\n\nAmetikoha eesmärk: Tagada laevade ohutus.\n"
    (tmp_path / "vana.txt").write_text(text, "utf-8")
    (tmp_path / "uus.jd.yaml").write_text(
        post("v", "Merevaatleja", purpose="Tagada laevade ja randade ohutus."), "utf-8"
    )
    (found,) = data("vana.txt", "uus.jd.yaml", cwd=tmp_path)["posts"]
    assert [(item["field"], item["action"]) for item in found["changes"] if item["field"] == "purpose"] == [
        ("purpose", "reworded")
    ]


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (("pole",), "jdlint: git knows no revision 'pole'"),
        (("HEAD..pole",), "jdlint: git knows no revision 'pole'"),
        (("a.jd.yaml", "b.txt"), "jdlint: b.txt: no job description can be read here; jdlint check says why"),
    ],
)
def test_what_cannot_be_compared(argv: tuple[str, ...], sentence: str, tmp_path: Path) -> None:
    Repo(tmp_path, {"a.jd.yaml": OLD, "b.txt": "tere"})
    done = diff(*argv, cwd=tmp_path)
    assert (done.code, done.sentence[: len(sentence)]) == (2, sentence)


def test_links_before_and_after(tmp_path: Path) -> None:
    files = {
        "a.jd.yaml": post("a", "Juht", substitution={"substituted_by": ["b"], "substitutes_for": []}),
        "b.jd.yaml": post("b", "Asetäitja", substitution={"substitutes_for": ["a"]}, reporting={"supervisor": "a"}),
        "c.jd.yaml": post("c", "Vaatleja", reporting={"supervisor": "b"}),
    }
    repo = Repo(tmp_path, files)
    repo.write(
        {"b.jd.yaml": post("b", "Asetäitja", substitution={"substitutes_for": []}, reporting={"supervisor": "a"})}
    )
    found = data(cwd=tmp_path)["links"]
    assert [(pair["source"], pair["target"], pair["after"]) for pair in found["broken"]] == [
        ("Asetäitja", "Juht", "one-sided")
    ]
    repo.git("checkout", "-q", ".")
    (tmp_path / "b.jd.yaml").unlink()
    found = data(cwd=tmp_path)["links"]
    assert found["without_substitute"] == ["Juht"]
    assert found["without_supervisor"] == ["Vaatleja"]
    assert found["dangling"] == [{"removed": "Asetäitja", "named_by": ["Juht", "Vaatleja"]}]
    text = diff("--lang", "et", cwd=tmp_path).out
    assert "! jäi asendajata: Juht" in text
    assert "! jäi teadaoleva juhita: Vaatleja" in text


def test_a_row_that_names_the_same_post_otherwise_is_form(tmp_path: Path) -> None:
    repo = Repo(tmp_path, {"a.jd.yaml": post("a", "Juht"), "b.jd.yaml": post("b", reporting={"supervisor": "Juht"})})
    repo.write({"b.jd.yaml": post("b", reporting={"supervisor": {"position": "a"}})})
    (found,) = data(cwd=tmp_path)["posts"]
    assert [(item["action"], item["effect"]) for item in found["changes"]] == [("respelled", "editorial")]


def test_files_that_are_the_same_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"p{i}.jd.yaml": post(f"p{i}", f"Koht {i}", duties=[DUTY]) for i in range(40)}
    repo = Repo(tmp_path, files)
    repo.write({"p7.jd.yaml": post("p7", "Koht 7", duties=[DUTY], purpose="Hoida randa.")})
    read: list[str] = []
    versions: Any = Judge.versions

    def counted(judge: Judge, path: str, *rest: Any) -> Any:
        read.append(path)
        return versions(judge, path, *rest)

    monkeypatch.setattr(Judge, "versions", counted)
    assert kinds(data(cwd=tmp_path)) == [("p7.jd.yaml", "changed")]
    assert read == ["p7.jd.yaml", "p7.jd.yaml"]


HOSTILE = [
    "[vajuta](http://kuri.example)",
    "<script>alert(1)</script>",
    "![pilt](//kuri.example/x.png)",
    "@juht vaata #12 ja !34",
    "https://kuri.example www.kuri.example a@kuri.example",
    "`kood` **paks** ~~maha~~ | tabel |",
    "::error file=x::tere",
    "##vso[task.setvariable]x ##[group]y",
    "\x1b[31mpunane\x1b[0m \u202eümber",
    "# Pealkiri\n- [x] tehtud\n> tsitaat\n<!-- peidus",
    '" onmouseover="alert(1)',
    "&lt;b&gt; &#64;juht",
]


def hostile(folder: Path) -> None:
    before = [{"number": str(i), "duty": f"Ülesanne {i} on selline."} for i in range(len(HOSTILE))]
    after = [{**duty, "duty": f"{duty['duty']} {text}"} for duty, text in zip(before, HOSTILE, strict=True)]
    repo = Repo(folder, {"a.jd.yaml": post("a", "Vaatleja", duties=before)})
    repo.write({"a.jd.yaml": post("a", "Vaatleja <b>", duties=after, rights=HOSTILE)})


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.attributes |= {name for name, _value in attrs}


def test_html_holds_no_markup_of_a_description(tmp_path: Path) -> None:
    hostile(tmp_path)
    page = diff("--format", "html", cwd=tmp_path).out
    tags = Tags()
    tags.feed(page)
    plain = {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "table", "tr", "td", "th"}
    assert tags.found <= plain | {"del", "ins", "small", "span", "ul", "li"}
    assert tags.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class", "scope"}
    assert "default-src 'none'" in page
    assert "&lt;script&gt;" in page


def test_markdown_holds_no_markup_of_a_description(tmp_path: Path) -> None:
    hostile(tmp_path)
    out = diff("--format", "markdown", cwd=tmp_path).out
    rest = re.sub(r"\\[!-/:-@\[-`{-~]", "", out)  # signs that stand for themselves
    rest = re.sub(r"</?(?:del|ins)>|<br>|^`[^`]*`", "", rest, flags=re.MULTILINE)
    assert not re.search(r"[\[\]<>`|@]|://|www\.", rest.replace("- [ ]", "").replace("- [x]", ""))
    assert all(re.match(r"(?:#{2,3} |- |\*\*|$|[^#>\-*]|\u2060)", line) for line in out.splitlines())


@pytest.mark.parametrize("text", HOSTILE)
def test_signs_that_start_something_are_cut_off_from_what_follows(text: str) -> None:
    shown = markdown_text(text)
    assert not re.search(r"(?:@|#|!|://)\w", shown)
    assert not re.search(r"www\.", shown)
    assert "\n" not in shown


@pytest.mark.parametrize("text", ["::error::x", "tere ::warning::x", "##[group]x", "##vso[task.x]y"])
def test_a_quoted_text_starts_no_command_in_a_log(text: str) -> None:
    assert not re.search(r"(?:^|\s)::|##(?:vso)?\[", visible(text))


def test_no_line_of_the_text_starts_a_command(tmp_path: Path) -> None:
    hostile(tmp_path)
    out = diff(cwd=tmp_path).out
    assert not re.search(r"^\s*::|##(?:vso)?\[|\x1b|\u202e", out, re.MULTILINE)


def test_a_personal_code_is_not_shown(tmp_path: Path) -> None:
    digits = "4900101000"
    code = next(digits + str(last) for last in range(10) if _valid(digits + str(last)))
    repo = Repo(tmp_path, {"a.jd.yaml": post("a", rights=["õigus"])})
    number = {"number": code, "duty": "Vaatleb isikule."}
    repo.write({"a.jd.yaml": post("a", f"Koht {code}", rights=[f"õigus isikule {code}"], duties=[number])})
    for form in ("text", "markdown", "json", "html"):
        out = diff("--format", form, cwd=tmp_path).out
        assert code not in out
        assert "isikule" in out


def _valid(code: str) -> bool:
    from jdlint.estonian.personal_codes import is_personal_code

    return is_personal_code(code)
