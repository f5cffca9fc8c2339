"""Whether the words of an order mean the post of a description."""

from __future__ import annotations

from jdlint.core.text import fold
from jdlint.estonian.declension import forms_of
from jdlint.views.references import split_title


def means_post(words: str, title: str, specialisation: str | None) -> bool:
    """Tell whether `words`, in whatever case they stand, may mean a post of a title.

    One may say more than the other ("kriisitoe talituse juhataja", "talituse juhataja"): nothing is told apart but what
    is plainly another post.
    """
    said, special = split_title(words)
    own, in_brackets = split_title(title)
    known = specialisation or in_brackets
    if special and known and fold(special) != fold(known):
        return False
    return any(_ends_with(fold(said), form) or _ends_with(form, fold(said)) for form in _forms(fold(own)))


def _forms(title: str) -> list[str]:
    head, _, last = title.rpartition(" ")
    forms = forms_of(last)
    lead = f"{head} " if head else ""
    return [title, *(lead + form for form in forms.genitive | forms.singular | forms.plural)]


def _ends_with(text: str, words: str) -> bool:
    return text == words or text.endswith(f" {words}")
