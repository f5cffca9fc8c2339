"""EQU003: the requirements set no age."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Sequence, regex, rule, text_of

_PLACES = ("requirements", "special_conditions")
_TRAITS = frozenset({"noor", "noorus", "young", "youth"})
# Behind an age: the people the work is about, or something else that has an age.
_SUBJECT = regex(
    r"[\W\d]*(?:last|laps|noor|õpil|inimes|isik|klien|koolit|õpp|program|haridus|perioo|kursus|leping|tähtaj"
    r"|child|pupil|people|person|client|student|course|training)"
)
# "noor ja tema pere": again whom the work is about.
_FAMILY = (" tema", " pere", " perekond", " vanem", " laps", " his", " her", " their", " old")
# These set an age with a number alone.
_NUMBERED = ("kuni ", "alla ", "vanuses ", "vanus ", "töökogemus ", "kogemus ", "aged ", "between ", "must be ")
_NUMBER = regex(r"\d+")
_YOUNGEST, _OLDEST = 18, 75


@rule(
    id="EQU003",
    name="age-requirement",
    family="equality",
    severity="error",
    basis={
        "kind": "legal",
        "source": {"et": "VõrdKS § 1 lg 1, § 2 lg 2 p 1", "en": "Equal Treatment Act §§ 1(1), 2(2) 1"},
        "url": "https://www.riigiteataja.ee/akt/117032026014",
        "verified": True,
    },
    when=[{"words": ["age-requirements"]}, {"fields": ["requirements.traits"]}],
    since="0.1",
    title={"et": "Nõue on seotud vanusega", "en": "Requirement of an age"},
    why={
        "et": "Vanuse järgi ei tohi valikutingimusi seada; ka kogemuse ülempiir välistab vanemad kandidaadid.",
        "en": "Selection criteria may not rest on age; a ceiling of experience shuts out older candidates as well.",
    },
    remedy={
        "et": "Kirjelda oskust või kogemust, mida töö vajab; erand vajab tööst tulenevat põhjendust.",
        "en": "Describe the skill or experience that the work needs; an exception needs a reason in the work.",
    },
    messages={
        "default": {
            "et": "nõue „{words}“ on seotud vanusega",
            "en": 'the requirement "{words}" is about age',
        },
        "experience": {
            "et": "kogemuse ülempiir („{words}“) võib kaudselt olla vanusenõue",
            "en": 'the ceiling of experience ("{words}") may indirectly be a requirement of age',
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for text, match in context.listed("age-requirements", description).find(description.prose, *_PLACES):
        words, after = match.group(), match.string[match.end() : match.end() + 40].split("\n")[0]
        if _SUBJECT.match(after) or words.endswith(_FAMILY):
            continue
        number = _NUMBER.search(words)
        experience = "kogemus" in words or "experience" in words or "kogemus" in after.split(".")[0]
        if number is None and words.startswith(_NUMBERED) and words not in ("vanuses kuni", "vanus kuni"):
            continue
        if number is not None and not experience and not _YOUNGEST <= int(number.group()) <= _OLDEST:
            continue
        yield Hit(text.path, "experience" if experience else "default", {"words": words})
    traits = description.node("requirements", "traits")
    for i, trait in enumerate(traits.items if isinstance(traits, Sequence) else ()):
        if (text_of(trait) or "").lower() in _TRAITS:
            yield Hit(("requirements", "traits", i), args={"words": text_of(trait) or ""})
