"""`leadctl mapping`: save, list, show, remove."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Context, Option

from leadctl.cli import complete, options
from leadctl.cli.lazy import group
from leadctl.cli.output import Output, emit, emit_json, emit_table
from leadctl.cli.spread import spread
from leadctl.cli.text import counted

if TYPE_CHECKING:
    from leadctl.workflows.lists.saved_maps import SavedMap

app = group()

Name = Annotated[
    str,
    Argument(metavar="NAME", help="The mapping's name.", autocompletion=complete.maps),
]


@app.callback()
@spread
def run(*, ctx: Context, common: options.Common) -> None:
    """Save how the columns of lists are read, for `import --map NAME`.

    Mappings are TOML files in your configuration folder; each is what `--map` takes.
    """
    if ctx.invoked_subcommand is None:
        _list(common)


@app.command("save")
@spread
def save(
    *,
    name: Name,
    map_path: Annotated[
        Path | None, Option("--map", metavar="FILE", help="Save this TOML file.")
    ] = None,
    like: Annotated[
        str, Option("--from", metavar="LIST", help="Save what leadctl makes of this list.")
    ] = "",
    vendor: options.Profile = "",
    taken: options.Taken,
    source: Annotated[
        str,
        Option("--source", metavar="NAME", help="Use it for this source without being told."),
    ] = "",
    yes: Annotated[bool, Option("--yes", help="Replace what has this name.")] = False,
    dry_run: options.DryRun = False,
    common: options.Common,
) -> None:
    """Save a mapping under a name."""
    from leadctl.workflows.lists.saved_maps import save_map

    saved = save_map(
        name,
        map_path=map_path,
        like=like,
        vendor=vendor,
        taken=taken,
        source=source,
        replace=yes,
        dry_run=dry_run,
    )
    if common.json:
        emit_json(_document(saved))
        return
    out = Output(quiet=common.quiet)
    out.summary(f"mapping {saved.name} {'would be saved' if dry_run else f'saved: {saved.path}'}")
    out.next_steps(then=f"leadctl import FILE --map {saved.name}")


@app.command("list")
@spread
def listing(*, common: options.Common) -> None:
    """List saved mappings."""
    _list(common)


def _list(common: options.Common) -> None:
    from leadctl.workflows.lists.saved_maps import list_maps

    found = list_maps()
    out = Output(quiet=common.quiet)
    for one in found:
        _warn(one, out)
    if common.json:
        emit_json({"mappings": [_document(one) for one in found]})
    elif found:
        rows = [(one.name, str(one.columns), one.source, str(one.path)) for one in found]
        emit_table(("mapping", "columns", "source", "file"), rows, right={"columns"})
    else:
        out.summary("no mappings yet")
        out.next_steps(then="leadctl mapping save NAME --from LIST")


@app.command("show")
@spread
def show(*, name: Name, common: options.Common) -> None:
    """Print a mapping, to be looked at or changed."""
    from leadctl.workflows.lists.saved_maps import show_map

    found = show_map(name)
    out = Output(quiet=common.quiet)
    _warn(found, out)
    if common.json:
        emit_json(_document(found))
        return
    emit(found.text.splitlines())
    out.summary(f"{found.path}   {counted(found.columns, 'column')}")
    out.next_steps(then=f"leadctl import FILE --map {found.name}")


@app.command("remove")
@spread
def remove(*, name: Name, dry_run: options.DryRun = False, common: options.Common) -> None:
    """Delete a saved mapping; what was imported by it stays as it is."""
    from leadctl.workflows.lists.saved_maps import remove_map

    path = remove_map(name, dry_run=dry_run)
    if common.json:
        emit_json({"name": path.stem, "file": str(path)})
        return
    out = Output(quiet=common.quiet)
    out.summary(f"mapping {path.stem} {'would be removed' if dry_run else 'removed'}")
    out.next_steps(then="leadctl mapping list")


def _warn(one: SavedMap, out: Output) -> None:
    """Say so where a file is no mapping: lists are read without it."""
    if one.fault:
        out.warning(f"{one.path} is no mapping: {one.fault}")


def _document(one: SavedMap) -> dict[str, Any]:
    return {
        "name": one.name,
        "columns": one.columns,
        "source": one.source or None,
        "file": str(one.path),
        "text": one.text,
        "fault": one.fault or None,
    }
