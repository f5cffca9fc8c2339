"""STA002: the words for the post fit its status."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.api import Context, Description, FixRequest, Hit, SetValue, Text, regex, rule

# Duties and knowledge may well be about the posts of others.
_ELSEWHERE = frozenset({"duties", "position", "reporting", "substitution"})
_OTHERS = ("knowledge_and_skills", "competencies")
# Labels of templates at the beginning of a line.
_LABEL = regex(
    r"^(?:\d+\.[\d.]*[ \t]*)?ameti(?:koha|kohale)[ \t]+(?:eesmär|eesmar|grupp|esitatav|nimetus)", re.MULTILINE
)
_INFLECTED = regex(r"ametikoh", re.IGNORECASE)


@rule(
    id="STA002",
    name="status-terms-mixed",
    family="status",
    severity="warning",
    basis={
        "kind": "legal",
        "source": {"et": "ATS § 7 lg 1, 2 ja 4", "en": "ATS § 7(1), (2), (4)"},
        "url": "https://www.riigiteataja.ee/akt/110022026002",
        "verified": True,
    },
    when={"words": ["official-post", "employee-post"]},
    since="0.1",
    title={"et": "Ameti- ja töökoha mõisted on segamini", "en": "Terms of official and employee posts are mixed"},
    why={
        "et": (
            "Ametnik on ametikohal ja töötaja töökohal; segatud mõistetest ei selgu, kumma õigused ja kohustused "
            "kehtivad."
        ),
        "en": "Officials hold an ametikoht, employees a töökoht; mixed terms leave open whose rights and duties apply.",
    },
    remedy={
        "et": "Kasuta staatusele vastavat mõistet või mõlemale sobivat sõna „teenistuskoht“.",
        "en": 'Use the term of the status, or "teenistuskoht", which covers both.',
    },
    fix="unsafe",
    messages={
        "default": {
            "et": "töötaja juhendis on ametniku mõiste „{term}“ ({count}×)",
            "en": 'the description of an employee uses a term of officials: "{term}" ({count}×)',
        },
        "official": {
            "et": "ametniku juhendis on töötaja mõiste „{term}“ ({count}×)",
            "en": 'the description of an official uses a term of employees: "{term}" ({count}×)',
        },
        "unclear": {
            "et": "juhendis on läbisegi ametniku ja töötaja mõisted: „{term}“ ja „{other}“",
            "en": 'the description mixes terms of officials and of employees: "{term}" and "{other}"',
        },
        "fix": {"et": "asenda „ametikoht“ sõnaga „töökoht“", "en": 'write "töökoht" instead of "ametikoht"'},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    if context.body == "other" or description.status not in (None, "official", "employee"):
        return
    official = [] if description.status == "official" else _found(description, context, "official-post")
    employee = [] if description.status == "employee" else _found(description, context, "employee-post")
    labels = [] if description.status == "official" else _labels(description)
    if description.status == "employee" and (official or labels):
        path, term = (official or [Text(("status",), labels[0])])[0]
        yield Hit(path, args={"term": term, "count": len(official) + len(labels)}, fix=_fix(description, official))
    elif description.status == "official" and employee:
        path, term = employee[0]
        yield Hit(path, "official", {"term": term, "count": len(employee)})
    elif official and employee:
        yield Hit(official[0].path, "unclear", {"term": official[0].text, "other": employee[0].text})


def _found(description: Description, context: Context, words: str) -> list[Text]:
    """Return the terms that speak of the holder of the post, with the place of each."""
    found: list[Text] = []
    for text, match in context.listed(words, description).find(description.prose):
        path = text.path
        if path[0] in _ELSEWHERE or (len(path) > 1 and path[1] in _OTHERS):
            continue
        if match.string[: match.start()].endswith(("vaba ", "vabale ", "vabal ")):
            continue
        found.append(Text(path, match.group()))
    return found


def _labels(description: Description) -> list[str]:
    document = description.document
    if document.kind == "yaml":
        return []
    text = document.text[description.root.start : description.root.end].lower()
    return [match.group().strip() for match in _LABEL.finditer(text)]


def _fix(description: Description, terms: list[Text]) -> FixRequest | None:
    """Offer "töökoht" in the same case: both words are inflected alike."""
    if description.document.kind != "yaml" or not all(term.text.startswith("ametikoh") for term in terms):
        return None
    operations = []
    for path in dict.fromkeys(term.path for term in terms):
        old = description.text(*path) or ""
        operations.append(SetValue(path, _INFLECTED.sub(_cased, old)))
    return FixRequest("unsafe", "fix", tuple(operations)) if operations else None


def _cased(match: re.Match[str]) -> str:
    word = match.group()
    return "TÖÖKOH" if word.isupper() else "Töökoh" if word[0].isupper() else "töökoh"
