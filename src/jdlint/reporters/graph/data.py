"""``jdlint graph --format json``: the graph or an explanation, version 1 (schemas/graph.v1.schema.json)."""

from __future__ import annotations

import json
from typing import Any

from jdlint.core.version import VERSION
from jdlint.engine.chart import Chart, Post, Said
from jdlint.engine.explain import Explained, Explanation
from jdlint.reporters.json_report import place_data

SCHEMA_VERSION = 1


def render_json(chart: Chart) -> str:
    """Return the graph as JSON; it holds no texts of the interface, so it is the same in both languages."""
    ids = [post.id for post in chart.posts]
    return _printed(
        {
            "as_of": chart.as_of.isoformat(),
            "unread_files": chart.unread,
            "nodes": [_post(post) for post in chart.posts],
            "links": [
                {
                    "kind": line.kind,
                    "source": ids[line.source],
                    "target": ids[line.target],
                    "state": line.state,
                    "places": [_place(said, ids[said.post]) for said in line.said],
                }
                for line in chart.lines
            ],
            "loose": [
                {
                    "kind": end.kind,
                    "direction": end.direction,
                    "node": ids[end.post],
                    "words": end.words,
                    "outcome": end.outcome,
                    "candidates": list(end.candidates),
                    "similar": end.similar,
                    "place": _place(end.said, ids[end.post]),
                }
                for end in chart.loose
            ],
            "left": [
                {
                    "kind": row.kind,
                    "direction": row.direction,
                    "node": ids[row.post],
                    "words": row.words,
                    "by": row.by,
                    "place": _place(row.said, ids[row.post]),
                }
                for row in chart.left
            ],
        }
    )


def explanation_json(explanation: Explanation) -> str:
    """Return an explanation as JSON."""
    node = _post(explanation.post)
    return _printed({"node": node, "references": [_explained(one, node["id"]) for one in explanation.references]})


def _printed(data: dict[str, Any]) -> str:
    head = {"schema_version": SCHEMA_VERSION, "tool": {"name": "jdlint", "version": VERSION}}
    return json.dumps({**head, **data}, ensure_ascii=False, indent=2) + "\n"


def _post(post: Post) -> dict[str, Any]:
    return {**post._asdict(), "unit": list(post.unit)}


def _place(said: Said, node: str) -> dict[str, Any]:
    return {"node": node, "path": said.path, "keyed_path": said.site.keyed_path, **place_data(said.site)}


def _explained(one: Explained, node: str) -> dict[str, Any]:
    return {
        "direction": one.direction,
        "words": one.words,
        "kind": one.kind,
        "outcome": one.outcome,
        "found_by": one.way or None,
        "posts": [_post(post) for post in one.posts],
        "unit": one.unit,
        "base": one.base or None,
        "titles_file": one.alias,
        "size": one.size,
        "similar": one.similar,
        "state": one.state,
        "reply": None if one.reply is None else {**one.reply._asdict(), "words": list(one.reply.words)},
        "place": _place(one.said, node),
    }
