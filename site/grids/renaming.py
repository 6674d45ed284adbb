"""Gives grids other names. The former ones are kept and found."""

from datetime import date, timedelta

from grids.models import Grid, GridName


def rename(grids: list[tuple[Grid, str, str]], day: date, by) -> None:
    """Takes grids with their new name and official name, in force from the day. `by` is a user, or None for an import."""
    GridName.objects.bulk_create(
        GridName(grid=grid, name=grid.name, official_name=grid.official_name, last_day=day - timedelta(days=1), by=by)
        for grid, _name, _official in grids
    )
    for grid, name, official in grids:
        grid.name, grid.official_name = name, official
    Grid.objects.bulk_update([grid for grid, *_names in grids], ["name", "official_name"], batch_size=300)
