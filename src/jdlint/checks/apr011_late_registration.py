"""APR011: a signed act is registered on the next working day at the latest."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, RelatedHit, date_of, rule
from jdlint.estonian.dates import days_of_moment
from jdlint.estonian.workdays import workdays_after

_REGISTERED, _SIGNED = ("source", "registered"), ("source", "signed_at")


@rule(
    id="APR011",
    name="late-registration",
    family="approval",
    severity="info",
    basis={
        "kind": "legal",
        "source": {"et": "AvTS § 12 lg 1 p 2", "en": "Public Information Act § 12(1) 2"},
        "url": "https://www.riigiteataja.ee/akt/106032026003",
        "verified": True,
    },
    when={"fields": ["source.registered"]},
    since="0.1",
    title={"et": "Dokument on registreeritud hilinemisega", "en": "Document was registered late"},
    why={
        "et": "Allkirjastatud õigusakt registreeritakse hiljemalt järgmisel tööpäeval.",
        "en": "A signed legal act is registered on the next working day at the latest.",
    },
    remedy={
        "et": "Kontrolli registri andmeid; edaspidi registreeri akt allkirjastamise päeval.",
        "en": "Check the register; from now on register acts on the day they are signed.",
    },
    messages={
        "default": {
            "et": "dokument registreeriti {days} tööpäeva pärast allkirjastamist ({signed}), tähtaeg on üks tööpäev",
            "en": "the document was registered {days} working days after it was signed ({signed}); the next one is due",
        },
        "signed": {"et": "allkirjastamise aeg", "en": "the time of signing"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    registered, signed = date_of(description.node(*_REGISTERED)), description.text(*_SIGNED)
    law, holidays = context.law.get("avts-12"), context.law.get("riigipyhad")
    if registered is None or signed is None or law is None or holidays is None or context.body == "other":
        return
    days = days_of_moment(signed)
    if not days:
        return
    late = workdays_after(max(days), registered, holidays.values["days"])
    if late > law.values["working_days"]:
        related = (RelatedHit(_SIGNED, "signed"),)
        yield Hit(_REGISTERED, args={"days": late, "signed": days[0]}, related=related)
