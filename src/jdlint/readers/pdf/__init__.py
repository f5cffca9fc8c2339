"""PDF files: words with boxes, taken by pypdfium2 (the extra `pdf`) in a process of its own under limits."""
