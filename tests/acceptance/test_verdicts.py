"""What each rule says of the four real descriptions, against the verdicts that were read off them by hand.

A number is a description (000–003). What differs from the hand-made verdict is argued beside it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict

import pytest

FOLDER = os.environ.get("JDLINT_SEEDS")

pytestmark = pytest.mark.skipif(FOLDER is None, reason="JDLINT_SEEDS is not set: the real descriptions are NOT tested")

ALL = {0, 1, 2, 3}
#: rule → the descriptions on which it must report; on the others it must not
VERDICTS: dict[str, set[int]] = {
    "STR001": set(),
    "STR002": set(),
    "STR003": set(),
    "STR004": set(),
    "STR005": set(),
    "STR006": {1, 3},
    "STR007": set(),
    "STR008": {1, 3},
    "STR010": {0},
    "DUT001": set(),
    "DUT002": set(),
    "DUT003": {2},
    "DUT004": ALL,
    "DUT005": set(),
    "DUT006": {3},
    "DUT007": {1, 3},
    "DUT009": {0},
    "DUT010": set(),
    "DUT011": ALL,
    # The hand-made verdict names 003 alone; in 002 the duties 2.1 and 2.2 share two results word for word.
    "DUT012": {2, 3},
    "SUB002": ALL,  # none of the posts they name is among the four
    # The hand-made verdict lets 002 pass because its order holds two more posts of that title; they are not here.
    "SUB004": {2, 3},
    "SUB005": set(),
    "SUB006": {1, 3},
    "SUB007": {3},
    # The hand-made verdict names 002 for the three advisers; the one adviser that is here is 002 itself.
    "SUB009": set(),
    # 002: text recognition made another word of "nõustaja" in one of its rows, and so the rows differ.
    "SUB010": {0, 2, 3},
    "SUB012": set(),
    "SUB013": set(),
    "SUB015": {1},
    "LNG001": set(),
    "LNG002": set(),
    "LNG003": set(),
    "LNG004": set(),
    "LNG005": set(),
    "LNG006": set(),
    "LNG007": set(),
    "LNG008": set(),
    "LNG009": {2},
    "LNG010": {1},
    "LNG011": {2, 3},
    "LNG013": set(),
    "LNG014": {1, 2, 3},
    "LNG017": set(),
    "REQ001": set(),
    "REQ003": set(),
    "REQ005": {0, 3},
    "REQ006": {1, 2},
    "REQ009": ALL,
    # The hand-made verdicts count two of four descriptions, and two equal texts, as boilerplate; the rules ask for
    # more than half and for three.
    "REQ008": set(),
    "DUT013": set(),
    "ORG001": ALL,  # none of the supervisors is among the four; the verdict lets 002 pass because of its order
    "ORG003": set(),
    "ORG005": set(),
    "ORG006": set(),
    "APR006": set(),
    "STA001": {1},
    "STA002": ALL,
    "STA003": {0, 2},
    "STA005": ALL,
    "STA006": {0, 1},
    "STA007": {0, 2},
    "WKT001": {2},
    "WKT003": {0, 2},
    "APR001": {0, 1, 3},
    "APR003": set(),
    "APR004": set(),  # the text of 002 says nothing of the effective date; its order does
    "APR005": ALL,
    # The hand-made verdict reports 000, 001 and 003; without publication data the rule is silent, and says so.
    "APR010": set(),
    "REV001": {0, 1, 3},
    "REV002": set(),
    "REV003": {2},
    "REV004": set(),
    "LEG001": {1},
    "LEG003": ALL,
    "LEG004": {0, 2},
    "EQU001": set(),
    "EQU002": set(),
    "EQU003": set(),
    "EQU004": {1, 3},
    "EQU005": set(),
    "EQU006": {0, 2},
    "PII001": set(),
    "PII002": {1, 3},
    "PII003": set(),
    "PII004": set(),
    "TXT001": {1},
    "TXT002": {1, 3},
    "TXT003": {1, 3},
    "TXT004": {1},
    "TXT005": ALL,
    "TXT006": {1, 2, 3},
    "TXT007": {3},
    "TXT008": {3},
    "TXT009": ALL,
    "TXT010": set(),
    "IMP001": {3},
    "IMP002": {2},
    "IMP003": {2},
    "IMP004": set(),
    "WKT002": set(),
    "DUT008": {1},
    # The hand-made verdict leaves open whether the programme that 001 names has ended; the rule says "may".
    "LEG002": {1},
    # The hand-made verdict names the competencies of 001 and 003; the rule looks at knowledge and skills.
    "REQ007": set(),
}


@pytest.fixture(scope="module")
def found() -> dict[str, set[int]]:
    select = ",".join(VERDICTS)  # by name, so that rules in preview speak too
    command = [sys.executable, "-m", "jdlint", "check", str(FOLDER), "--as-of", "2026-11-20", "--select", select]
    done = subprocess.run([*command, "--isolated", "--no-cache", "--format", "json"], capture_output=True, check=False)
    verdicts: dict[str, set[int]] = defaultdict(set)
    for item in json.loads(done.stdout)["findings"]:
        name = item["path"].rpartition("/")[2]
        verdicts[item["rule"]].add(int(name[:3]))
    return verdicts


@pytest.mark.parametrize("rule", VERDICTS)
def test_verdict(found: dict[str, set[int]], rule: str) -> None:
    assert found.get(rule, set()) == VERDICTS[rule]
