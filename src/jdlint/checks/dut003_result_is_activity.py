"""DUT003: a result says what has been reached, not what somebody does."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Duty, Hit, RelatedHit, Text, fold, regex, rule
from jdlint.estonian.wording import names_activity, quote

_TOKEN = regex(r"[^\W\d_]+|[,;.]")
_PREDICATE = frozenset({"on", "oli", "olid", "ei", "pole", "saab", "peab", "tuleb", "said"})
_PARTICIPLE = ("tud", "dud", "nud")
# What may follow a participle that is a predicate; before a noun it is an attribute ("ameti pakutud koolitused").
_AFTER = frozenset({",", ";", ".", "ja", "ning", "või", "sh", ""})
# A number makes an activity measurable; digits inside a word are a scan's.
_NUMBER = regex(r"(?<!\w)\d+(?!\w)")
# "Preparing the plan"; "training materials" is no activity.
_GERUND = regex(r"(?:\w+ )?(\w+ing) (?:the|a|an|of|all|their|its|in|with)\b")
_ENGLISH_PREDICATE = regex(r"\b(?:is|are|was|were|has|have|had|be|been|can|does|do|\w+ed)\b")


@rule(
    id="DUT003",
    name="result-is-activity",
    family="duties",
    severity="warning",
    basis={
        "kind": "house",
        "source": {"et": "malli veerg „Oodatavad tulemused“", "en": 'template column "Expected results"'},
    },
    since="0.1",
    title={"et": "Tulemus kirjeldab tegevust", "en": "Result states an activity"},
    why={
        "et": "Tegevusest ei selgu, mis peab olema saavutatud; arenguvestlusel ei ole siis midagi hinnata.",
        "en": "An activity does not tell what must have been reached, so there is nothing to judge at the interview.",
    },
    remedy={
        "et": "Sõnasta tulemus seisundina: „aruanne on esitatud“, mitte „aruande esitamine“.",
        "en": 'State what is then the case: "the report has been submitted", not "submitting the report".',
    },
    messages={
        "default": {
            "et": "tulemus nimetab tegevuse („{word}“), mitte seda, mis on saavutatud: „{text}“",
            "en": 'the result names an activity ("{word}"), not what has been reached: "{text}"',
        },
        "duty": {
            "et": "ülesande {number} tulemus kordab ülesannet sõna-sõnalt",
            "en": "the result of duty {number} repeats the duty word for word",
        },
        "same": {"et": "sama tekst", "en": "the same text"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    activity = _english if description.prose.language == "en" else _estonian
    for duty in description.duties:
        size = len(duty.duty or "")
        for result in duty.results:
            text = result.text
            if -3 < len(text) - size < 3 and _repeats(duty, result):
                related = (RelatedHit((*duty.path, "duty"), "same"),)
                yield Hit(result.path, "duty", {"number": duty.label}, related)
            elif (word := activity(text)) is not None:
                yield Hit(result.path, args={"word": word, "text": quote(text)})


def _repeats(duty: Duty, result: Text) -> bool:
    said = fold(duty.duty or "").rstrip(" .")
    return said != "" and said == fold(result.text).rstrip(" .")


def _estonian(text: str) -> str | None:
    """Return the verbal noun that heads a result without predicate."""
    if "mine" not in text or " on " in text or _NUMBER.search(text):
        return None
    tokens = _TOKEN.findall(fold(text))
    for word, after in zip(tokens, [*tokens[1:], ""], strict=True):
        if word in _PREDICATE or (word.endswith(("b", "vad")) and len(word) > 3):
            return None
        if word.endswith(_PARTICIPLE) and (after in _AFTER or after.endswith("lt")):
            return None
    return next((word for word in tokens if names_activity(word)), None)


def _english(text: str) -> str | None:
    """Return the gerund that a result without predicate begins with."""
    if "ing " not in text or _NUMBER.search(text):
        return None
    folded = fold(text)
    gerund = _GERUND.match(folded)
    return None if gerund is None or _ENGLISH_PREDICATE.search(folded) else gerund[1]
