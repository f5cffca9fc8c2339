"""A comparison in words: one form that text, Markdown, HTML and JSON are written from."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from jdlint.changes.change import Change
from jdlint.changes.effects import CONTENT, EFFECTS, EffectKind, Meant
from jdlint.changes.links import Consequences, Pair
from jdlint.changes.texts import Piece, word_diff
from jdlint.changes.transition import PostChange, Version
from jdlint.core.i18n import Language, _, ngettext
from jdlint.core.records import NamedTuple
from jdlint.core.version import VERSION
from jdlint.engine.diffing import Comparison
from jdlint.reporters.changes.words import (
    SIGNS,
    action_word,
    approval_word,
    citation,
    effect_word,
    evidence_word,
    field_word,
    status_word,
)
from jdlint.reporters.render import shown_date

_LONGEST = 4000


class Line(NamedTuple):
    """One change: its sign, what it is about, the words that stayed, went and came, what happened, what it means."""

    sign: str
    label: str
    pieces: tuple[Piece, ...]
    action: str
    effect: EffectKind
    meaning: str


class Section(NamedTuple):
    title: str
    lines: tuple[Line, ...]


class Collect(NamedTuple):
    """A consent or agreement that the changes of a post may need, and what is recorded of it."""

    post: str
    path: str
    what: str
    basis: str
    recorded: bool
    record: str


class PostPage(NamedTuple):
    """A post: name, file, status, its heaviest effect, what is recorded, the changes by section."""

    name: str
    path: str
    status: str
    kind: str  # changed, new, removed
    effect: EffectKind
    heading: str
    notes: tuple[str, ...]
    sections: tuple[Section, ...]


class Page(NamedTuple):
    """Everything that is shown of a comparison."""

    title: str
    summary: tuple[str, ...]
    posts: tuple[PostPage, ...]
    collect: tuple[Collect, ...]
    links: tuple[str, ...]
    unread: tuple[str, ...]
    made: str
    from_last_commit: bool


def page_of(found: Comparison, language: Language) -> Page:
    """Return a comparison in words; `_` must speak the same language."""
    posts = tuple(_post(post, found, language) for post in sorted(found.posts, key=_weight))
    return Page(
        _("Changes: {old} → {new}").format(old=found.old, new=found.new or _("files as they are")),
        _summary(found),
        posts,
        tuple(item for post in found.posts for item in _collect(post, found, language)),
        _links(found.links),
        found.unread,
        _("jdlint {version} · as of {date}").format(version=VERSION, date=shown_date(found.as_of, language)),
        found.old == "HEAD" and found.new is None,
    )


def _summary(found: Comparison) -> tuple[str, ...]:
    new = sum(post.before is None for post in found.posts)
    gone = sum(post.after is None for post in found.posts)
    changed = len(found.posts) - new - gone
    parts = [ngettext("{count} description changed", "{count} descriptions changed", changed)] if changed else []
    parts += [ngettext("{count} new", "{count} new", new)] if new else []
    parts += [ngettext("{count} removed", "{count} removed", gone)] if gone else []
    return tuple(parts) or (_("No description changed."),)


def heaviest(post: PostChange) -> EffectKind:
    """Return the weightiest effect of a post's changes."""
    return min((effect.kind for _change, effect in post.changes), key=EFFECTS.index, default="editorial")


def _weight(post: PostChange) -> int:
    return EFFECTS.index(heaviest(post)) if post.changes else EFFECTS.index("organisational")


def _post(post: PostChange, found: Comparison, language: Language) -> PostPage:
    version = post.after or post.before
    assert version is not None
    name, path = version_name(version), version.facts.path
    if post.before is None or post.after is None:
        kind = "new" if post.before is None else "removed"
        heading = _("new description") if kind == "new" else _("description removed")
        return PostPage(name, path, status_word(post.status), kind, "organisational", heading, (), ())
    effect = heaviest(post)
    heading = effect_word(effect, post.status) if post.changes else _("only the form of the file changed")
    notes = [evidence for item in _collect(post, found, language) if (evidence := f"{item.what}: {item.record}")]
    if post.meaning(*CONTENT):
        description = version.description
        number, date = (description.text("approval", part) or "" for part in ("number", "date"))
        notes.append(approval_word(post.approval, number, date, language))
    if post.before.facts.path != path:
        notes.insert(0, _("file before: {path}").format(path=post.before.facts.path))
    sections = tuple(
        Section(field_word(section, language), tuple(_line(item, post, found, language) for item in items))
        for section, items in groupby(post.changes, key=lambda item: item.change.section)
    )
    return PostPage(name, path, status_word(post.status), "changed", effect, heading, tuple(notes), sections)


