"""From the data of an audit to its page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jdlint.audit.data import NUMBERS, Audit, Finding, NumberName, Words
from jdlint.audit.extra import need
from jdlint.audit.page.charts import shade, sparkline
from jdlint.audit.page.verdict import verdict_of
from jdlint.audit.texts import TEXTS, words
from jdlint.audit.view import accepted, active, day_words, found_as, number_words, reviews, rules_found
from jdlint.core.i18n import Language
from jdlint.core.records import NamedTuple
from jdlint.reporters.html_page import source_hash

#: Findings, reviews and pairs that stand in the page without scripts; the workbook has all.
MOST_FINDINGS, MOST_REVIEWS, MOST_PAIRS, MOST_ACCEPTED = 200, 500, 40, 200
_HERE = Path(__file__).parent
_GOOD_WHEN_MORE = frozenset({"clean"})
_TOLD_AS_PAIRS = "SUB001"  # with a picture of each
_NEUTRAL = frozenset({"descriptions"})


class _Cut(NamedTuple):
    """What stands in the page of a list, and how many more there are."""

    shown: Sequence[Any]
    more: int

    @classmethod
    def of(cls, items: Sequence[Any], most: int) -> _Cut:
        return cls(items[:most], max(len(items) - most, 0))


def render_page(audit: Audit, language: Language, *, printed: bool = False) -> str:
    """Return the page; `language` is the one that it opens in, and both are in it. For print there is no script.

    Raises LookupError, ValueError or ArithmeticError for values that no audit writes.
    """
    jinja2 = need("jinja2")
    style = (_HERE / "report.css").read_text("utf-8")
    script = (_HERE / "report.js").read_text("utf-8")
    loader = jinja2.FileSystemLoader(_HERE)
    environment = jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    allowed = f"style-src {source_hash(style)}; script-src {source_hash(script)}"
    page = environment.get_template("report.html")
    try:
        text: str = page.render(
            audit=audit,
            language=language,
            style=jinja2.utils.markupsafe.Markup(style),
            script=jinja2.utils.markupsafe.Markup(script),
            policy=f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'",
            printed=printed,
            data=jinja2.utils.markupsafe.Markup(_data(audit)),
            t=words,
            day=_day,
            n=_number,
            shade=shade,
            sparkline=sparkline,
            **_parts(audit),
        )
    except jinja2.UndefinedError as error:
        raise LookupError(str(error)) from None
    return text


def _day(day: str | None) -> Words:
    return {"et": day_words(day, "et"), "en": day_words(day, "en")}


def _number(number: float) -> Words:
    return {"et": number_words(number, "et"), "en": number_words(number, "en")}


def _parts(audit: Audit) -> dict[str, Any]:
    """Return what the template lays out."""
    found = active(audit)
    most = max((count for unit in audit["units"] for count in unit["families"].values()), default=1)
    families = {rule["id"]: rule["family"] for rule in audit["rules"]}
    used = {family for unit in audit["units"] for family in unit["families"]}
    return {
        "verdict": verdict_of(audit),
        "cards": [_card(audit, name) for name in NUMBERS],
        "trend": _trend(audit),
        "columns": [name for name in audit["families"] if name in used],
        "most": most,
        "reviews": _Cut.of(reviews(audit, "overdue", "due-soon"), MOST_REVIEWS),
        "undated": _Cut.of(reviews(audit, "unknown"), MOST_PAIRS),
        "pairs": _Cut.of(audit["pairs"], MOST_PAIRS),
        "about_substitution": _Cut.of(
            [f for f in found if families[f["rule"]] == "substitution" and f["rule"] != _TOLD_AS_PAIRS], MOST_PAIRS
        ),
        "findings": found[:MOST_FINDINGS],
        "all_findings": len(found),
        "accepted": _Cut.of(accepted(audit), MOST_ACCEPTED),
        "rules": rules_found(audit),
        "found_as": found_as(audit),
        "owners": any(post["owner"] for post in audit["posts"]),
        "rules_off": [rule["id"] for rule in audit["rules"] if not rule["on"]],
        "by_key": {post["key"]: post for post in audit["posts"]},
        "by_rule": {rule["id"]: rule for rule in audit["rules"]},
    }


def _card(audit: Audit, name: NumberName) -> dict[str, Any]:
    """Return a number of the headline with its change, and whether that is for the better."""
    number = audit["numbers"][name]
    previous = audit["previous"]
    change = None if previous is None else number - previous["numbers"][name]
    good = None
    if change and name not in _NEUTRAL:
        good = (change > 0) == (name in _GOOD_WHEN_MORE)
    alarm = bool(number) and name in ("with_errors", "overdue", "broken_pairs")
    label = words(f"n_{name}", days=audit["due_soon_days"], count=number)
    return {"name": name, "number": number, "label": label, "change": change, "good": good, "alarm": alarm}


def _trend(audit: Audit) -> list[dict[str, Any]]:
    points: list[dict[str, Any]] = [{"as_of": point["as_of"], **point["numbers"]} for point in audit["history"]]
    return [*points, {"as_of": audit["as_of"], **audit["numbers"]}] if points else []


def _data(audit: Audit) -> str:
    """Return what the script searches and sorts, as JSON that cannot end the element it stands in."""
    posts = {post["key"]: number for number, post in enumerate(audit["posts"])}
    texts = ("error", "warning", "info", "shown", "shown_none", "line", "link", "no_unit", "no_owner", "all")
    data = {
        "posts": [[post["key"], post["name"], post["owner"]] for post in audit["posts"]],
        "rules": {
            rule["id"]: [rule["title"], rule["family"], rule["name"]] for rule in audit["rules"] if rule["count"]
        },
        "texts": {name: TEXTS[name] for name in texts}
        | {f"b_{name}": TEXTS[name] for name in ("legal", "eu", "house", "practice", "tool")}
        | {f"s_{name}": TEXTS[f"s_{name}"] for name in ("new", "known", "open")},
        "families": audit["families"],
        "title": TEXTS["title"],
        "findings": [_row(finding, posts) for finding in active(audit)],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _row(finding: Finding, posts: dict[str, int]) -> list[Any]:
    return [
        finding["id"].removeprefix("sha256:")[:16],
        finding["rule"],
        finding["severity"],
        posts.get(finding["post"], -1),
        finding["unit"],
        finding["path"],
        finding["line"],
        finding["message"]["et"],
        finding["message"]["en"],
        finding["basis"],
        finding["status"],
        finding["place"]["et"],
        finding["place"]["en"],
    ]
