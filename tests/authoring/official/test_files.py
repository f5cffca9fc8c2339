"""The law for whole files: a description, written as Word or OpenDocument and read again, is the same description."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.authoring.official.content import content
from jdlint.authoring.official.export import render
from jdlint.authoring.official.words import LAYOUTS
from jdlint.core.i18n import LANGUAGES, Language
from jdlint.syntax.nodes import Mapping
from jdlint.syntax.yaml_reader import read_yaml
from tests.authoring.official.descriptions import descriptions, meaning
from tests.helpers import EXAMPLES, ROOT
from tests.model.plain import mapping
from tests.readers.office.reading import read_office


def read(name: str, data: bytes) -> dict[str, Any]:
    """Return the one description in a file; all of its text must have found a place."""
    (document,) = read_office(name, data)
    assert document.root is not None, [(problem.rule, problem.args) for problem in document.problems]
    assert [node.text for node in document.unplaced] == []
    found: dict[str, Any] = meaning(content(document.root))
    return found


@pytest.mark.parametrize("form", ["docx", "odt"])
@given(descriptions, st.sampled_from(LANGUAGES), st.sampled_from(LAYOUTS))
@settings(max_examples=60)
def test_a_file_is_read_as_it_was_written(
    form: str, description: dict[str, Any], language: Language, layout: str
) -> None:
    root = mapping(description)
    data = render(root, form, language=language, layout=layout, names={})
    assert read(f"x.{form}", data) == meaning(content(root))


def test_what_another_program_saved_is_read_as_it_was_written(tmp_path: Path) -> None:
    """LibreOffice turns Word into OpenDocument and back: other styles, numbers and runs, the same description."""
    office_program = shutil.which("soffice")
    if office_program is None:
        pytest.skip("LibreOffice (soffice) is not installed: files saved by another program were NOT tried")
    said: dict[str, dict[str, Any]] = {}
    for path in [*EXAMPLES.glob("*.jd.yaml"), *(ROOT / "tests" / "correct").glob("*.jd.yaml")]:
        for document in read_yaml(path.name, path.read_bytes()):
            assert document.root is not None
            _export(document.root, f"{path.name.removesuffix('.jd.yaml')}-{document.index}", tmp_path, said)
    for form, other in (("docx", "odt"), ("odt", "docx")):
        folder = tmp_path / f"{form}-{other}"
        command = [office_program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
        files = sorted(map(str, (tmp_path / form).iterdir()))
        command += ["--convert-to", other, "--outdir", str(folder)]
        subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
        for name, description in said.items():
            found = read(f"{name}.{other}", (folder / f"{name}.{other}").read_bytes())
            assert _without_statements(found) == description, name


def _export(root: Mapping, name: str, folder: Path, said: dict[str, dict[str, Any]]) -> None:
    for form in ("docx", "odt"):
        (folder / form).mkdir(exist_ok=True)
        data = render(root, form, language="et", layout=None, names={})
        (folder / form / f"{name}.{form}").write_bytes(data)
    description = meaning(content(root))
    for key in ("jdlint", "id", "source", "special_condition"):
        description.pop(key, None)
    said[name] = _without_statements(description)


def _without_statements(description: dict[str, Any]) -> dict[str, Any]:
    """Leave out the statements of languages: those that say no more than the entry are not read back."""
    for language in description["requirements"]["languages"]:
        language.pop("text", None)
    return description
