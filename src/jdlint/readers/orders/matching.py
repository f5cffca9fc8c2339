"""An order and its annexes: descriptions get the approval data that they lack; what does not fit is said (APR007).

Annexes are told by the number in their head; one without a number by its title, where the list has that post.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jdlint.core.finding import Args
from jdlint.core.order import longest_rise
from jdlint.core.text import fold
from jdlint.readers import doubts
from jdlint.readers.orders.order import ListedAnnex, Order
from jdlint.readers.orders.posts import means_post
from jdlint.readers.tree import put_lacking
from jdlint.syntax.nodes import Document, Mapping, Node, Problem, Scalar, find

_RULE = "APR007"
_ANNEX = ("approval", "annex")


def apply_order(order: Order, documents: Sequence[Document], *, one_text: bool = True) -> None:
    """Give `documents`, the annexes of `order` as they stand, their approval data, and report what does not fit.

    Only those of `one_text` stand in an order; the files of a container do not.
    """
    match = _Match(order, [document for document in documents if _is_annex_of(order, document)])
    for document, annex in match.annexes():
        _approve(order, document, annex)
    for document in documents:
        match.cited(document)
    match.missing()
    match.listed_twice()
    if one_text:
        match.sequence()


class _Match:
    def __init__(self, order: Order, documents: Sequence[Document]) -> None:
        self.order = order
        self.documents = documents
        self.listed: dict[int, ListedAnnex] = {}
        for entry in order.annexes:
            self.listed.setdefault(int(entry.number.text), entry)
        self.taken: dict[int, Document] = {}
        self.name = order.number.text if order.number is not None else "?"

    def annexes(self) -> Iterator[tuple[Document, Scalar | None]]:
        """Yield each description with the number of its annex, where that had to be found by its title."""
        for document in self.documents:
            annex = annex_of(document)
            if annex is not None:
                self._numbered(document, annex)
                yield document, None
        for document in self.documents:
            if annex_of(document) is None:
                yield document, self._by_title(document)

    def _numbered(self, document: Document, annex: Scalar) -> None:
        number = int(annex.text)
        entry = self.listed.get(number)
        if number in self.taken:
            self._tell(document, annex, "twice", {"annex": annex.text})
        elif self.listed and entry is None:
            self._tell(document, annex, "unlisted", {"annex": annex.text})
        elif entry is not None and entry.post is not None and not _means(entry.post, document):
            args = {"annex": annex.text, "listed": entry.post.text, "post": post_of(document)}
            self._tell(document, annex, "other", args)
        self.taken.setdefault(number, document)

    def _by_title(self, document: Document) -> Scalar | None:
        size = len(post_of(document).split())
        means = {
            number: abs(len(entry.post.text.split()) - size)  # "spetsialist" may be meant by "personalispetsialist"
            for number, entry in self.listed.items()
            if number not in self.taken and entry.post is not None and _means(entry.post, document)
        }
        if means:
            number = min(means, key=lambda one: (means[one], one))
            self.taken[number] = document
            return self.listed[number].number
        if self.listed and all(entry.post is not None for entry in self.listed.values()):
            title = find(document.root, ("position", "title"))
            if isinstance(title, Scalar):
                self._tell(document, title, "extra", {"post": post_of(document)}, ("position", "title"))
        return None

    def cited(self, document: Document) -> None:
        """Report an annex that says it belongs to another order."""
        number = find(document.root, ("approval", "number"))
        if isinstance(number, Scalar) and not _is_annex_of(self.order, document):
            self._tell(document, number, "cited", {"cited": number.text}, ("approval", "number"))

    def missing(self) -> None:
        for number, entry in self.listed.items():
            if number not in self.taken and self.documents:
                post = "?" if entry.post is None else entry.post.text
                self._tell(self.documents[0], entry.number, "default", {"annex": entry.number.text, "post": post}, ())

    def listed_twice(self) -> None:
        for entry in self.order.annexes:
            known = self.listed[int(entry.number.text)].post
            other = entry.post is not None and known is not None and fold(entry.post.text) != fold(known.text)
            if other and self.documents:
                self._tell(self.documents[0], entry.number, "listed-twice", {"annex": entry.number.text}, ())

    def sequence(self) -> None:
        """Report the annexes that must be moved for the others to stand in order."""
        seen: list[tuple[int, Document, Scalar]] = []
        for document in self.documents:
            annex = annex_of(document)
            if annex is not None and self.taken.get(int(annex.text)) is document:
                seen.append((int(annex.text), document, annex))
        kept = longest_rise([number for number, _document, _annex in seen])
        for number, document, annex in seen:
            if number not in kept:
                self._tell(document, annex, "sequence", {"annex": annex.text})

    def _tell(self, document: Document, at: Scalar, message: str, args: Args, path: tuple[str, ...] = _ANNEX) -> None:
        told = {"number": self.name, **args}
        document.problems.append(Problem(_RULE, at.start, at.end, message, told, path))


def annex_of(document: Document) -> Scalar | None:
    """Return the number of the annex that a description says it is."""
    node = find(document.root, _ANNEX)
    return node if isinstance(node, Scalar) and node.text.isdecimal() else None


def post_of(document: Document) -> str:
    """Return the title of a description, with its specialisation in brackets."""
    position = document.root.get("position") if document.root is not None else None
    if not isinstance(position, Mapping):
        return "?"
    title, special = position.get("title"), position.get("specialisation")
    words = title.text if isinstance(title, Scalar) else "?"
    return f"{words} ({special.text})" if isinstance(special, Scalar) else words


def _is_annex_of(order: Order, document: Document) -> bool:
    """Tell whether a description may be an annex of an order: it names no other."""
    number = find(document.root, ("approval", "number"))
    if not isinstance(number, Scalar) or order.number is None:
        return True
    own, known = fold(number.text), fold(order.number.text)
    # "nr 17" is short for "nr 1-2/17"
    return own == known or own.endswith(f"/{known}") or known.endswith(f"/{own}")


def _approve(order: Order, document: Document, annex: Scalar | None) -> None:
    """Put what the order says where the description is silent."""
    assert document.root is not None
    said: list[tuple[str, Node | None]] = [
        ("act", order.act),
        ("number", order.number),
        ("date", order.date),
        ("effective_from", order.effective_from),
        ("annex", None if annex is None else Scalar(annex.text, annex.start, annex.end, "int")),
        ("approver", order.approver),
    ]
    own = document.root.get("approval")
    whole = own is None or (isinstance(own, Mapping) and set(own.values) == {"annex"})
    put = put_lacking(document.root, "approval", [(key, node) for key, node in said if node is not None])
    paths = [("approval",)] if whole and put else [("approval", key) for key in put]
    for path in paths:
        document.uncertain.setdefault(path, doubts.FROM_ORDER)


def _means(words: Scalar, document: Document) -> bool:
    title, special = (find(document.root, ("position", key)) for key in ("title", "specialisation"))
    if not isinstance(title, Scalar):
        return True  # nothing can be said of it
    return means_post(words.text, title.text, special.text if isinstance(special, Scalar) else None)
