"""``jdlint diff --format json`` (schemas/diff.v1.schema.json)."""

from __future__ import annotations

from typing import Any

from jdlint.changes.effects import Meant
from jdlint.changes.evidence import Evidence
from jdlint.changes.links import Consequences, Pair
from jdlint.changes.transition import PostChange, Version
from jdlint.core.i18n import Language
from jdlint.core.version import VERSION
from jdlint.engine.diffing import Comparison
from jdlint.reporters.changes.page import heaviest
from jdlint.reporters.changes.words import citation
from jdlint.views.sites import keyed_path

_SCHEMA_VERSION = 1


def diff_data(found: Comparison, language: Language) -> dict[str, Any]:
    """Return a comparison as plain data."""
    return {
        "schema_version": _SCHEMA_VERSION,
        "tool": {"name": "jdlint", "version": VERSION},
        "language": language,
        "old": found.old,
        "new": found.new,
        "posts": [_post(post, found, language) for post in found.posts],
        "links": None if found.links is None else _links(found.links),
        "unread": list(found.unread),
    }


def _post(post: PostChange, found: Comparison, language: Language) -> dict[str, Any]:
    version = post.after or post.before
    assert version is not None
    kind = "new" if post.before is None else "removed" if post.after is None else "changed"
    return {
        "kind": kind,
        "id": version.facts.id,
        "name": version.facts.name,
        "path": version.facts.path,
        "old_path": None if post.before is None else post.before.facts.path,
        "status": post.status,
        "effect": heaviest(post) if kind == "changed" else "organisational",
        "approval": post.approval,
        "consent": _evidence(post.consent) if post.meaning("consent") else None,
        "agreement": _evidence(post.agreement) if post.meaning("agreement") else None,
        "changes": [_change(item, post, found, language) for item in post.changes],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    date = None if evidence.date is None else evidence.date.isoformat()
    return {"state": evidence.state, "date": date}


def _change(item: Meant, post: PostChange, found: Comparison, language: Language) -> dict[str, Any]:
    change, effect = item
    return {
        "field": change.field,
        "action": change.action,
        "label": change.label,
        "old_path": _keyed(post.before, change.old),
        "keyed_path": _keyed(post.after, change.new),
        "before": change.before,
        "after": change.after,
        "share": round(change.share, 3) if change.action in ("reworded", "split", "merged") else None,
        "effect": effect.kind,
        "basis": citation([effect], found.law, language) or None,
    }


def _keyed(version: Version | None, path: tuple[str | int, ...] | None) -> str | None:
    return None if version is None or path is None else keyed_path(version.description.document, path)


def _links(links: Consequences) -> dict[str, Any]:
    return {
        "broken": [_pair(pair) for pair in links.broken],
        "mended": [_pair(pair) for pair in links.mended],
        "without_substitute": list(links.unsubstituted),
        "without_supervisor": list(links.unsupervised),
        "dangling": [{"removed": post, "named_by": list(names)} for post, names in links.dangling],
    }


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "kind": pair.kind,
        "source": pair.source,
        "target": pair.target,
        "before": pair.before,
        "after": pair.after,
    }
