"""The word of the project rules: remembered as a whole, in part, or asked for anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from jdlint.core.finding import Site, Spot
from jdlint.engine.beside import Companions
from jdlint.engine.gather import Gathered, Reading
from jdlint.engine.raws import Found, Raw
from jdlint.engine.request import Request
from jdlint.rulebook.rule import Rule

if TYPE_CHECKING:
    from jdlint.engine.cache.files import FileCache
    from jdlint.engine.crosscheck import CrossCheck

#: Where more files have changed, asking anew costs hardly more than telling what still stands.
_MOST = 100


class Phase:
    """The project rules of a run over what was read; `ask` gives what asks them."""

    def __init__(
        self,
        request: Request,
        reading: Reading,
        companions: Companions,
        rules: list[Rule],
        ask: Callable[[Gathered], CrossCheck],
    ) -> None:
        self.request = request
        self.reading = reading
        self.companions = companions
        self.rules = rules
        self.ask = ask

    def raws(self, gathered: Gathered, names: set[str], *, remember: bool) -> list[Raw]:
        """Return what the rules say of the files in `names`: at them, or related to them."""
        cache = self.reading.cache if remember else None
        if cache is None:
            return self.ask(gathered).judge(self.rules, names)
        key = self._key()
        found = cache.project(key)
        if found is None:
            every = self.reading.digests.keys() - self.reading.left_out.keys()
            every |= {one.path for _path, one in self.companions.judged}
            found = self._partly(cache, gathered, every)
            if found is None and not every <= names:  # of the others nothing would be known
                return self.ask(gathered).judge(self.rules, names)
            if found is None:
                found = self.ask(gathered).find(self.rules, names)
            cache.keep_project(key, found)
        return [
            one.raw for one in found if names.intersection([one.raw.path, *(item.path for item in one.raw.related)])
        ]

    def _partly(self, cache: FileCache, gathered: Gathered, every: set[str]) -> list[Found] | None:
        """Return the word of the rules where some files have changed in nothing that most rules see; else None."""
        changed = cache.changed
        if not changed or len(changed) > _MOST:
            return None
        before = {key: entry.digest for key, entry in changed.items() if entry is not None and entry.posts}
        if before.keys() != changed.keys():
            return None  # a file more, or one that held no post
        said = cache.project(self._key(before))
        if said is None:
            return None
        from jdlint.engine.cache.standing import changed_prose, standing  # noqa: PLC0415 - only where something changed

        prose = changed_prose((cache.facts_before(key), self.reading.facts_of(key)) for key in changed)
        if prose is None:
            return None
        stands = standing(said, self.rules, prose, set(changed), lambda key, spot: _site(gathered, key, spot))
        return stands.found + (self.ask(gathered).find(stands.again, every) if stands.again else [])

    def _key(self, before: Mapping[str, str] = {}) -> str:
        """Return what the word of the rules depends on, or did when the files `before` had other digests."""
        from jdlint.engine.cache.key import project_key  # noqa: PLC0415 - not every run remembers anything

        reading = self.reading
        tools = {} if reading.cache is None else reading.cache.tools
        files: list[tuple[str, ...]] = [
            (key, before.get(key) or digest.hex(), reading.left_out.get(key, ""), *(tools.get(key, ()) or "?"))
            for key, digest in reading.digests.items()
        ]
        files += [(item.path, "", *item.names) for item in reading.unread]
        return project_key(files, self.companions, [rule.id for rule in self.rules], self.request.context)


def _site(gathered: Gathered, key: str, spot: Spot) -> Site | None:
    from jdlint.views.sites import site_of  # noqa: PLC0415 - only where a finding has moved

    documents = gathered.documents.file(key)
    return site_of(documents[0], spot.path, spot.shown) if len(documents) == 1 else None
