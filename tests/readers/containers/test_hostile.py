"""Containers made to choke, to mislead or to climb out: a finding, and the run goes on."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from jdlint.readers.containers.read import read_container
from jdlint.readers.content import Content, Refused
from jdlint.readers.office.limits import DEFAULT_LIMITS, Budget
from jdlint.readers.office.read import read_office
from tests.helpers import check, jdlint, snapshot, write
from tests.readers.containers.making import KIND, as_docx, container, description, signature, signed

WORD = as_docx(description("Konservaator"))
FILES = {"a.docx": WORD}
COUNTLESS = "<ds:Reference URI='y'/>" * 300_000
_ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def rules(folder: Path, data: bytes) -> list[tuple[str, str | None]]:
    """Return what is found of the kinds that matter here, each with the file in the container."""
    write(folder, {"x.asice": data})
    result = check("x.asice", cwd=folder)
    assert result.code in (0, 1)
    places = [(item["rule"], item["source_place"] or {}) for item in result.findings]
    return [(rule, place.get("member")) for rule, place in places if rule.startswith(("JDL", "IMP"))]


def _raw(members: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 7, 0, 0, 0)), content)
    return out.getvalue()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("other", ["a.docx", "a\u0301.docx"])
def test_two_files_of_one_name_are_no_container(tmp_path: Path, other: str) -> None:
    names = ["a.docx", "a.docx"] if other == "a.docx" else ["á.docx", other]
    data = _raw([("mimetype", KIND.encode()), *((name, WORD) for name in names), ("META-INF/signatures.xml", b"<x/>")])
    assert rules(tmp_path, data) == [("JDL008", None)]


@pytest.mark.parametrize("name", ["../../ronib.docx", "/ronib.docx", "C:\\ronib.docx", "a/../../ronib.docx"])
def test_nothing_is_written_wherever_a_name_points(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "sees" / "veel"
    write(folder, {"x.asice": signed({name: WORD})})
    before = snapshot(tmp_path)
    assert check("x.asice", cwd=folder).code in (0, 1)
    assert snapshot(tmp_path) == before
    jdlint("import", "x.asice", "--to", "yaml", cwd=folder)
    assert set(snapshot(tmp_path)) == {*before, "sees/veel/yaml/konservaator.jd.yaml"}


def test_a_name_that_speaks_to_the_terminal_is_shown_harmless(tmp_path: Path) -> None:
    write(tmp_path, {"x.asice": container({"a\x1b[31m.docx": WORD})})
    out = jdlint("check", "x.asice", cwd=tmp_path).out
    assert "\x1b" not in out
    assert "\\x1b" in out


def test_a_bomb_among_the_files_is_refused(tmp_path: Path) -> None:
    assert rules(tmp_path, signed({**FILES, "b.txt": b"\0" * 40_000_000})) == [("JDL007", "b.txt")]
    assert rules(tmp_path, signed({**FILES, "b.png": b"\0" * 60_000_000})) == [("JDL007", None)]


def test_all_files_share_one_budget(tmp_path: Path) -> None:
    """What each unfolds to is within bounds, what they do together is not, in whatever containers they stand."""

    def opened(data: bytes) -> int:
        def opener(_kind: str, inside: bytes, budget: Budget) -> Content:
            return read_office(inside, budget)

        return len(read_container(data, opener, 100, DEFAULT_LIMITS._replace(total_bytes=250_000)).members)

    big = as_docx([*description("Konservaator"), "Sõna " * 15_000])
    assert opened(signed({"a.docx": big, "b.docx": big})) == 2
    nested = {"a.docx": big, "s.asice": signed({"b.docx": big, "c.docx": big})}
    for data in (signed({f"{number}.docx": big for number in range(4)}), signed(nested)):
        with pytest.raises(Refused, match="JDL007"):
            opened(data)
    many = {f"{number}.docx": WORD for number in range(120)}
    assert ("JDL007", None) in rules(tmp_path, signed(many))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (_ENTITIES + "<x>&b;</x>", "JDL008"),
        ("<x>", "JDL008"),
        ("", "JDL008"),
        ("<x>" * 5_000 + "</x>" * 5_000, "JDL007"),
        (
            signature(FILES).replace("</ds:SignedInfo>", "<ds:Reference URI='y'/>" * 300_000 + "</ds:SignedInfo>"),
            "JDL007",
        ),
    ],
    ids=["entities", "broken", "empty", "deep", "countless"],
)
def test_a_signature_that_cannot_be_read_safely(tmp_path: Path, text: str, rule: str) -> None:
    found = rules(tmp_path, container(FILES, text))
    assert {name for name, _member in found} == {rule}
    assert len(found) == 1


def test_a_huge_signature_is_read_without_keeping_it(tmp_path: Path) -> None:
    noise = "".join(random.Random(1).choices("ABCDEFGH", k=3_000_000))
    stuffed = signature(FILES).replace("<ds:KeyInfo>", "<ds:KeyInfo>" + "<ds:X/>" * 90_000 + noise)
    assert rules(tmp_path, container(FILES, stuffed)) == []


def test_references_outside_of_what_was_signed_cover_nothing(tmp_path: Path) -> None:
    """A list of digests that stands beside the signed one may be anybody's."""
    other = signature({"b.txt": "x"})
    start, end = other.index("<ds:Reference"), other.index("</ds:Reference>") + len("</ds:Reference>")
    loose = signature(FILES).replace("<ds:Object>", f"<ds:Object><ds:Manifest>{other[start:end]}</ds:Manifest>")
    assert rules(tmp_path, container({**FILES, "b.txt": "x"}, loose)) == [("IMP008", "b.txt")]


def test_a_thousand_missing_files_are_told_in_a_bounded_way(tmp_path: Path) -> None:
    data = container(FILES, signature({**FILES, **{f"{n}.txt": "" for n in range(1_000)}}))
    assert 1 < len(rules(tmp_path, data)) <= 50


def test_damaged_bytes_never_end_the_run(tmp_path: Path) -> None:
    data = signed({"a.docx": WORD, "b.txt": "Tere", "s.asice": signed({"c.docx": WORD})})
    numbers = random.Random(7)
    for _ in range(60):
        broken = bytearray(data)
        for _ in range(numbers.randint(1, 6)):
            broken[numbers.randrange(len(broken))] = numbers.randrange(256)
        rules(tmp_path, bytes(broken[: numbers.choice((len(broken), numbers.randrange(len(broken))))]))
