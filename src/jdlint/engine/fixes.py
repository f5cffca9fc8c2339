"""Fixes of project rules: they may write into any YAML file of the context, a target or not.

Project rules open no document. What they ask for becomes splices here, from the files themselves, each read again at
most once, and only for hits that are reported.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from jdlint.core.finding import Fix, ProjectFixRequest
from jdlint.engine.documents import Documents
from jdlint.facts.facts import Facts
from jdlint.syntax.nodes import Document

if TYPE_CHECKING:
    from jdlint.fixer.operations import Parts


class ProjectFixes:
    """Builds the fixes of one run; `context` is the folder that no fix leaves."""

    def __init__(self, documents: Documents, context: Path) -> None:
        self.documents = documents
        self.context = os.path.realpath(context)

    def build(self, request: ProjectFixRequest, facts: tuple[Facts, ...]) -> Fix | None:
        """Return the fix, one patch a file; None where a file does not allow its part, or is not what it was."""
        from jdlint.fixer.operations import build_patch  # noqa: PLC0415 - few findings of the project phase have one

        parts: dict[str, Parts] = {}
        for number, operations in request.parts:
            post = facts[number]
            parts[post.path] = (*parts.get(post.path, ()), (post.number, operations))
        patches = []
        for key, asked in sorted(parts.items()):
            documents = self._documents(key)
            patch = None if documents is None else build_patch(key, documents, asked)
            if patch is None:
                return None
            patches.append(patch)
        return Fix(request.applicability, request.title, request.args, tuple(patches)) if patches else None

    def _documents(self, key: str) -> dict[int, Document] | None:
        """Return the documents of a YAML file; None where it lies elsewhere or does not read without a problem."""
        path = self.documents.path(key)
        if path is None or not Path(os.path.realpath(path)).is_relative_to(self.context):
            return None
        documents = self.documents.file(key)
        if not documents or any(item.kind != "yaml" or item.problems or item.root is None for item in documents):
            return None
        return {document.index: document for document in documents}
