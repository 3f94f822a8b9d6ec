"""What changed between two periods: the difference of two published tables, never of counts."""

from collections.abc import Mapping

from erstanlauf.domain.figures.disclosure import ALL_VISITS, REST, Published


def changes(now: Published, before: Published) -> Mapping[str, int]:
    """Return by how much figures rose or fell, by row and for all visits (`ALL_VISITS`).

    A row that is given in one of the tables alone is left out, and so are the rest: they are not the same categories.
    """
    rows = {ALL_VISITS: now.visits - before.visits}
    for row in now.rows:
        earlier = before.figure(row.code)
        if row.code != REST and row.total is not None and earlier is not None:
            rows[row.code] = row.total - earlier
    return rows
