"""Somebody who has read every table of a year and looks for what can be worked out from them.

Other worlds are looked for of which exactly the same may have been published; a count that is the same in all of them
is known. First a walk from one such world to another near by, which is quick; a count that stays what it truly is goes
to a solver of integer programs, which finds a world where it is not or shows that there is none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from random import Random

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from erstanlauf.domain.figures.counted import Counted
from tests.domain.figures.tables_read import FREE, PERSON, VISIT, Atom, Sum, TablesRead

SMALL = 5
"""Counts below this are what nobody may work out."""

TRIES, MOST_TRIES = 4, 6000
"""How many worlds near by are tried for each count, and for all of them."""
FIRST_ROUNDS, MORE_ROUNDS, STEPS = 8, 2, 8

IMPOSSIBLE = 2
"""Status of `scipy.optimize.milp`."""

Numbers = NDArray[np.int64]


class Adversary:
    """Looks for other worlds of which the same is said. The truth is the first of them, and what they are held to."""

    def __init__(self, read: TablesRead, true: Mapping[Atom, int]) -> None:
        self._atoms = [atom for atoms in read.atoms.values() for atom in atoms]
        self._at = {atom: number for number, atom in enumerate(self._atoms)}
        self._true: Numbers = np.array([true.get(atom, 0) for atom in self._atoms])
        self._world = self._true
        self.solved = 0
        sums, pairs = list(read.between), list(read.at_most)
        difference = self._rows(a for a, _ in pairs) - self._rows(b for _, b in pairs)
        self._said = sparse.csr_array(sparse.vstack([self._rows(sums), difference]))
        self._low = np.array([read.between[each][0] for each in sums] + [-FREE] * len(pairs))
        self._high = np.array([read.between[each][1] for each in sums] + [0] * len(pairs))
        assert self._is_possible(), "the tables say what is not so"
        targets = self._rows(each for each in read.fine | set(sums) if each)
        self._targets = targets[np.flatnonzero(targets @ self._true < SMALL)]
        self._alike: dict[tuple[str, int], list[int]] = defaultdict(list)
        for number, atom in enumerate(self._atoms):
            self._alike[atom.what, atom.day.month].append(number)

    @property
    def looked_at(self) -> int:
        """How many counts below SMALL there are to work out."""
        return int(self._targets.shape[0])

    def known_for_sure(self, random: Random, enough: int = FREE) -> int:
        """Return how many counts below SMALL are the same in every world that fits. Stops when it has found enough."""
        is_open = np.ones(self.looked_at, dtype=bool)
        known = 0
        rounds = FIRST_ROUNDS
        while is_open.any() and known < enough:
            for _ in range(rounds):
                if is_open.any():
                    self._walk(is_open, random)
            rounds = MORE_ROUNDS
            if is_open.any():
                number = int(np.flatnonzero(is_open)[0])
                known += not (self._solve(is_open, number, 1) or self._solve(is_open, number, -1))
                is_open[number] = False
                is_open &= self._is_as_in_truth()
        return known

    def _rows(self, sums: Iterable[Sum]) -> sparse.csr_array:
        rows = list(sums)
        columns = [self._at[atom] for row in rows for atom in row]
        of_row = [number for number, row in enumerate(rows) for _ in row]
        ones = np.ones(len(columns), dtype=np.int64)
        return sparse.csr_array((ones, (of_row, columns)), shape=(len(rows), len(self._atoms)))

    def _is_possible(self) -> bool:
        said = self._said @ self._world
        return bool((said >= self._low).all() and (said <= self._high).all() and (self._world >= 0).all())

    def _is_as_in_truth(self) -> NDArray[np.bool_]:
        return np.asarray(self._targets @ (self._world - self._true) == 0)

    def _walk(self, is_open: NDArray[np.bool_], random: Random) -> None:
        """Try worlds near the one found last, strike out what is not as in truth there, and go on to another."""
        moves = [self._move(int(number), random) for number in np.flatnonzero(is_open) for _ in range(TRIES)]
        moves = moves[:MOST_TRIES]
        of_move = [number for number, move in enumerate(moves) for _ in move]
        atoms = [atom for move in moves for atom in move]
        steps = [step for move in moves for step in move.values()]
        tried = sparse.csc_array((steps, (atoms, of_move)), shape=(len(self._atoms), len(moves)))
        fitting = tried[:, self._fitting(tried)]
        away = self._targets @ (self._world - self._true)
        moved = sparse.coo_array(self._targets @ fitting)
        is_open[moved.row[moved.data + away[moved.row] != 0]] = False
        for number in random.sample(range(fitting.shape[1]), min(fitting.shape[1], STEPS)):
            one = fitting[:, [number]]
            if self._fitting(one).size:
                self._world = self._world + np.asarray(one.todense()).ravel()
        is_open &= self._is_as_in_truth()

    def _fitting(self, tried: sparse.csc_array) -> Numbers:
        """Return which of these moves lead to a world of which the same may be said."""
        said = np.asarray(self._said @ self._world)
        change, step = sparse.coo_array(self._said @ tried), sparse.coo_array(tried)
        above, below = (self._high - said)[change.row], (self._low - said)[change.row]
        is_wrong = np.zeros(tried.shape[1], dtype=bool)
        is_wrong[change.col[(change.data > above) | (change.data < below)]] = True
        is_wrong[step.col[self._world[step.row] + step.data < 0]] = True
        return np.flatnonzero(~is_wrong)

    def _move(self, target: int, random: Random) -> Mapping[int, int]:
        """Return a change of few counts that changes a target: one more or less of it, something else less or more."""
        atoms = self._targets.indices[self._targets.indptr[target] : self._targets.indptr[target + 1]]
        there = [each for each in atoms if self._world[each] > 0]
        sign = -1 if there and random.random() < 0.5 else 1
        first = int(random.choice(there if sign < 0 else atoms))
        move = defaultdict(int, {first: sign})
        if sign > 0 and random.random() < 0.6:
            self._bring_what_it_needs(first, move, random)
        for at, step in list(move.items()):
            for _ in range(random.choice((0, 0, 1, 1, 2))):
                of = self._atoms[at]
                months = [of.day.month] if random.random() < 0.5 else range(1, 13)
                others = [each for month in months for each in self._alike[of.what, month]]
                others = [each for each in others if step < 0 or self._world[each] > 0]
                if others:
                    move[random.choice(others)] -= step
        return move

    def _bring_what_it_needs(self, at: int, move: dict[int, int], random: Random) -> None:
        """Add what must be there for one more to be counted: a gap needs its topic, a topic its person, all a visit."""
        of = self._atoms[at]
        if of.what == VISIT:
            return
        if of.what == Counted.GAP:
            wanted = [self._at[Atom(Counted.TOPIC, of.day, of.a, of.b)]]
        elif of.what == PERSON:
            wanted = self._alike[VISIT, of.day.month]
        else:
            people = self._alike[PERSON, of.day.month]
            wanted = [each for each in people if of.what != Counted.TOPIC or self._atoms[each].a == of.b]
        if wanted:
            found = random.choice(wanted)
            move[found] += 1
            self._bring_what_it_needs(found, move, random)

    def _solve(self, is_open: NDArray[np.bool_], number: int, sign: int) -> bool:
        """Find any world in which one count is higher, or lower, and go on from there; False where there is none."""
        target = self._targets[[number]]
        found = milp(
            self._targets.T @ -is_open.astype(float),  # and as many others with it as is quickly found
            integrality=np.ones(len(self._atoms)),
            bounds=Bounds(0, FREE),
            constraints=(
                LinearConstraint(self._said, self._low, self._high),
                LinearConstraint(sign * target, sign * (target @ self._true) + 1, np.inf),
            ),
            options={"time_limit": 120, "mip_rel_gap": 0.5},
        )
        self.solved += 1
        if found.x is None:
            assert found.status == IMPOSSIBLE, "neither found nor shown to be impossible"
            return False
        self._world = np.round(found.x).astype(np.int64)
        assert self._is_possible()
        return True
