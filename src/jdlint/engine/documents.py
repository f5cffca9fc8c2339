"""Documents that are read again for what is shown: places that the Facts do not hold, and fixes of other files."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Mapping

from jdlint.core.finding import Place, Site
from jdlint.facts.facts import Facts
from jdlint.storage.files import Candidate, content_digest
from jdlint.syntax.nodes import Document, SourceKind
from jdlint.views.sites import site_of

Reader = Callable[[str, SourceKind, bytes], list[Document]]


class Documents:
    """Reads each file at most once.

    `read` makes documents of a key, a kind and the bytes that `fetch` gets (OSError: none). `candidates` are the files
    by key (what the engine calls them), `digests` those of the files as they were judged.
    """

    def __init__(
        self,
        read: Reader,
        fetch: Callable[[str], bytes],
        candidates: Mapping[str, Candidate],
        digests: Mapping[str, bytes],
    ) -> None:
        self._make = read
        self._fetch = fetch
        self._candidates = candidates
        self.digests = digests
        self._read: dict[str, list[Document]] = {}

    def file(self, key: str) -> list[Document]:
        """Return the documents of a file; none where it has gone or is no longer what was judged."""
        if key not in self._read:
            self._read[key] = self._load(key)
        return self._read[key]

    def path(self, key: str) -> pathlib.Path | None:
        """Return where a file is."""
        item = self._candidates.get(key)
        return None if item is None else item.path

    def _load(self, key: str) -> list[Document]:
        item = self._candidates.get(key)
        if item is None:
            return []
        try:
            data = self._fetch(key)
        except OSError:
            return []
        if key in self.digests and content_digest(data) != self.digests[key]:
            return []
        return self._make(key, item.kind, data)

    def site(self, post: Facts, place: Place) -> Site:
        """Return the site of a place; only its path where the document can no longer be read."""
        if isinstance(place.site, Site):
            return place.site
        document = next((item for item in self.file(post.path) if item.index == post.number), None)
        if document is None:
            return Site(".".join(map(str, place.site.path)), None, None, "")
        return site_of(document, place.site.path, place.site.shown)
