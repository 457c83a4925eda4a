"""Equilibria of small games in a table of payoffs: profiles from which no player gains by leaving alone."""

from collections.abc import Iterator
from itertools import combinations, product
from math import prod

import numpy as np

from game.model.state.axes import Array

# By player: the chance of each of its strategies.
Mixture = tuple[Array, ...]
SMALL = 1e-9
ROUNDS = 15
LETTERS = "abcdefgh"
# More combinations of strategies in use than this are not looked through.
MOST_SUPPORTS = 20_000


def pure_equilibria(payoffs: Array) -> list[tuple[int, ...]]:
    """Every profile from which no player gains by leaving alone.

    payoffs  (players, strategies of the first, of the second, …)
    """
    best = np.ones(payoffs.shape[1:], bool)
    for player, own in enumerate(payoffs):
        best &= own >= own.max(axis=player, keepdims=True) - SMALL
    return [tuple(int(place) for place in profile) for profile in np.argwhere(best)]


def equilibrium(payoffs: Array) -> Mixture | None:
    """One equilibrium: a pure one where there is any, else a mixed one with few strategies in use.

    returns  None where the game is too large to look for a mixed one

    Source: Nash (1951); by supports as in Porter, Nudelman and Shoham (2008).
    """
    if pure := pure_equilibria(payoffs):
        return as_mixture(pure[0], payoffs.shape[1:])
    counts = payoffs.shape[1:]
    if prod(2**count - 1 for count in counts) > MOST_SUPPORTS:
        return None
    for supports in by_size(counts):
        mixture = indifferent(payoffs, supports)
        if mixture is not None and gain(payoffs, mixture) <= 1e-7 * max(1.0, float(np.abs(payoffs).max())):
            return mixture
    return None


def as_mixture(profile: tuple[int, ...], counts: tuple[int, ...]) -> Mixture:
    """A pure profile as a mixture."""
    return tuple(np.eye(count)[place] for place, count in zip(profile, counts, strict=True))


def gain(payoffs: Array, mixture: Mixture) -> float:
    """The most that any player gains by leaving a mixture alone; 0 in an equilibrium."""
    gains = []
    for player in range(len(payoffs)):
        each = against_others(payoffs[player], mixture, player)
        gains.append(float(each.max() - each @ mixture[player]))
    return max(gains)


def against_others(own: Array, mixture: Mixture, player: int) -> Array:
    """What each of a player's strategies brings against the others' mixture.

    own      (strategies of the first, of the second, …, anything more)
    returns  (strategies of the player, anything more)
    """
    rest = np.moveaxis(own, player, 0)
    for other, chances in enumerate(mixture):
        if other != player:
            rest = np.tensordot(chances, rest, axes=(0, 1))
            # The first axis that is left stays the player's.
    return rest


def by_size(counts: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Every choice of strategies in use, one set a player, small and even ones first."""
    sets = [[subset for size in range(1, count + 1) for subset in combinations(range(count), size)] for count in counts]
    everything = (chosen for chosen in product(*sets) if may_be(tuple(map(len, chosen))))
    yield from sorted(everything, key=lambda chosen: (sum(map(len, chosen)), max(map(len, chosen))))


def may_be(sizes: tuple[int, ...]) -> bool:
    """Whether so many strategies in use leave as many equations as unknowns; others have none but by a freak."""
    free = sum(sizes) - len(sizes)
    return all(2 * (size - 1) <= free for size in sizes)


def indifferent(payoffs: Array, supports: tuple[tuple[int, ...], ...]) -> Mixture | None:
    """Chances of the strategies in use that leave every player indifferent among them, by Newton's steps; else None."""
    sizes = [len(support) for support in supports]
    unknown = np.concatenate([*(np.full(size, 1 / size) for size in sizes), np.zeros(len(payoffs))])
    steps = np.eye(len(unknown))
    reach = 1e3 * max(1.0, float(np.abs(payoffs).max()))
    for _ in range(ROUNDS):
        # The equations are straight in each unknown alone, so that a step of 1 gives their slopes without an error.
        rows = missed(payoffs, supports, np.concatenate([unknown[None], unknown + steps]))
        misses, slopes = rows[0], (rows[1:] - rows[0]).T
        if float(np.abs(misses).max()) < SMALL:
            mixture = spread(unknown[None], supports, payoffs.shape[1:])
            if any((row < -SMALL).any() for row in mixture):
                return None
            clipped = [np.clip(row[0], 0.0, None) for row in mixture]
            return tuple(row / row.sum() for row in clipped)
        try:
            unknown = unknown - np.linalg.solve(slopes, misses)
        except np.linalg.LinAlgError:
            return None
        if float(np.abs(unknown).max()) > reach:
            return None
    return None


def spread(unknown: Array, supports: tuple[tuple[int, ...], ...], counts: tuple[int, ...]) -> Mixture:
    """Chances over all strategies from those in use, (N, strategies) by player.

    unknown  (N, …) chances of the strategies in use, then each player's worth
    """
    mixture, at = [], 0
    for support, count in zip(supports, counts, strict=True):
        rows = np.zeros((len(unknown), count))
        rows[:, list(support)] = unknown[:, at : at + len(support)]
        mixture.append(rows)
        at += len(support)
    return tuple(mixture)


def missed(payoffs: Array, supports: tuple[tuple[int, ...], ...], unknown: Array) -> Array:
    """How far strategies in use are from their player's worth, and his chances from adding up to 1, (N, …)."""
    players, counts = len(payoffs), payoffs.shape[1:]
    mixture, worth = spread(unknown, supports, counts), unknown[:, unknown.shape[1] - players :]
    rows = []
    for player, support in enumerate(supports):
        # Letters: one an axis of the table, and one for the rows.
        axes = LETTERS[:players]
        others = [place for place in range(players) if place != player]
        terms = ",".join((axes, *(f"N{axes[place]}" for place in others)))
        each = np.einsum(f"{terms}->N{axes[player]}", payoffs[player], *(mixture[place] for place in others))
        rows += [each[:, list(support)] - worth[:, [player]], mixture[player].sum(1, keepdims=True) - 1]
    return np.concatenate(rows, axis=1)
