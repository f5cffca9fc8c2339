"""`jdlint export`: what it writes, where, and what it refuses."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from unittest import mock

import pytest

from tests.helpers import jdlint, post, snapshot, write


def word(*paragraphs: str) -> bytes:
    """Return a Word template with these paragraphs."""
    import docx

    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        {
            "a.jd.yaml": post(
                "a", "Jurist", duties=[{"number": "2.1.", "duty": "Nõustab."}], rights=["teha <ja> & saada"]
            ),
            "two.jd.yaml": post("b", "Esimene") + "---\n" + post("c", "Teine"),
        },
    )


@pytest.mark.parametrize("form", ["docx", "odt", "html", "md"])
def test_the_document_stands_beside_the_description(form: str, folder: Path) -> None:
    done = jdlint("export", "a.jd.yaml", "--to", form, cwd=folder)
    assert (done.code, done.out, done.err) == (0, f"a.{form}\n", "")
    first = (folder / f"a.{form}").read_bytes()
    again = jdlint("export", "a.jd.yaml", "--to", form, "-o", "b.out", cwd=folder)
    assert again.code == 0
    assert (folder / "b.out").read_bytes() == first


def test_a_file_that_exists_is_kept_unless_forced(folder: Path) -> None:
    write(folder, {"a.html": "oma"})
    done = jdlint("export", "a.jd.yaml", "--to", "html", cwd=folder)
    assert done.code == 2
    assert done.sentence == "jdlint: a.html: exists already; nothing was written (--force overwrites it)"
    assert (folder / "a.html").read_text("utf-8") == "oma"
    assert jdlint("export", "a.jd.yaml", "--to", "html", "--force", cwd=folder).code == 0
    assert "teha &lt;ja&gt; &amp; saada" in (folder / "a.html").read_text("utf-8")


def test_text_goes_to_standard_output_in_the_language_asked_for(folder: Path) -> None:
    assert "AMETIJUHEND" in jdlint("export", "a.jd.yaml", "--to", "md", "-o", "-", cwd=folder).out
    assert "JOB DESCRIPTION" in jdlint("export", "a.jd.yaml", "--to", "md", "-o", "-", "--lang", "en", cwd=folder).out
    write(folder, {"jdlint.toml": 'language = "en"\n'})
    assert "JOB DESCRIPTION" in jdlint("export", "a.jd.yaml", "--to", "html", "-o", "-", cwd=folder).out


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (("none.jd.yaml", "--to", "md"), "none.jd.yaml: cannot be read: No such file or directory"),
        (("two.jd.yaml", "--to", "md"), "two.jd.yaml: holds several descriptions; choose one with --id: b, c"),
        (("two.jd.yaml", "--to", "md", "--id", "x"), "two.jd.yaml: no description has the id 'x'; there are: b, c"),
        (
            ("a.jd.yaml", "--to", "docx", "-o", "-"),
            "docx is no text and is not written to standard output; name a file",
        ),
        (("a.jd.yaml", "--to", "odt", "--template", "t.docx"), "--template is for --to docx alone"),
        (("broken.jd.yaml", "--to", "md"), "broken.jd.yaml:3: JDL002; jdlint check says what is wrong"),
        (("empty.jd.yaml", "--to", "md"), "empty.jd.yaml: field position is missing; jdlint check says more"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(argv: tuple[str, ...], sentence: str, folder: Path) -> None:
    write(folder, {"broken.jd.yaml": "jdlint: 1\nid: [\n", "empty.jd.yaml": "jdlint: 1\nid: a\n"})
    before = snapshot(folder)
    done = jdlint("export", *argv, cwd=folder)
    assert (done.code, done.sentence) == (2, f"jdlint: {sentence}")
    assert snapshot(folder) == before


def test_one_of_several_descriptions_is_chosen(folder: Path) -> None:
    assert "Teine" in jdlint("export", "two.jd.yaml", "--to", "md", "-o", "-", "--id", "c", cwd=folder).out


def test_a_template_is_filled(folder: Path) -> None:
    own = word(
        "{{ heading }} / {{ purpose }}/", "{%p for x in rights %}", "{{ x }}", "{%p endfor %}", "{{ duties[0].duty }}"
    )
    write(folder, {"t.docx": own})
    for name in ("one.docx", "two.docx"):
        done = jdlint("export", "a.jd.yaml", "--to", "docx", "--template", "t.docx", "-o", name, cwd=folder)
        assert (done.code, done.err) == (0, "")
    import docx

    assert [p.text for p in docx.Document(str(folder / "one.docx")).paragraphs] == [
        "Jurist / /",
        "teha <ja> & saada",
        "Nõustab.",
    ]
    assert (folder / "one.docx").read_bytes() == (folder / "two.docx").read_bytes()
    with zipfile.ZipFile(folder / "one.docx") as archive:
        assert {member.date_time[0] for member in archive.infolist()} == {1980}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (word("{{ palk }}"), "t.docx: unknown placeholder: 'palk' is undefined; docs/export.md lists those there are"),
        (word("{{ position.palk }}"), "t.docx: unknown placeholder: 'dict object' has no attribute 'palk'; docs/…"),
        (word("{{ rights"), "t.docx: a placeholder cannot be read: …"),
        (word("{{ ''.__class__.__mro__ }}"), "t.docx: …"),
        (b"%PDF-1.7", "t.docx: is no Word template (BadZipFile); save it as .docx"),
        (b"", "t.docx: is no Word template (BadZipFile); save it as .docx"),
    ],
)
def test_a_template_that_cannot_be_filled_is_one_sentence(data: bytes, sentence: str, folder: Path) -> None:
    write(folder, {"t.docx": data})
    done = jdlint("export", "a.jd.yaml", "--to", "docx", "--template", "t.docx", cwd=folder)
    assert done.code == 2
    assert done.sentence.startswith("jdlint: " + sentence.split("…", maxsplit=1)[0])
    assert not (folder / "a.docx").exists()


_TIMES = "{% for a in range(99999) %}" * 3 + "x" + "{% endfor %}" * 3
_DOUBLED = "{% set n = namespace(x='xxxxxxxx') %}{% for a in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}{{ n.x }}"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (_TIMES, "t.docx: filling it takes more than 1 seconds; look at its loops"),
        pytest.param(
            _DOUBLED,
            "t.docx: filling it takes more than 512 MB of memory; look at its loops",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux alone"),
        ),
        ("{{ 9 ** 9 ** 9 }}", "t.docx: a placeholder cannot be read: ** is no operator of templates"),
        ("{{ 'x' * 9999999999 }}", "t.docx: a placeholder cannot be read: * is no operator of templates"),
    ],
)
def test_a_template_without_end_is_one_sentence(
    text: str, sentence: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jdlint.authoring.official.template._SECONDS", 1)
    write(folder, {"t.docx": word(text)})
    done = jdlint("export", "a.jd.yaml", "--to", "docx", "--template", "t.docx", cwd=folder)
    assert (done.code, done.sentence) == (2, f"jdlint: {sentence}")
    assert not (folder / "a.docx").exists()


def test_a_missing_extra_is_named(folder: Path) -> None:
    write(folder, {"t.docx": word("x")})
    with mock.patch.dict(sys.modules, {"docxtpl": None}):
        done = jdlint("export", "a.jd.yaml", "--to", "docx", "--template", "t.docx", cwd=folder)
    assert done.code == 2
    assert done.sentence.endswith("filling a template needs an extra package: pip install 'jdlint[word]'")
