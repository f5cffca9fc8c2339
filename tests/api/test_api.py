"""The public Python API: `jdlint.check`, `jdlint.load`, `jdlint.__version__`."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

import jdlint
from jdlint.core.errors import JdlintError
from jdlint.core.report import Report
from jdlint.model.description import JobDescription
from tests.helpers import EXAMPLES, ROOT, pair, post, write

AS_OF = dt.date(2026, 11, 20)


def test_version_is_that_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert jdlint.__version__ == project["version"]


def test_public_names() -> None:
    assert set(jdlint.__all__) == {"__version__", "check", "load"}
    assert all(getattr(jdlint, name) is not None for name in jdlint.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = jdlint.nothing


def test_check_returns_a_report(tmp_path: Path) -> None:
    write(tmp_path, {**pair(answered=False), "jdlint.toml": 'select = ["SUB001"]\n'})
    report = jdlint.check([tmp_path / "a.jd.yaml"], as_of=AS_OF)
    assert isinstance(report, Report)
    assert (report.as_of, report.language, report.files, report.descriptions) == (AS_OF, "en", 1, 1)
    assert [finding.rule for finding in report.findings] == ["SUB001"]
    assert report.summary.errors == 1
    assert report.reaches("error")


def test_check_takes_texts_a_configuration_and_a_language(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": "jdlint: 1\n", "other.toml": 'select = ["STR012"]\n'})
    report = jdlint.check([str(tmp_path)], as_of=AS_OF, config=str(tmp_path / "other.toml"), language="et")
    assert [finding.rule for finding in report.findings] == ["STR012"]
    assert report.language == "et"


def test_check_of_nothing_is_an_empty_report(tmp_path: Path) -> None:
    report = jdlint.check([tmp_path], as_of=AS_OF)
    assert (report.findings, report.files) == ((), 0)
    assert not report.reaches("info")


@pytest.mark.parametrize("config", [None, "broken.toml", "missing.toml"])
def test_check_raises_one_exception_for_what_is_wrong(tmp_path: Path, config: str | None) -> None:
    write(tmp_path, {"broken.toml": "selct = []", "a.jd.yaml": post("a")})
    path = tmp_path / ("missing" if config is None else "a.jd.yaml")
    with pytest.raises(JdlintError):
        jdlint.check([path], as_of=AS_OF, config=None if config is None else tmp_path / config)


def test_as_of_is_named_and_has_no_default() -> None:
    with pytest.raises(TypeError, match="as_of"):
        jdlint.check([EXAMPLES])  # type: ignore[call-arg]


def test_load_returns_the_typed_description() -> None:
    description = jdlint.load(EXAMPLES / "direktor.jd.yaml")
    assert isinstance(description, JobDescription)
    assert (description.id, description.position.title) == ("direktor", "Direktor")
    assert description.approval is not None


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "a.jd.yaml: cannot be read: No such file or directory"),
        ("a: 1\nid: [b\n", "a.jd.yaml:3: JDL002; jdlint check says more"),
        ("", "a.jd.yaml:1: JDL010; jdlint check says more"),
        ("jdlint: 1\nid: a\nid: b\n", "a.jd.yaml:3: JDL004; jdlint check says more"),
        (b"\xff", "a.jd.yaml:1: JDL003; jdlint check says more"),
        ("jdlint: 1\nid: a\n", "a.jd.yaml: field position is missing"),
    ],
)
def test_load_raises_one_sentence(tmp_path: Path, content: str | bytes | None, sentence: str) -> None:
    if content is not None:
        write(tmp_path, {"a.jd.yaml": content})
    with pytest.raises(JdlintError) as raised:
        jdlint.load(str(tmp_path / "a.jd.yaml"))
    assert str(raised.value) == f"{tmp_path}/{sentence}"
