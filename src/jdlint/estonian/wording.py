"""How duties and results are worded: sentences, verbal nouns, verbs in the third person."""

from __future__ import annotations

from jdlint.core.patterns import regex
from jdlint.core.text import fold
from jdlint.estonian.numerals import ANY_NUMERAL

_WORD = regex(r"[^\W_]+(?:-[^\W_]+)*")
_STOP = regex(r"\b(\w+)[.!?]\s+(?=[^\W\d_a-zäöõüšž])")
# A full stop behind these ends no sentence.
_ABBREVIATIONS = frozenset(
    {"jne", "jms", "jmt", "vms", "vmt", "nt", "näit", "sh", "mh", "vm", "jm", "jt", "vt", "lk", "nr", "pt", "lg",
     "prof", "dr", "art", "eg", "ie", "no", "incl"}
)  # fmt: skip
# Adjectives, not verbs.
_NO_VERB = (
    "keskmine", "järgmine", "sisemine", "välimine", "ülemine", "alumine", "tagumine", "eelmine", "peamine",
    "vahemine", "eesmine",
)  # fmt: skip
# What comes about or lasts is an outcome, although it is said with a verbal noun: "vigade vähenemine".
_OUTCOME = (
    "nemine", "umine", "toimimine", "säilimine", "püsimine", "kasvamine", "tõusmine", "langemine", "laabumine",
)  # fmt: skip
# Nominatives that end like a verb in the third person.
_NO_PERSON = frozenset({"veeb", "web", "klubb", "pubb", "lab"})
_QUOTED = 60
#: Words that say what is not meant, or what alone is: what stands beside one of them decides.
NEGATING = frozenset(
    {"ei", "mitte", "ega", "ära", "ilma", "väljaspool", "ainult", "üksnes", "not", "no", "nor", "without", "except",
     "unless", "only"}
)  # fmt: skip
#: A number in words, alone or before what is counted: ``kolm``, ``kolmeaastane``.
NUMBER_WORD = regex(rf"(?:{ANY_NUMERAL})(?:aasta\w*|kuu\w*|päeva\w*|tunni\w*)?$")
#: One of these more or less turns the meaning of a sentence, however long it is.
TURNING = frozenset(
    {"ei", "mitte", "ega", "ära", "ilma", "väljaspool", "välja", "ainult", "üksnes", "vaid", "kuni", "vähemalt",
     "alates", "ja", "või", "ning", "peab", "võib", "tuleb", "tohib", "not", "no", "never", "nor", "without", "except",
     "unless", "only", "until", "and", "or", "must", "may", "shall", "can", "cannot"}
)  # fmt: skip


def words_of(text: str) -> list[str]:
    """Return the folded words of a text."""
    return _WORD.findall(fold(text))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; ordinals, initials and abbreviations end none."""
    if ". " not in text and ".\n" not in text and "! " not in text and "? " not in text:
        return [text]
    found, start = [], 0
    for match in _STOP.finditer(text):
        word = match[1]
        if len(word) > 1 and not word.isdecimal() and word.lower() not in _ABBREVIATIONS:
            found.append(text[start : match.end()].strip())
            start = match.end()
    found.append(text[start:].strip())
    return found


def is_verbal_noun(word: str) -> bool:
    """Tell whether a folded word is a verbal noun in the nominative: ``koostamine``."""
    return word.endswith("mine") and len(word) > 6 and not word.endswith(_NO_VERB)


def names_activity(word: str) -> bool:
    """Tell whether a folded word is a verbal noun of what somebody does, not of what comes about by it."""
    return is_verbal_noun(word) and not word.endswith(_OUTCOME)


def is_third_person(word: str) -> bool:
    """Tell whether a folded word is a verb in the third person singular: ``koostab``."""
    return word.endswith("b") and len(word) > 3 and word not in _NO_PERSON


def quote(text: str) -> str:
    """Return the beginning of a text, as messages quote it."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else line[:_QUOTED].rsplit(" ", 1)[0] + "…"
