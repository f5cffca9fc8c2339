"""``jdlint import-staff``: columns by their headings, persons never, and a file of which only one section changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.authoring.section import EMPTY
from jdlint.authoring.staff import fill_staff
from jdlint.authoring.staff_table import Line, Table, read_staff
from jdlint.core.errors import JdlintError
from jdlint.engine.organisation import read_organisation
from jdlint.readers.table import read_table
from jdlint.syntax.limits import DEFAULT_LIMITS
from tests.helpers import check, jdlint, post, snapshot, write
from tests.readers.test_table import xlsx

FILE = """\
# Meie asutus
jdlint-organisation: 1   # ära muuda
units:
    - {name: Kogude osakond}

# koosseis
staff:   # tabelist
  # hoolitseb fotode eest
  - post: arhivaar
    title: Arhivaar  # praegu vakantne
    unit:
      - Kogude osakond
    status: official

  - {post: valvur, title: Valvur, count: 2}
  # kaob
  - title: Kütja
# käskkirjad
orders:
- number: '17'
"""
TABLE = "Tunnus;Ametinimetus;Osakond;Staatus\narhivaar;Arhivaar;Kogude osakond;ametnik\nvalvur;Valvur;;töötaja\n"


def table(text: str) -> Table:
    return read_staff("t.csv", read_table("t.csv", text.encode()))


def filled(file: str | bytes, text: str) -> str:
    data = file.encode("utf-8") if isinstance(file, str) else file
    result = fill_staff("organisation.yaml", data, table(text)).data
    again = fill_staff("organisation.yaml", result, table(text))
    assert (again.data, again.added, again.changed, again.removed) == (result, 0, 0, 0), "a second run changes nothing"
    return result.decode("utf-8")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            """ID,Job title,Department,Section,Unit,Status,FTE,Until,Headcount
a,Guard (night),Halls,North,Team,Employee,0.5,31.12.2027,2
""",
            Line("a", "Guard", "night", ("Halls", "North", "Team"), "employee", "2027-12-31", "0.5", 2),
        ),
        (
            """Kohtade arv:\tKOORMUS*\tAmetniku nimi\tametnik/töötaja\tTeenistuskoht\tStruktuuriüksus\tKõrgem üksus
