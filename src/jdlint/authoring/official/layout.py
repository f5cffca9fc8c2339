"""Which fields stand in which section, in order: the two layouts follow the templates of 2024 and 2021."""

from __future__ import annotations

_POST = (
    "status",
    "position.classification.group",
    "position.classification.level",
    "position.occupation_code",
    "position.workplace",
    "position.fixed_term.until",
    "position.valid_from",
    "position.valid_to",
    "position.head_of_unit",
    "position.exempt_from_description",
    "public_authority_basis",
    "state_secret_level",
    "special_conditions",
)
GENERAL = (
    "position.unit",
    "position.title",
    "reporting.supervisor",
    "reporting.subordinates",
    "substitution.substitutes_for",
    "substitution.substituted_by",
    "purpose",
    *_POST,
)
GENERAL_2021 = (
    "position.title",
    "position.unit",
    "reporting.supervisor",
    "substitution.substituted_by",
    "substitution.substitutes_for",
    "reporting.subordinates",
    *_POST,
)
REQUIREMENTS = (
    "requirements.education",
    "requirements.experience",
    "requirements.languages",
    "requirements.knowledge_and_skills",
    "requirements.traits",
)
WORKING_TIME = ("working_time.summarised", "working_time.on_call", "working_time.night")
REVIEW = ("review.last_reviewed", "review.reviewed_by")
RECORDS = (
    "acknowledgements",
    "access.level",
    "access.basis",
    "access.holder",
    "access.until",
    "publication.date",
    "publication.act",
    "publication.contact",
)
