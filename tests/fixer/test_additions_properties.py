"""Adding to lists of generated descriptions: exactly the data asked for, and every line as it was."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from jdlint.core.finding import AddItem, Item, Operation, SetValue
from jdlint.fixer.apply import plan_fixes, write_fixes
from tests.fixer.fixing import apply, fix_of, report_of
from tests.syntax.trees import documents, plain

_NEWLINE = re.compile(r"\r\n|\n|\r")
_WORDS = [
    "meister",
    "Nõustaja, abi",
    "a: b",
    "12",
    "true",
    "x # y",
    "[1]",
    "it's",
    'ütleb "jah"',
    "kaks\nrida",
    "- x",
    "&a",
]
_TEXTS = st.sampled_from(_WORDS)
_ITEMS: st.SearchStrategy[Item] = _TEXTS | st.dictionaries(st.sampled_from(["position", "scope"]), _TEXTS, min_size=1)
_COMMENTS = st.sampled_from(["", "", "", "  # märkus", " #", "   "])
# what may stand between the lines of a block
_BETWEEN = st.lists(st.sampled_from(["", "# päris ees", "  # kaks", "         # sügaval", "   "]), max_size=2)
_PLAIN = ["juht", "juht, abi", "Vanem meister", "12", "a:b", "-x", "~x"]
_SCALARS = st.sampled_from([*_PLAIN, "'jutu \"märk\"'", '"koma, ja: muud"', "''"])


@st.composite
def _block_item(draw: st.DrawFn, column: int) -> list[str]:
    """Return the lines of one item of a block list, its dash in `column`."""
    pad, gap = " " * column, " " * draw(st.integers(1, 3))
    inner = pad + " " + gap
    kind = draw(
        st.sampled_from(["scalar", "two lines", "literal", "keep", "braces", "mapping", "nothing", "flow", "list"])
    )
    if kind == "scalar":
        return [f"{pad}-{gap}{draw(_SCALARS)}{draw(_COMMENTS)}"]
    if kind == "two lines":
        return [f"{pad}-{gap}juhib", f"{inner}tööd{draw(_COMMENTS)}"]
    if kind in ("literal", "keep"):
        return [
            f"{pad}-{gap}{'|+' if kind == 'keep' else '>-'}",
            f"{inner}tekst # sees",
            *draw(st.sampled_from([[], [""]])),
        ]
    if kind == "braces":
        return [f"{pad}-{gap}{{position: {draw(st.sampled_from(['a', chr(34) + 'b' + chr(34)]))}}}{draw(_COMMENTS)}"]
    if kind == "mapping":
        return [
            f"{pad}-{gap}position: {draw(_SCALARS)}{draw(_COMMENTS)}",
            f"{inner}scope:{draw(st.sampled_from(['', ' ', ' kõik', ' [1, 2]']))}{draw(_COMMENTS)}",
        ]
    if kind == "nothing":
        return [f"{pad}-"]
    return [f"{pad}-{gap}[x, y]"] if kind == "flow" else [f"{pad}-{gap}- x", f"{inner}- y"]


@st.composite
def _list(draw: st.DrawFn, key: str, column: int) -> list[str]:
    """Return the lines of a key in `column` with a list in some shape, or what is read as one."""
    head = f"{' ' * column}{key}:"
    shape = draw(st.sampled_from(["block", "block", "block", "flow", "lines", "empty", "nothing", "null", "single"]))
    event(shape)
    if shape == "block":
        dash = column + draw(st.sampled_from([0, 2, 4]))
        lines = [head + draw(_COMMENTS)]
        for _ in range(draw(st.integers(1, 3))):
            lines += [*draw(_BETWEEN), *draw(_block_item(dash))]
        return lines
    inside = draw(st.lists(st.sampled_from(["a", "'b, c'", "{position: d}", "[e, f]", '"g"']), min_size=1, max_size=3))
    comma = draw(st.booleans())
    if shape == "flow":
        return [f"{head} [{', '.join(inside)}{' ,' if comma else ''}]{draw(_COMMENTS)}"]
    if shape == "lines":
        pad = " " * (column + 4)
        rows = [f"{pad}{text},{draw(_COMMENTS)}" for text in inside[:-1]]
        last = f"{pad}{inside[-1]}{',' if comma else ''}{draw(_COMMENTS)}"
        return [f"{head} [{draw(_COMMENTS)}", *rows, last, *draw(_BETWEEN), f"{' ' * (column + 2)}]{draw(_COMMENTS)}"]
    value = {
        "empty": " []",
        "null": " ~",
        "nothing": "",
        "single": " " + draw(_SCALARS.filter(lambda text: text != "''")),
    }
    return [head + value[shape] + draw(_COMMENTS)]


@st.composite
def _sources(draw: st.DrawFn) -> str:
    step = draw(st.sampled_from([2, 4]))
    parts = {
        "id": [["id: a" + draw(_COMMENTS)]],
        "duties": [["duties:", " " * step + "- duty: x", " " * step + "  results: [y]"], ["duties: []"]],
        "end": [["end: >", "  pikk", "  tekst", ""], ["end: 'x'"], ["end: &e x", "again: *e"]],
    }
    chosen = {name: draw(st.sampled_from(forms)) for name, forms in parts.items()}
    lists = [draw(_list(key, step)) for key in draw(st.sampled_from([["b"], ["c", "b"], ["b", "c"], ["c"]]))]
    section = draw(st.sampled_from(["block", "block", "block", "braces", "nothing", "missing"]))
    if section == "block":
        chosen["s"] = ["s:" + draw(_COMMENTS), *(line for lines in lists for line in [*draw(_BETWEEN), *lines])]
    elif section == "braces":
        chosen["s"] = ["s: {c: [x, {position: y}], d: 'z'}" + draw(_COMMENTS)]
    elif section == "nothing":
        chosen["s"] = ["s:" + draw(_COMMENTS)]
    order = draw(st.permutations(sorted(chosen)))
    lines = draw(st.sampled_from([[], ["# päis"], ["---"]]))
    lines = [*lines, *(line for name in order for line in [*draw(_BETWEEN), *chosen[name]])]
    lines += draw(st.sampled_from([[], [], ["..."], ["---", "id: teine", "s: {b: [x]}"]]))
    end = draw(st.sampled_from(["", "\n", "\n\n"]))
    return ("\n".join(lines) + end).replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))


_ADDITIONS = st.lists(st.builds(AddItem, st.sampled_from([("s", "b"), ("s", "c")]), _ITEMS), min_size=1, max_size=3)


def _after(before: object, operations: list[Operation]) -> object:
    assert isinstance(before, dict)
    section = before.get("s")
    section = dict(section) if isinstance(section, dict) else {}
    for place, operation in enumerate(operations):
        if operation in operations[:place]:
            continue  # what is asked for twice is made once
        if isinstance(operation, SetValue):
            before = {**before, "id": operation.value}
        elif isinstance(operation, AddItem):
            key = str(operation.path[1])
            found = section.get(key)
            listed = found if isinstance(found, list) else [] if found in (None, "", "~") else [found]
            section[key] = [*listed, operation.value]
    return {**before, "s": section} if section else before


def _rows(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _changed(old: list[str], new: list[str]) -> int:
    """Return how many lines of `old` are not among those of `new`, in order (the longest common subsequence)."""
    longest = [0] * (len(new) + 1)
    for row in old:
        before = longest[:]
        for place, other in enumerate(new):
            longest[place + 1] = before[place] + 1 if row == other else max(before[place + 1], longest[place])
    return len(old) - longest[-1]


@settings(max_examples=400)
@given(_sources(), _ADDITIONS, st.booleans())
def test_the_result_says_what_was_asked_for_and_every_line_stays(
    source: str, additions: list[AddItem], other: bool
) -> None:
    operations: list[Operation] = [*additions, *([SetValue(("id",), "uus")] if other else [])]
    before = documents(source)
    assert before[0].root is not None
    assert before[0].problems == []
    fixed = apply(source, *operations)
    if fixed is None:  # the line end that is missing would become part of the text
        assert re.search(r"[|>][+]?(\r\n|\n|\r)[^\r\n]*$", source)
        return
    after = documents(fixed)
    assert [document.problems for document in after] == [[] for _ in before]
    assert [plain(document.root) for document in after if document.root] == [
        _after(plain(before[0].root), operations),
        *(plain(document.root) for document in before[1:] if document.root),
    ]
    lists = len({addition.path for addition in additions})
    assert _changed(_rows(source), _rows(fixed)) <= lists + other
    assert not source.endswith(("\n", "\r")) or fixed.endswith(("\n", "\r"))
    assert set(_NEWLINE.findall(fixed)) == set(_NEWLINE.findall(source))


@settings(max_examples=100)
@given(_sources(), _ADDITIONS)
def test_fixes_applied_together_say_what_all_of_them_ask_for(source: str, additions: list[AddItem]) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "a.jd.yaml")
        path.write_bytes(source.encode("utf-8"))
        assume(all(apply(source, addition) for addition in additions))
        changes = plan_fixes(report_of(*(fix_of(path, addition) for addition in additions)), unsafe=False)
        assert write_fixes(changes) == len(additions)
        after = documents(path.read_bytes())
    once = [addition for place, addition in enumerate(additions) if addition not in additions[:place]]
    before = documents(source)[0].root
    assert before is not None
    assert after[0].root is not None
    assert plain(after[0].root) == _after(plain(before), [*once])
