"""Numbers in words, as they stand before what is counted, in Estonian and English."""

from __future__ import annotations

#: The value of each; of Estonian ones nominative and genitive.
NUMERALS = {
    "üks": 1, "ühe": 1, "kaks": 2, "kahe": 2, "kolm": 3, "kolme": 3, "neli": 4, "nelja": 4, "viis": 5, "viie": 5,
    "kuus": 6, "kuue": 6, "seitse": 7, "seitsme": 7, "kaheksa": 8, "üheksa": 9, "kümme": 10, "kümne": 10,
    "kaksteist": 12, "kaheteistkümne": 12,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12,
}  # fmt: skip
#: The same as alternatives of a regular expression, the longest first.
ANY_NUMERAL = "|".join(sorted(NUMERALS, key=len, reverse=True))
