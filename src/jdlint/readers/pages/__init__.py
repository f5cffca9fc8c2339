"""Words with boxes to blocks: what PDF and scans have in common. Nothing here knows where the words come from."""
