"""Lines that are told by their words and not by a label: names, signatures, the sentence about the review."""

from __future__ import annotations

import re

from jdlint.readers.labels import Labels, letters, resembles

_NAME_WORD = re.compile(r"[^\W\d_a-zõäöüšž][^\W\d_A-ZÕÄÖÜŠŽ]+(?:-[^\W\d_a-zõäöüšž][^\W\d_A-ZÕÄÖÜŠŽ]+)?")
_LONGEST_SIGNATURE = 120
_LONGEST_REVIEW = 400
_LONGEST_HOLDER = 8
_LONGEST_ROLE = 3


def is_name(text: str, labels: Labels) -> bool:
    """Tell whether `text` looks like a person's name: two to four words with capitals, the last of them no post."""
    words = text.strip(" .,;").split()
    if not 2 <= len(words) <= 4 or not all(_NAME_WORD.fullmatch(word) for word in words):
        return False
    return not letters(words[-1]).endswith(tuple(letters(post) for post in labels.words["posts"]))


def is_signature(text: str, labels: Labels, *, labelled: bool) -> bool:
    """Tell whether `text` begins the signatures: by its words, or if `labelled` by a label."""
    if len(text) > _LONGEST_SIGNATURE:
        return False
    words = [letters(word) for word in text.split()]
    if any(all(letters(word) in words for word in row) for row in labels.words["signature"]):
        return True
    match = labels.prefix(text)
    return labelled and match is not None and match.field == "signatures"


def names_holder(text: str, labels: Labels) -> bool:
    """Tell whether `text` is a person's name behind a post or a label: "juhataja Ants Aas", "Töötaja: Ants Aas"."""
    head, colon, rest = text.partition(":")
    if colon and len(head.split()) <= _LONGEST_ROLE and is_name(rest, labels):
        return True
    words = text.strip(" /").split()
    if not 3 <= len(words) <= _LONGEST_HOLDER or not all(_NAME_WORD.fullmatch(word) for word in words[-2:]):
        return False
    post = letters(words[-3])
    return words[-3][-1].isalpha() and post.endswith(tuple(letters(known) for known in labels.words["posts"]))


def is_review(text: str, labels: Labels) -> bool:
    """Tell whether `text` is the sentence that says when the description is reviewed."""
    if len(text) > _LONGEST_REVIEW:
        return False
    words = [word.strip(".,;") for word in text.split()]
    subject = bool(words) and any(resembles(words[0], word) for word in labels.words["review_subject"])
    return subject and any(resembles(word, verb) for word in words[1:8] for verb in labels.words["review"])
