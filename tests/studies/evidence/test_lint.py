import json
from collections import Counter
from pathlib import Path

import attrs
import numpy as np
import pytest

from game.cli import lint_command
from game.model.scenario.setup import DatedInject
from game.model.scenario.setup_files import setup
from game.model.state.codes import ENDINGS, OUTCOMES
from game.statistics import Bounded
from game.studies.evidence import lint
from game.studies.evidence.bands import BANDS, FULL, SEARCHED
from game.studies.evidence.lint import CampaignsSeen, SeatReach
from tests.cli.answers import wedge

FINE = CampaignsSeen(
    legal={"us.strike": 0.5},
    ordered={"us.strike": 0.1},
    questions={"crisis.ru.vote": 3},
    legacy=np.zeros((6, 4)),
    index=np.zeros((3, 4)),
    ends=Counter(OUTCOMES),
    endings=Counter(ENDINGS),
)
SEAT = SeatReach("iran", Bounded(50, 49, 51), "ir.deal", "hold", Bounded(6, 4, 8), Bounded(-3, -4, -2))


def kinds(found: object) -> list[str]:
    """What kinds of findings there are."""
    return [finding.kind for finding in found]  # type: ignore[attr-defined]


def test_what_is_fine_is_not_complained_of() -> None:
    """Where all outcomes come, moves are made now and then and seats matter, nothing is found."""
    assert kinds(lint.ends_faults(FINE, FINE.ends, FINE.endings)) == []  # type: ignore[arg-type]
    assert kinds(lint.levers_faults(FINE)) == []
    assert kinds(lint.seats_faults([SEAT, attrs.evolve(SEAT, seat="israel")])) == []
    assert kinds(lint.early_faults(Bounded(0.6, 0.5, 0.7))) == []


@pytest.mark.parametrize(
    ("legal", "made", "kind"), [(0.0, 0.0, "dead_move"), (0.3, 0.0, "unused_move"), (0.3, 0.29, "always_move")]
)
def test_moves_that_are_no_choice_are_named(legal: float, made: float, kind: str) -> None:
    """A move that nobody may make, that nobody makes, or that is made whenever it may be, is no choice."""
    seen = attrs.evolve(FINE, legal={"us.strike": legal}, ordered={"us.strike": made}, questions={"crisis.ru.vote": 0})
    assert kinds(lint.levers_faults(seen)) == [kind, "dead_crisis"]


def test_endings_out_of_reach_and_foregone_outcomes_are_named() -> None:
    """What never comes is out of reach; what nearly always comes is foregone."""
    ends = Counter({"holds": 990, "frayed": 10})
    seen = attrs.evolve(FINE, ends=ends)
    found = kinds(lint.ends_faults(seen, ends, Counter(ENDINGS[1:])))
    assert found.count("unreachable_outcome") == 3
    assert found.count("foregone_outcome") == 1
    assert found.count("unreachable_ending") == 1


def test_seats_that_do_not_matter_are_named() -> None:
    """No reach, doing nothing that pays, and a role far off the middle each are named; an unclear gain is not."""
    seats = [
        attrs.evolve(SEAT, seat="russia", reach=Bounded(3, 1, 5)),
        attrs.evolve(SEAT, seat="china", holding=Bounded(2, 0.5, 3.5)),
        attrs.evolve(SEAT, seat="israel", par=Bounded(75, 74, 76)),
        attrs.evolve(SEAT, holding=Bounded(1, -0.5, 2.5)),
    ]
    found = [(finding.kind, finding.where) for finding in lint.seats_faults(seats)]
    assert found == [("no_reach", "russia"), ("holding_pays", "china"), ("off_par", "israel")]


def test_strategies_of_pure_luck_have_no_reach() -> None:
    """Seven strategies that differ by luck alone are rarely told apart, though the best was chosen after the fact."""
    apart = 0
    for seed in range(60):
        rows = np.random.Generator(np.random.PCG64(seed)).normal(50, 10, (7, 100))
        names = ("engine", "hold", "a", "b", "c", "d", "e")
        apart += lint.reach_of("iran", dict(zip(names, rows, strict=True))).reach.low > 0
    assert apart <= 8


