"""Signed containers, end to end: `check` reads what is in them and compares it with what was signed."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import check, jdlint, write
from tests.readers.containers.making import (
    SERIAL,
    SIGNED_AT,
    as_docx,
    as_text,
    container,
    description,
    signature,
    signed,
)
from tests.readers.office.packages import pack

_APPROVED = ["KINNITATUD", "Direktori 10.02.2026 käskkirjaga nr 1-2/17"]
WORD = as_docx(description("Konservaator", head=_APPROVED))
TEXT = as_text(description("Hoidja"))
_SHA1 = "http://www.w3.org/2000/09/xmldsig#sha1"


def found(folder: Path, data: bytes, name: str = "kiri.asice", *arguments: str) -> list[dict[str, Any]]:
    """Return the findings about containers, and of the tool itself."""
    write(folder, {name: data})
    wanted = ("IMP", "JDL", "APR008", "PII")
    return [finding for finding in check(name, *arguments, cwd=folder).findings if finding["rule"].startswith(wanted)]


def said(findings: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(finding["rule"], (finding["source_place"] or {}).get("member", "")) for finding in findings]


def test_an_intact_container_is_read_like_its_file(tmp_path: Path) -> None:
    write(tmp_path, {"kiri.asice": signed({"Juhend.docx": WORD}), "Juhend.docx": WORD})

    def told(name: str) -> list[tuple[str, str, str | None]]:
        result = check(name, cwd=tmp_path)
        return [(item["rule"], item["message"], item["source_place"]["paragraph"]) for item in result.findings]

    assert said(found(tmp_path, signed({"Juhend.docx": WORD}))) == []
    assert told("kiri.asice") == told("Juhend.docx") != []


def test_a_finding_names_the_file_in_the_container_in_every_format(tmp_path: Path) -> None:
    write(tmp_path, {"kiri.asice": signed({"Lisa 1.docx": WORD, "lisa 2.txt": TEXT})})
    for form in ("full", "concise", "grouped", "json", "json-lines", "sarif", "junit", "github", "gitlab", "azure"):
        out = jdlint("check", "kiri.asice", "--format", form, "--as-of", "2026-11-20", cwd=tmp_path).out
        assert "Lisa 1.docx" in out, form
        assert "lisa 2.txt" in out, form
    for form in ("checkstyle", "rdjson", "markdown"):
        assert "Lisa 1.docx" in jdlint("check", "kiri.asice", "--format", form, cwd=tmp_path).out, form
    out = jdlint("check", "kiri.asice", "--lang", "en", cwd=tmp_path).out
    assert "(file lisa 2.txt, line 5)" in out
    assert "Struktuuriüksus: Kogude osakond" in out


def test_what_was_changed_after_signing_is_an_error(tmp_path: Path) -> None:
    before = signature({"Juhend.docx": WORD, "lisa.txt": TEXT})
    data = container({"Juhend.docx": WORD, "lisa.txt": TEXT.replace("kogusid", "raha")}, before)
    [finding] = found(tmp_path, data)
    assert (finding["rule"], finding["severity"]) == ("IMP007", "error")
    assert finding["source_place"] == {"member": "lisa.txt"}
    assert "'lisa.txt'" in finding["message"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (container({"a.docx": WORD, "b.png": b"x"}, signature({"a.docx": WORD})), [("IMP008", "b.png")]),
        (container({"a.docx": WORD}), [("IMP009", "")]),
        (
            container({"a.docx": WORD}, signature({"a.docx": WORD, "b.png": b"x"})),
            [("IMP007", "META-INF/signatures0.xml")],
        ),
        (
            container({"a.docx": WORD, "b.txt": "x"}, signature({"a.docx": WORD}), signature({"b.txt": "x"})),
            [("IMP008", "a.docx"), ("IMP008", "b.txt")],
        ),
        (
            container({"a.docx": WORD, "b.txt": "x"}, *2 * [signature({"a.docx": WORD, "b.txt": "x"})]),
            [],
        ),
        (
            container({"a.docx": WORD}, signature({"a.docx": WORD}, method=_SHA1, digest="sha1")),
            [("IMP010", "META-INF/signatures0.xml")],
        ),
        (
            container({"a.docx": WORD}, signature({"a.docx": WORD}, method="urn:unknown#md99")),
            [("IMP010", "META-INF/signatures0.xml")],
        ),
        (
            container({"a.docx": WORD}, signature({"a.docx": WORD}, inside='<ds:Transform Algorithm="x"/>')),
            [("IMP010", "META-INF/signatures0.xml")],
        ),
        (
            container({"a.docx": WORD}, signature({"a.docx": WORD}), listed=["b.docx"]),
            [("IMP011", "META-INF/manifest.xml"), ("IMP011", "a.docx")],
        ),
        (
            container({"a.docx": WORD}, signature({"a.docx": WORD}).replace("<ds:DigestValue>", "<ds:DigestValue>?")),
            [("IMP007", "a.docx")],
        ),
    ],
    ids=[
        "extra",
        "unsigned",
        "taken-out",
        "two",
        "two of all",
        "weak",
        "unknown",
        "transformed",
        "manifest",
        "no-digest",
    ],
)
def test_what_signatures_and_manifest_do_not_say(tmp_path: Path, data: bytes, expected: list[tuple[str, str]]) -> None:
    assert sorted(said(found(tmp_path, data))) == sorted(expected)


@pytest.mark.parametrize(
    "name",
    ["Lisa nr 1 (õigused).docx", "50% koormus.docx", "kaust/Lisa.docx", "a+b&c.docx", "Lisa—1.docx"],
)
@pytest.mark.parametrize("encoded", [True, False])
def test_names_are_compared_whatever_their_spelling(tmp_path: Path, name: str, encoded: bool) -> None:
    uris = {} if encoded else {name: name.replace("&", "&amp;").replace("%", "%25")}
    decomposed = unicodedata.normalize("NFD", name)
    for stored in (name, decomposed):
        data = container({stored: WORD}, signature({name: WORD}, uris=uris))
        assert said(found(tmp_path, data)) == []


def test_a_container_is_told_by_its_content(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"a.txt": TEXT, "b.docx": WORD}
    write(tmp_path, {"nimi.docx": signed(files), "tavaline.zip.asice": pack({"a.txt": TEXT})})
    assert len({item["source_place"]["member"] for item in check("nimi.docx", cwd=tmp_path).findings}) == 2
    [finding] = check("tavaline.zip.asice", cwd=tmp_path).findings
    assert (finding["rule"], "no signed container" in finding["message"]) == ("JDL008", True)
    without = {"a.txt": TEXT, "META-INF/signatures.xml": signature({"a.txt": TEXT})}
    assert said(found(tmp_path, pack(without), "x.bdoc")) == []  # nothing but a signature tells


def test_claims_are_kept_and_nothing_of_the_signer(tmp_path: Path) -> None:
    late = "2026-02-20T10:00:00Z"
    files = {"a.docx": WORD}
    data = container(files, signature(files, signed_at=late, role="personalijuht"), signature(files))
    assert said(found(tmp_path, data)) == []  # the first signature is of the day of approval
    [finding] = found(tmp_path, container(files, signature(files, signed_at=late)))
    assert finding["rule"] == "APR008"
    assert finding["source_place"]["member"] == "META-INF/signatures0.xml"
    write(tmp_path, {"kiri.asice": data})
    assert jdlint("import", "kiri.asice", "--to", "yaml", cwd=tmp_path).code == 0
    text = (tmp_path / "yaml" / "konservaator.jd.yaml").read_text("utf-8")
    assert "  member: a.docx\n" in text
    assert f"  signed_at: '{SIGNED_AT}'\n" in text
    assert "  signer_role: direktor\n" in text
    assert SERIAL not in text
    assert "Rannaküla" not in text
    assert check("yaml", cwd=tmp_path).code in (0, 1)


def test_what_was_added_to_a_signature_later_claims_nothing(tmp_path: Path) -> None:
    files = {"a.docx": WORD}
    added = "<xades:UnsignedProperties><xades:ClaimedRole>minister</xades:ClaimedRole></xades:UnsignedProperties>"
    text = signature(files).replace("</xades:QualifyingProperties>", f"{added}</xades:QualifyingProperties>")
    write(tmp_path, {"kiri.asice": container(files, text)})
    jdlint("import", "kiri.asice", "--to", "yaml", cwd=tmp_path)
    assert "  signer_role: direktor\n" in (tmp_path / "yaml" / "konservaator.jd.yaml").read_text("utf-8")


@pytest.mark.parametrize("role", ["Mari Maasikas", "direktor, " + SERIAL, "juhataja Jüri Jõgi", "x" * 500, ""])
def test_a_role_that_may_be_a_person_is_left_out(tmp_path: Path, role: str) -> None:
    files = {"a.docx": WORD}
    write(tmp_path, {"kiri.asice": container(files, signature(files, role=role))})
    jdlint("import", "kiri.asice", "--to", "yaml", cwd=tmp_path)
    text = (tmp_path / "yaml" / "konservaator.jd.yaml").read_text("utf-8")
    assert "signed_at" in text
    assert "signer_role" not in text


def test_a_container_in_a_container(tmp_path: Path) -> None:
    inner = signed({"b.txt": TEXT})
    data = signed({"a.docx": WORD, "sees.asice": inner})
    assert said(found(tmp_path, data)) == []
    members = {item["source_place"]["member"] for item in check("kiri.asice", cwd=tmp_path).findings}
    assert members == {"a.docx", "sees.asice/b.txt"}
    changed = container({"b.txt": TEXT + "x"}, signature({"b.txt": TEXT}))
    assert said(found(tmp_path, signed({"a.docx": WORD, "sees.asice": changed}))) == [("IMP007", "sees.asice/b.txt")]
    deep = inner
    for _ in range(5):
        deep = signed({"veel.asice": deep})
    [finding] = found(tmp_path, signed({"a.docx": WORD, "x.asice": deep}))
    assert (finding["rule"], finding["source_place"]["member"]) == ("JDL007", "x.asice/veel.asice/veel.asice")


def test_old_and_encrypted_containers_are_one_sentence(tmp_path: Path) -> None:
    old = b'<?xml version="1.0"?><SignedDoc format="DIGIDOC-XML" version="1.3"></SignedDoc>'
    secret = b'<?xml version="1.0"?><denc:EncryptedData xmlns:denc="http://www.w3.org/2001/04/xmlenc#"/>'
    for name, data, word in (("a.ddoc", old, "DDOC"), ("a.cdoc", secret, "CDOC"), ("b.cdoc2", b"CDOC\x02x", "CDOC")):
        [finding] = found(tmp_path, data, name)
        assert finding["rule"] == "JDL008"
        assert word in finding["message"]


def test_one_broken_file_among_others_is_named(tmp_path: Path) -> None:
    files = {
        "a.docx": WORD,
        "b.docx": b"PK\x03\x04broken",
        "c.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1x",
        "d.rtf": b"{\\rtf1",
    }
    assert sorted(said(found(tmp_path, signed(files)))) == [
        ("JDL008", "b.docx"),
        ("JDL008", "c.doc"),
        ("JDL008", "d.rtf"),
    ]


def test_folders_with_containers_are_checked_and_imported_in_one_go(tmp_path: Path) -> None:
    letter = as_text(["Tere", "See on kiri."])
    write(
        tmp_path,
        {
            "k/juhend.asice": signed({"a.docx": WORD}),
            "k/kaks.bdoc": signed({"a.txt": TEXT, "kiri.txt": letter}),
            "k/kiri.asice": signed({"kiri.txt": letter}),
            "k/katki.asice": b"PK\x03\x04" + b"\0" * 60,
            "k/hoidja.txt": as_text(description("Vanemhoidja")),
        },
    )
    result = check("k", cwd=tmp_path)
    assert {item["path"] for item in result.findings} == {
        "k/juhend.asice",
        "k/kaks.bdoc",
        "k/katki.asice",
        "k/hoidja.txt",
    }
    assert [n["path"] for n in json.loads(result.out)["notices"] if n["id"] == "not-recognised"] == ["k/kiri.asice"]
    first = jdlint("import", "k", "--to", "yaml", "--report", "aruanne.html", cwd=tmp_path)
    assert first.code == 1  # the broken one
    assert "katki.asice: the container is damaged" in first.err
    assert sorted(path.name for path in (tmp_path / "yaml").iterdir()) == [
        "hoidja.jd.yaml",
        "konservaator.jd.yaml",
        "vanemhoidja.jd.yaml",
    ]
    again = jdlint("import", "k", "--to", "yaml", cwd=tmp_path)
    assert "unchanged: 3" in again.out
    both = check(".", cwd=tmp_path)
    assert sum(item["rule"] == "ORG006" for item in both.findings) == 0
    assert {n["path"] for n in json.loads(both.out)["notices"] if n["id"] == "origin"} == {
        "k/juhend.asice",
        "k/kaks.bdoc",
        "k/hoidja.txt",
    }


def test_comments_are_not_written_into_containers(tmp_path: Path) -> None:
    write(tmp_path, {"a.asice": signed({"a.docx": WORD}), "b.docx": signed({"a.docx": WORD})})
    for name in ("a.asice", "b.docx"):
        result = jdlint("annotate", name, cwd=tmp_path)
        assert result.code == 2
        assert "comments are written into .docx and .odt" in result.sentence


def test_an_altered_file_is_imported_with_a_warning_and_without_the_claim(tmp_path: Path) -> None:
    original = as_text(description("Hoidja")).encode()
    changed = original.replace(b"Hoidja", b"Valvur")
    write(tmp_path, {"k.asice": container({"juhend.txt": changed}, signature({"juhend.txt": original}))})
    done = jdlint("import", "k.asice", "--to", "yaml", cwd=tmp_path)
    assert done.code == 1
    assert "juhend.txt" in done.err
    (made,) = (tmp_path / "yaml").iterdir()
    assert "signed_at" not in made.read_text("utf-8")


def test_a_scan_beside_a_description_does_not_hide_it(tmp_path: Path) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(40)
    files = {"juhend.txt": as_text(description("Hoidja")).encode(), "lisa.png": picture}
    write(tmp_path, {"a/k.asice": signed(files), "a/b.jd.yaml": "id: b\nposition: {title: Valvur}\n"})
    told = json.loads(jdlint("list", "a", "--format", "json", "--as-of", "2026-11-20", cwd=tmp_path).out)
    assert {post["name"] for post in told["posts"]} == {"Hoidja", "Valvur"}
