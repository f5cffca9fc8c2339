"""The verdict: what the numbers say, in a few sentences."""

from __future__ import annotations

from jdlint.audit.data import Audit, Words
from jdlint.audit.texts import words


def verdict_of(audit: Audit) -> list[Words]:
    """Return the sentences of the verdict."""
    numbers = audit["numbers"]
    count = numbers["descriptions"]
    shown = {"all": count, "clean": numbers["clean"]}
    if numbers["clean"] == count:
        out = [words("verdict_clean", **shown, count=count)]
    elif count == 1:
        out = [words("verdict_one")]
    elif not numbers["clean"]:
        out = [words("verdict_nothing", **shown)]
    else:
        out = [words("verdict_some", **shown, count=numbers["clean"])]
    for number, text in (
        (numbers["with_errors"], "verdict_errors"),
        (count - numbers["clean"] - numbers["with_errors"], "verdict_warnings"),
        (numbers["overdue"], "verdict_overdue"),
        (numbers["broken_pairs"], "verdict_pairs"),
        (len({item["path"] for item in audit["unchecked"] if item["path"]}), "verdict_unread"),
    ):
        if number:
            out.append(words(text, n=number, count=number))
    return out
