"""Deals forms to seats so that neighbours have different ones."""

from collections.abc import Collection, Sequence

MOST_FORMS = 4  # enough for a place and all eight around it; each more is one more stack to copy


def deal(forms: Sequence[int], used: Sequence[Collection[int]], columns: int) -> list[int]:
    """A form for each seat, in the order of the seats; `columns` of them stand in a row, the next row behind it.

    `used`: for each seat the forms its person has had before. What counts, most first: other than beside and in front, new
    to the person, other than across, as a chessboard of so many colours has it. `forms` must not be empty.
    """
    dealt: list[int] = []
    for at, had in enumerate(used):
        near, across = _before(dealt, at, columns)
        board = _board(forms, *divmod(at, columns))
        dealt.append(
            min(
                forms,
                key=lambda form: (near.count(form), form in had, across.count(form), form != board, dealt.count(form)),
            )
        )
    return dealt


def _board(forms: Sequence[int], row: int, column: int) -> int:
    """With four, no square touches one of its colour, not even at a corner."""
    if len(forms) == MOST_FORMS:
        return forms[column % 2 + 2 * (row % 2)]
    return forms[(column + row) % len(forms)]


def _before(dealt: list[int], at: int, columns: int) -> tuple[list[int], list[int]]:
    """The forms already dealt beside and in front of this seat, and across from it."""
    row, column = divmod(at, columns)
    near = [dealt[at - 1]] if column else []
    across = []
    if row:
        near.append(dealt[at - columns])
        across += [dealt[at - columns - 1]] if column else []
        across += [dealt[at - columns + 1]] if column + 1 < columns else []
    return near, across
