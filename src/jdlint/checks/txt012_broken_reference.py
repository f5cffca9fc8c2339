"""TXT012: a numbered duty that the text refers to is there."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, regex, rule

_NUMBER = regex(r"\s*(\d{1,2}(?:\.\d{1,2}){1,2})\.?(?![\d.])")
_MORE = regex(r"\s*(?:,|ja|ning|või|and|or)\s*(\d{1,2}(?:\.\d{1,2}){1,2})\.?(?![\d.])")
# Points of something else: an act, a contract, a plan.
_ACT = regex(
    r"(?:seadus|määrus|kor(?:ra|d)\b|käskkir|lepingu|juhis|juhendi|eeskir|kava|strateegia|standard|direktiiv|lisa\b|manual|§|\blg\b|act|regulation"
    r"|contract|plan\b|standard|directive|annex|rules|guide)"
)
_OF = regex(r"\s*of (?!this)")
_OWN = regex(r"(?:käesoleva|selle|ameti|töö)\s*juhendi|this description")


@rule(
    id="TXT012",
    name="broken-reference",
    family="text",
    severity="warning",
    basis={
        "kind": "practice",
        "source": {"et": "juhendi kooskõla iseendaga", "en": "agreement of the text with itself"},
    },
    when={"words": ["numbered-points"]},
    since="0.3",
    title={"et": "Viidatud punkti ei ole", "en": "The point referred to is not there"},
    why={
        "et": "Ümbernummerdamise järel viitab tekst valele või olematule ülesandele; õigus või vastutus ripub õhus.",
        "en": "After renumbering, a text refers to a wrong duty or none, and a right or liability hangs in the air.",
    },
    remedy={
        "et": "Paranda number või nimeta ülesanne sõnadega.",
        "en": "Correct the number, or name the duty in words.",
    },
    messages={
        "default": {
            "et": "tekst viitab punktile {number}, kuid ülesanded on {first}–{last}",
            "en": "the text refers to point {number}, but the duties are {first} to {last}",
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    numbers = [duty.number.rstrip(".") for duty in description.duties if duty.number]
    sections = {number.partition(".")[0] for number in numbers if "." in number}
    if len(sections) != 1:
        return  # no numbers, or numbers that only their section tells apart
    for text, match in context.listed("numbered-points", description).find(description.prose):
        before = match.string[: match.start()].rpartition("\n")[2]
        after = match.string[match.end() :].partition("\n")[0]
        number = _NUMBER.match(after)
        if number is None or _ACT.search(_OWN.sub("", before)) or _OF.match(after, number.end()):
            continue
        while number is not None:
            if number[1].partition(".")[0] in sections and number[1] not in numbers:
                yield Hit(text.path, args={"number": number[1], "first": numbers[0], "last": numbers[-1]})
                break
            number = _MORE.match(after, number.end())
