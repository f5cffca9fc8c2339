"""The description that is exported: one, whole, of the format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from jdlint.authoring.drafting import descriptions_in
from jdlint.config.read import git_root
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.core.text import fold, visible
from jdlint.model.load import build
from jdlint.storage.files import read_named
from jdlint.syntax.limits import DEFAULT_LIMITS
from jdlint.syntax.nodes import Mapping as Tree
from jdlint.syntax.yaml_reader import read_yaml
from jdlint.views.values import text_of

MOST_TEMPLATE = 50 * 1024 * 1024


def read_one(file: Path, identifier: str | None) -> Tree:
    """Return the description in `file`, of several the one with the id `identifier`.

    Raises JdlintError where the file cannot be read, is broken, holds several descriptions and none is named, or
    where the description lacks what the format asks for.
    """
    shown = visible(str(file))
    documents = read_yaml(str(file), read_named(file, DEFAULT_LIMITS.file_bytes))
    for document in documents:
        if document.root is None or document.problems:
            problem = document.problems[0]
            start, _end, _place = document.locator.locate(problem.start, problem.end)
            raise JdlintError(
                _("{path}:{line}: {rule}; jdlint check says what is wrong").format(
                    path=shown, line=start.line if start else 1, rule=problem.rule
                )
            )
    roots = [document.root for document in documents if document.root is not None]
    ids = [text_of(root.get("id")) or "" for root in roots]
    if identifier is not None and identifier not in ids:
        raise JdlintError(
            _("{path}: no description has the id {id!r}; there are: {ids}").format(
                path=shown, id=identifier, ids=", ".join(map(visible, ids))
            )
        )
    if identifier is None and len(roots) > 1:
        raise JdlintError(
            _("{path}: holds several descriptions; choose one with --id: {ids}").format(
                path=shown, ids=", ".join(map(visible, ids))
            )
        )
    root = roots[ids.index(identifier) if identifier is not None else 0]
    try:
        build(root)
    except JdlintError as error:
        raise JdlintError(
            _("{path}: {reason}; jdlint check says more").format(path=shown, reason=visible(str(error)))
        ) from None
    return root


def titles_near(file: Path, config: Path | None) -> Mapping[str, str]:
    """Return what the posts of the project that `file` belongs to are called in a document, by id.

    `config` is the configuration of the project.
    That is title and specialisation, and the id behind them only where several posts are called so: who signs a
    document needs no ids, and the title finds the post again.
    """
    folder = file.resolve().parent
    root = config.parent if config is not None else git_root(folder) or folder
    found: dict[str, str] = {}
    for description in descriptions_in(root):
        if description.id and description.title:
            special = description.text("position", "specialisation")
            found.setdefault(description.id, f"{description.title} ({special})" if special else description.title)
    count = Counter(map(fold, found.values()))
    return {key: name if count[fold(name)] == 1 else f"{name} [{key}]" for key, name in found.items()}
