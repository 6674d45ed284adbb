"""Small pieces of the tree."""

from grids.models import Grid


def city() -> Grid:
    return Grid.add_root(name="阜新市", code="210900", kind="city", level=0)


def district(parent: Grid, code: str = "210905", name: str = "清河门区") -> Grid:
    """A district with one street, one community, one estate and two buildings below it."""
    top = parent.add_child(name=name, code=code, kind="district", level=0)
    street = top.add_child(name="新北街道", code=f"{code}004", kind="street", level=1, setting="urban")
    community = street.add_child(name="乌龙社区", code=f"{code}004003", kind="community", level=2, setting="urban")
    estate = community.add_child(name="乌龙小区", code=f"{code}004003001", kind="estate", level=3, setting="urban")
    for number in (1, 2):
        estate.add_child(
            name=f"{number} 号楼", code=f"{code}004003001{number:02}", kind="building", level=4, setting="urban"
        )
    return Grid.objects.get(pk=top.pk)


def building(top: Grid, number: int = 1) -> Grid:
    return top.get_descendants().filter(kind="building").order_by("path")[number - 1]
