"""What stands in the workbook: sheets as columns and rows, before anything is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal

from jdlint.audit.data import NUMBERS, Audit, Finding, Rule, counted_before
from jdlint.audit.texts import said
from jdlint.audit.view import CONSENTS, FoundAs, accepted, active, found_as, reviews
from jdlint.core.i18n import Language
from jdlint.core.records import NamedTuple

#: What HR fills in: the texts that name the columns.
ENTRIES = ("hr_owner", "hr_deadline", "hr_status", "hr_comment")
PROGRESS = ("p_open", "p_doing", "p_done", "p_wont")

Kind = Literal["text", "number", "date", "entry", "entry-date", "entry-status"]
Value = str | int | dt.date | None


class Column(NamedTuple):
    """A column: the name of its heading, what it holds, and its width in characters."""

    name: str
    kind: Kind
    width: int


class Sheet(NamedTuple):
    """A table. Where people make entries, the columns for them are empty, and the last column is the id of the row."""

    name: str
    columns: tuple[Column, ...]
    rows: list[list[Value]]

    @property
    def entries_at(self) -> int | None:
        """The place of the first column for entries, which stand together; None where there are none."""
        return next((place for place, column in enumerate(self.columns) if column.name == ENTRIES[0]), None)


def _text(name: str, width: int = 18) -> Column:
    return Column(name, "text", width)


_ID = Column("id", "text", 14)
_HR = (
    Column("hr_owner", "entry", 20),
    Column("hr_deadline", "entry-date", 13),
    Column("hr_status", "entry-status", 14),
    Column("hr_comment", "entry", 36),
)
_EMPTY: tuple[Value, ...] = (None,) * len(_HR)
# What is printed comes first, then what people fill in, then what explains it.
_FINDINGS = (
    *(_text("severity", 11), _text("rule", 9), _text("finding", 56), _text("post", 30), _text("unit", 24)),
    *(_text("owner", 20), *_HR, _text("remedy", 50), _text("basis", 14), _text("source", 30), _text("path", 36)),
    *(Column("line_head", "number", 7), _text("place", 20), _text("status", 10), Column("first_seen", "date", 13)),
    *(_text("reason", 24), _text("by", 18), Column("until", "date", 12), _ID),
)
_REVIEWS = (
    *(_text("post", 34), _text("unit", 26), _text("owner", 20), Column("reviewed", "date", 15)),
    *(Column("due", "date", 13), Column("days", "number", 13), _text("state", 12), *_HR),
    *(_text("approval", 16), _text("path", 36), _ID),
)
_PAIRS = (
    *(_text("post", 34), _text("direction", 18), _text("other", 34), _text("unit", 26), _text("owner", 20)),
    *(*_HR, _text("path", 36), _ID),
)
#: The sheets that HR fills in, with their columns.
FILLED_IN = {
    "sheet_findings": _FINDINGS,
    "sheet_reviews": _REVIEWS,
    "sheet_pairs": _PAIRS,
    "sheet_consents": _FINDINGS,
}


def sheets_of(audit: Audit, language: Language) -> list[Sheet]:
    """Return the sheets in the order of their tabs."""
    return [
        _summary(audit, language),
        _finding_sheet("sheet_findings", audit, [*active(audit), *accepted(audit)], language),
        _reviews(audit, language),
        _pairs(audit, language),
        _finding_sheet("sheet_consents", audit, [f for f in active(audit) if f["rule"] in CONSENTS], language),
        _rules(audit, language),
        _meta(audit, language),
    ]


def day_of(text: str | None) -> dt.date | None:
    """Return the date of an ISO text."""
    return dt.date.fromisoformat(text) if text else None


def _summary(audit: Audit, language: Language) -> Sheet:
    before = audit["previous"]
    rows: list[list[Value]] = [
        [
            said(f"n_{name}", language, days=audit["due_soon_days"], count=audit["numbers"][name]),
            audit["numbers"][name],
            None if before is None else before["numbers"][name],
        ]
        for name in NUMBERS
    ]
    rows.append([said("n_findings", language), len(active(audit)), None if before is None else counted_before(before)])
    rows.append([said("n_accepted", language), len(accepted(audit)), None])
    if before is not None:
        changes = (("new", before["new"]), ("unchanged", before["unchanged"]), ("fixed", before["fixed"]))
        rows += [[said(f"n_{name}", language), value, None] for name, value in changes]
    columns = (_text("key", 44), Column("value", "number", 12), Column("previous_value", "number", 18))
    return Sheet("sheet_summary", columns, rows)


def _finding_sheet(name: str, audit: Audit, findings: Sequence[Finding], language: Language) -> Sheet:
    rules = {rule["id"]: rule for rule in audit["rules"]}
    posts = {post["key"]: post["name"] for post in audit["posts"]}
    rows: list[list[Value]] = []
    for finding in findings:
        rule = rules[finding["rule"]]
        rows.append(
            [
                said(finding["severity"], language),
                finding["rule"],
                finding["message"][language],
                posts.get(finding["post"], ""),
                finding["unit"],
                finding["owner"],
                *_EMPTY,
                rule["remedy"][language],
                said(finding["basis"], language),
                finding["source"][language],
                finding["path"],
                finding["line"],
                finding["place"][language],
                said(f"s_{finding['status']}", language),
                day_of(finding["first_seen"]),
                finding["reason"],
                finding.get("by", ""),
                day_of(finding["until"]),
                finding["id"],
            ]
        )
    return Sheet(name, _FINDINGS, rows)


def _reviews(audit: Audit, language: Language) -> Sheet:
    rows: list[list[Value]] = [
        [
            post["name"],
            post["unit"],
            post["owner"],
            day_of(post["since"]),
            day_of(post["due"]),
            post["days"],
            said(post["state"], language),
            *_EMPTY,
            post["approval"],
            post["path"],
            f"{post['key']} {post['since'] or ''}".strip(),  # what is said of this review is not said of the next
        ]
        for post in reviews(audit, "overdue", "due-soon", "in-time", "unknown")
    ]
    return Sheet("sheet_reviews", _REVIEWS, rows)


def _pairs(audit: Audit, language: Language) -> Sheet:
    rows: list[list[Value]] = [
        [
            pair["speaker_name"],
            said(pair["direction"], language),
            pair["other_name"],
            pair["unit"],
            pair["owner"],
            *_EMPTY,
            pair["path"],
            pair["id"],
        ]
        for pair in audit["pairs"]
    ]
    return Sheet("sheet_pairs", _PAIRS, rows)


def _rules(audit: Audit, language: Language) -> Sheet:
    columns = (
        *(_text("rule", 9), _text("key", 50), _text("topic", 18), _text("severity", 11), _text("basis", 14)),
        *(_text("source", 40), _text("why", 60), _text("remedy", 60), Column("count", "number", 9)),
    )
    found = found_as(audit)

    def as_found(rule: Rule) -> list[FoundAs]:
        return found.get(rule["id"]) or [FoundAs(rule["severity"], rule["basis"], rule["source"])]

    rows: list[list[Value]] = [
        [
            rule["id"],
            rule["title"][language],
            audit["families"][rule["family"]][language],
            _several(said(as_.severity if rule["on"] else "off", language) for as_ in as_found(rule)),
            _several(said(as_.basis, language) for as_ in as_found(rule)),
            _several(as_.source[language] for as_ in as_found(rule)),
            rule["why"][language],
            rule["remedy"][language],
            rule["count"],
        ]
        for rule in audit["rules"]
    ]
    return Sheet("sheet_rules", columns, rows)


def _several(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(texts))


def _meta(audit: Audit, language: Language) -> Sheet:
    tool = audit["tool"]
    pairs: list[tuple[str, Value]] = [
        (said("organisation", language), audit["organisation"]),
        (said("date", language), day_of(audit["as_of"])),
        (said("scope", language), ", ".join(audit["scope"])),
        (said("profile", language), audit["profile"]),
        ("jdlint", tool["version"]),
        (said("commit", language), audit["commit"]),
        (said("config", language), tool["config"]),
        (said("rules_hash", language), tool["rules"]),
        *((item["path"] or item["rule"], item["text"][language]) for item in audit["unchecked"]),
    ]
    rows: list[list[Value]] = [[name, value] for name, value in pairs]
    return Sheet("sheet_meta", (_text("key", 40), _text("value", 80)), rows)
