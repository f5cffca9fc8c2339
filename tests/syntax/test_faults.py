"""What is wrong with a file: rule, message and line, and that the rest is still read."""

from __future__ import annotations

import pytest

from jdlint.syntax import yaml_events
from tests.syntax.trees import documents, plain, problems, root

BROKEN = [
    pytest.param("a: 1\nb: c: d\n", "colon", 2, id="colon in a value"),
    pytest.param("a\nb: 1\n", "colon", 2, id="key over two lines"),
    pytest.param('a: 1\nb: "c\n', "quote", 3, id="open double quote"),
    pytest.param("a: 1\nb: 'c\n", "quote", 3, id="open single quote"),
    pytest.param("a: [b\nc: d\n", "bracket", 2, id="open bracket"),
    pytest.param("a: [b, c}\n", "bracket", 1, id="bracket closed by a brace"),
    pytest.param("a: {b: 1\nc: d\n", "brace", 2, id="open brace"),
    pytest.param("a:\n  - b\n  c: d\n", "dash", 3, id="key among the rows of a list"),
    pytest.param("a: 'x'\n b: 1\n", "indent", 2, id="wrong indent"),
    pytest.param('a: 1\nb: "\\q"\n', "escape", 2, id="unknown escape"),
    pytest.param("? a\n? b\nc\n", "no-colon", 4, id="key without colon"),
    pytest.param("a: 1\nb: @c\n", "character", 2, id="at sign"),
    pytest.param("a: `b`\n", "character", 1, id="backtick"),
    pytest.param("a: 1\nb: %c\n", "character", 2, id="per cent"),
    pytest.param("a:\n\t- b\n", "tab", 2, id="tab before a dash"),
    pytest.param("a:\n  b: 1\n\tc: 2\n", "tab", 3, id="tab before a key"),
    pytest.param("a: 1\nb: *c\n", "anchor", 2, id="undefined alias"),
    pytest.param("a: 1\n? [b]\n: c\n", "complex-key", 2, id="list as key"),
    pytest.param("a: 1\n? {b: c}\n: d\n", "complex-key", 2, id="mapping as key"),
    pytest.param("a: 1\n? \n: b\n", "empty-key", 2, id="empty key"),
    pytest.param("a: {~: b}\n", "empty-key", 1, id="null as key in braces"),
    pytest.param("a: >\n\tb\n", "tab", 2, id="tab in a block"),
    pytest.param("a: 1\n~: b\n", "empty-key", 2, id="null as key"),
    pytest.param("%YAML 3.0\n---\na: 1\n", "default", 1, id="another YAML"),
    pytest.param("a: |x\n  b\n", "default", 1, id="unknown block header"),
    pytest.param("a: 1\n...\nb: 2\n", "default", 3, id="text behind the end"),
    pytest.param("a: !<tag:x b\n", "default", 1, id="open tag"),
]


@pytest.mark.parametrize(("source", "message", "line"), BROKEN)
def test_broken_yaml_names_the_fault_and_its_line(source: str, message: str, line: int) -> None:
    assert ("JDL002", message, line) in problems(source)


@pytest.mark.parametrize(("source", "message", "line"), BROKEN)
def test_the_pure_parser_finds_the_same_faults(
    source: str, message: str, line: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_events, "FAST", False)
    assert [(rule, where) for rule, _message, where in problems(source)] == [("JDL002", line)]


def test_every_message_of_broken_yaml_has_an_example() -> None:
    from jdlint.rulebook.index import load_rulebook

    assert {case.values[1] for case in BROKEN} == set(load_rulebook().rules["JDL002"].messages)


@pytest.mark.parametrize(
    ("source", "keys", "lines"),
    [
        ("a: 1\nb: 2\na: 3\n", ["a", "b", "a~2"], [3]),
        ("a: 1\na: 2\na: 3\n", ["a", "a~2", "a~3"], [2, 3]),
        ("a: 1\n'a': 2\n", ["a", "a~2"], [2]),
        ("a: 1\na~2: 2\na: 3\n", ["a", "a~2", "a~3"], [3]),
        ("a: 1\nA: 2\n", ["a", "A"], []),
    ],
)
def test_a_duplicate_key_is_kept_beside_the_first(source: str, keys: list[str], lines: list[int]) -> None:
    assert list(root(source).values) == keys
    first = root(source).get("a")
    assert first is not None
    assert plain(first) == "1"
    assert problems(source) == [("JDL004", "default", line) for line in lines]


