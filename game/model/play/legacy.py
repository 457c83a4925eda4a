"""What a campaign was worth to each country: interests, ambition, hidden agenda and word, by how it ended."""

import re
from collections.abc import Sequence

import attrs
import numpy as np

from game.model.levers.aims import AimTest, Gauge, aim
from game.model.levers.catalogue import Aim, LeverCatalogue, seat_of
from game.model.levers.readings import WorldReadings
from game.model.state.axes import COUNTRIES, Array
from game.model.state.chance import Chance
from game.model.state.figures import Figures
from game.model.state.world_state import WorldState

WHOLE = 100.0
# Counts in aims are for a campaign of this length, and never fall below two (catalogue).
FULL_LENGTH, LEAST_COUNT = 20, 2
COUNT = re.compile(r"\b((?:kept|taken|wars_ended|votes_with_gs)[a-z_.]*)>=(\d+)")
OVER = re.compile(r"(end|ever|never)\((.*)\)")


@attrs.frozen(eq=False)
class ReadAim:
    """An ambition or agenda: its parts, each of which counts alike.

    bold  whether it is a bold or contrary ambition, which pays more
    """

    id: str
    parts: tuple[AimTest, ...]
    bold: bool


@attrs.frozen(eq=False)
class AimProgram:
    """Every country's ambitions and agendas, in the order of `COUNTRIES`."""

    ambitions: tuple[tuple[ReadAim, ...], ...]
    agendas: tuple[tuple[ReadAim, ...], ...]

    @classmethod
    def of(cls, catalogue: LeverCatalogue, quarters: int) -> "AimProgram":
        """The aims of a catalogue for a campaign of so many quarters."""

        def by_country(aims: Sequence[Aim]) -> tuple[tuple[ReadAim, ...], ...]:
            """A kind of aim, read."""
            own = [[entry for entry in aims if seat_of(entry.id) == country] for country in COUNTRIES]
            return tuple(tuple(_read(entry, catalogue.levers, quarters) for entry in entries) for entries in own)

        return cls(by_country(catalogue.ambitions), by_country(catalogue.agendas))

    @property
    def gauges(self) -> tuple[Gauge, ...]:
        """Every gauge of every aim that is read every quarter, in a fixed order."""
        return tuple(gauge for part in self._parts() for gauge in part.tallied)

    def tallied(self, before: Array, readings: WorldReadings) -> Array:
        """The tallies of all gauges after one more quarter, (gauges, W).

        before    (gauges, W) of the quarters before, noughts at first
        readings  the worlds after the quarter
        """
        blank = np.zeros(readings.world.worlds)
        return np.stack(
            [gauge.tallied(row, gauge.reads(readings) + blank) for gauge, row in zip(self.gauges, before, strict=True)]
        )

    def _parts(self) -> list[AimTest]:
        """Every part of every aim, in a fixed order."""
        return [
            part for kind in (self.ambitions, self.agendas) for own in kind for entry in own for part in entry.parts
        ]

    def met(self, tally: Array, now: WorldReadings) -> dict[str, Array]:
        """How far each aim is met by its id, (W,), 0–1: the share of its parts.

        tally  (gauges, W) after all quarters that were played
        now    the worlds at the end
        """
        met, place = dict[str, Array](), 0
        for kind in (self.ambitions, self.agendas):
            for whole in (entry for own in kind for entry in own):
                held = np.zeros(now.world.worlds)
                for part in whole.parts:
                    rows = list(tally[place : place + len(part.tallied)])
                    held = held + np.where(part.met(rows, now.world.turn, now) > 0, 1.0, 0.0)
                    place += len(part.tallied)
                met[whole.id] = held / len(whole.parts)
        return met


def _read(entry: Aim, levers: Sequence[str], quarters: int) -> ReadAim:
    """One aim, read."""
    careful = entry.id.endswith("careful") or entry.id.startswith("agenda")
    texts = parts(COUNT.sub(lambda count: f"{count[1]}>={scaled(int(count[2]), quarters)}", entry.test))
    return ReadAim(entry.id, tuple(aim(text, levers) for text in texts), not careful)


def scaled(count: int, quarters: int) -> int:
    """A count of a full campaign for one of so many quarters; counts under two stay."""
    return min(count, max(LEAST_COUNT, round(count * quarters / FULL_LENGTH)))


