"""``python -m jdlint``."""

import contextlib
import os
import sys

# Python looks for modules in the folder it stands in first: a json.py there may be somebody else's. (A folder called
# jdlint there has already been taken for this package; the command `jdlint` is safe from that too.)
if __name__ == "__main__":
    with contextlib.suppress(FileNotFoundError):  # the folder is gone, and Python looks for nothing in it
        if sys.path[0] == os.getcwd():  # noqa: PTH109
            del sys.path[0]

from jdlint.cli.main import run

if __name__ == "__main__":
    run()
