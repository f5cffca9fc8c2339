"""Descriptions with any fields of the format, as plain data, and what they mean whatever form they are written in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

# Words that stand in no label and name no kind of reference, level or number of years.
_WORDS = (
    *("kala", "õunapuu", "järvevesi", "ööbik", "ülane", "šahh", "žürii", "põdrasammal", "(metsas)", "„rohi“", "123"),
    *("<tee>", '"maja"', "kivi,", "liiv;", "=1+1", "a/b", "x_y", "*tärn*", "50%", "sügis-talv", "e-kiri", "[nurk]"),
    *("|", "\\", "A&B", "\u05d0\u05d1", "\U0001f41f", "]]>", "${x}", "{{ y }}"),
)
_FIRST = ("Kala", "õunapuu", "Ööbik", "Ülane", "šahh", "„Rohi“", "Kivi", "järvevesi")
_LAST = ("kala", "vesi.", "(metsas)", "õunapuu", "žürii!", "maja")
_NAMES = ("kala", "õunapuu", "järvevesi", "ööbik", "šahh", "žürii", "põdrasammal", "vee-ala", "A&B")
_CODES = ("et", "en", "ru", "fi", "lv", "zh", "ja", "en-GB", "tlh")
#: A review clause that names its interval.
YEARLY = "Ametijuhend vaadatakse üle kord aastas."
_LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
_SKILLS = ("listening", "reading", "spoken_interaction", "spoken_production", "writing", "speaking")

_sentence = st.builds(
    lambda first, middle, last: " ".join([first, *middle, last]),
    st.sampled_from(_FIRST),
    st.lists(st.sampled_from(_WORDS), max_size=8),
    st.sampled_from(_LAST),
)
#: A text that begins with a word and ends a sentence or not.
text = _sentence.filter(lambda value: value.count("(") == value.count(")"))
#: What a thing is called: no sign at either end, no bracket.
name = st.builds(
    lambda first, rest: " ".join([first, *rest]),
    st.sampled_from(("Kalandus", "Õunapuu", "Ööbik", "Šahh")),
    st.lists(st.sampled_from(_NAMES), min_size=1, max_size=3),
)
_date = st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)).map(dt.date.isoformat)
_number = st.sampled_from(("1", "17", "21-3/5", "2026/4", "7a"))


def _some(required: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(required, optional=optional)


def _texts(least: int = 0) -> st.SearchStrategy[list[str]]:
    return st.lists(text, min_size=least, max_size=3)


_scope = {"scope": text, "period": text}
_units = st.lists(name, min_size=1, max_size=3)
_reference = st.one_of(
    name,
    _some({"position": st.sampled_from(("ekspert-1", "juht-õ"))}, _scope),
    _some({"title": name}, {"specialisation": name, "unit": name | _units, **_scope}),
    _some({"group": text | st.just("talituse teenistujad")}, {"unit": name | _units, **_scope}),
    _some({"delegated_by": text}, _scope),
    _some({"chart": text | st.just("asendusskeem")}, _scope),
)
_references = st.lists(_reference, max_size=3)
_language = _some(
    {"language": st.sampled_from(_CODES)},
    {
        "level": st.sampled_from(_LEVELS),
        "preferred": st.booleans(),
        "skills": st.dictionaries(st.sampled_from(_SKILLS), st.sampled_from(_LEVELS), min_size=1),
        "text": text,
    },
) | _some({"language": st.sampled_from(_CODES), "level": st.sampled_from(_LEVELS), "exact": st.booleans()}, {})
_languages = st.lists(
    st.one_of(
        _language,
        _some({"text": text}, {}),
        _some({"any_of": st.lists(_language, min_size=1, max_size=3)}, {"preferred": st.booleans(), "text": text}),
    ),
    max_size=3,
)
_duties = st.lists(
    _some(
        {"duty": text},
        {
            "expected_results": _texts(),
            "number": st.sampled_from(("1.", "2.1.", "3.10", "a)", "XIV")),
            "time_share": st.sampled_from(("5", "12.5")),
        },
    ),
    max_size=4,
) | st.lists(_some({"duty": text}, {"number": st.sampled_from(("1.", "2.1."))}), max_size=3)

descriptions = _some(
    {
        "position": _some(
            {"title": name},
            {
                "specialisation": name,
                "unit": _units | name,
                "classification": _some({}, {"group": text, "level": st.sampled_from(("3", "3B"))}),
                "occupation_code": st.sampled_from(("2635", "01101")),
                "valid_from": _date,
                "valid_to": _date,
                "fixed_term": _some({"until": _date | text}, {}),
                "head_of_unit": st.booleans(),
                "workplace": name,
                "exempt_from_description": st.booleans(),
            },
        )
    },
    {
        "status": st.sampled_from(("official", "employee")),
        "public_authority_basis": st.lists(st.sampled_from(("1", "2", "2.1", "9")), unique=True),
        "reporting": _some({}, {"supervisor": _reference | st.just([]), "subordinates": _references}),
        "substitution": _some({}, {"substitutes_for": _references, "substituted_by": _references}),
        "purpose": text,
        "duties": _duties,
        "requirements": _some(
            {},
            {
                "education": text | _some({}, {"text": text, "eqf": st.sampled_from("12345678")}),
                "experience": text | _some({}, {"text": text, "years": st.sampled_from(("0", "2", "1.5"))}),
                "languages": _languages,
                "knowledge_and_skills": _texts(),
                "competencies": st.lists(_some({"name": name}, {"indicators": _texts()}), max_size=3),
                "traits": _texts(),
            },
        ),
        "working_time": _some({}, {flag: st.booleans() for flag in ("summarised", "on_call", "night")}),
        "rights": _texts(),
        "responsibilities": _texts(),
        "equipment": _texts(),
        "special_conditions": text,
        "review": _some(
            {},
            {
                "interval_months": st.sampled_from(("6", "12", "24")),
                "last_reviewed": _date,
                "reviewed_by": text,
                "clause": text | st.just(YEARLY),
            },
        ),
        "approval": _some(
            {},
            {
                "act": st.sampled_from(("käskkiri", "korraldus", "juhatuse otsus")),
                "number": _number,
                "date": _date,
                "effective_from": _date,
                "annex": st.sampled_from(("1", "11", "1a")),
                "approver": st.sampled_from(("peadirektor", "minister", "nõukogu esimees")),
            },
        ),
        "acknowledgements": st.lists(
            _some({"date": _date}, {"kind": st.sampled_from(("agreement", "consent", "introduction"))}), max_size=3
        ),
        "access": _some(
            {}, {"level": st.sampled_from(("public", "AK")), "basis": text, "holder": name, "until": _date}
        ),
        "publication": _some({}, {"date": _date, "act": text, "contact": text}),
        "state_secret_level": text,
    },
)


def meaning(value: Any) -> Any:
    """Return a description in one form of the several that mean the same (docs/export.md lists them)."""
    out = _trimmed(value)
    for part in ("reporting", "substitution"):
        held = out.get(part, {})
        for key, found in held.items():
            held[key] = [_named(one) for one in found] if isinstance(found, list) else _named(found)
    requirements = out.get("requirements", {})
    for key in ("education", "experience"):
        if isinstance(requirements.get(key), str):
            requirements[key] = {"text": requirements[key]}
    for language in requirements.get("languages", []):
        for one in (language, *language.get("any_of", [])):
            for flag in ("exact", "preferred"):
                if one.get(flag) is False:
                    del one[flag]
    duties = out.get("duties", [])
    if any("expected_results" in duty for duty in duties):  # the others have an empty cell in the column
        for duty in duties:
            duty.setdefault("expected_results", [])
    review = out.get("review", {})
    if review.get("clause") == YEARLY:  # a number that a sentence names is read from it
        review.setdefault("interval_months", "12")
    if isinstance(out["position"].get("unit"), str):
        out["position"]["unit"] = [out["position"]["unit"]]
    return _trimmed(out)


def _named(reference: Any) -> Any:
    """A title alone is the words; a specialisation stands in brackets behind its title; one unit is a list of one."""
    if isinstance(reference, str):
        return {"title": reference}
    out = dict(reference)
    special = out.pop("specialisation", None)
    if special is not None:
        out["title"] = f"{out['title']} ({special})"
    if isinstance(out.get("unit"), str):
        out["unit"] = [out["unit"]]
    return out


def _trimmed(value: Any) -> Any:
    """Leave out groups of fields that hold none."""
    if isinstance(value, list):
        return [_trimmed(item) for item in value]
    if not isinstance(value, dict):
        return value
    held = {key: _trimmed(item) for key, item in value.items()}
    return {key: item for key, item in held.items() if item != {}}
