"""What a repository gets so that its descriptions are checked at every commit and in CI: hook and CI file."""

from __future__ import annotations

import json
import os
import shlex
from pathlib import Path

from jdlint.authoring.scaffold import template
from jdlint.config.read import git_root
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.core.records import NamedTuple
from jdlint.core.version import PROJECT, VERSION
from jdlint.storage.files import below, read_bytes
from jdlint.storage.git import Repository
from jdlint.syntax.limits import DEFAULT_LIMITS

HOOKS = ".pre-commit-config.yaml"


class Service(NamedTuple):
    """A CI service: what tells it by files and by the address of the server, and where its file stands."""

    name: str
    signs: tuple[str, ...]
    hosts: tuple[str, ...]
    file: str
    template: str


# In this order: what stands in the repository tells more than where it is kept.
SERVICES = (
    Service("GitHub Actions", (".github",), ("github.com",), ".github/workflows/jdlint.yml", "ci.github.yml"),
    Service("GitLab CI", (".gitlab-ci.yml", ".gitlab"), ("gitlab",), ".gitlab-ci.yml", "ci.gitlab.yml"),
    Service(
        "Azure Pipelines",
        ("azure-pipelines.yml", ".azuredevops"),
        ("dev.azure.com", "visualstudio.com"),
        "azure-pipelines.yml",
        "ci.azure.yml",
    ),
    Service("Jenkins", ("Jenkinsfile",), (), "Jenkinsfile", "ci.jenkins.txt"),
)


class Adoption(NamedTuple):
    """Files to write, and texts that a person must add to a file there is already (or none where it has jdlint).

    `top` is the top of the git repository, None without one; `service` the CI service that was recognised.
    """

    top: Path | None
    service: str | None
    files: list[tuple[Path, bytes]]
    additions: list[tuple[Path, str]]


def adopt(folder: Path) -> Adoption:
    """Return what the repository around `folder` needs, in the language of the terminal."""
    top = git_root(Path(os.path.abspath(folder)))  # noqa: PTH100 - resolve() would follow links
    if top is None:
        return Adoption(None, None, [], [])
    found = Adoption(top, None, [], [])
    place = below(Path(os.path.abspath(folder)), top)  # noqa: PTH100
    _offer(found, top / HOOKS, _filled("pre-commit.yaml", place))
    service = _service(top)
    if service is None:
        return found
    _offer(found, top / service.file, _filled(service.template, place))
    return found._replace(service=service.name)


def _service(top: Path) -> Service | None:
    signed = next((item for item in SERVICES if any((top / sign).exists() for sign in item.signs)), None)
    if signed is not None:
        return signed
    origin = _origin(top)
    return next((item for item in SERVICES if any(host in origin for host in item.hosts)), None)


def _origin(top: Path) -> str:
    """Return the server that the repository comes from, without the path; empty where there is none."""
    try:
        address = Repository(top).origin()
    except JdlintError:  # git is missing or refuses; files alone tell then
        return ""
    return address.split("://")[-1].split("@")[-1].replace(":", "/").split("/")[0].lower()


def _offer(found: Adoption, path: Path, text: str) -> None:
    """Write a file that is not there; a person's file is never changed, and what it lacks is said."""
    assert found.top is not None
    inside = path.parent.resolve().is_relative_to(found.top.resolve())  # a link may lead out of the repository
    if inside and path.suffix and not os.path.lexists(path):
        found.files.append((path, text.encode("utf-8")))
        return
    try:
        has = b"jdlint" in read_bytes(path, DEFAULT_LIMITS.file_bytes)
    except OSError:
        has = False
    if not has:
        found.additions.append((path, text))


def _filled(name: str, folder: str) -> str:
    if not folder.isprintable():  # no file of a CI service could name it
        folder = "."
    words = {
        "ABOUT": _("Checks the job descriptions; made by jdlint init, to be changed as you like."),
        "HISTORY": _("the revision to compare with has to be there"),
        "NEW": _("old findings fail nothing; remove it to fail on all"),
        "DOCUMENT": _("the descriptions that changed"),
        "TOGETHER": _("what descriptions say of each other"),
        "FIX": _("applies safe fixes; the commit stops for you to look at them"),
        "ACTION": PROJECT.removeprefix("https://github.com/"),
        "PROJECT": PROJECT,
        "VERSION": VERSION,
        "FOLDER-YAML": json.dumps(folder, ensure_ascii=False),
        "FOLDER-SHELL": shlex.quote(folder),
    }
    text = template(name)
    for key, value in words.items():
        text = text.replace(f"@{key}@", value)
    return text
