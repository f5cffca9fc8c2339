"""APR007: the annexes of an order and the descriptions it approves are the same."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import (
    AnnexEntry,
    Args,
    Context,
    Project,
    ProjectHit,
    RelatedPlace,
    organisation_place,
    rule,
    same_annex,
)

_ANNEX, _DATE = ("approval", "annex"), "approval.date"


@rule(
    id="APR007",
    name="annex-mismatch",
    family="approval",
    severity="warning",
    scope="project",
    wide=True,
    needs=["organisation"],
    basis={"kind": "house", "source": {"et": "käskkiri ja selle lisad", "en": "the order and its annexes"}},
    since="0.2",
    title={"et": "Käskkirja lisa ja juhend ei vasta teineteisele", "en": "An annex and a description do not match"},
    why={
        "et": "Kinnitatud on see, mis on käskkirja lisades; juhend, mida seal ei ole, ei pruugi olla kinnitatud.",
        "en": "What stands in the annexes of the order was approved; a description that is not there may not be.",
    },
    remedy={
        "et": "Lisa puuduv juhend, paranda lisa number või käskkirja andmed asutuse failis (orders).",
        "en": "Add the missing description, or correct the annex or the order in the organisation file (orders).",
    },
    messages={
        "default": {
            "et": "käskkirja {number} lisa {annex} ({post}) ametijuhendit ei leitud",
            "en": "the description of annex {annex} ({post}) of order {number} was not found",
        },
        "unlisted": {
            "et": "käskkirja {number} lisade hulgas ei ole lisa {annex}",
            "en": "order {number} has no annex {annex}",
        },
        "other": {
            "et": "käskkirja {number} lisa {annex} on kohale „{listed}“, mitte „{post}“",
            "en": 'annex {annex} of order {number} is for "{listed}", not "{post}"',
        },
        "extra": {
            "et": "käskkirjas {number} ei ole lisade hulgas kohta „{post}“",
            "en": 'order {number} lists no annex for "{post}"',
        },
        "twice": {
            "et": "käskkirja {number} lisa {annex} on siin teist korda",
            "en": "annex {annex} of order {number} stands here a second time",
        },
        "listed-twice": {
            "et": "käskkirjas {number} on lisa {annex} kahele kohale",
            "en": "order {number} gives annex {annex} to two posts",
        },
        "sequence": {
            "et": "käskkirja {number} lisa {annex} ei ole oma järjekohal",
            "en": "annex {annex} of order {number} is out of order",
        },
        "cited": {
            "et": "juhend viitab käskkirjale {cited}, kuid on käskkirja {number} lisade hulgas",
            "en": "the description names order {cited}, but stands among the annexes of order {number}",
        },
        "order": {"et": "käskkiri asutuse failis", "en": "the order in the organisation file"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    organisation = project.organisation
    if organisation is None:
        return
    for number in project.focus:
        yield from _description(project, number)
    for order in organisation.orders:
        for annex in order.annexes:
            if not _is_here(project, annex) and not organisation.is_revoked(order, annex):
                args: Args = {"number": order.number or "?", "annex": annex.number or "?", "post": _name(annex)}
                yield ProjectHit(organisation_place(annex.site), args=args)


def _is_here(project: Project, annex: AnnexEntry) -> bool:
    """Tell whether a description, in force or closed since, is of the post of an annex."""
    if annex.post is not None:
        return annex.post in project.by_id
    return annex.title is None or bool(project.listed(annex.title))


def _description(project: Project, number: int) -> Iterator[ProjectHit]:
    post = project.facts[number]
    order = None if project.organisation is None else project.organisation.order_of(post.approval, post.date(_DATE))
    if order is None or post.approval is None or post.approval.annex is None or not order.annexes:
        return
    annex = next((item for item in order.annexes if same_annex(item.number, post.approval.annex)), None)
    args: Args = {"number": order.number or "?", "annex": post.approval.annex}
    related = (RelatedPlace(organisation_place((annex or order).site), "order"),)
    if annex is None:
        yield ProjectHit(project.place(number, _ANNEX), "unlisted", args, related)
    elif not _names(project, annex, number):
        args = {**args, "listed": _name(annex), "post": post.name}
        yield ProjectHit(project.place(number, _ANNEX), "other", args, related)


def _names(project: Project, annex: AnnexEntry, number: int) -> bool:
    if annex.post is not None:
        return annex.post == project.facts[number].id
    return annex.title is None or number in project.listed(annex.title)


def _name(annex: AnnexEntry) -> str:
    return annex.title or annex.post or "?"
