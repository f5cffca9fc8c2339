"""Documents that are read again for what is shown: places that the Facts do not hold, and fixes of other files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jdlint.core.finding import Place, Site
from jdlint.engine.judge import Judge
from jdlint.facts.facts import Facts
from jdlint.storage.files import Candidate, read_bytes
from jdlint.syntax.nodes import Document
from jdlint.views.sites import site_of


class Documents:
    """Reads each file at most once; `candidates` are the files of the context by what the engine calls them."""

    def __init__(self, judge: Judge, candidates: Mapping[str, Candidate]) -> None:
        self._judge = judge
        self._candidates = candidates
        self._read: dict[str, list[Document]] = {}

    def get(self, post: Facts) -> Document | None:
        """Return the document of a post; None where it has gone or has become another."""
        if post.path not in self._read:
            self._read[post.path] = list(self._load(post.path))
        return next((item for item in self._read[post.path] if item.index == post.number), None)

    def _load(self, path: str) -> Iterable[Document]:
        item = self._candidates.get(path)
        if item is None:
            return ()
        try:
            data = read_bytes(item.path, self._judge.limits.file_bytes)
        except OSError:
            return ()
        return self._judge.read(path, item.kind, data)[0]

    def site(self, post: Facts, place: Place) -> Site:
        """Return the site of a place; the post's title where its document can no longer be read."""
        if isinstance(place.site, Site):
            return place.site
        document = self.get(post)
        return post.site("title") if document is None else site_of(document, place.site)