def test_a_duplicate_key_knows_its_path() -> None:
    (problem,) = documents("a:\n  - b: 1\n  - b: 1\n    b: 2\n")[0].problems
    assert problem.path == ("a", 1, "b")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("!foo b", "default"),
        ("!!python/object/apply:os.system ['true']", "default"),
        ("!!binary aGk=", "default"),
        ("!!timestamp 2026-02-30", "default"),
        ("!!set {b}", "default"),
        ("!!omap []", "default"),
        ("!foo {b: c}", "default"),
        ("!foo [b]", "default"),
        ("!!int b", "mismatch"),
        ("!!bool maybe", "mismatch"),
        ("!!null b", "mismatch"),
        ("!!float x", "mismatch"),
        ("!!int 1.5", "mismatch"),
    ],
)
def test_an_unknown_tag_is_a_finding_and_the_value_is_read(value: str, message: str) -> None:
    assert problems(f"x: 1\na: {value}\n") == [("JDL005", message, 2)]
    assert "a" in root(f"x: 1\na: {value}\n").values


def test_merge_keys_are_refused_and_quoted_ones_are_keys() -> None:
    source = "x: &x {b: 1}\na:\n  <<: *x\n  c: 2\n"
    assert problems(source) == [("JDL006", "merge", 3)]
    assert plain(root(source)) == {"x": {"b": "1"}, "a": {"c": "2"}}
    assert problems("a:\n  '<<': 1\n") == []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param("id: a\n".encode("utf-16"), "utf", id="UTF-16 with mark"),
        pytest.param(b"\xfe\xff" + "id: a\n".encode("utf-16-be"), "utf", id="UTF-16 big endian"),
        pytest.param("id: a\n".encode("utf-32"), "utf", id="UTF-32 with mark"),
        pytest.param(b"\x00\x00\xfe\xff" + "id: a\n".encode("utf-32-be"), "utf", id="UTF-32 big endian"),
        pytest.param(("id: a\n" * 3).encode("utf-16-le"), "binary", id="UTF-16 without mark"),
        pytest.param(b"\x7fELF" + bytes(100), "binary", id="program"),
        pytest.param("id: a\ntitle: Nõustaja\n".encode("latin-1"), "default", id="latin-1"),
        pytest.param(b"id: \xed\xa0\x80\n", "default", id="surrogate"),
        pytest.param(b"id: \xc0\xaf\n", "default", id="overlong"),
        pytest.param(b"id: \xf5\x80\x80\x80\n", "default", id="beyond Unicode"),
        pytest.param(b"id: \xc3", "default", id="cut off"),
    ],
)
def test_another_encoding_is_one_finding(data: bytes, message: str) -> None:
    (document,) = documents(data)
    assert document.root is None
    assert [(problem.rule, problem.message) for problem in document.problems] == [("JDL003", message)]


def test_a_wrong_byte_is_named_with_its_line() -> None:
    (problem,) = documents("id: a\r\ntitle: Nõustaja\n".encode("latin-1"))[0].problems
    assert problem.args == {"line": 2, "byte": "0xF5"}


@pytest.mark.parametrize("sign", [chr(code) for code in (0, 7, 0x1B, 0x7F, 0x80, 0x9F, 0x202E, 0x2066, 0xFEFF, 0xFFFE)])
def test_a_forbidden_character_is_a_finding_and_the_rest_is_read(sign: str) -> None:
    source = f"id: a\ntitle: x{sign}y\nb: 1\n"
    assert problems(source) == [("JDL009", "default", 2)]
    assert plain(root(source)) == {"id": "a", "title": "x�y", "b": "1"}


def test_many_forbidden_characters_are_summed_up() -> None:
    found = problems("a: " + "\x07" * 500 + "\n")
    assert len(found) == 21
    assert found[-1] == ("JDL009", "more", 1)
    assert documents("a: " + "\x07" * 500)[0].problems[-1].args == {"count": 480}


@pytest.mark.parametrize("sign", ["\t", "\u00a0", "\u200d", "\ud7ff", "\ue000", "\ufffd", "\U0010ffff", "😀"])
def test_other_characters_are_text(sign: str) -> None:
    assert plain(root(f"a: 'x{sign}y'\n")) == {"a": f"x{sign}y"}
    assert problems(f"a: 'x{sign}y'\n") == []


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "empty"),
        ("\ufeff", "empty"),
        ("\n \n", "empty"),
        ("# note\n", "empty"),
        ("---\n...\n", "empty"),
        ("~\n", "empty"),
        ("- a\n", "no-mapping"),
        ("text\n", "no-mapping"),
        ("12\n", "no-mapping"),
    ],
)
def test_a_file_without_fields_is_no_description(source: str, message: str) -> None:
    (document,) = documents(source)
    assert document.root is None
    assert [(problem.rule, problem.message) for problem in document.problems] == [("JDL010", message)]


def test_a_fault_in_the_second_document_leaves_the_first() -> None:
    found = documents("id: a\n---\nid: [b\n")
    assert [plain(document.root) for document in found if document.root] == [{"id": "a"}]
    assert problems("id: a\n---\nid: [b\n") == [("JDL002", "bracket", 4)]


def test_a_document_that_is_no_mapping_leaves_the_others() -> None:
    source = "- x\n---\nid: a\n---\n---\nid: b\n"
    assert [plain(document.root) for document in documents(source) if document.root] == [{"id": "a"}, {"id": "b"}]
    assert problems(source) == [("JDL010", "no-mapping", 1)]
