"""CPU time of the project rules on generated agencies, from Facts to hits, and how it grows; for docs/performance.md.

Every size runs in a process of its own, several times, and the least disturbed run counts. The unit is the cost of
composing one description of 6.9 kB with PyYAML's C parser on the same machine, as in benchmarks/run.py.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
import subprocess
import sys
import time

import yaml

from benchmarks import corpus
from benchmarks.agency import agency, file_name, text_of
from benchmarks.run import ENVIRONMENT
from jdlint.config.settings import Settings
from jdlint.engine.judgement import judge_again, judge_project
from jdlint.engine.options import contexts
from jdlint.engine.rules import rules_of
from jdlint.facts.collect import facts_of
from jdlint.facts.facts import Facts
from jdlint.facts.project import Project
from jdlint.rulebook.index import load_rulebook
from jdlint.syntax.yaml_reader import read_yaml
from jdlint.views.description import Description

AS_OF = dt.date(2026, 11, 20)
SIZES = (500, 5_000, 50_000)
RUNS = 5
#: The budget of the design: 0.4 s for 5,000 posts, where composing one description took 0.4 ms.
BUDGET = 0.4 / 0.0004
DEFECTS = 100


def _facts(count: int) -> tuple[Facts, ...]:
    found = []
    for post in sorted(agency(count, DEFECTS).posts, key=file_name):
        (document,) = read_yaml(file_name(post), text_of(post).encode("utf-8"))
        if document.root is not None:
            found.append(facts_of(Description(document, document.root)))
    return tuple(found)


def measure(count: int) -> dict[str, float]:
    """Return CPU seconds: one composition, all project rules, and again after one description has changed."""
    gc.set_threshold(200_000)  # as the command line does
    facts = _facts(count)
    book, settings = load_rulebook(), Settings()
    _base, levels = rules_of(book, settings)
    known = contexts(book, settings, AS_OF)
    rules = [book.rules[code] for code in levels if book.rules[code].scope == "project" and not book.rules[code].needs]
    texts = [corpus.description(number, 100) for number in range(100)]
    changed = facts[len(facts) // 2]._replace(status="official")
    other = (*facts[: len(facts) // 2], changed, *facts[len(facts) // 2 + 1 :])
    best = {"compose": 9.0, "all": 999.0, "again": 999.0}
    for _ in range(RUNS if count < SIZES[-1] else 2):
        start = time.process_time()
        for text in texts:
            yaml.compose(text, Loader=yaml.CLoader)
        best["compose"] = min(best["compose"], (time.process_time() - start) / len(texts))
        gc.collect()
        start = time.process_time()
        judgement = judge_project(Project(facts, AS_OF), rules, known)
        best["all"] = min(best["all"], time.process_time() - start)
        again = judge_again(judgement, Project(facts, AS_OF), rules, known)  # makes the index, once
        start = time.process_time()
        again = judge_again(again, Project(other, AS_OF), rules, known)
        best["again"] = min(best["again"], time.process_time() - start)
    return {**best, "posts": len(facts), "hits": sum(map(len, judgement.hits.values())), "asked": again.asked}


def main() -> int:
    """Measure and print; the exit code says whether the budget for 5,000 posts held."""
    if sys.argv[1:]:
        print(json.dumps(measure(int(sys.argv[1]))))
        return 0
    held = True
    for count in SIZES:
        command = [sys.executable, "-m", "benchmarks.project", str(count)]
        done = subprocess.run(command, capture_output=True, check=True, text=True, env=ENVIRONMENT)
        found = json.loads(done.stdout)
        units = found["all"] / found["compose"]
        print(
            f"{found['posts']:.0f} posts, {found['hits']:.0f} findings: {found['all']:.3f} s CPU"
            f" ({1_000_000 * found['all'] / found['posts']:.0f} µs a post, {units / found['posts']:.3f} compositions);"
            f" one description changed: {found['asked']:.0f} posts judged again, {found['again']:.3f} s CPU"
        )
        if count == SIZES[1]:
            held = units <= BUDGET
            print(f"  {units:.0f} compositions (budget {BUDGET:.0f})")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
