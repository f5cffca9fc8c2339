"""The beginning of a file to the order that it is, or that its annexes were approved by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal

from jdlint.readers.acts import WORD, act_in, approver_in, dates_in, numbers_in
from jdlint.readers.blocks import Block, Piece, join
from jdlint.readers.labels import Labels, letters
from jdlint.readers.orders.listing import annexes_named, begins_with_annex, listed
from jdlint.readers.orders.order import ListedAnnex, Order, RevokedAct
from jdlint.readers.orders.statements import OrderWords, Statement, statements
from jdlint.syntax.nodes import Scalar

_HEAD = 30
_LONGEST_HEAD = 10  # words of a line in the head: the legal basis names other acts, in long sentences
#: No order says more, nor lists more; what a hostile one does is left out.
_MOST = 2_000
_LONGEST = 10_000

_Mode = Literal["approve", "revoke", ""]


def read_order(blocks: Sequence[Block], labels: Labels) -> Order | None:
    """Return the order that `blocks` are; None where they are none by which descriptions are approved."""
    found = _Reader(labels)
    said = list(statements(blocks[:_MOST]))
    act = found.head(said[:_HEAD])
    if act is None or not any(found.words.says("subject", statement.piece.text) for statement in said):
        return None
    body = next((at for at, item in enumerate(said) if found.words.says("approves", item.piece.text)), None)
    if body is None:
        return None
    head = [item.piece for item in said[:body] if len(item.piece.text.split()) <= _LONGEST_HEAD]
    for statement in said[body:]:
        if len(statement.piece.text) <= _LONGEST:
            found.take(statement)
    return found.order(act, head)


class _Reader:
    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self.words = OrderWords(labels)
        self.annexes: list[ListedAnnex] = []
        self.revokes: list[RevokedAct] = []
        self.applies: Scalar | None = None
        self.enters: Scalar | None = None
        self.on_signing = False
        self._mode: _Mode = ""

    def head(self, said: Sequence[Statement]) -> Scalar | None:
        """Return the kind of act that heads the text, in the nominative: "PEADIREKTORI KÄSKKIRI"."""
        for statement in said:
            text = statement.piece.text
            if self.words.says("approves", text):
                return None
            act = act_in(self.labels, statement.piece)
            words = [letters(word.group()) for word in WORD.finditer(text)]
            if act is not None and len(words) <= _LONGEST_HEAD and letters(act.text) in words[:4]:
                return act
        return None

    def order(self, act: Scalar, head: Sequence[Piece]) -> Order:
        whole = join(head)
        date = next(dates_in(self.labels, whole), None)
        number = next(numbers_in(whole), None)
        signed = date.value if date is not None and self.on_signing else None
        return Order(
            act,
            None if number is None else number.value,
            None if date is None else date.value,
            self.applies or self.enters or signed,
            next(filter(None, (approver_in(self.labels, piece) for piece in head)), None),
            tuple(self.annexes),
            tuple(self.revokes),
        )

    # --- point by point

    def take(self, statement: Statement) -> None:
        text = statement.piece.text
        if self.words.says("challenge", text):
            self._mode = ""
            return
        for clause in self._clauses(statement):
            self._clause(clause)

    def _clauses(self, statement: Statement) -> Iterator[Statement]:
        """Cut what one sentence approves from what it revokes."""
        piece = statement.piece
        approves, revokes = (self.words.at(kind, piece.text) for kind in ("approves", "revokes"))
        if statement.cells or approves is None or revokes is None:
            yield statement
            return
        # the verb may stand before its object: "tunnistan kehtetuks", "kinnitada"
        cut = max(approves, revokes)
        begin = piece.text.rfind(" ", 0, max(0, cut - 1)) + 1 if approves < revokes else cut
        yield Statement(piece.cut(0, begin))
        yield Statement(piece.cut(begin))

    def _clause(self, statement: Statement) -> None:
        text = statement.piece.text
        says = self.words.says
        is_list = begins_with_annex(text) or self._heads_list(text)
        if says("revokes", text):
            self._mode = "revoke"
        elif says("approves", text) or (is_list and self._mode != "revoke"):
            self._mode = "approve"
        if self._takes_effect(statement.piece):
            return
        if self._mode == "revoke":
            self.revokes += islice(self._revoked(statement.piece), _MOST - len(self.revokes))
        elif self._mode == "approve":
            self.annexes += islice(listed(statement, self.words), _MOST - len(self.annexes))

    def _heads_list(self, text: str) -> bool:
        """Tell whether the list of annexes begins here, whatever the order said last: "Lisad:"."""
        words = [word.group() for word in WORD.finditer(text)]
        heads = len(words) == 1 and self.words.is_one("annexes", words[0]) and not any(map(str.isdigit, text))
        if heads and self._mode == "revoke":
            self._mode = ""
        return heads

    def _takes_effect(self, piece: Piece) -> bool:
        """Read since when the order holds; tell whether that is what the statement says."""
        text = piece.text
        applies, enters = self.words.at("applies", text), self.words.at("enters", text)
        if applies is None and enters is None:
            return False
        dates = sorted(dates_in(self.labels, piece), key=lambda found: found.start)
        on_signing = self.words.says("on_signing", text)
        if not dates and not on_signing:
            return False
        self.on_signing |= on_signing
        for found in dates:
            if applies is not None and found.start > applies and self.applies is None:
                self.applies = found.value
            elif enters is not None and found.start > enters and self.enters is None:
                self.enters = found.value
        return True

    def _revoked(self, piece: Piece) -> Iterator[RevokedAct]:
        dates = sorted(dates_in(self.labels, piece), key=lambda found: found.start)
        named = list(annexes_named(piece))
        inside = [(start, end) for _numbers, start, end in named]
        numbers = [item for item in numbers_in(piece) if not any(a <= item.start < b for a, b in inside)]
        for at, number in enumerate(numbers):
            before = numbers[at - 1].end if at else 0
            after = numbers[at + 1].start if at + 1 < len(numbers) else len(piece.text)
            date = next((found for found in reversed(dates) if before <= found.start < number.start), None)
            date = date or next((found for found in dates if number.end <= found.start < after), None)
            # the date of the next act stands before its number
            last = min((found.start for found in dates if number.end <= found.start and found != date), default=after)
            annexes = [item for found, start, _end in named if number.end <= start < last for item in found]
            day = None if date is None else date.value
            if annexes:
                yield from (RevokedAct(number.value, day, annex) for annex in annexes)
            else:
                yield RevokedAct(number.value, day, None)
