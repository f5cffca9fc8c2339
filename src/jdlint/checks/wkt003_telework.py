"""WKT003: telework of an employee is agreed in the contract as well."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, rule

_PLACES = frozenset({"rights", "special_conditions"})


@rule(
    id="WKT003",
    name="telework",
    family="worktime",
    severity="info",
    basis={
        "kind": "legal",
        "source": {"et": "TLS § 6 lg 4; ametnikel ATS § 67 lg 3", "en": "TLS § 6(4); for officials ATS § 67(3)"},
        "url": "https://www.riigiteataja.ee/akt/103022026015",
        "verified": True,
    },
    when={"status": ["employee"], "words": ["telework"]},
    since="0.1",
    title={"et": "Kaugtöö on töötaja juhendis", "en": "Telework in an employee's description"},
    why={
        "et": "Töötaja kaugtöös lepitakse kokku ja sellest teavitatakse kirjalikult; üksnes juhendist ei piisa.",
        "en": "An employee's telework is agreed on and stated in writing; the description alone does not do it.",
    },
    remedy={
        "et": "Kontrolli, et kaugtöö on ka töölepingus.",
        "en": "Check that the contract provides for telework too.",
    },
    messages={
        "default": {
            "et": "juhendis on „{word}“; kontrolli, et see on kokku lepitud ka töölepingus",
            "en": 'the description mentions "{word}"; check that the employment contract provides for it too',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    if description.status != "employee":
        return
    for text, match in context.listed("telework", description).find(description.prose):
        if text.path[0] in _PLACES:
            yield Hit(text.path, args={"word": match.group()})
            return