def _line(item: Meant, post: PostChange, found: Comparison, language: Language) -> Line:
    change, effect = item
    basis = citation([effect], found.law, language)
    meaning = effect_word(effect.kind, post.status) + (f" ({basis})" if basis else "")
    label = _label(change, language)
    return Line(SIGNS[change.action], label, pieces_of(change, language), action_word(change), effect.kind, meaning)


def _label(change: Change, language: Language) -> str:
    if change.field == "duties":
        return change.label or _("number of duties")
    parts = [change.label] if change.section == "duties" else []
    if change.field != change.section:
        parts.append(field_word(change.field, language))
    if change.field.startswith("requirements.competencies"):
        parts.append(change.label)
    return " ".join(parts)


def pieces_of(change: Change, language: Language) -> tuple[Piece, ...]:
    """Return the words of a change."""
    old, new = (_quoted(_told(change, text, language)) for text in (change.before, change.after))
    if old is not None and new is not None and change.action in ("reworded", "respelled", "split", "merged"):
        return tuple(word_diff(old, new))
    if change.action == "moved":
        return (("same", new or ""),)
    found: list[Piece] = [] if old is None else [("removed", old)]
    return tuple(found if new is None else [*found, ("added", new)])


def _told(change: Change, text: str | None, language: Language) -> str | None:
    """Return a value in words: what the format writes in English is translated, dates are in the language's manner."""
    if text is None:
        return None
    if change.field == "status":
        return status_word(text) if text in ("official", "employee") else text
    if change.field == "acknowledgements":
        kinds = {"consent": _("consent"), "agreement": _("agreement"), "introduction": _("introduction")}
        return " ".join(kinds.get(word, _day(word, language)) for word in text.split(" "))
    if change.field.startswith("requirements.languages"):
        marks = {"exact": _("exact"), "preferred": _("preferred")}
        return " ".join(marks.get(word, word) for word in text.split(" "))
    return text


def _day(text: str, language: Language) -> str:
    try:
        return shown_date(dt.date.fromisoformat(text), language)
    except ValueError:
        return text


def _quoted(text: str | None) -> str | None:
    if text is None:
        return None
    text = {"true": _("yes"), "false": _("no")}.get(text, text)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _collect(post: PostChange, found: Comparison, language: Language) -> list[Collect]:
    version = post.after
    if version is None:
        return []
    items = []
    for kind, evidence in (("consent", post.consent), ("agreement", post.agreement)):
        effects = [effect for _change, effect in post.changes if effect.kind == kind]
        if effects and not (post.exempt and kind == "consent"):
            what = _("consent of the official") if kind == "consent" else _("agreement with the employee")
            basis = citation(effects, found.law, language)
            name, record = version_name(version), evidence_word(evidence, language)
            recorded = evidence.state == "recorded"
            items.append(Collect(name, version.facts.path, what, basis, recorded, record))
    return items


def version_name(version: Version) -> str:
    """Return what a post is called, with its id."""
    post = version.facts
    return f"{post.name} [{post.id}]" if post.id and post.id != post.name else post.name


def _links(links: Consequences | None) -> tuple[str, ...]:
    if links is None:
        return ()
    return (
        *(_pair(pair, broken=True) for pair in links.broken),
        *(_pair(pair, broken=False) for pair in links.mended),
        *map(_dangling, links.dangling),
        *(_("left without a substitute: {post}").format(post=name) for name in links.unsubstituted),
        *(_("left without a known supervisor: {post}").format(post=name) for name in links.unsupervised),
    )


def _dangling(found: tuple[str, tuple[str, ...]]) -> str:
    post, names = found
    return _("{post} was removed and is still named by: {names}").format(post=post, names=", ".join(names))


def _pair(pair: Pair, *, broken: bool) -> str:
    if pair.kind == "substitution":
        text = (
            _("no longer agreed: {source} substitutes {target}")
            if broken
            else _("agreed: {source} substitutes {target}")
        )
    else:
        text = (
            _("no longer agreed: {source} reports to {target}") if broken else _("agreed: {source} reports to {target}")
        )
    return text.format(source=pair.source, target=pair.target)