def test_an_event_after_the_end_is_named() -> None:
    """An inject that comes later than the usual length is told."""
    scenario = setup("partners_of_convenience")
    late = DatedInject("late", scenario.quarters + 1, "Too late", "It comes too late.", "test", ())
    assert kinds(lint.short_ones(attrs.evolve(scenario, injects=(late,)))) == ["short"]


def test_the_command_names_what_is_wrong_and_writes_par(tmp_path: Path) -> None:
    """Code 1 where anything is wrong; par of every seat is written with its error; JSON says the same."""
    path = tmp_path / "par.json"
    found = wedge("lint", "ninety_days", "--worlds", "10", "--par", str(path), "--json")
    whole = json.loads(found.out)
    assert found.code == (1 if whole["findings"] else 0)
    assert set(whole["roles"]) == {"united_states"}
    par = json.loads(path.read_text(encoding="utf-8"))
    assert par["roles"] == whole["roles"]
    assert {finding["kind"] for finding in whole["findings"]} <= set(lint.KINDS)
    assert sum(whole["outcomes"].values()) == 10 * lint.steps(setup("ninety_days"))
    # Three quarters are too short for most of what is wanted of a campaign.
    assert {(row["row"], row["where"]) for row in whole["rows"]} == {
        ("hold_all", "united_states"),
        ("own_reach", "united_states"),
    }
    assert whole["rows_that_hold"] == sum(row["holds"] for row in whole["rows"]) / 2
    again = wedge("lint", "ninety_days", "--worlds", "10", "--par", str(path))
    assert again.code == 2
    assert "--par: found" in again.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--worlds", "5"), "--worlds: found '5'; expected a whole number from 10 to 100000."),
        (("atlantis",), 'found "atlantis"'),
        (("--seed", "x"), "--seed: found 'x'"),
        (("--worlds", "20", "--searched", "21"), "--searched: found '21'; expected a whole number from 0 to 20."),
    ],
)
def test_wrong_input_is_named(words: tuple[str, ...], message: str) -> None:
    """Each wrong word ends with code 2 and says what was expected."""
    found = wedge("lint", *words)
    assert found.code == 2
    assert message in found.err


def test_what_is_wanted_of_a_game_is_told_with_the_share_that_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every row stands with its band; levers are counted, and those outside are named; what is not measured is said."""
    came = list[lint.Linted]()

    def once(*asked: object) -> lint.Linted:
        """What was found the first time: the same is told in words and as JSON."""
        came.extend([] if came else [lint.linted(*asked)])  # type: ignore[arg-type]
        return came[0]

    monkeypatch.setattr(lint_command, "linted", once)
    told = " ".join(wedge("lint", "twelve_days", "--worlds", "10").out.split())
    whole = json.loads(wedge("lint", "twelve_days", "--worlds", "10", "--json").out)
    hold, many = sum(row["holds"] for row in whole["rows"]), len(whole["rows"])
    assert {row["row"] for row in whole["rows"]} == set(BANDS) - set(FULL) - set(SEARCHED)
    assert f"{hold} of {many} measures lie within their bands" in told
    assert "Not measured here" in told
    rare = next(row["where"] for row in whole["rows"] if row["row"] == "never_used" and not row["holds"])
    assert rare in told


def test_seats_look_ahead_where_it_is_wanted() -> None:
    """With --searched each seat's strengths stand beside each other and beside doing nothing, in as many campaigns."""
    whole = json.loads(wedge("lint", "ninety_days", "--worlds", "10", "--searched", "2", "--json").out)
    rows = {row["row"]: row for row in whole["rows"] if row["row"] in SEARCHED}
    assert set(rows) == set(SEARCHED)
    assert {row["where"] for row in rows.values()} == {"united_states"}
    assert not set(SEARCHED) & set(whole["rows_elsewhere"])
