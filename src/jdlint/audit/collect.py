"""From a run to the data of an audit: posts, findings, pairs, what was not checked, rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from jdlint.audit.data import Finding, Numbers, Pair, Post, Rule, Unchecked, UnitCounts, Words, is_counted
from jdlint.audit.owners import owner_of
from jdlint.audit.redaction import Redactor
from jdlint.audit.texts import FAMILIES, words
from jdlint.core.finding import Finding as Found
from jdlint.core.i18n import use_language
from jdlint.core.text import digest, visible
from jdlint.engine.chart import ids_of
from jdlint.engine.gather import Gathered, shown_path
from jdlint.engine.run import Outcome
from jdlint.engine.worklist import entry_of
from jdlint.facts.claims import claims_of
from jdlint.facts.facts import Facts
from jdlint.reporters.render import Renderer, place_words

#: Rules that say why a file was not read; others about files say what is odd in it.
_UNREAD = frozenset({"JDL002", "JDL003", "JDL007", "JDL008", "JDL009", "JDL010"})
_NO_WORDS: Words = {"et": "", "en": ""}


class Collector:
    """Makes the parts of an audit of one run; `docs` hold why and remedy of each rule."""

    def __init__(self, outcome: Outcome, docs: Mapping[str, Mapping[str, Any]], *, show_names: bool) -> None:
        self.outcome = outcome
        self.docs = docs
        self.redactor = Redactor(outcome.book, show_names=show_names)
        self.renderers = {"et": Renderer(outcome.book, "et"), "en": Renderer(outcome.book, "en")}
        self.posts: list[Post] = []
        self.pairs: list[Pair] = []
        self._by_place: dict[tuple[str, int], Post] = {}
        for item, called in zip(outcome.projects, ids_of(outcome.projects), strict=True):
            names = {number: self._key(item, number, name) for number, name in called.items()}
            posts = {number: self._post(item, number, names[number]) for number in item.posts}
            self.pairs += self._pairs(item, names, posts)
        self.findings = self._findings()
        self._count()

    # --- posts and pairs

    def _key(self, item: Gathered, number: int, name: str) -> str:
        """Return what a post goes by: its id or, where it has none of its own, its file and its place in it.

        Where that names a person, signs stand for it.
        Of one project that is the same wherever a person stands, and whether names are hidden or not: rows and events
        of the next audit are found by it.
        """
        path, sign, place = name.rpartition("#")
        if not sign:
            return digest(name) if self.redactor.tells(name) else name
        if len(self.outcome.projects) == 1:
            path = item.project.facts[number].path
        return f"{digest(path) if self.redactor.tells(path) else visible(path)}#{place}"

    def _post(self, item: Gathered, number: int, key: str) -> Post:
        fact, entry = item.project.facts[number], entry_of(item, number, self.outcome.report.as_of)
        post: Post = {
            "key": key,
            "name": self._name(item, fact),
            "unit": self.redactor.text(" › ".join(fact.unit), "et"),
            "owner": self.redactor.text(owner_of(item, fact), "et"),
            "status": fact.status or "",
            "path": self.redactor.path(entry.path),
            "since": None if entry.since is None else entry.since.isoformat(),
            "due": None if entry.due is None else entry.due.isoformat(),
            "days": entry.days,
            "state": entry.state,
            "approval": visible(entry.approval_number or ""),
            "errors": 0,
            "warnings": 0,
            "infos": 0,
        }
        self.posts.append(post)
        self._by_place[entry.path, fact.number] = post
        return post

    def _name(self, item: Gathered, fact: Facts) -> str:
        name = shown_path(item.group, fact.path) if fact.title is None and not fact.id else fact.name
        return self.redactor.text(name, "et")

    def _pairs(self, item: Gathered, names: Mapping[int, str], posts: Mapping[int, Post]) -> list[Pair]:
        """Return what one post says of another and the other does not confirm, once for each pair and direction."""
        found: dict[str, Pair] = {}
        for number, post in posts.items():
            for claim in claims_of(item.project, number):
                if claim.answer != "silent" or claim.reference.direction not in ("substitutes_for", "substituted_by"):
                    continue
                other = self._name(item, item.project.facts[claim.other])
                identifier = digest(f"{names[number]}\n{claim.reference.direction}\n{names[claim.other]}")
                found.setdefault(
                    identifier,
                    {
                        "id": identifier,
                        "speaker": post["key"],
                        "speaker_name": post["name"],
                        "other": names[claim.other],
                        "other_name": other,
                        "direction": claim.reference.direction,
                        "path": post["path"],
                        "unit": post["unit"],
                        "owner": post["owner"],
                    },
                )
        return list(found.values())

    # --- findings

    def _findings(self) -> list[Finding]:
        found = self.outcome.report.findings
        places = {language: self._places(found, language) for language in ("et", "en")}
        return [
            self._finding(one, {"et": places["et"][number], "en": places["en"][number]})
            for number, one in enumerate(found)
        ]

    def _places(self, found: tuple[Found, ...], language: str) -> list[str]:
        use_language("et" if language == "et" else "en")
        return ["" if (place := one.site.source_place) is None else place_words(place) for one in found]

    def _finding(self, one: Found, place: Words) -> Finding:
        post = self._by_place.get((one.path, one.number))
        basis = self.outcome.book.rules[one.rule].basis_of(one.message)
        held = one.suppressed
        return {
            "id": one.fingerprint,
            "rule": one.rule,
            "severity": one.severity,
            "basis": basis.kind,
            "source": {"et": basis.source[0], "en": basis.source[1]},
            "post": post["key"] if post else "",
            "unit": post["unit"] if post else "",
            "owner": post["owner"] if post else "",
            "path": self.redactor.path(one.path),
            "line": None if one.site.start is None else one.site.start.line,
            "place": self.redactor.words(place["et"], place["en"]),
            "message": self.redactor.words(self.renderers["et"].message(one), self.renderers["en"].message(one)),
            "status": "open" if held is None else "suppressed",
            "first_seen": self.outcome.report.as_of.isoformat(),
            "reason": "" if held is None else self.redactor.text(held.reason or "", "et"),
            "until": "" if held is None else held.until or "",
            "by": "" if held is None else self.redactor.text(held.by or "", "et"),
        }

    def _count(self) -> None:
        for one, finding in zip(self.outcome.report.findings, self.findings, strict=True):
            post = self._by_place.get((one.path, one.number))
            if post is None or not is_counted(finding):
                continue
            if finding["severity"] == "error":
                post["errors"] += 1
            elif finding["severity"] == "warning":
                post["warnings"] += 1
            else:
                post["infos"] += 1

    # --- sums

    def numbers(self) -> Numbers:
        """Return the headline."""
        states = Counter(post["state"] for post in self.posts)
        return {
            "descriptions": len(self.posts),
            "clean": sum(not post["errors"] and not post["warnings"] for post in self.posts),
            "with_errors": sum(post["errors"] > 0 for post in self.posts),
            "overdue": states["overdue"],
            "due_soon": states["due-soon"],
            "broken_pairs": len(self.pairs),
        }

    def units(self) -> list[UnitCounts]:
        """Return the units in the order of their names, posts without one last."""
        found: dict[str, UnitCounts] = {}
        by_unit: dict[str, list[Post]] = {}
        for post in self.posts:
            by_unit.setdefault(post["unit"], []).append(post)
        for unit in sorted(by_unit, key=lambda name: (not name, name)):
            members = by_unit[unit]
            owners = sorted({post["owner"] for post in members})
            found[unit] = {
                "unit": unit,
                "owner": owners[0] if len(owners) == 1 else "",
                "posts": len(members),
                "families": {},
                "errors": sum(post["errors"] for post in members),
                "overdue": sum(post["state"] == "overdue" for post in members),
                "new": 0,
                "fixed": 0,
                "unchanged": 0,
            }
        for finding in self.findings:
            if is_counted(finding) and finding["post"]:
                family = self.outcome.book.rules[finding["rule"]].family
                counts = found[finding["unit"]]["families"]
                counts[family] = counts.get(family, 0) + 1
        return list(found.values())

    def unchecked(self) -> list[Unchecked]:
        """Return what was not checked: files that could not be read, and what the run says itself."""
        unread = {shown_path(item.group, one.path) for item in self.outcome.projects for one in item.project.unread}
        read = {path for path, _number in self._by_place}
        unread |= {one.path for one in self.outcome.report.findings if one.rule in _UNREAD and one.path not in read}
        out: list[Unchecked] = [
            {"path": self.redactor.path(path), "rule": "", "text": words("unread")} for path in sorted(unread)
        ]
        for notice in self.outcome.report.notices:
            text = self.redactor.words(self.renderers["et"].notice(notice), self.renderers["en"].notice(notice))
            out.append({"path": self.redactor.path(notice.path or ""), "rule": notice.rule or "", "text": text})
        return out

    def rules(self) -> list[Rule]:
        """Return all rules, those that were off too: what was not asked belongs to an audit."""
        count = Counter(finding["rule"] for finding in self.findings if is_counted(finding))
        out: list[Rule] = []
        for rule in self.outcome.book.rules.values():
            level = self.outcome.levels.get(rule.id)
            docs = self.docs.get(rule.id, {})
            out.append(
                {
                    "id": rule.id,
                    "name": rule.name,
                    "family": rule.family,
                    "severity": level or rule.severity,
                    "on": level is not None,
                    "basis": rule.basis.kind,
                    "source": {"et": rule.basis.source[0], "en": rule.basis.source[1]},
                    "url": rule.basis.url or "",
                    "verified": rule.basis.verified is not False,
                    "title": {"et": rule.title[0], "en": rule.title[1]},
                    "why": docs.get("why", _NO_WORDS),
                    "remedy": docs.get("remedy", _NO_WORDS),
                    "count": count[rule.id],
                }
            )
        return out


def families_of(audit_rules: list[Rule]) -> dict[str, Words]:
    """Return what the families of rules are called; a family of a house pack goes by its own name."""
    return {
        family: FAMILIES.get(family, {"et": family, "en": family})
        for family in sorted({rule["family"] for rule in audit_rules})
    }
