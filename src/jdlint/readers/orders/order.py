"""What an order says; every value knows its place in the text."""

from __future__ import annotations

from jdlint.core.records import NamedTuple
from jdlint.syntax.nodes import Scalar


class ListedAnnex(NamedTuple):
    """An annex as the order lists it: its number, and the words for the post, in whatever case they stand."""

    number: Scalar
    post: Scalar | None


class RevokedAct(NamedTuple):
    """An act that the order revokes, or one annex of it."""

    number: Scalar
    date: Scalar | None
    annex: Scalar | None


class Order(NamedTuple):
    """An order; `annexes` are in the order of its list, those listed twice included."""

    act: Scalar
    number: Scalar | None
    date: Scalar | None
    effective_from: Scalar | None
    approver: Scalar | None
    annexes: tuple[ListedAnnex, ...]
    revokes: tuple[RevokedAct, ...]
