"""Fixes of project rules: they may write into any YAML file of the context, a target or not.

Project rules open no document. What they ask for becomes splices here, from the files themselves, each read again at
most once, and only for hits that are reported.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from jdlint.core.finding import Fix, ProjectFixRequest
from jdlint.facts.facts import Facts
from jdlint.fixer.operations import Parts, build_patch
from jdlint.storage.files import read_bytes
from jdlint.syntax.limits import Limits
from jdlint.syntax.nodes import Document
from jdlint.syntax.yaml_reader import read_yaml


class ProjectFixes:
    """Builds the fixes of one run.

    `root` is what keys of files are relative to, `context` the folder that no fix leaves; `judged` holds the content
    digests of the YAML files that were judged, by key.
    """

    def __init__(self, root: Path, context: Path, limits: Limits, judged: dict[str, bytes]) -> None:
        self.root = root
        self.context = os.path.realpath(context)
        self.limits = limits
        self.judged = judged
        self.found: dict[str, dict[int, Document] | None] = {}

    def build(self, request: ProjectFixRequest, facts: tuple[Facts, ...]) -> Fix | None:
        """Return the fix, one patch a file; None where a file does not allow its part, or is not what it was."""
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
        if key not in self.found:
            self.found[key] = self._read(key)
        return self.found[key]

    def _read(self, key: str) -> dict[int, Document] | None:
        """Read a file again; None where it lies elsewhere, has changed, or does not read without a problem."""
        path = self.root / key
        if not Path(os.path.realpath(path)).is_relative_to(self.context):
            return None
        try:
            data = read_bytes(path, self.limits.file_bytes)
        except OSError:
            return None
        if content_digest(data) != self.judged.get(key):
            return None
        documents = read_yaml(key, data, self.limits)
        if any(document.problems or document.root is None for document in documents):
            return None
        return {document.index: document for document in documents}


def content_digest(data: bytes) -> bytes:
    """Return what tells whether a file is still the one that was judged."""
    return hashlib.sha256(data).digest()
