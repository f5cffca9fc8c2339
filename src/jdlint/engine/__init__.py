"""From paths to a report: reading, judging, suppressing, sorting."""
