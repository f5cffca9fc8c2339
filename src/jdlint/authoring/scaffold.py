"""Files that jdlint writes for a person to go on with: a new description, a first configuration, the demo."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path

from jdlint.core.errors import JdlintError, reason_of
from jdlint.core.i18n import Language, _
from jdlint.core.resources import bundled

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RULE_ID = re.compile(r"X[A-Z]{1,5}[0-9]{3}")
_TEMPLATES = "templates"
SCHEMA = "job-description.v1.schema.json"
ORGANISATION = "organisation.yaml"
ORGANISATION_SCHEMA = "organisation.v1.schema.json"
CONFIG = "jdlint.toml"


def template(name: str) -> str:
    """Return the text of a shipped template."""
    return (Path(__file__).parent / _TEMPLATES / name).read_text("utf-8")


def check_id(identifier: str) -> None:
    """Raise JdlintError for an id that is none."""
    if not _ID.fullmatch(identifier):
        raise JdlintError(
            _("{value!r} is no id; write small letters, digits and hyphens, such as noustaja-11").format(
                value=identifier
            )
        )


def new_description(identifier: str, title: str, language: Language, folder: Path) -> str:
    """Return an empty description with its fields explained. Raises JdlintError for an id that is none."""
    check_id(identifier)
    text = template(f"new.{language}.yaml")
    quoted = json.dumps(title, ensure_ascii=False)  # a JSON string is a YAML string, line breaks and all
    return text.replace("@SCHEMA@", schema_reference(folder)).replace("@ID@", identifier).replace("@TITLE@", quoted)


def new_rule(identifier: str, name: str, folder: Path) -> list[tuple[Path, bytes]]:
    """Return a house rule and its fixture. Raises JdlintError for an id or a name that is none."""
    if not _RULE_ID.fullmatch(identifier):
        raise JdlintError(
            _("{value!r} is no id of a house rule; write X, letters and three digits, such as XAB001").format(
                value=identifier
            )
        )
    if not _ID.fullmatch(name):
        raise JdlintError(_("{value!r} is no name of a rule; write small letters and hyphens").format(value=name))
    found = []
    for suffix in ("yaml", "md"):
        text = template(f"rule.{suffix}").replace("@ID@", identifier).replace("@NAME@", name)
        found.append((folder / f"{identifier}-{name}.{suffix}", text.encode("utf-8")))
    return found


def schema_reference(folder: Path) -> str:
    """Return the relative path from `folder` to the nearest copy of the schema, else the name editors know it by."""
    for above in (folder, *folder.parents):
        copy = above / "schemas" / SCHEMA
        if copy.is_file():
            return os.path.relpath(copy, folder).replace(os.sep, "/")
        if (above / ".git").exists():
            break
    return f"schemas/{SCHEMA}"


def schema_text(name: str = SCHEMA) -> bytes:
    """Return a JSON Schema, for a copy beside the descriptions."""
    return bundled(f"schemas/{name}").read_bytes()


def write_new(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write files that must not exist yet. Raises JdlintError naming the first that does; nothing is written then."""
    from jdlint.storage.atomic import write_all  # noqa: PLC0415

    for path, _data in files:
        if path.exists() or path.is_symlink():
            raise JdlintError(_("{path}: exists already; nothing was written").format(path=path))
    for path, _data in files:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise JdlintError(
                _("{path}: cannot be written: {reason}").format(path=path, reason=reason_of(error))
            ) from None
    write_all(files)
