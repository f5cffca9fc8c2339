"""Orders as documents tell of them, put into the list `orders` of an organisation file; what stands there stays."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from jdlint.authoring.section import Section, is_whole, scalar
from jdlint.core.records import NamedTuple
from jdlint.core.text import fold
from jdlint.facts.facts import Facts
from jdlint.facts.organisation import OrderEntry, same_annex
from jdlint.facts.project import Project
from jdlint.readers.descriptions import Divided
from jdlint.readers.orders.matching import annex_of, post_of
from jdlint.syntax.nodes import Document, Scalar

_DAYS = frozenset({"date", "effective_from"})


class Annex(NamedTuple):
    """An annex: the id of the post where it is known, else its title."""

    number: str
    post: str | None
    title: str | None


class Approval(NamedTuple):
    """An order as the organisation file holds it; `revokes` are number, date and annex."""

    act: str | None
    number: str
    date: str | None
    effective_from: str | None
    annexes: tuple[Annex, ...]
    revokes: tuple[tuple[str, str | None, str | None], ...]


class Filled(NamedTuple):
    """The new bytes; orders that were added, those there already, and those there that say something else."""

    data: bytes
    added: tuple[Approval, ...]
    same: tuple[Approval, ...]
    kept: tuple[Approval, ...]


class Posts:
    """The posts that descriptions are about, by which the annexes of an order are told."""

    def __init__(self, facts: Iterable[Facts]) -> None:
        self._project = Project(tuple(facts), dt.date.min)  # closed posts count as well

    def approval(self, found: Divided) -> Approval | None:
        """Return what an order says; None for one without a number, which nothing could refer to."""
        order = found.order
        if order is None or order.number is None:
            return None
        number = order.number.text
        documents = {annex.text: item for item in found.documents if (annex := annex_of(item)) is not None}
        listed = {entry.number.text: entry.post for entry in reversed(order.annexes)}
        numbers = dict.fromkeys([*(entry.number.text for entry in order.annexes), *documents])
        names = {annex: _name(documents.get(annex), listed.get(annex)) for annex in numbers}
        # several posts of one title are told apart by nothing but their annexes
        shared = Counter(fold(words.text) for words in listed.values() if words is not None)
        twice = {annex for annex, words in listed.items() if words is not None and shared[fold(words.text)] > 1}
        return Approval(
            order.act.text,
            number,
            _text(order.date),
            _text(order.effective_from),
            tuple(self._annex(number, annex, name, annex in twice) for annex, name in names.items()),
            tuple((item.number.text, _text(item.date), _text(item.annex)) for item in order.revokes),
        )

    def _annex(self, order: str, annex: str, name: str, shared: bool) -> Annex:
        approved = {post.id for post in self._project.facts if post.id is not None and _is_annex(post, order, annex)}
        meant = [self._project.facts[number] for number in self._project.listed(name)] if name else []
        ids = approved or ({post.id for post in meant if post.id is not None} if not shared else set())
        if len(ids) == 1:
            return Annex(annex, ids.pop(), None)
        titles = {post.title: post.title for post in meant if post.title is not None and "(" not in name}
        return Annex(annex, None, titles.popitem()[0] if len(titles) == 1 else name or None)


def fill_orders(path: str, data: bytes, orders: Sequence[Approval]) -> Filled:
    """Return the file with those of `orders` that it does not hold; an order is known by its number and its date.

    Raises JdlintError, and nothing is lost, where the file is broken or its list is written in an unusual way.
    """
    section = Section(path, data, "orders")
    known = section.before_all.orders
    added: list[Approval] = []
    same: list[Approval] = []
    kept: list[Approval] = []
    for order in orders:
        entry = next((entry for entry in known if _is_same(entry, order)), None)
        if entry is not None:
            (same if _plain(entry) == order else kept).append(order)
        elif not any(_key(order) == _key(other) for other in added):
            added.append(order)
    if not added:
        return Filled(data, (), tuple(same), tuple(kept))
    texts = [entry.text for entry in section.entries]
    if not all(map(is_whole, texts)):
        raise section.unusual()
    result = section.replaced([*texts, *(section.written(list(_rows(order))) for order in added)])
    if [_plain(entry) for entry in section.proven(result).orders] != [*map(_plain, known), *added]:
        raise section.unusual()
    return Filled(result, tuple(added), tuple(same), tuple(kept))


def _rows(order: Approval) -> Iterable[str]:
    said = (
        ("act", order.act),
        ("number", order.number),
        ("date", order.date),
        ("effective_from", order.effective_from),
    )
    yield from (f"{key}: {value if key in _DAYS else scalar(value)}" for key, value in said if value is not None)
    if order.annexes:
        yield "annexes:"
        for annex in order.annexes:
            yield "  - " + _inline(annex._asdict())
    if order.revokes:
        yield "revokes:"
        for number, date, part in order.revokes:
            yield "  - " + _inline({"number": number, "date": date, "annex": part})


def _inline(fields: dict[str, str | None]) -> str:
    said = (f"{key}: {value if key in _DAYS else scalar(value)}" for key, value in fields.items() if value is not None)
    return "{" + ", ".join(said) + "}"


def _plain(entry: OrderEntry) -> Approval:
    return Approval(
        entry.act,
        entry.number or "",
        entry.date,
        entry.effective_from,
        tuple(Annex(item.number or "", item.post, item.title) for item in entry.annexes),
        tuple((item.number or "", item.date, item.annex) for item in entry.revokes),
    )


def _key(order: Approval) -> tuple[str, str | None]:
    return fold(order.number), order.date


def _is_same(entry: OrderEntry, order: Approval) -> bool:
    same_day = entry.date is None or order.date is None or entry.date == order.date
    return fold(entry.number or "") == fold(order.number) and same_day


def _is_annex(post: Facts, order: str, annex: str) -> bool:
    approval = post.approval
    return approval is not None and fold(approval.number or "") == fold(order) and same_annex(approval.annex, annex)


def _name(document: Document | None, listed: Scalar | None) -> str:
    """Return what an annex is called: in the nominative where the description is there."""
    return post_of(document) if document is not None else "" if listed is None else listed.text


def _text(node: Scalar | None) -> str | None:
    return None if node is None else node.text
