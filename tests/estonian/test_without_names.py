"""Names of persons in texts and in the names of files."""

from __future__ import annotations

import pytest

from jdlint.estonian.without_names import GivenNames, path_without_names, without_names

GIVEN = GivenNames(
    frozenset({"mari", "jaan", "anna", "maria", "jaak", "liis", "linda", "kristin", "tõnu"}),
    frozenset({"kai", "alla", "roman", "leida"}),
)


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
        ("Teda asendab Mari Kask koolitab ja juhendab", "Teda asendab [nimi] koolitab ja juhendab"),
        ("Jaan Kask majandusjuhataja, Mari Kask muuseumipedagoog", "[nimi] majandusjuhataja, [nimi] muuseumipedagoog"),
        ("Kask, Mari Liis; Kask, Anna Maria (direktor)", "[nimi]; [nimi] (direktor)"),
        ("Asendavad Jaan Kask, Mari ja Peeter", "Asendavad [nimi], Mari ja Peeter"),
        ("Tõnu Põld", "[nimi]"),
        ("Mari‑Liis Kask, Ma­ri Kask", "[nimi], [nimi]"),
        ("Ann-Kristin Kask ja Jaan van der Kask", "[nimi] ja [nimi]"),
        ("KASK Jaan, direktor", "[nimi], direktor"),
        (
            "Tallinna Linda Põhikool, Roman Gümnaasium, Anna Haava Kooli",
            "Tallinna Linda Põhikool, Roman Gümnaasium, Anna Haava Kooli",
        ),
        ("Alla Eesti keskmise palga. Leida Euroopa raha", "Alla Eesti keskmise palga. Leida Euroopa raha"),
        ("ALLA KUULUVAD AMETIKOHAD, LEIDA TALU", "ALLA KUULUVAD AMETIKOHAD, LEIDA TALU"),
        ("Mari Kask kooli direktor, Mari Kool ja Jaan Park", "[nimi] kooli direktor, [nimi] ja [nimi]"),
        ("Jaan Kase Instituudi juhataja, Jaan Kase tn 5", "Jaan Kase Instituudi juhataja, Jaan Kase tn 5"),
        ("www.mari-kask.ee", "www.mari-kask.ee"),
        ("Direktor, Mari; Tartu, Anna", "Direktor, Mari; Tartu, Anna"),
        (
            "<mari.kask@asutus.ee>, https://a.ee/mari-kask, vt mari_kask.docx:12",
            "<[nimi]@asutus.ee>, https://a.ee/[nimi], vt [nimi].docx:12",
        ),
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
        ("mari.kask", "[nimi]"),
        ("kask_mari.docx", "[nimi].docx"),
        ("Kask Jaan.jd.yaml", "[nimi].jd.yaml"),
        ("Tõnu Põld.jd.yaml", "[nimi].jd.yaml"),
        ("juhend-mari.docx", "juhend-mari.docx"),
        ("Anna Haava Kool/a.docx", "Anna Haava Kool/a.docx"),
        ("alla-viidud.docx", "alla-viidud.docx"),
        ("linda-pohi/linda-põhikool.pdf", "[nimi]/linda-põhikool.pdf"),
        ("põld.jd.yaml", "põld.jd.yaml"),
        ("peaspetsialist.jd.yaml", "peaspetsialist.jd.yaml"),
    ],
)
def test_names_go_from_paths(path: str, expected: str) -> None:
    assert path_without_names(path, GIVEN, "[nimi]") == expected