def parts(text: str) -> list[str]:
    """The parts of an aim that count alike: `end(a and b) and never(c)` has three."""
    texts = list[str]()
    for piece in _split(text):
        over = OVER.fullmatch(piece)
        if over and over[1] == "end":
            texts += [f"end({inner})" for inner in _split(over[2])]
        else:
            texts.append(piece)
    return texts


def _split(text: str) -> list[str]:
    """A text at every `and` outside brackets."""
    split_up, depth, start = list[str](), 0, 0
    for place, letter in enumerate(text):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if not depth and text.startswith(" and ", place):
            split_up.append(text[start:place].strip())
            start = place + len(" and ")
    return [*split_up, text[start:].strip()]


@attrs.frozen(eq=False)
class Chosen:
    """Which ambition and which agenda each country has.

    ambition, agenda  (countries, W) place among its own
    """

    ambition: Array
    agenda: Array

    @classmethod
    def drawn(cls, program: AimProgram, chance: Chance) -> "Chosen":
        """Both by luck, as the computer's countries have them."""
        return cls(
            *(
                np.stack(
                    [_drawn(f"{kind}.{country}", own, chance) for country, own in zip(COUNTRIES, aims, strict=True)]
                )
                for kind, aims in (("ambition", program.ambitions), ("agenda", program.agendas))
            )
        )


def _drawn(name: str, own: Sequence[ReadAim], chance: Chance) -> Array:
    """One of a country's aims in each world, (W,), by its place."""
    noise = chance.gumbel(0, name, tuple(entry.id for entry in own))
    best, pick = noise[0], np.zeros(noise.shape[1])
    for place in range(1, len(own)):
        pick = np.where(noise[place] > best, float(place), pick)
        best = np.maximum(best, noise[place])
    return pick


def interests_met(satisfied: Sequence[Array]) -> Array:
    """How far interests were met over the last half of a campaign, (countries, W), points; the end counts double."""
    late = satisfied[len(satisfied) // 2 :]
    whole: Array = late[-1]
    for quarter in late:
        whole = whole + quarter
    mean: Array = whole / (len(late) + 1)
    return mean


# What a legacy is made of, in the order in which it adds up.
LEGACY_PARTS = ("interests", "word", "ambition", "agenda")


def legacy_parts(
    world: WorldState,
    satisfied: Sequence[Array],
    met: dict[str, Array],
    aims: tuple[AimProgram, Chosen],
    figures: Figures,
) -> dict[str, Array]:
    """What each country's legacy is made of, (countries, W) points each by its name, before any cap.

    satisfied  after each quarter how far interests were met, (countries, W) each, in points
    met        how far each aim is met, by id

    Source: play2.md section 1 (60 interests, 25 ambition, 10 agenda, 5 word; bold and contrary × 1.25).
    """
    (program, chosen), law = aims, figures.legacy
    parts = {"interests": law.interests * (interests_met(satisfied) / WHOLE), "word": law.word * world.word}
    for name, kind, own, pays in (
        ("ambition", chosen.ambition, program.ambitions, law.ambition),
        ("agenda", chosen.agenda, program.agendas, law.agenda),
    ):
        rows = []
        for country in range(len(COUNTRIES)):
            points = np.zeros(world.worlds)
            for place, entry in enumerate(own[country]):
                whole = pays * (law.bold if entry.bold else 1.0)
                points = points + whole * met[entry.id] * np.where(np.equal(kind[country], place), 1.0, 0.0)
            rows.append(points)
        parts[name] = np.stack(rows)
    return parts


def legacy_score(parts: dict[str, Array], world: WorldState, figures: Figures) -> Array:
    """Each country's legacy, (countries, W), 0–100 points, from its parts.

    Source: seams.md B35 (caps after a war that ran away).
    """
    caps, rows = figures.interests, []
    for country in range(len(COUNTRIES)):
        points = np.zeros(world.worlds)
        for name in LEGACY_PARTS:
            points = points + parts[name][country]
        cap = np.where(np.equal(world.author, country + 1), caps.cap_author, caps.cap_others)
        points = np.where(world.catastrophe > 0, np.minimum(points, cap), points)
        rows.append(np.clip(points, 0, WHOLE))
    return np.stack(rows)
