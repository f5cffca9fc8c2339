"""docs/rules/: one page a rule, in both languages, and the list of all of them."""

from __future__ import annotations

from jdlint.core.i18n import use_language
from jdlint.reporters.rules import render_rule
from jdlint.reporters.style import Style
from jdlint.rulebook.index import load_docs, load_rulebook

FOLDER = "docs/rules"
_KINDS = {"legal": "law", "eu": "EU law", "house": "house", "practice": "practice", "tool": "jdlint"}


def names() -> list[str]:
    """Return the names of all pages."""
    return [f"{FOLDER}/{rule}.md" for rule in load_rulebook().rules] + [f"{FOLDER}/README.md"]


def page(name: str) -> str:
    """Return the text of one page."""
    code = name.removeprefix(f"{FOLDER}/").removesuffix(".md")
    if code == "README":
        return _list()
    rule, docs = load_rulebook().rules[code], load_docs()[code]
    plain = Style(on=False)
    parts = [
        f"<!-- Made from the rule and its fixture: make gen -->\n# {rule.id} {rule.name}\n",
        docs["prose"].partition("\n")[2].strip(),
    ]
    for language, heading in (("et", "Eesti keeles"), ("en", "In English")):
        use_language(language)  # type: ignore[arg-type]
        text = render_rule(rule, {**docs, "examples": []}, language, plain, markdown=True)  # type: ignore[arg-type]
        parts.append(f"\n## {heading}\n\n{text.partition(chr(10))[2].strip()}")
    use_language("en")
    parts.append("\n## Examples\n")
    for example in docs["examples"]:
        parts.append(f"### {'Wrong' if example['invalid'] else 'Right'}: {example['title']}\n")
        for file in example["files"]:
            parts += [f"`{file['name']}`\n"] if len(example["files"]) > 1 else []
            language = "text" if file["name"].endswith(".txt") else "yaml"
            parts.append(f"```{language}\n{file['text']}```\n")
        if example["config"]:
            parts.append(f"```toml\n{example['config']}```\n")
    return "\n".join(parts).rstrip() + "\n"


def _list() -> str:
    rows = []
    for rule in load_rulebook().rules.values():
        cells = (f"[{rule.id}]({rule.id}.md)", rule.name, rule.severity, _KINDS[rule.basis.kind], *rule.title)
        rows.append(f"| {' | '.join(cells)} |")
    head = "| id | name | severity | basis | eesti keeles | in English |\n|---|---|---|---|---|---|"
    return (
        f"<!-- Made from the rules: make gen -->\n# All rules\n\n{len(rows)} rules.\n\n{head}\n"
        + "\n".join(rows)
        + "\n"
    )
