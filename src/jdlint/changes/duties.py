"""Changes of duties: added, removed, reworded, split, merged; their results, shares of time, numbers and order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jdlint.changes.change import Action, Change
from jdlint.changes.items import texts_change
from jdlint.changes.pairing import Pairs, pair
from jdlint.changes.texts import covered, is_telling, likeness, stems_in
from jdlint.core.order import longest_rise
from jdlint.views.description import Description, Duty

_WHOLE = 0.8  # of the words of a duty must be found in its parts together
_JOINING = frozenset({"ja", "ning", "samuti", "and"})  # come and go with a division
_PART = 0.7  # of the words of a part must come from the whole
_MOST = 40_000  # pairs that are looked at: long lists must not cost the square of time


def duty_changes(before: Description, after: Description) -> Iterator[Change]:
    """Yield the changes of the duties, those of results and shares of time among them."""
    old, new = before.duties, after.duties
    pairs = duty_pairs(before, after)
    merged = _merged([_words(_said(duty)) for duty in old], [_words(_said(duty)) for duty in new], pairs)
    backwards = Pairs(tuple((k, i) for i, k in pairs.both), pairs.new, pairs.gone)
    split = _merged([_words(_said(duty)) for duty in new], [_words(_said(duty)) for duty in old], backwards)
    for i, k in pairs.both:
        yield from _pair(old, new, i, k, merged.get(k), split.get(i))
        yield from _renumbered(old[i], new[k])
        yield from _share(before, after, old[i], new[k])
    yield from _moved(old, new, pairs)
    parts_gone = {part for parts in merged.values() for part in parts}
    parts_new = {part for parts in split.values() for part in parts}
    for i in pairs.gone:
        if i not in parts_gone:
            yield Change("duties", "removed", old[i].label, _said(old[i]), None, old[i].path, None)
    for k in pairs.new:
        if k not in parts_new:
            yield Change("duties", "added", new[k].label, None, _said(new[k]), None, new[k].path)


def duty_pairs(before: Description, after: Description) -> Pairs:
    """Return which duty of the old version became which of the new one."""
    keys = [duty.number or "" for duty in before.duties], [duty.number or "" for duty in after.duties]
    return pair([duty.duty or "" for duty in before.duties], [duty.duty or "" for duty in after.duties], keys)


def _pair(
    old: tuple[Duty, ...], new: tuple[Duty, ...], i: int, k: int, merged: list[int] | None, split: list[int] | None
) -> Iterator[Change]:
    """Yield what became of one duty, and of the results that it shares with those it was divided or joined with."""
    olds, news = [old[i], *(old[part] for part in merged or ())], [new[k], *(new[part] for part in split or ())]
    if merged or split:
        whole, parts = " ".join(map(_said, olds)), " ".join(map(_said, news))
        share = 1 - likeness(Counter(_words(whole)), Counter(_words(parts)))
        label = ", ".join(duty.label for duty in (olds if merged else news))
        action: Action = "merged" if merged else "split"
        yield Change(
            "duties", action, label, whole, parts, old[i].path, new[k].path, share, is_telling(whole, parts, _JOINING)
        )
    else:
        yield from texts_change("duties", new[k].label, old[i].duty, new[k].duty, old[i].path, (*new[k].path, "duty"))
    yield from _results(olds, news)


def _results(olds: list[Duty], news: list[Duty]) -> Iterator[Change]:
    old = [result for duty in olds for result in duty.results]
    new = [(result, duty.label) for duty in news for result in duty.results]
    field = "duties.expected_results"
    pairs = pair([result.text for result in old], [result.text for result, _label in new])
    for i, k in pairs.both:
        yield from texts_change(field, new[k][1], old[i].text, new[k][0].text, old[i].path, new[k][0].path)
    for i in pairs.gone:
        where = (*news[0].path, "expected_results")
        yield Change(field, "removed", news[0].label, old[i].text, None, old[i].path, where)
    for k in pairs.new:
        yield Change(field, "added", new[k][1], None, new[k][0].text, None, new[k][0].path)


def _renumbered(old: Duty, new: Duty) -> Iterator[Change]:
    if (old.number or "").rstrip(".") != (new.number or "").rstrip("."):
        where = (*new.path, "number")
        yield Change("duties", "renumbered", new.label, old.number, new.number, (*old.path, "number"), where)


def _moved(old: tuple[Duty, ...], new: tuple[Duty, ...], pairs: Pairs) -> Iterator[Change]:
    """Yield the duties that stand elsewhere among those that both versions have."""
    order = {i: place for place, i in enumerate(sorted(i for i, _k in pairs.both))}
    kept = longest_rise([order[i] for i, _k in pairs.both])
    for i, k in pairs.both:
        if order[i] not in kept:
            yield Change("duties", "moved", new[k].label, old[i].duty, new[k].duty, old[i].path, new[k].path)


def _share(before: Description, after: Description, old: Duty, new: Duty) -> Iterator[Change]:
    """Yield the change of a duty's share of the working time, in points of a hundred."""
    field = "duties.time_share"
    was, now = before.text(*old.path, "time_share"), after.text(*new.path, "time_share")
    if was == now:
        return
    where = (*new.path, "time_share")
    amount = abs((_number(now) or 0.0) - (_number(was) or 0.0)) if _number(was) is not None else 0.0
    if was is None or now is None:
        yield Change(field, "added" if was is None else "removed", new.label, was, now, old.path, where)
    elif amount:
        action: Action = "raised" if (_number(now) or 0.0) > (_number(was) or 0.0) else "lowered"
        yield Change(field, action, new.label, was, now, old.path, where, amount=amount)
    elif _number(was) is None or _number(now) is None:
        yield Change(field, "changed", new.label, was, now, old.path, where)


def _number(text: str | None) -> float | None:
    if text is None or len(text) > 9 or not text.replace(".", "", 1).isdecimal():
        return None
    return float(text)


def _merged(old: list[list[str]], new: list[list[str]], pairs: Pairs) -> dict[int, list[int]]:
    """Return for each new text the old ones, beside the one it came from, that went into it."""
    came_from = {k: i for i, k in pairs.both}
    found: dict[int, list[int]] = {}
    if len(pairs.gone) * len(pairs.both) > _MOST:
        return found
    for i in pairs.gone:
        shares = [(covered(old[i], new[k]), k) for k, first in came_from.items() if len(new[k]) > len(old[first])]
        part, k = max(shares, default=(0.0, -1))
        if part >= _PART:
            found.setdefault(k, []).append(i)
    for k, parts in list(found.items()):
        first = old[came_from[k]]
        whole = covered(new[k], first + [word for part in parts for word in old[part]])
        if whole < _WHOLE or whole <= covered(new[k], first):
            del found[k]
    return found


def _words(text: str) -> list[str]:
    return [word for word in stems_in(text) if word not in _JOINING]


def _said(duty: Duty) -> str:
    return duty.duty or ""
