"""Two people at two computers, each with a folder of its own, and a file that goes back and forth."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs
import pytest

from game.campaign.orders import SeatOrders
from game.campaign.turn_file import GivenTurn, TurnRefused, packed, seal_of, unpacked
from game.desktop.commands import Begin, Commissioned, EndQuarter, GiveOrder, Load, LookForTurn, Say, ShowError
from game.desktop.control import saved_campaigns as shelf
from game.desktop.control.background import INLINE
from game.desktop.control.by_file import folder, refused_told
from game.desktop.control.controller import Controller
from game.views.board_view import board
from tests.desktop.desks import kinds, nothing

MOSCOW, TEHRAN = "russia", "iran"


@attrs.define
class Computer:
    """One of the two: its folder, and the window on it."""

    home: Path
    window: Controller


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Pair":
    """Two computers, the first with a campaign of three quarters as Moscow against Tehran."""
    homes = [tmp_path / name for name in ("first", "second")]
    for home in homes:
        home.mkdir()
    pair = Pair(monkeypatch, [Computer(home, Controller(nothing, INLINE)) for home in homes])
    with pair.at(0) as first:
        first.game.carry_out(Begin(seats=(MOSCOW, TEHRAN), quarters=3, seed=4, by_file=True))
        first.game.carry_out(Commissioned())
    return pair


@attrs.define
class Pair:
    """Both computers, of which a test sits at one at a time."""

    patch: pytest.MonkeyPatch
    computers: list[Computer]

    @contextmanager
    def at(self, place: int) -> Iterator[Controller]:
        """Sit at one of them."""
        self.patch.setenv(shelf.HOME, str(self.computers[place].home))
        yield self.computers[place].window

    def give(self, place: int) -> Path:
        """End the quarter at one of them, and return the file that it wrote."""
        with self.at(place) as window:
            before = set(folder().glob("*.turn"))
            told = window.game.carry_out(EndQuarter(confirmed=True))
            assert kinds(told) == ["Home privacy"]
            (path,) = set(folder().glob("*.turn")) - before
            return path

    def take(self, place: int, path: Path) -> list[str]:
        """Open a file at one of them, and return what its window is told, in short."""
        with self.at(place) as window:
            return kinds(window.game.carry_out(Load(path)))

    def refused(self, place: int, path: Path) -> str:
        """Open a file at one of them that is refused, and return why."""
        with self.at(place) as window:
            standing = window.desk and window.desk.digest
            (told,) = window.game.carry_out(Load(path))
            assert isinstance(told, ShowError)
            assert (window.desk and window.desk.digest) == standing
            return told.text


def test_a_campaign_goes_back_and_forth_to_its_end(two: Pair) -> None:
    """Three quarters by file: the same world at both, each window with its own seat alone, the end seen by both."""
    for quarter in range(3):
        sealed = two.give(0)
        assert unpacked(sealed.read_bytes()).given is None
        two.take(1, sealed)
        with two.at(1) as second:
            assert second.desk is not None
            assert (second.desk.seat, second.desk.seats) == (TEHRAN, (TEHRAN,))
            assert second.desk.campaign.world.turn == quarter
        assert any(told.startswith("Open evening") for told in two.take(0, two.give(1)))
        with two.at(0) as first:
            assert first.desk is not None
            assert (first.desk.seat, first.desk.campaign.world.turn) == (MOSCOW, quarter + 1)
    with two.at(0) as first:
        last = max(folder().glob("*.turn"), key=lambda path: path.stat().st_mtime_ns)
        assert first.desk is not None
        assert first.desk.campaign.over
    assert "Home ending" in two.take(1, last)
    digests = [computer.window.desk and computer.window.desk.digest for computer in two.computers]
    assert digests[0] == digests[1]


def test_a_sealed_file_tells_nothing_of_what_is_ordered_now(two: Pair) -> None:
    """Neither orders, nor ambition, nor what was said at the table lies in a file that is sealed."""
    with two.at(0) as first:
        assert first.desk is not None
        campaign = first.desk.campaign
        move = next(move for move in board(campaign, MOSCOW).moves if move.status == "ready").lever
        first.game.carry_out(GiveOrder(move))
        assert campaign.drafted(MOSCOW).moves == (move,)
        aim = campaign.game.script.aims.ambitions[0][2].id
        campaign.aim(MOSCOW, aim)
    turn = unpacked(two.give(0).read_bytes())
    held = repr(turn)
    assert move not in held
    assert aim not in held
    two.take(1, next((two.computers[0].home / "by-file").glob("*.turn")))
    two.take(0, two.give(1))
    with two.at(0) as first:
        assert first.desk is not None
        played = first.desk.campaign.played[0].orders
        assert played[MOSCOW].moves == (move,)
        assert first.desk.campaign.terms.ambitions[MOSCOW] == aim


def test_a_file_that_is_not_the_next_is_refused_in_words(two: Pair) -> None:
    """One's own file, one that was played already, one ahead, a stranger's, a damaged one: each says what to do."""
    sealed = two.give(0)
    assert "You wrote it yourself" in two.refused(0, sealed)
    two.take(1, sealed)
    answer = two.give(1)
    other = sealed.with_name("damaged.turn")
    other.write_text(answer.read_text().replace('"body": "', '"body": "x'))
    assert "damaged" in two.refused(0, other)
    other.write_text("{}")
    with pytest.raises(TurnRefused, match="no_turn"):
        unpacked(other.read_bytes())
    two.take(0, answer)
    assert "has been played here already" in two.refused(0, answer)
    again = two.give(0)
    two.take(1, again)
    assert "here quarter 3 comes next" in two.refused(1, again) or "already" in two.refused(1, again)
    stranger = Pair(two.patch, [Computer(two.computers[0].home.parent / "third", Controller(nothing, INLINE))])
    assert "has not been played on this computer" in stranger.refused(0, again)


def test_orders_changed_after_they_were_sealed_are_found_out(two: Pair) -> None:
    """Whoever reads the other's orders and then alters its own is caught by the other's computer."""
    two.take(1, two.give(0))
    two.take(0, two.give(1))
    honest = unpacked(two.give(0).read_bytes())
    forged = attrs.evolve(honest, opened=GivenTurn(SeatOrders(dials={"ru.intel": 2})))
    path = two.computers[0].home / "forged.turn"
    path.write_text(packed(forged))
    assert "What Moscow sealed is not what was played" in two.refused(1, path)
    other = attrs.evolve(honest, seal=seal_of(honest.game, 1, "another", GivenTurn(SeatOrders())))
    path.write_text(packed(other))
    two.take(1, path)
    assert "other orders than those that you sealed" in two.refused(0, two.give(1))


def test_who_waits_finds_the_others_file_where_it_was_laid(two: Pair) -> None:
    """The window that waits says where it looked; once the file lies in that folder, looking again plays on."""
    two.take(1, two.give(0))
    with two.at(0) as first:
        (told,) = first.game.carry_out(LookForTurn())
        assert isinstance(told, Say)
        assert "No file from them" in told.text
        page = first.view("privacy")
        assert page.other == TEHRAN
        assert Path(page.file).is_file()
    answer = two.give(1)
    with two.at(0) as first:
        (folder() / "theirs.turn").write_bytes(answer.read_bytes())
        (load,) = first.game.carry_out(LookForTurn())
        assert isinstance(load, Load)
        first.game.carry_out(load)
        assert first.desk is not None
        assert first.desk.campaign.world.turn == 1


def test_a_campaign_by_file_waits_again_after_the_window_was_closed(two: Pair) -> None:
    """A window opened anew knows that its orders are sealed, and shows nothing of the board before the other's come."""
    two.give(0)
    with two.at(0) as first:
        assert first.desk is not None
        again = Controller(nothing, INLINE)
        assert first.desk.path is not None
        told = again.game.carry_out(Load(first.desk.path))
        assert kinds(told) == ["Home privacy"]
        assert again.view("board") is None
        assert again.view("privacy").other == TEHRAN


def test_every_refusal_has_its_words() -> None:
    """What a file may be refused for is said in words, with every hole filled."""
    for key in ("no_turn", "other_version", "damaged", "strange"):
        assert refused_told(TurnRefused(key))
    assert "Tehran" in refused_told(TurnRefused("own", who="iran"))
    assert json.dumps(refused_told(TurnRefused("stale", quarter=3))).count("{") == 0
