"""APR004: a description does not apply before it was approved."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, RelatedHit, date_of, rule

_FROM, _DATE = ("approval", "effective_from"), ("approval", "date")


@rule(
    id="APR004",
    name="retroactive",
    family="approval",
    severity="warning",
    basis={"kind": "practice", "source": {"et": "õiguskindluse põhimõte", "en": "principle of legal certainty"}},
    reads=["status", "approval.date", "approval.effective_from"],
    since="0.1",
    title={"et": "Juhendit rakendatakse tagasiulatuvalt", "en": "Description is applied retroactively"},
    why={
        "et": "Ülesannete täitmist ei saa nõuda aja eest, mil juhendit veel ei olnud.",
        "en": "Nobody can be asked to have done duties at a time when there was no description.",
    },
    remedy={
        "et": "Määra rakendamise alguseks kinnitamise päev või hilisem päev, või põhjenda tagasiulatuvust aktis.",
        "en": "Let it apply from the day of approval or later, or give the reason in the act.",
    },
    messages={
        "default": {
            "et": "juhendit rakendatakse alates {from_date}, kuid see kinnitati alles {date}",
            "en": "the description applies from {from_date}, but was approved only on {date}",
        },
        "official": {
            "et": "juhendit rakendatakse alates {from_date}, kuid see kinnitati alles {date}; ametnikule võib see olla "
            "vastuolus nõudega kehtestada juhend enne teenistusse asumist",
            "en": "the description applies from {from_date}, but was approved only on {date}; for an official this may "
            "conflict with the duty to establish it before the post is taken up",
            "basis": {
                "kind": "legal",
                "source": {"et": "ATS § 28 lg 5", "en": "ATS § 28(5)"},
                "url": "https://www.riigiteataja.ee/akt/110022026002",
                "verified": False,
            },
        },
        "employee": {
            "et": "juhendit rakendatakse alates {from_date}, kuid see kinnitati alles {date}; muudatus tuleks "
            "töötajale kirjalikult teatada hiljemalt selle rakendamise päeval, seega võib see olla hilinenud",
            "en": "the description applies from {from_date}, but was approved only on {date}; employees should have "
            "changes in writing by the day they take effect, so this may be late",
            "basis": {
                "kind": "legal",
                "source": {"et": "TLS § 5 lg 4", "en": "TLS § 5(4)"},
                "url": "https://www.riigiteataja.ee/akt/103022026015",
                "verified": False,
            },
        },
        "approved": {"et": "kinnitamise kuupäev", "en": "the date of approval"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    start, approved = date_of(description.node(*_FROM)), date_of(description.node(*_DATE))
    if start is None or approved is None or start >= approved:
        return
    message = description.status if description.status in ("official", "employee") else "default"
    yield Hit(_FROM, message, {"from_date": start, "date": approved}, (RelatedHit(_DATE, "approved"),))
