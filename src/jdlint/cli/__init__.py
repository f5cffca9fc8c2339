"""The command line: one module a command, no logic."""

import gc

# Node trees hold no cycles, and neither do the modules that are imported next: looking for some after every 700 objects
# takes a sixth of a run.
gc.set_threshold(200_000)
