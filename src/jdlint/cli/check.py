"""``jdlint check``."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import Any

import click

from jdlint.cli.options import Jobs, codes, lang_option, project_options, request_of
from jdlint.cli.output import Output, named_file, write_notes, write_report
from jdlint.cli.progress import progress_for
from jdlint.core.errors import JdlintError
from jdlint.core.finding import BASES, SEVERITIES
from jdlint.core.i18n import _
from jdlint.engine.request import absolute
from jdlint.engine.run import Outcome, run
from jdlint.reporters.formats import FORMATS
from jdlint.storage.stores import DISK, Buffered, Staged, Store

_MOST_STDIN = 64 * 1024 * 1024


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), help="Format of standard output. Default: full.")
@click.option("--output", "outputs", multiple=True, metavar="FORMAT=PATH", help="Write a format to a file; repeatable.")
@click.option("--select", multiple=True, metavar="CODE", help="Run only these rules: ids, names or prefixes.")
@click.option("--ignore", multiple=True, metavar="CODE", help="Switch these rules off.")
@click.option("--extend-select", multiple=True, metavar="CODE", help="Switch these rules on as well.")
@click.option("--profile", metavar="NAME", help="Profile: legal, standard, strict or audit.")
@click.option(
    "--basis",
    multiple=True,
    metavar="KIND",
    help="Show only findings that rest on law, EU law, house rules or practice: legal, eu, house, practice.",
)
@project_options
@lang_option
@click.option("--fail-level", type=click.Choice(SEVERITIES), help="Lowest severity that fails. Default: error.")
@click.option("--exit-zero", is_flag=True, help="End with 0 whatever is found.")
@click.option("--jobs", type=Jobs(), default="auto", help="Processes that check files: a number, or auto.")
@click.option("--no-cache", is_flag=True, help="Neither read nor write a cache.")
@click.option("--cache-dir", type=click.Path(path_type=Path), help="Folder for the cache. Default: one in the project.")
@click.option(
    "--scope",
    type=click.Choice(["all", "document", "project"]),
    default="all",
    help="Only rules about one document, or only those about several.",
)
@click.option("--base", metavar="REF", help="Judge the changes since the branch left this git revision as well.")
@click.option("--new-only", is_flag=True, help="With --base: report only findings that are new since then.")
@click.option(
    "--baseline", type=click.Path(path_type=Path), help="Findings that were accepted. Default: configuration."
)
@click.option("--allow-stale", is_flag=True, help="Entries of the baseline that nothing is behind are no findings.")
@click.option("--hook", is_flag=True, help="For a commit hook: judge what is staged, and let no date alone fail it.")
@click.option(
    "--due",
    type=click.Choice(["report", "error"]),
    help="What the mere passing of a date brings about: report it, or let it fail. Default: error, in a hook report.",
)
@click.option("--stdin-filename", type=click.Path(path_type=Path), help="What the text read with - is called.")
@click.option("--max-warnings", type=click.IntRange(min=0), metavar="N", help="Fail when there are more warnings.")
@click.option("--statistics", is_flag=True, help="Show how often each rule found something, instead of the findings.")
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files although they are named.")
@click.option("--fix", "fix", is_flag=True, help="Apply safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also fixes that a person must confirm.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours.")
@click.option(
    "--add-ignore",
    metavar="REASON",
    help="Accept the findings that are reported: write a comment with this reason above each.",
)
@click.option("-w", "--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl-C.")
@click.option("-q", "--quiet", is_flag=True, help="No summary.")
@click.option("--timings", is_flag=True, help="Show what each rule cost.")
@click.option("--notices", is_flag=True, help="List what was not checked, and why.")
def command(paths: tuple[Path, ...], format_: str | None, outputs: tuple[str, ...], **given: Any) -> None:
    """Check job descriptions and report findings.

    PATHS are files and folders; without any, the current folder. Ends with 0 when nothing at or above the fail
    level was found, 1 when something was, 2 when paths, options or configuration are wrong.
    """
    _refuse_combinations(paths, given)
    files = [named_file(text) for text in outputs]
    if not given["watch"]:
        raise click.exceptions.Exit(_once(paths, format_, files, given))
    from jdlint.cli.watching import watch  # noqa: PLC0415 - only where it is asked for

    watch(lambda: _once(paths, format_, files, given), paths, given, {path for _format, path in files})


def _refuse_combinations(paths: tuple[Path, ...], given: dict[str, Any]) -> None:
    """Raise JdlintError for options that do not go together."""
    if given["fix"] and given["diff"]:
        raise JdlintError(_("--fix and --diff exclude each other"))
    if given["new_only"] and given["base"] is None:
        raise JdlintError(_("--new-only needs --base REF, the revision that findings are compared with"))
    if given["watch"] and (given["fix"] or given["diff"] or given["add_ignore"] or given["hook"] or Path("-") in paths):
        raise JdlintError(_("--watch only looks: it goes neither with -, --hook, --fix, --diff nor --add-ignore"))
    if given["add_ignore"] is None:
        return
    if given["fix"] or given["hook"]:
        raise JdlintError(_("--add-ignore goes neither with --fix nor with --hook"))
    from jdlint.cli.changing import check_reason  # noqa: PLC0415 - only where it is asked for

    check_reason(given["add_ignore"])


def _once(paths: tuple[Path, ...], format_: str | None, files: list[tuple[str, Path]], given: dict[str, Any]) -> int:
    """Check, write what was asked for, and return the exit code."""
    named, store = _source(paths, given)
    with contextlib.ExitStack() as after:
        if isinstance(store, Staged):
            after.callback(store.close)
        return _checked(named, store, format_, files, given, asked=bool(paths))


def _checked(
    named: tuple[Path, ...],
    store: Store,
    format_: str | None,
    files: list[tuple[str, Path]],
    given: dict[str, Any],
    *,
    asked: bool,
) -> int:
    request = request_of(
        named,
        given,
        scope=given["scope"],
        overrides=_overrides(given),
        basis=_basis(given["basis"]),
        timings={} if given["timings"] else None,
        base=given["base"],
        new_only=given["new_only"],
        store=store,
        force_exclude=given["force_exclude"] or given["hook"],
        hook=given["hook"],
        allow_stale=given["allow_stale"] or given["hook"],
        due=given["due"] or ("report" if given["hook"] else "error"),
        remembers=True,
        jobs=given["jobs"],
        cache_dir=None if given["cache_dir"] is None else absolute(given["cache_dir"]),
        progress=progress_for(quiet=given["quiet"] or given["hook"] or given["watch"]),
    )
    wish = Output(
        format_, files, given["lang"], given["colour"], given["quiet"], given["notices"], given["statistics"], store
    )
    outcome = run(request)
    if given["fix"] or given["diff"] or given["add_ignore"]:
        from jdlint.cli.changing import change  # noqa: PLC0415 - only where it is asked for

        outcome = change(outcome, request, given)
    if not given["diff"]:
        write_report(outcome, wish)
    write_notes(outcome, wish)
    if request.timings is not None:
        _show_timings(request.timings, outcome.report.descriptions)
    if not outcome.report.files and not asked and not request.hook:
        raise JdlintError(_("no job descriptions found here; name files or folders, or run jdlint init"))
    sys.stdout.flush()
    if any(finding.rule == "JDL001" for finding in outcome.report.active):
        return 2
    failed = outcome.failed or _too_many(outcome, given["max_warnings"])
    return 1 if failed and not given["exit_zero"] else 0


def _source(paths: tuple[Path, ...], given: dict[str, Any]) -> tuple[tuple[Path, ...], Store]:
    """Return the paths that were named and where files come from; `-` is a text on standard input."""
    if Path("-") not in paths:
        if given["stdin_filename"] is not None:
            raise JdlintError(_("--stdin-filename needs - in the place of a path"))
        return paths, Staged(Path.cwd()) if given["hook"] else DISK
    if given["hook"] or given["fix"] or given["add_ignore"] or len(paths) > 1:
        raise JdlintError(_("- stands alone, and goes neither with --hook nor with --fix"))
    name = absolute(given["stdin_filename"] or Path("stdin.jd.yaml"))
    return (name,), Buffered(name, sys.stdin.buffer.read(_MOST_STDIN))


def _too_many(outcome: Outcome, most: int | None) -> bool:
    warnings = sum(item.severity == "warning" and not item.excused for item in outcome.report.active)
    return most is not None and warnings > most


def _overrides(given: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for option, key in (("select", "select"), ("ignore", "ignore"), ("extend_select", "extend-select")):
        if given[option]:
            found[key] = codes(given[option])
    for option, key in (("profile", "profile"), ("fail_level", "fail-level")):
        if given[option] is not None:
            found[key] = given[option]
    if given["baseline"] is not None:
        found["baseline"] = str(given["baseline"].absolute())
    if given["no_cache"]:
        found["cache"] = False
    return found


def _basis(values: tuple[str, ...]) -> tuple[str, ...]:
    kinds = codes(values)
    for kind in kinds:
        if kind not in BASES:
            raise JdlintError(_("--basis {value!r} is none of {choices}").format(value=kind, choices=", ".join(BASES)))
    # what the tool says of broken files rests on none of them and is never hidden
    return (*kinds, "tool") if kinds else ()


def _show_timings(costs: dict[str, float], descriptions: int) -> None:
    for rule, seconds in sorted(costs.items(), key=lambda item: (-item[1], item[0])):
        click.echo(f"{rule} {1_000_000 * seconds / max(1, descriptions):8.1f} µs", err=True)
    total = 1000 * sum(costs.values()) / max(1, descriptions)
    click.echo(_("All rules: {total} ms a description").format(total=f"{total:.3f}"), err=True)
