"""Names of persons in texts and in the names of files."""

from __future__ import annotations

import pytest

from jdlint.estonian.names import GivenNames, path_without_names, without_names

GIVEN = GivenNames(frozenset({"mari", "jaan", "anna", "maria", "jaak", "liis"}), frozenset({"kai", "august"}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Teda asendab Mari Kask.", "Teda asendab [nimi]."),
        ("Direktor Jaan Kask ja Mari-Liis Kask-Mänd", "Direktor [nimi] ja [nimi]"),
        ("Anna Maria Kask lahkus", "[nimi] lahkus"),
        ("JAAN KASK, direktor", "[nimi], direktor"),
        ("Jaak-Kristjan\u00a0Kask", "[nimi]"),
        ("Kask, Jaan; KASK, MARI", "[nimi]; [nimi]"),
        ("Mari O'Kask", "[nimi]"),
        ("Kai Kask käis", "[nimi] käis"),
        ("Mari Šžõäöü", "[nimi]"),
        ("Jaan Kase Gümnaasium ja Jaan Kase tänav", "Jaan Kase Gümnaasium ja Jaan Kase tänav"),
        ("kai ehitus, Kai on korras", "kai ehitus, Kai on korras"),
        ("Anna teada. Maria", "Anna teada. Maria"),
        ("Juhataja Mari koostab", "Juhataja Mari koostab"),
        ("Jaan\nKask", "Jaan\nKask"),
        ("vt „a/mari-kask.jd.yaml“, (Juhend_Jaan_Kask.docx).", "vt „a/[nimi].jd.yaml“, (Juhend_[nimi].docx)."),
        ("Anna " + "a" * 30_000 + "." * 30_000, "Anna " + "a" * 30_000 + "." * 30_000),
        ("Peaspetsialist Kask", "Peaspetsialist Kask"),
        ("", ""),
    ],
)
def test_names_go_and_all_else_stays(text: str, expected: str) -> None:
    assert without_names(text, GIVEN, "[nimi]") == expected
    assert without_names(expected, GIVEN, "[nimi]") == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("kogud/Ametijuhend Mari Kask.docx", "kogud/Ametijuhend [nimi].docx"),
        ("Ametijuhend_Mari_Kask_2026.docx", "Ametijuhend_[nimi]_2026.docx"),
        ("../jaan.kask/juhend.docx", "../[nimi]/juhend.docx"),
        ("mari-liis-kask.jd.yaml", "[nimi].jd.yaml"),
        ("Kask, Mari.docx", "[nimi].docx"),
        ("Kai_Kask.pdf", "[nimi].pdf"),
        ("kai-ehitus.jd.yaml", "kai-ehitus.jd.yaml"),
        ("mari.docx", "mari.docx"),
        ("mari-2.jd.yaml", "mari-2.jd.yaml"),
        (".mari", ".mari"),
        ("peaspetsialist.jd.yaml", "peaspetsialist.jd.yaml"),
    ],
)
def test_names_go_from_paths(path: str, expected: str) -> None:
    assert path_without_names(path, GIVEN, "[nimi]") == expected
