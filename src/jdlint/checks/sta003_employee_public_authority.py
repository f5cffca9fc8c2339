"""STA003: an employee exercises no public authority."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Path, fold, regex, rule

# Support is what employees are for.
_SUPPORT = regex(
    r"toeta|abista|aitab|osale|ettevalmist|valmistab ette|vormista|korraldab dokument|asjaajami|arhiveeri|tehnili"
    r"|support|assist|helps|prepar|takes part|record"
)

# Doing it, as against writing of it or helping with it.
_EXERCISE = regex(
    r"\b(?:teosta|tee[bm]|tegemi|läbiviimi|vii[bm]|menetle|lahenda|rakenda|määra|koosta[bm]|anna[bm]|andmi|kujunda)"
    r"|\b(?:exercis|carr|issu|impos|conduct)"
)
# Supervision of contracts or building works is no public authority; that of the state is.
_STATE = regex(r"riiklik\w* (?:ja haldus)?järelevalve")


@rule(
    id="STA003",
    name="employee-public-authority",
    family="status",
    severity="warning",
    basis={
        "kind": "legal",
        "source": {"et": "ATS § 7 lg 3 ja 4", "en": "ATS § 7(3), (4)"},
        "url": "https://www.riigiteataja.ee/akt/110022026002",
        "verified": True,
    },
    when={"status": ["employee"], "words": ["public-authority", "decision-rights"]},
    since="0.1",
    title={"et": "Töötaja ülesanne viitab avalikule võimule", "en": "An employee's duty suggests public authority"},
    why={
        "et": "Avalikku võimu teostab ametnik; töötaja teeb tööd, mis seda toetab.",
        "en": "Public authority is exercised by officials; employees do the work that supports it.",
    },
    remedy={
        "et": "Sõnasta ülesanne toetava tööna või kaalu, kas koht peaks olema ametikoht.",
        "en": "Word the duty as supporting work, or consider whether the post is one of an official.",
    },
    messages={
        "default": {
            "et": "ülesanne {number} viitab avaliku võimu teostamisele („{words}“), mis on ametniku töö",
            "en": 'duty {number} suggests the exercise of public authority ("{words}"), which is the work of officials',
        },
        "right": {
            "et": "õigus „{words}“ on piiritlemata; täpsusta, et töötaja ei tee avaliku võimu otsuseid",
            "en": 'the right "{words}" has no limit; make clear that it does not mean decisions of public authority',
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    if description.status != "employee" or context.body == "other":
        return
    yield from _duties(description, context)
    for text, match in context.listed("decision-rights", description).find(description.prose, "rights"):
        yield Hit(text.path, "right", {"words": match.group()}, severity="info")


def _duties(description: Description, context: Context) -> Iterator[Hit]:
    seen: set[Path] = set()
    for text, match in context.listed("public-authority", description).find(description.prose, "duties"):
        path = text.path
        if len(path) != 3 or path[2] != "duty" or path in seen:
            continue
        folded, word = fold(text.text), match.group()
        if word.startswith("järelevalve") and not _STATE.search(folded):
            continue
        if word.startswith("poliitika") and "kujunda" not in folded:
            continue
        if _EXERCISE.search(folded) and not _SUPPORT.search(folded):
            seen.add(path)
            duty = description.duty_at(path)
            yield Hit(path, args={"number": "?" if duty is None else duty.label, "words": word})
