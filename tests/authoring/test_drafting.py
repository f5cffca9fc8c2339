"""``jdlint init`` drafts the organisation file from descriptions: complete, the same each time, and without a fault."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.authoring.drafting import draft_organisation
from jdlint.engine.organisation import read_organisation
from jdlint.facts.organisation import Organisation
from jdlint.syntax.limits import DEFAULT_LIMITS
from jdlint.syntax.yaml_reader import read_yaml
from jdlint.views.description import Description
from tests.helpers import EXAMPLES, ROOT, check, jdlint, post, snapshot, write


def drafted(*sources: str) -> Organisation:
    """Return what the draft for some descriptions says; the draft itself must be without a fault."""
    documents = [document for source in sources for document in read_yaml("x", source.encode())]
    descriptions = [Description(document, document.root) for document in documents if document.root is not None]
    text = draft_organisation(descriptions, "x.json")
    assert text == draft_organisation(descriptions, "x.json")
    organisation, judged = read_organisation("organisation.yaml", text.encode(), DEFAULT_LIMITS)
    assert organisation is not None
    assert [(raw.rule, raw.message, raw.args) for raw in judged.raws] == []
    return organisation


def at(identifier: str, *unit: str, **fields: Any) -> str:
    return post(identifier, position={"unit": list(unit), **fields})


def units(organisation: Organisation) -> list[tuple[str, str | None, str | None]]:
    return [(unit.name, unit.parent, unit.head) for unit in organisation.units]


def test_units_come_from_chains_and_heads_from_who_leads() -> None:
    organisation = drafted(
        at("a", "Muuseum", "Kogude osakond", head_of_unit=True),
        at("b", "Muuseum", "Näituste osakond"),
        at("c", "Muuseum", "kogude osakond", "Fotod"),
    )
    assert units(organisation) == [
        ("Muuseum", None, None),
        ("Kogude osakond", "Muuseum", "a"),
        ("Näituste osakond", "Muuseum", None),
        ("Fotod", "Kogude osakond", None),
    ]


def test_a_chain_that_is_cut_short_elsewhere_is_one_unit() -> None:
    organisation = drafted(at("a", "Fotod", head_of_unit=True), at("b", "Kogud", "Fotod"))
    assert units(organisation) == [("Fotod", "Kogud", "a"), ("Kogud", None, None)]


def test_units_of_one_name_below_two_stay_two() -> None:
    organisation = drafted(at("a", "Kogud", "Tugi", head_of_unit=True), at("b", "Näitused", "Tugi"))
    assert units(organisation) == [
        ("Kogud", None, None),
        ("Tugi", "Kogud", "a"),
        ("Tugi", "Näitused", None),
        ("Näitused", None, None),
    ]


def test_descriptions_that_contradict_each_other_make_no_ring() -> None:
    assert units(drafted(at("a", "A", "B"), at("b", "B", "C"), at("c", "C", "A"), at("d", "A", "A"))) == [
        ("A", None, None),
        ("B", "A", None),
        ("C", "B", None),
    ]


def test_the_staff_list_holds_each_post_once_in_its_newest_version() -> None:
    organisation = drafted(
        post("a", "Uus (fotod)", status="official", position={"valid_from": "2026-01-01", "unit": ["Kogud"]}),
        post("a", "Vana", status="official", position={"valid_to": "2025-12-31"}),
        post("b", "Valvur", status="ametnik", position={"fixed_term": {"until": "2027-12-31"}}),
        "position: {title: Ilma tunnuseta}\n",
        "id:\n",
    )
    assert [(line.post, line.title, line.specialisation, line.unit, line.status) for line in organisation.staff] == [
        ("a", "Uus", "fotod", ("Kogud",), "official"),
        ("b", "Valvur", None, (), None),
        (None, "Ilma tunnuseta", None, (), None),
    ]
    assert organisation.staff[1].fixed_term == "2027-12-31"


def test_orders_are_collected_with_their_annexes_in_order() -> None:
    order = {"act": "käskkiri", "number": "1-2/17", "date": "2026-02-10", "approver": "Direktor"}
    organisation = drafted(
        post("b", approval={**order, "annex": "11"}),
        post("a", approval={**order, "annex": 2, "approver": "direktor"}),
        post("c", approval={**order, "date": "2025-02-10", "effective_from": "2025-03-01"}),
        post("d", approval={"number": 17, "date": "2026-02-30", "approver": "Jaan Kadakas, direktor"}),
        post("e", approval={"date": "2026-01-01"}),
    )
    assert [
        (one.number, one.date, one.effective_from, [annex.post for annex in one.annexes]) for one in organisation.orders
    ] == [
        ("17", None, None, []),
        ("1-2/17", "2025-02-10", "2025-03-01", []),
        ("1-2/17", "2026-02-10", None, ["a", "b"]),
    ]
    assert [approver.role for approver in organisation.approvers] == ["Direktor"], "no person's name"


_texts = st.sampled_from(
    ["A", "B", "C", "yes", "1e3", "0x1F", "null", "~", "# x", "a: b", "- a", "2026-01-01", "*a", "'"]
)
_names = _texts | st.text(max_size=8)


@settings(max_examples=40)
@given(st.lists(st.tuples(_names, st.lists(_names, max_size=4), st.booleans(), _names, _names), max_size=6))
def test_whatever_descriptions_say_the_draft_has_no_fault(rows: list[tuple[str, list[str], bool, str, str]]) -> None:
    drafted(
        *(
            post(
                identifier,
                title,
                position={"unit": unit, "head_of_unit": head},
                approval={"number": number, "annex": title, "approver": title, "date": number},
            )
            for identifier, unit, head, title, number in rows
        )
    )


@pytest.mark.parametrize(("lang", "words"), [("et", "Koosseis."), ("en", "Staff list.")])
def test_init_writes_the_draft_names_it_and_checking_finds_no_fault_in_it(
    tmp_path: Path, lang: str, words: str
) -> None:
    for path in EXAMPLES.glob("*.jd.yaml"):
        shutil.copy(path, tmp_path)
    before = snapshot(tmp_path)
    result = jdlint("init", "--lang", lang, cwd=tmp_path)
    assert result.code == 0
    files = snapshot(tmp_path)
    assert {name for name in files if name not in before} == {
        "jdlint.toml",
        "organisation.yaml",
        "schemas/job-description.v1.schema.json",
        "schemas/organisation.v1.schema.json",
    }
    assert files["schemas/organisation.v1.schema.json"] == (ROOT / "schemas/organisation.v1.schema.json").read_bytes()
    assert words in files["organisation.yaml"].decode()
    report = check(".", cwd=tmp_path)
    assert report.code == 1
    assert not [finding for finding in report.findings if finding["path"] == "organisation.yaml"]
    assert f'organisation = "{tmp_path / "organisation.yaml"}"' in jdlint("config", "show", cwd=tmp_path).out


def test_init_leaves_an_organisation_file_alone(tmp_path: Path) -> None:
    write(tmp_path, {"organisation.yaml": "mine", "a.jd.yaml": post("a")})
    assert jdlint("init", cwd=tmp_path).code == 0
    assert (tmp_path / "organisation.yaml").read_text() == "mine"
    assert "\norganisation = " not in (tmp_path / "jdlint.toml").read_text("utf-8")


def test_broken_and_unreadable_files_are_left_to_check(tmp_path: Path) -> None:
    hostile: dict[str, str | bytes] = {
        "a.jd.yaml": "[" * 100_000,
        "b.jd.yaml": b"\0\xff",
        "c.jd.yaml": "x: 1\n",
        "d.jd.yaml": "a: &a [*a]\n",
    }
    assert jdlint("init", cwd=write(tmp_path, hostile)).code == 0
    assert "organisation.yaml" not in snapshot(tmp_path)


def test_descriptions_of_a_project_further_down_are_not_taken(tmp_path: Path) -> None:
    files = {"a.jd.yaml": post("a"), "other/jdlint.toml": "", "other/b.jd.yaml": post("b"), "sub/c.jd.yaml": post("c")}
    assert jdlint("init", cwd=write(tmp_path, files)).code == 0
    text = (tmp_path / "organisation.yaml").read_text("utf-8")
    assert [name in text for name in ("post: a", "post: b", "post: c")] == [True, False, True]
