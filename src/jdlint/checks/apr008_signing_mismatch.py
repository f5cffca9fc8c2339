"""APR008: the document was signed on the day that it names as the day of approval."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, RelatedHit, date_of, rule
from jdlint.estonian.dates import days_of_moment

_SIGNED, _DATE = ("source", "signed_at"), ("approval", "date")


@rule(
    id="APR008",
    name="signing-mismatch",
    family="approval",
    severity="warning",
    basis={
        "kind": "house",
        "source": {
            "et": "asutuse asjaajamiskord; allkirja aeg ETSI EN 319 162-1 järgi",
            "en": "records management rules of the house; signing time as in ETSI EN 319 162-1",
        },
    },
    when={"fields": ["source.signed_at"]},
    since="0.1",
    title={"et": "Allkirja aeg ei vasta kinnitamise kuupäevale", "en": "Signing time differs from approval date"},
    why={
        "et": "Kui allkirja aeg ja akti kuupäev erinevad, on vaieldav, mis ajast juhend kehtib.",
        "en": "If the signature and the act bear different days, it is open to dispute since when the text is valid.",
    },
    remedy={
        "et": "Kontrolli akti kuupäeva; allkirja tegeliku aja annab ajatempel.",
        "en": "Check the date of the act; the time stamp tells when it was really signed.",
    },
    messages={
        "default": {
            "et": "dokument on allkirjastatud {signed}, kinnitamise kuupäev on aga {date}",
            "en": "the document was signed on {signed}, but its date of approval is {date}",
        },
        "approved": {"et": "kinnitamise kuupäev", "en": "the date of approval"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    text, approved = description.text(*_SIGNED), date_of(description.node(*_DATE))
    days: tuple[dt.date, ...] = days_of_moment(text) if text and approved is not None else ()
    if approved is not None and days and approved not in days:
        yield Hit(_SIGNED, args={"signed": days[0], "date": approved}, related=(RelatedHit(_DATE, "approved"),))
