"""DUT010: as many duties as a person can keep in mind, and not fewer than a post has."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, rule


@rule(
    id="DUT010",
    name="duty-count",
    family="duties",
    severity="info",
    basis={"kind": "house", "source": {"et": "ametijuhendi koostamise hea tava", "en": "good practice of drafting"}},
    since="0.1",
    title={"et": "Ülesannete arv on ebatavaline", "en": "Unusual number of duties"},
    why={
        "et": "Paari ülesandega juhend jätab osa tööst ütlemata, pikk loetelu peidab peamise.",
        "en": "A description with a few duties leaves work unsaid, a long list hides what matters.",
    },
    remedy={
        "et": "Ühenda kokkukuuluvad ülesanded või kirjelda puuduvad.",
        "en": "Merge duties that belong together, or describe those that are missing.",
    },
    options={
        "min": {
            "type": "integer",
            "default": 4,
            "minimum": 0,
            "description": {"et": "Väikseim soovitatav ülesannete arv.", "en": "Least number of duties."},
        },
        "max": {
            "type": "integer",
            "default": 15,
            "minimum": 1,
            "description": {"et": "Suurim soovitatav ülesannete arv.", "en": "Largest number of duties."},
        },
    },
    messages={
        "default": {
            "et": "ülesannete arv on {count}; soovitatav on {min} kuni {max}",
            "en": "the number of duties is {count}; {min} to {max} are recommended",
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    count = sum(duty.duty is not None for duty in description.duties)
    least, most = context.options["min"], context.options["max"]
    if count and not least <= count <= most:  # without any duty it is STR001
        yield Hit(("duties",), args={"count": count, "min": least, "max": most})
