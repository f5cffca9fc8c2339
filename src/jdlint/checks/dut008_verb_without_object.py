"""DUT008: a duty says whom or what the post represents, leads, coordinates."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, WordList, regex, rule
from jdlint.estonian.wording import sentences

# Verbs whose object stands in the partitive and is never left out.
_VERBS = frozenset({"esindab", "juhib", "koordineerib", "haldab", "represents", "coordinates"})
_TOKEN = regex(r"[^\W\d_]+(?:-[^\W\d_]+)*|[,;:()]")
_SMALL = frozenset(
    {"ja", "ning", "või", "oma", "ka", "sh", "sealhulgas", "eelkõige", "vajaduse", "korral", "vajadusel"}
)
_PARTICIPLE = ("tud", "dud", "nud", "tavate", "davate", "vate", "tava", "dava", "va")
_ADVERBIAL = ("s", "l", "ga", "le", "sse", "ks", "lt")
_GENITIVES = ("te", "de")
# Before these a noun stands in the genitive: "pädevuse piires".
_POSTPOSITIONS = frozenset(
    {"piires", "ulatuses", "raames", "alusel", "korras", "korral", "puhul", "ajal", "osas", "kaudu"}
)
_AT = frozenset({"at", "in", "on", "during", "within", "before", "with"})


@rule(
    id="DUT008",
    name="verb-without-object",
    family="duties",
    severity="info",
    preview=True,
    basis={"kind": "house", "source": {"et": "ametijuhendi koostamise hea tava", "en": "good practice of drafting"}},
    since="0.1",
    title={"et": "Ülesandes puudub sihitis", "en": "Verb lacks an object"},
    why={
        "et": "„Esindab koosolekutel“ ei ütle, kelle nimel tohib rääkida; ülesande ulatus jääb lahtiseks.",
        "en": '"Represents at meetings" does not say on whose behalf one may speak; the extent is left open.',
    },
    remedy={"et": "Lisa, keda või mida.", "en": "Add whom or what."},
    messages={
        "default": {
            "et": "ülesandes {number} näib puuduvat sihitis („{word}“ – keda või mida?)",
            "en": 'duty {number} seems to lack an object ("{word}" whom or what?)',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for duty in description.duties:
        if duty.duty is None:
            continue
        verb = duty.duty.split(None, 1)[0].lower()
        if verb in _VERBS and _lacks(duty.duty, context.words["partitive-wholes.et"]):
            yield Hit((*duty.path, "duty"), args={"number": duty.label, "word": verb})


def _lacks(text: str, wholes: WordList) -> bool:
    """Tell whether no word of the first sentence can be the object; what can be is given the benefit of the doubt."""
    words = _TOKEN.findall(sentences(text)[0])[1:]
    if not words or words[0].lower() in _AT:
        return True
    if words[0].lower() in ("ja", "ning", "või", ",", "and") or text.lower().startswith(("represents", "coordinates")):
        return False  # several verbs share an object that may stand behind the last
    return not any(_object(word, words[i + 1] if i + 1 < len(words) else "", wholes) for i, word in enumerate(words))


def _object(word: str, after: str, wholes: WordList) -> bool:
    folded, following = word.lower(), after.lower()
    if not word[0].isalpha() or folded in _SMALL or folded.endswith(_PARTICIPLE):
        return False
    if wholes.pattern.fullmatch(folded) or folded in ("keelt", "poolt"):
        return True
    if folded.endswith(_ADVERBIAL) or following in _POSTPOSITIONS:
        return False
    if folded.endswith(("t", "d")):
        return not following.endswith(("vate", "vates", "vatel", "vatega", "vas", "val", "vaga"))  # its own participle
    # a vowel: genitive or partitive; before a genitive plural it belongs to that, else it may be the object
    plural = folded.endswith(_GENITIVES) and len(folded) > 5
    return not (plural and following) and not following.endswith(_GENITIVES)
