"""Filing the entries of word lists under their words, so that one look at a word tells which lists it may be in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jdlint.core.records import NamedTuple
from jdlint.views.words import COMMON, ENGLISH, WORD, Filing


class _Part(NamedTuple):
    """A word of an entry, and whether more letters may stand before or after it."""

    word: str
    before: bool
    after: bool


def filing_of(lists: Mapping[str, Iterable[str]]) -> Filing:
    """File the entries of lists, and the common words of English, under the longest word of each entry."""
    lists = {COMMON: ENGLISH.entries, **lists}
    filing = Filing(list(lists), {}, {}, {}, [], [])
    further: set[str] = set()
    for number, entries in enumerate(lists.values()):
        for entry in map(str.lower, entries):
            found = [
                _Part(match.group(), entry.endswith("*", 0, match.start()), entry.startswith("*", match.end()))
                for match in WORD.finditer(entry)
            ]
            usable = (part for part in found if not (part.before and part.after))
            best = max(usable, key=lambda part: len(part.word), default=None)
            if best is None:
                filing.always.append(f"{number}  {entry}")
                continue
            others = sorted({part.word for part in found if part is not best and not (part.before or part.after)})
            further.update(others)
            table = filing.endings if best.before else filing.beginnings if best.after else filing.exact
            table.setdefault(best.word, []).append(f"{number} {','.join(others)} {entry}")
    return filing._replace(further=sorted(further))
