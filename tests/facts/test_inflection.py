"""Titles in case forms: measured on a list that was written before the rules were."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.facts.project import Project
from tests.facts.test_resolution import project, speaker
from tests.helpers import post

LISTS = sorted(Path(__file__).parent.glob("inflected_titles*.txt"))
#: At least so many of the forms that name a title are resolved, and none to another title.
LEAST = 0.85


def _lines(path: Path) -> list[tuple[str, str]]:
    rows = [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    return [(form.strip(), title.strip()) for form, _, title in (row.partition("=") for row in rows)]


def _meant(everybody: Project) -> str | None:
    ((_, found),) = everybody.meanings(0)
    return everybody.facts[found.posts[0]].title if found.outcome == "post" else None


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_case_forms_of_titles_it_was_not_written_on(path: Path) -> None:
    lines = _lines(path)
    titles = sorted({title for _, title in lines if title})
    others = [post(f"p{number}", title) for number, title in enumerate(titles)]
    found = {form: _meant(project(speaker(form), *others)) for form, _ in lines}
    wrong = {form: found[form] for form, title in lines if found[form] not in (None, title or None)}
    assert wrong == {}
    named = [form for form, title in lines if title]
    resolved = [form for form in named if found[form] is not None]
    assert len(named) >= 60
    assert len(resolved) >= LEAST * len(named), sorted(set(named) - set(resolved))
