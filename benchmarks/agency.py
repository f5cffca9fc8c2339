"""A generated agency: departments, sections and posts that substitute each other, with planted defects.

The same numbers give the same bytes on every machine. Names of posts are written as people write them: by id, by title
and specialisation, relative to the unit, as a group. Every defect stands in a section of its own and says which
findings it must make; whatever else is found is a false alarm.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

_WORDS = (
    "rannaseire", "hoolduse", "lubade", "andmete", "koolituste", "hangete", "teabe", "koostöö", "sadamate",
    "tuletornide", "veeteede", "kogude", "näituste", "hariduse", "ehituste", "kaitsealade", "rahastuse", "aruannete",
    "arhiivide", "kaartide", "ilmaandmete", "laevade", "teaduse", "kaugseire", "mõõtmiste", "jäätõrje", "lootsinduse",
    "turvalisuse", "raamatukogu", "toetuste", "planeeringute", "maamõõtmise", "liikluse", "taristu", "energia",
    "metsanduse", "kalanduse", "põllumaa", "jahinduse", "looduse", "vee", "õhu", "müra", "jäätmete", "pinnase",
    "kliima", "elurikkuse", "rände", "tervise", "toidu", "spordi", "noorsootöö", "kultuuri", "muinsuse", "keele",
    "statistika", "registrite", "infosüsteemide", "kasutajatoe", "võrkude", "dokumentide", "õiguse", "järelevalve",
    "menetluste", "kaebuste", "auditi", "eelarve", "palga", "personali", "kommunikatsiooni",
)  # fmt: skip
_TITLES = ("Peaspetsialist", "Nõustaja", "Inspektor", "Jurist", "Analüütik", "Koordinaator", "Referent", "Arhivaar")
_SECTIONS = 5
#: Posts of a section: its head and eight others.
SECTION = 9
Post = dict[str, Any]


class Defect(NamedTuple):
    """What is wrong in a section: a change to its posts, and the (post, rule) pairs that must be reported."""

    name: str
    plant: Callable[[list[Post]], list[tuple[Post, str]]]


class Agency(NamedTuple):
    """Posts in the order of their files, and what must be found: pairs of file name and rule, sorted."""

    posts: list[Post]
    expected: list[tuple[str, str]]


def _named(post: Post) -> str:
    position = post["position"]
    return f"{position['title']} ({position['specialisation']})" if "specialisation" in position else position["title"]


def _post(identifier: str, title: str, unit: list[str], **more: Any) -> Post:
    return {
        "jdlint": 1,
        "id": identifier,
        "status": "employee",
        "position": {"title": title, **more, "unit": unit},
        "reporting": {"supervisor": "", "subordinates": []},
        "substitution": {"substitutes_for": [], "substituted_by": []},
        "requirements": {"education": {"text": "Kõrgharidus", "eqf": 6}},
    }


def _pair(one: Post, other: Post, style: int) -> None:
    """Let two posts substitute each other, named in one of several styles."""

    def name(post: Post, turn: int) -> Any:
        position = post["position"]
        return (
            post["id"],
            _named(post),
            {"position": post["id"]},
            {"title": position["title"], "specialisation": position.get("specialisation", "x")},
        )[turn % (4 if "specialisation" in position else 3)]

    for mine, theirs, turn in ((one, other, style), (other, one, style + 1)):
        mine["substitution"]["substitutes_for"].append(name(theirs, turn))
        mine["substitution"]["substituted_by"].append(name(theirs, turn + 1))


def _section(number: int, department: list[str]) -> list[Post]:
    first, second = _WORDS[number % len(_WORDS)], _WORDS[(number // len(_WORDS) + number + 7) % len(_WORDS)]
    unit = [*department, f"{first.capitalize()} ja {second} talitus"]
    head = _post(f"t{number}-juhataja", "Talituse juhataja", unit, head_of_unit=True)
    head["reporting"] = {"supervisor": "osakonna juhataja", "subordinates": [{"group": "talituse teenistujad"}]}
    members = []
    for index, title in enumerate(_TITLES):
        member = _post(f"t{number}-{index}", title, unit, specialisation=f"{first} {number}")
        member["reporting"]["supervisor"] = "talituse juhataja" if index % 2 else head["id"]
        members.append(member)
    for index in (0, 2, 4):
        _pair(members[index], members[index + 1], number + index)
    members[6]["substitution"] = {
        "substitutes_for": [],
        "substituted_by": [{"group": "talituse teenistujad"}, {"chart": "asendusskeem"}],
    }
    members[7]["substitution"] = {"substitutes_for": ["talituse juhataja"], "substituted_by": ["talituse juhataja"]}
    head["substitution"] = {"substitutes_for": [_named(members[7])], "substituted_by": [members[7]["id"]]}
    return [head, *members]


def agency(count: int, defects: int) -> Agency:
    """Return an agency of at least `count` posts of which `defects` sections are wrong in one way each."""
    posts: list[Post] = []
    director = _post("peadirektor", "Peadirektor", ["Randade amet"], head_of_unit=True)
    director["reporting"] = {"supervisor": [], "subordinates": ["osakonna juhatajad"]}
    director["substitution"] = {"substitutes_for": [], "substituted_by": [{"delegated_by": "minister"}]}
    names = product(_WORDS, _WORDS)
    sections: list[list[Post]] = []
    heads: list[Post] = []
    while len(sections) * SECTION < count:
        first, second = next(names)
        department = ["Randade amet", f"{first.capitalize()} ning {second} osakond"]
        head = _post(f"o{len(heads)}-juhataja", "Osakonna juhataja", department, head_of_unit=True)
        own = [_section(len(sections) + index, department) for index in range(_SECTIONS)]
        head["reporting"] = {"supervisor": "peadirektor", "subordinates": [part[0]["id"] for part in own]}
        head["substitution"] = {"substitutes_for": [], "substituted_by": [{"chart": "asendusskeem"}]}
        heads.append(head)
        sections += own
    step = max(1, len(sections) // max(1, defects))
    expected: list[tuple[str, str]] = []
    for number in range(min(defects, len(sections))):
        section = sections[number * step]
        found = DEFECTS[number % len(DEFECTS)].plant(section)
        expected += [(file_name(post), rule) for post, rule in found]
    posts = [director, *heads, *(post for section in sections for post in section)]
    return Agency(posts, sorted(expected))


def _one_sided(row: str) -> Callable[[list[Post]], list[tuple[Post, str]]]:
    def plant(section: list[Post]) -> list[tuple[Post, str]]:
        speaker, other = section[1], section[4]
        speaker["substitution"][row].append(other["id"])
        return [(speaker, "SUB001")]

    return plant


def _refer(value: Callable[[list[Post]], Any], rule: str) -> Callable[[list[Post]], list[tuple[Post, str]]]:
    def plant(section: list[Post]) -> list[tuple[Post, str]]:
        section[3]["substitution"]["substituted_by"].append(value(section))
        return [(section[3], rule)]

    return plant


def _ambiguous(section: list[Post]) -> list[tuple[Post, str]]:
    twin, other = section[5], section[6]
    twin["position"].update(other["position"])
    for number, post in ((5, section[6]), (6, section[5])):
        for row in ("substitutes_for", "substituted_by"):
            section[number]["substitution"][row] = [post["id"]]
    section[1]["substitution"]["substituted_by"].append(_named(twin))
    return [(section[1], "SUB003")]


def _closed(section: list[Post]) -> list[tuple[Post, str]]:
    section[7]["position"]["valid_to"] = "2026-01-31"
    section[1]["substitution"]["substitutes_for"].append(section[7]["id"])
    return [(section[1], "SUB002")]


def _official(section: list[Post]) -> list[tuple[Post, str]]:
    """Make the second of a pair an official; the first, an employee, substitutes it without limits."""
    section[2]["status"] = "official"
    return [(section[1], "SUB008"), (section[2], "ORG008")]


def _underqualified(section: list[Post]) -> list[tuple[Post, str]]:
    section[2]["requirements"]["education"] = {"text": "Magistrikraad", "eqf": 7}
    return [(section[1], "SUB011")]


def _other_supervisor(section: list[Post]) -> list[tuple[Post, str]]:
    section[0]["reporting"]["subordinates"] = [post["id"] for post in section[1:8]]
    return [(section[8], "ORG002")]


def _circle(section: list[Post]) -> list[tuple[Post, str]]:
    for post, head in ((section[1], section[2]), (section[2], section[1])):
        post["reporting"] = {"supervisor": head["id"], "subordinates": [head["id"]]}
    return [(section[1], "ORG003")]


def _no_supervisor(section: list[Post]) -> list[tuple[Post, str]]:
    section[6]["reporting"]["supervisor"] = "Laevastiku ülem"
    return [(section[6], "ORG001")]


def _same_id(section: list[Post]) -> list[tuple[Post, str]]:
    section[7]["id"] = section[1]["id"]
    section[7]["file"] = section[1]["id"] + ".koopia"  # sorted behind the first one
    section[7].pop("substitution")
    return [(section[7], "ORG006")]


def _inflected(section: list[Post]) -> list[tuple[Post, str]]:
    before = _named(section[2])
    declined = before.replace("Nõustaja", "Nõustajat", 1)
    section[1]["substitution"]["substitutes_for"] = [declined]
    return [(section[1], "SUB007")]


def _scopes(section: list[Post]) -> list[tuple[Post, str]]:
    section[1]["substitution"]["substituted_by"] = [{"position": section[2]["id"], "scope": "puhkuse ajal"}]
    section[2]["substitution"]["substitutes_for"] = [{"position": section[1]["id"], "scope": "haiguse ajal"}]
    return [(section[1], "SUB020")]


DEFECTS = (
    Defect("the substitute does not know", _one_sided("substituted_by")),
    Defect("the substituted post does not know", _one_sided("substitutes_for")),
    Defect("an id of nobody", _refer(lambda section: {"position": section[0]["id"] + "-x"}, "SUB002")),
    Defect("a title of nobody", _refer(lambda section: f"{_named(section[1])[:-1]}x)", "SUB002")),
    Defect("a closed post", _closed),
    Defect("two posts of one title", _ambiguous),
    Defect("itself", _refer(lambda section: section[3]["id"], "SUB004")),
    Defect("an employee for an official", _official),
    Defect("lower requirements", _underqualified),
    Defect("scopes that differ", _scopes),
    Defect("a title in another case", _inflected),
    Defect("a supervisor of nobody", _no_supervisor),
    Defect("not among the subordinates", _other_supervisor),
    Defect("a reporting circle", _circle),
    Defect("an id twice", _same_id),
)


def file_name(post: Post) -> str:
    """Return the name of a post's file."""
    return f"{post.get('file', post['id'])}.jd.yaml"


def text_of(post: Post) -> str:
    """Return the description as YAML in block style."""
    return "".join(_lines({key: value for key, value in post.items() if key != "file"}, 0))


def _lines(data: dict[str, Any], depth: int) -> list[str]:
    pad = "  " * depth
    out: list[str] = []
    for key, value in data.items():
        if isinstance(value, dict):
            out += [f"{pad}{key}:\n", *_lines(value, depth + 1)]
        elif isinstance(value, list) and value:
            out.append(f"{pad}{key}:\n")
            out += [f"{pad}  - {_flow(item)}\n" for item in value]
        else:
            out.append(f"{pad}{key}: {_flow(value)}\n")
    return out


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "[]" if value == [] else str(value)


def write(folder: Path, made: Agency) -> None:
    """Write every post of an agency into a file below `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "jdlint.toml").write_text('language = "et"\n', "utf-8")
    for post in made.posts:
        (folder / file_name(post)).write_text(text_of(post), "utf-8")
