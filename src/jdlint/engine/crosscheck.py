"""The project phase: rules that see all Facts, and the places of what they found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jdlint.api import Context
from jdlint.core.finding import Place, ProjectHit, Site, Spot
from jdlint.engine.documents import Documents
from jdlint.engine.fixes import ProjectFixes
from jdlint.engine.judge import crash
from jdlint.engine.judgement import judge_project
from jdlint.engine.raws import Found, Raw, RawRelated
from jdlint.facts.organisation import ORGANISATION_FILE
from jdlint.facts.project import Project
from jdlint.rulebook.rule import Rule


class CrossCheck:
    """Runs project rules; `documents` are looked at again for places that the Facts do not hold, and for `fixes`."""

    def __init__(
        self, project: Project, documents: Documents, fixes: ProjectFixes, contexts: Mapping[str, Context]
    ) -> None:
        self.project = project
        self.documents = documents
        self.fixes = fixes
        self.contexts = contexts

    def judge(self, rules: Iterable[Rule], targets: set[str]) -> list[Raw]:
        """Return what the rules say of the files in `targets`: at them, or related to them."""
        return [found.raw for found in self.find(rules, targets)]

    def find(self, rules: Iterable[Rule], targets: set[str]) -> list[Found]:
        """Return what the rules say, with the places where they looked."""
        by_id = {rule.id: rule for rule in rules}
        judgement = judge_project(self.project, by_id.values(), self.contexts)
        path = min(targets, default="")
        site = Site("", None, None, "")
        found = [Found(crash(path, failed.rule, failed.error, site)) for failed in judgement.failures]
        for code, hits in judgement.hits.items():
            for hit in hits:
                places = (hit.place, *(item.place for item in hit.related))
                if any(self._where(place)[0] in targets for place in places):
                    spots = tuple(place.site if isinstance(place.site, Spot) else None for place in places)
                    found.append(Found(self.raw(by_id[code], hit), spots))
        return found

    def raw(self, rule: Rule, hit: ProjectHit) -> Raw:
        """Return a hit with its places."""
        path, post = self._where(hit.place)
        related = tuple(
            RawRelated(self._where(item.place)[0], self._site(item.place), item.message, item.args)
            for item in hit.related
        )
        fix = None if hit.fix is None else self.fixes.build(hit.fix, self.project.facts)
        number = 0 if hit.place.document == ORGANISATION_FILE else self.project.facts[hit.place.document].number
        return Raw(
            rule.id, hit.message, hit.args, path, post, self._site(hit.place), related, fix, hit.severity, number
        )

    def _where(self, place: Place) -> tuple[str, str | None]:
        """Return the file of a place, and the id of the post that it describes."""
        if place.document == ORGANISATION_FILE and self.project.organisation is not None:
            return self.project.organisation.path, None
        post = self.project.facts[place.document]
        return post.path, post.id

    def _site(self, place: Place) -> Site:
        if isinstance(place.site, Site):
            return place.site
        return self.documents.site(self.project.facts[place.document], place)