1\t1,0\tX\tAmetnik\tArhivaar\tfotod\tKogud
""",
            Line(None, "Arhivaar", None, ("Kogud", "fotod"), "official", None, "1,0", 1),
        ),
        (
            "Koosseis 2026;;\n;;\nAmetikoht;Osakond;Struktuuriüksus\nArhivaar;Kogud;kogud\n;;\n",
            Line(None, "Arhivaar", None, ("Kogud",)),
        ),
        (
            "Kood;Ametikoht;Tähtaeg\n007;Arhivaar;kuni naasmiseni\n",
            Line("007", "Arhivaar", fixed_term="kuni naasmiseni"),
        ),
    ],
)
def test_columns_are_recognised_in_any_order_and_language(text: str, line: Line) -> None:
    assert table(text).lines == [line]


def test_what_is_not_read_is_told() -> None:
    found = table(
        "Ametikoht;Nimi;Isikukood;Märkus;Staatus;Kohtade arv;Koormus\n"
        "Arhivaar;Kadri Kuusk;x;tore;külaline;palju;=1\nValvur;;;;;0;1\n"
    )
    assert found.personal == ["Nimi", "Isikukood"]
    assert found.unknown == ["Märkus"]
    assert found.doubts == ["2: Staatus: külaline", "2: Kohtade arv: palju", "3: Kohtade arv: 0"]
    assert found.formulas == 1
    assert "Kadri" not in repr(found)


def _code() -> str:
    """Return a personal code that is valid, made here because none may stand in a file."""
    from jdlint.estonian.personal_codes import is_personal_code

    return next(code for digit in range(10) if is_personal_code(code := f"3800101001{digit}"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a;b\n1;2\n", "no row of headings was recognised"),
        ("", "no row of headings was recognised"),
        ("Ametikoht\nArhivaar\n", "no row of headings was recognised"),
        ("Nimi;Isikukood\na;b\n", "no row of headings was recognised"),
        ("Ametikoht;Osakond\n", "the table holds no posts"),
        ("Ametikoht;Osakond\n;Kogud\n", "the table holds no posts"),
        (f"Kood;Ametikoht\n{_code()};Arhivaar\n", "row 2: column 'Kood' holds a personal code"),
    ],
)
def test_a_table_that_says_nothing_is_refused(text: str, words: str) -> None:
    with pytest.raises(JdlintError, match=words):
        table(text)


def test_only_what_changed_changes() -> None:
    result = filled(FILE, TABLE + "uus;Uus: koht;;\n")
    old = "  - {post: valvur, title: Valvur, count: 2}\n  # kaob\n  - title: Kütja\n"
    new = (
        "  - post: valvur\n    title: Valvur\n    status: employee\n    count: 2\n"
        '  - post: uus\n    title: "Uus: koht"\n'
    )
    assert result == FILE.replace(old, new)


def test_a_table_that_says_the_same_leaves_every_byte() -> None:
    same = "Tunnus;Ametinimetus;Osakond;Kohtade arv\narhivaar;Arhivaar;Kogude osakond;1\nvalvur;Valvur;;2\n;Kütja;;\n"
    for file in (FILE, FILE.replace("\n", "\r\n"), "\ufeff" + FILE, FILE[: FILE.index("# käskkirjad")].rstrip("\n")):
        assert filled(file, same) == file


def test_rows_follow_the_table_and_take_their_comments_along() -> None:
    result = filled(FILE, "Tunnus;Ametinimetus\nvalvur;Valvur\narhivaar;Arhivaar\n")
    assert result.index("post: valvur") < result.index("# hoolitseb fotode eest") < result.index("post: arhivaar")


def test_fields_without_a_column_and_ids_are_kept() -> None:
    result = filled(FILE, "Ametinimetus;Koormus\nArhivaar;0,5\nKütja;1\n")
    assert "  # hoolitseb fotode eest\n  - post: arhivaar\n    title: Arhivaar\n    unit: [Kogude osakond]\n" in result
    assert '    status: official\n    workload: "0,5"\n' in result
    assert '  # kaob\n  - title: Kütja\n    workload: "1"\n' in result


def test_an_entry_gets_the_id_that_the_table_gives_it() -> None:
    assert "  # kaob\n  - post: k1\n    title: Kütja\n" in filled(FILE, "Tunnus;Ametinimetus\nk1;Kütja\n")


@pytest.mark.parametrize(
    ("file", "start"),
    [
        ("jdlint-organisation: 1\nname: X\n", "jdlint-organisation: 1\nname: X\n\nstaff:\n  - post: a\n"),
        ("jdlint-organisation: 1", "jdlint-organisation: 1\n\nstaff:\n  - post: a\n"),
        (
            "jdlint-organisation: 1\nstaff: []  # tühi\nname: X\n",
            "jdlint-organisation: 1\nstaff:  # tühi\n  - post: a\n",
        ),
        ("jdlint-organisation: 1\nstaff:\nname: X\n", "jdlint-organisation: 1\nstaff:\n  - post: a\n"),
        ("jdlint-organisation: 1\nstaff:", "jdlint-organisation: 1\nstaff:\n  - post: a\n"),
        ("jdlint-organisation: 1\nstaff: null\nname: X\n", "jdlint-organisation: 1\nstaff:\n  - post: a\n"),
        (
            "jdlint-organisation: 1\nstaff: [{title: B},\n  {title: C}] # x\nname: X\n",
            "jdlint-organisation: 1\nstaff: # x\n  - post: a\n",
        ),
        (
            "jdlint-organisation: 1\nstaff:\n- title: B\nname: X\n",
            "jdlint-organisation: 1\nstaff:\n- post: a\n  title: A",
        ),
        (EMPTY.decode(), "jdlint-organisation: 1\n\nstaff:\n  - post: a\n"),
    ],
)
def test_every_way_of_having_no_staff_list_yet(file: str, start: str) -> None:
    result = filled(file, "Tunnus;Ametinimetus\na;A\n")
    assert result.startswith(start)
    assert result.endswith("name: X\n") or "name" not in file or "staff" not in file


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("jdlint-organisation: 1\nstaff: [\n", "organisation.yaml:3: JDL002: correct this first"),
        ("[" * 100_000, "JDL007"),
        ("- a\n", "ORG010"),
        ("jdlint-organisation: 1\nname: a\0\n", "JDL009"),
        ("staff:\n  - title: A\nstaff: []\n", "JDL004"),
        ("name: a\n---\nname: b\n", "ORG010"),
        ("{jdlint-organisation: 1, staff: []}\n", "cannot be replaced"),
        ("{jdlint-organisation: 1}\n", "cannot be replaced"),
        ("jdlint-organisation: 1\n...\n", "cannot be replaced"),
        ("staff:\n  title: A\n", "cannot be replaced"),
        ("staff:\n  - &a {title: A}\n  - *a\n", "cannot be replaced"),
        ("staff:\n  - &a {role: A, title: B}\nowners: [*a]\n", "cannot be replaced"),
    ],
)
def test_a_file_that_cannot_be_spliced_is_refused(file: str, words: str) -> None:
    with pytest.raises(JdlintError) as raised:
        fill_staff("organisation.yaml", file.encode(), table("Tunnus;Ametinimetus\nx;X\n"))
    assert words in str(raised.value)


_cells = st.sampled_from(
    ["A", "a b", "yes", "1e3", "null", "0x1", "# x", "a: b", "- a", "*a", "{", '"', "'", "õ", "a,b"]
)
_cells |= st.text(st.characters(exclude_characters=";\0", exclude_categories=["Cs"]), max_size=6)


@settings(max_examples=150)
@given(st.lists(st.tuples(_cells, _cells, _cells), min_size=1, max_size=4))
def test_whatever_the_cells_hold_the_file_says_it(rows: list[tuple[str, str, str]]) -> None:
    lines = [
        Line(number.strip() or None, title.strip() or None, unit=(unit,) if unit.strip() else ())
        for number, title, unit in rows
    ]
    kept = [line for line in lines if line.post or line.title]
    if not kept:
        return
    try:
        result = fill_staff("o", FILE.encode(), Table(kept, frozenset(Line._fields), [], [], [], 0))
    except JdlintError:  # a text that YAML cannot hold is refused, never mangled
        return
    organisation, judged = read_organisation("o", result.data, DEFAULT_LIMITS)
    assert organisation is not None
    assert judged.raws == ()
    assert [Line(*entry[:-1]) for entry in organisation.staff] == kept
    start, end = FILE.index("  # hoolitseb"), FILE.index("# käskkirjad")
    text = result.data.decode()
    assert text.startswith(FILE[:start])
    assert text.endswith(FILE[end:])


def test_the_command_fills_the_file_that_the_configuration_names(tmp_path: Path) -> None:
    files = {
        "jdlint.toml": 'organisation = "sub/asutus.yaml"\n',
        "sub/asutus.yaml": FILE,
        "sub/a.jd.yaml": post("arhivaar"),
        "t.csv": TABLE,
    }
    write(tmp_path, files)
    shown = jdlint("import-staff", "t.csv", "--diff", cwd=tmp_path)
    assert shown.code == 0
    assert "+++ b/sub/asutus.yaml\n" in shown.out
    assert "-  - title: Kütja\n" in shown.out
    assert (tmp_path / "sub/asutus.yaml").read_text("utf-8") == FILE
    result = jdlint("import-staff", "t.csv", cwd=tmp_path)
    line = "Read 2 rows of t.csv; with a description: 1, without: 1. sub/asutus.yaml: added 0, changed 1, removed 1\n"
    assert (result.out, shown.err) == (line, line)
    assert "Kütja" not in (tmp_path / "sub/asutus.yaml").read_text("utf-8")
    assert jdlint("import-staff", "t.csv", "--diff", cwd=tmp_path).out == ""


def test_a_new_file_is_written_from_a_workbook_and_is_without_a_fault(tmp_path: Path) -> None:
    sheet = xlsx(["Ametikoht", "Nimi", "Staatus", "Koormus"], ["Arhivaar", "X", "ametnik", 0.5])
    write(tmp_path, {"t.xlsx": sheet, "a.jd.yaml": post("a", "Arhivaar"), "jdlint.toml": 'organisation = "o.yaml"\n'})
    result = jdlint("import-staff", "t.xlsx", "--to", "o.yaml", "--lang", "et", cwd=tmp_path)
    assert (
        result.out
        == "Loetud: 1 rida failist t.xlsx; juhendiga: 1, juhendita: 0. o.yaml: lisatud 1, muudetud 0, eemaldatud 0\n"
    )
    assert result.err == "Lugemata, sest käib isikute kohta: Nimi\n"
    assert (tmp_path / "o.yaml").read_text("utf-8") == (
        'jdlint-organisation: 1\n\nstaff:\n  - title: Arhivaar\n    status: official\n    workload: "0.5"\n'
    )
    assert not [item for item in check(".", cwd=tmp_path).findings if item["path"] == "o.yaml"]


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["none.csv"], "none.csv: cannot be read: No such file or directory"),
        (["."], "cannot be read: Is a directory"),
        (["bad.csv"], "bad.csv: no row of headings was recognised"),
        (["t.csv", "--to", "broken.yaml"], "broken.yaml:2: JDL002"),
        (["t.csv", "--to", "none/o.yaml"], "cannot be written"),
    ],
)
def test_bad_input_is_one_sentence_and_nothing_is_written(tmp_path: Path, argv: list[str], words: str) -> None:
    write(tmp_path, {"t.csv": TABLE, "bad.csv": "x\x1b[31m;y\n", "broken.yaml": "a: [\n"})
    before = snapshot(tmp_path)
    result = jdlint("import-staff", *argv, cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert words in result.sentence
    assert snapshot(tmp_path) == before
