"""The form of the configuration: which keys there are and what they take.

This table is the one source for reading, for `jdlint config show` and for the documentation of the keys. It is plain
data and no pydantic model because every run reads a configuration, and importing pydantic costs more than a run.
"""

from __future__ import annotations

from typing import Any

from jdlint.core.records import NamedTuple


class Key(NamedTuple):
    """One key. `kind` says what it takes; `choices` bounds a text; `default` is shown by `config show`."""

    kind: str  # text, texts, integer, levels, patterns, options, table
    default: Any
    choices: tuple[str, ...] = ()
    keys: dict[str, Key] = {}
    most: int = 10**9


_LEVELS = ("error", "warning", "info")

KEYS: dict[str, Key] = {
    "include": Key("texts", []),
    "exclude": Key("texts", []),
    "profile": Key("text", "standard"),
    "template": Key("text", None),
    "body": Key("text", "state", ("state", "local", "other")),
    "language": Key("text", None, ("et", "en")),
    "select": Key("texts", []),
    "ignore": Key("texts", []),
    "extend-select": Key("texts", []),
    "severity": Key("levels", {}, (*_LEVELS, "off")),
    "rules": Key("options", {}),
    "per-file-ignores": Key("patterns", {}),
    "fail-level": Key("text", "error", _LEVELS),
    "review": Key("table", {}, keys={"interval-months": Key("integer", 12), "due-soon-days": Key("integer", 60)}),
    "changes": Key(
        "table",
        {},
        keys={
            "reworded-percent": Key("integer", 20),
            "growth-percent": Key("integer", 10),
            "shift-points": Key("integer", 10),
        },
    ),
    "limits": Key(
        "table",
        {},
        keys={
            "file-bytes": Key("integer", None, most=100 * 1024 * 1024),
            "depth": Key("integer", None, most=200),  # trees are walked by recursion
            "nodes": Key("integer", None, most=1_000_000),
            "aliases": Key("integer", None, most=100_000),
            "documents": Key("integer", None, most=100_000),
            "scalar-chars": Key("integer", None, most=10_000_000),
            "seconds": Key("integer", None, most=3600),
            "scan-seconds": Key("integer", None, most=24 * 3600),
            "scans-seconds": Key("integer", None, most=7 * 24 * 3600),
        },
    ),
    "organisation": Key("text", None),
    "titles": Key("text", None),
    "labels": Key("text", None),
    "owners": Key("patterns", {}),
    "baseline": Key("text", None),
    "extend": Key("text", None),
    "required-version": Key("text", None),
}

#: Keys of later versions of the form, and of this one under other names → what to write instead.
RENAMED = {
    "per_file_ignores": "per-file-ignores",
    "fail_level": "fail-level",
    "extends": "extend",
    "required_version": "required-version",
    "extend_select": "extend-select",
    "lang": "language",
}
