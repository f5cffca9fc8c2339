"""LEG004: whoever answers for state secrets has an access level."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, fold, regex, rule

_PLACES = frozenset({"responsibilities", "rights", "special_conditions"})
_LEVEL = regex(
    r"\b(?:piiratud|konfidentsiaal\w*|(?:täiesti )?salaja\w*)\b.{0,30}\btase"
    r"|tase\w*.{0,30}\b(?:piiratud|konfidentsiaal|salaja)"
    r"|\b(?:restricted|confidential|secret)\b.{0,10}\blevel|level.{0,20}\b(?:restricted|confidential|secret)"
)
_NONE = regex(r"\b(?:ei|puudub|ilma|no|not)\b")


@rule(
    id="LEG004",
    name="state-secret-level",
    family="legal",
    severity="warning",
    basis={
        "kind": "legal",
        "source": {
            "et": "RSVS § 20 lg 5",
            "en": "State Secrets and Classified Information of Foreign States Act § 20(5)",
        },
        "verified": False,
    },
    when={"words": ["state-secret"]},
    since="0.1",
    title={"et": "Riigisaladusele juurdepääsu tase puudub", "en": "Access level to state secrets is missing"},
    why={
        "et": (
            "Riigisaladuse hoidmise eest saab vastutada see, kellel on juurdepääsuõigus; selleks määratakse koha "
            "juurdepääsutase."
        ),
        "en": "Only who has access can answer for state secrets, and access is given to a post at a level.",
    },
    remedy={
        "et": "Märgi state_secret_level või jäta riigisaladus vastutusest välja, kui kohal juurdepääsu ei ole.",
        "en": "State state_secret_level, or leave state secrets out where the post has no access.",
    },
    messages={
        "default": {
            "et": "nimetatud on „{word}“, kuid juurdepääsu tase puudub",
            "en": 'the text mentions "{word}", but no access level is stated',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    if description.root.get("state_secret_level") is not None:  # what is blank is STR002
        return
    for text, match in context.listed("state-secret", description).find(description.prose):
        if text.path[0] not in _PLACES or _NONE.search(fold(text.text)):
            continue
        if not _LEVEL.search(fold(description.text("special_conditions") or "")):
            yield Hit(text.path, args={"word": match.group()})
        return
