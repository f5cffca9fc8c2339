"""STA006: a post that is paid for or needed for some time says until when."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Path, RelatedHit, date_of, rule

_UNTIL, _FROM = ("position", "fixed_term", "until"), ("position", "valid_from")
# What says something of the post as a whole; duties may speak of other people's projects.
_ABOUT_THE_POST: tuple[Path, ...] = (
    ("purpose",),
    ("special_conditions",),
    ("position", "title"),
    ("position", "specialisation"),
)


@rule(
    id="STA006",
    name="fixed-term",
    family="status",
    severity="info",
    basis={
        "kind": "house",
        "source": {
            "et": "koosseisu selgus; vrd ATS § 23 lg 2 p 2, TLS § 6 lg 2, VV 08.11.2012 määrus nr 92 § 2 lg 4",
            "en": "a clear staff list; cf. ATS § 23(2) 2, TLS § 6(2), Government regulation no 92 of 2012 § 2(4)",
        },
    },
    when=[{"words": ["fixed-term"]}, {"status": ["official"], "fields": ["position.fixed_term"]}],
    since="0.1",
    title={"et": "Tähtajalisusele viitavad sõnad, kuid tähtaeg puudub", "en": "Fixed-term wording without a term"},
    why={
        "et": "Projekti jaoks või välisrahaga loodud koht lõpeb kord; teenistuja peab teadma, millal.",
        "en": "A post made for a project or paid from outside ends some day; its holder has to know when.",
    },
    remedy={
        "et": "Kui koht on tähtajaline, märgi position.fixed_term.until: kuupäev või sündmus.",
        "en": "If the post is fixed-term, state the date or event under position.fixed_term.until.",
    },
    messages={
        "default": {
            "et": "sõna „{words}“ viitab tähtajalisele kohale, kuid tähtaega ega sündmust ei ole märgitud",
            "en": 'the words "{words}" suggest a fixed-term post, but neither a date nor an event is stated',
        },
        "long": {
            "et": "tähtaeg on koha algusest üle {years} aasta; ajutise ülesande jaoks võib ametniku nimetada "
            "kuni {years} aastaks",
            "en": "the term ends more than {years} years after the post began; for a task limited in time an official "
            "may be appointed for {years} years at most",
            "basis": {
                "kind": "legal",
                "source": {"et": "ATS § 23 lg 2 p 2", "en": "ATS § 23(2) 2"},
                "url": "https://www.riigiteataja.ee/akt/110022026002",
                "verified": True,
            },
        },
        "start": {"et": "koha algus", "en": "the beginning of the post"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    start, until = date_of(description.node(*_FROM)), date_of(description.node(*_UNTIL))
    law = context.law.get("ats-23-2")
    if until is not None and start is not None and law is not None and description.status == "official":
        years = law.values["max_years"]
        if (until.year - years, until.month, until.day) > (start.year, start.month, start.day):
            yield Hit(_UNTIL, "long", {"years": years}, (RelatedHit(_FROM, "start"),))
    if description.node("position", "fixed_term") or description.node("position", "valid_to"):
        return
    words = context.listed("fixed-term", description)
    if not words.may_be_in(description.prose):
        return
    for path in _ABOUT_THE_POST:
        text = description.text(*path)
        match = words.pattern.search(text.lower()) if text else None
        if match is not None:
            yield Hit(path, args={"words": match.group()})
            return
