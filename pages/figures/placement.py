"""Placement: where the nodes of a network lie, so that linked ones are near each other; always the same."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Pairs = tuple[tuple[int, int], ...]

STEPS = 150
GAP = 0.001  # least distance, so that nothing is divided by zero
ALONE = 0.4  # share of all nodes from which on a part has its row for itself
LEAST = 5  # nodes for which a row has room at least


def _ways(count: int, pairs: Pairs) -> Array:
    """Length of the shortest way between all nodes, infinite where there is none.

    A link is the longer, the more links both of its ends have: otherwise those with most would lie on one heap.
    """
    ways: Array = np.full((count, count), np.inf)
    np.fill_diagonal(ways, 0)
    links = [sum(node in pair for pair in pairs) for node in range(count)]
    for first, second in pairs:
        ways[first, second] = ways[second, first] = min(links[first], links[second]) ** 0.5
    for middle in range(count):
        ways = np.minimum(ways, ways[:, middle, None] + ways[None, middle, :])
    return ways


def _parts(ways: Array) -> list[list[int]]:
    """The nodes that hang together, the largest part first."""
    found = {tuple(np.flatnonzero(np.isfinite(row))) for row in ways}
    return sorted((list(map(int, part)) for part in found), key=lambda part: (-len(part), part))


def _begin(count: int) -> Array:
    """Nodes on a spiral, so that no two lie at the same place and no direction comes first."""
    turn = np.arange(count) * np.pi * (3 - 5**0.5)
    found: Array = np.sqrt(np.arange(count) + 1)[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])
    return found


def _settle(ways: Array) -> Array:
    """Places whose distances come close to the ways, near ones most of all (stress majorisation), longer than high."""
    places = _begin(len(ways))
    weights = np.where(ways > 0, 1 / np.maximum(ways, GAP) ** 2, 0)
    inverse = np.linalg.pinv(np.diag(weights.sum(axis=1)) - weights)
    for _ in range(STEPS):
        apart = np.linalg.norm(places[:, None] - places[None], axis=2)
        pull = np.where(apart > GAP, -weights * ways / np.maximum(apart, GAP), 0)
        np.fill_diagonal(pull, 0)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        places = inverse @ (pull @ places)
    places = places - places.mean(axis=0)
    _, axes = np.linalg.eigh(places.T @ places)
    signs = np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(2)])  # a direction, not its opposite
    turned: Array = (places @ (axes * signs))[:, ::-1]
    return turned


def _spread(places: Array, room: Array, least: float) -> Array:
    """Places as pixels of some room, nodes moved apart to at least `least` of them where there is room."""
    low, high = places.min(axis=0), places.max(axis=0)
    extent = np.where(high - low > GAP, high - low, np.inf)
    pixels: Array = room / 2 + ((places - (low + high) / 2) / extent) * (room - 2 * least)
    for _ in range(STEPS):
        offset = pixels[:, None] - pixels[None]
        apart = np.linalg.norm(offset, axis=2)
        np.fill_diagonal(apart, np.inf)
        push = np.maximum(least - apart, 0) / 2 / np.maximum(apart, GAP)
        pixels = np.clip(pixels + (offset * push[:, :, None]).sum(axis=1), least, room - least)
    return pixels


def _rows(parts: Sequence[list[int]], count: int) -> Iterator[list[list[int]]]:
    """Parts in rows from the top: large ones alone, small ones in pairs."""
    waiting: list[list[int]] = []
    for part in parts:
        if len(part) >= ALONE * count:
            yield [part]
        elif waiting:
            yield [*waiting, part]
            waiting = []
        else:
            waiting = [part]
    if waiting:
        yield waiting


@lru_cache(maxsize=256)
def place_nodes(count: int, pairs: Pairs, size: tuple[float, float], least: float) -> Sequence[tuple[float, float]]:
    """Shares of the width and, upwards, of the height for each node, in a plot of `size` pixels or a wider one.

    Nodes are `least` pixels apart where there is room. What hangs together has a place of its own.
    """
    places = np.zeros((count, 2))
    ways = _ways(count, pairs)
    rows = list(_rows(_parts(ways), count))
    shares = [max(LEAST, *map(len, row)) for row in rows]
    top = size[1]
    for row, share in zip(rows, shares, strict=True):
        high = size[1] * share / sum(shares)
        top -= high
        for column, part in enumerate(row):
            room = np.array([size[0] / (1 if len(part) >= ALONE * count else 2), high])
            settled = _settle(ways[np.ix_(part, part)])
            turned = settled if room[0] > room[1] else settled[:, ::-1]
            places[part] = _spread(turned, room, least) + np.array([column * room[0], top])
    return tuple((float(x), float(y)) for x, y in np.round(places / np.array(size), 4))
