import re
from functools import cache
from itertools import combinations

import attrs
import pytest

from game.campaign.campaign import Campaign
from game.campaign.terms import CampaignTerms
from game.desktop.commands import Dial, GiveOrder, Home, StepTo, TakeOver, Withdraw
from game.desktop.drawing.hand_card import cards_in_hand, every_card
from game.desktop.drawing.map_layers import by_volume, said
from game.desktop.screens.board_screen import board, moment
from game.desktop.screens.crisis import crisis
from game.desktop.screens.evening import evening
from game.desktop.screens.lever_screen import lever
from game.desktop.toolkit.painter import Written
from game.desktop.toolkit.scene import Looks, Rect, Scene, Widget
from game.desktop.toolkit.theme import contrast, over, theme
from game.desktop.window_pages import BoardPage
from game.views.board_view import board as board_of
from tests.desktop.pictures import MOST, check, differs, in_theme, painted
from tests.desktop.sketch import campaign
from tests.desktop.turns import SIZES, crisis_page, drawn, evening_page, lever_page, looks_at, page

THEMES = ("dark", "light", "high contrast")
LAYERS = ("likely", "relations", "oil", "factions")
GROUNDS = {"window", "group", "dialog", "image"}
CARD = "card.us.declassify"


@cache
def played(seat: str = "united_states") -> BoardPage:
    """Return the board of a real campaign after two quarters."""
    shown = campaign(8, 2, seat).view("board")
    assert isinstance(shown, BoardPage)
    return shown


def solid(scene: Scene) -> list[Widget]:
    """Return the widgets that stand for something by themselves, not the grounds beneath them."""
    return [one for one in scene.widgets if one.role not in GROUNDS and one.seen.w > 0 and one.seen.h > 0]


def overlaps(scene: Scene) -> list[str]:
    """Return which widgets cover one another on the same floor."""
    return [
        f"{one.id} and {other.id}"
        for one, other in combinations(solid(scene), 2)
        if one.z == other.z and one.seen.inset(0.5).meets(other.seen.inset(0.5))
    ]


def beyond(rect: Rect, around: Rect) -> bool:
    """Return whether a rectangle reaches more than half a pixel out of another."""
    left, top = rect.x < around.x - 0.5, rect.y < around.y - 0.5
    return left or top or rect.right > around.right + 0.5 or rect.bottom > around.bottom + 0.5


def outside(scene: Scene) -> list[str]:
    """Return which widgets leave the page, or the dialog."""
    around = scene.panel or scene.widgets[0].rect
    return [one.id for one in solid(scene) if beyond(one.seen, around)]


@pytest.mark.parametrize("text", [1.0, 1.15, 1.5])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("layer", LAYERS)
def test_nothing_overlaps_or_leaves_the_page(layer: str, size: tuple[int, int], text: float) -> None:
    """On every window, in every size of text and on every layer, no two things cover one another."""
    looks = looks_at(size, text, local={"map.layer": layer})
    bare = attrs.evolve(drawn(), headlines=(), outlook=None, windows=())
    for shown in (page(), page(board=drawn(2)), played(), page(board=bare), page(hint="A short hint. " * 9)):
        scene = board(shown, looks)
        assert overlaps(scene) == []
        assert outside(scene) == []


@pytest.mark.parametrize("text", [1.0, 1.5])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_on_an_opened_lever_overlaps(size: tuple[int, int], text: float) -> None:
    """On every window and in every size of text no two things of an opened lever cover one another."""
    looks = looks_at(size, text, focus="main")
    for which in ("us.declassify", "us.offer_iran", "us.oil_iran"):
        scene = lever(lever_page(which), looks)
        assert overlaps(scene) == []
        assert outside(scene) == []


@pytest.mark.parametrize("text", [1.0, 1.5])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("layer", LAYERS)
def test_no_text_covers_another(layer: str, size: tuple[int, int], text: float) -> None:
    """On every window and layer no line of text of the board is painted over another, and none leaves the page."""
    looks = looks_at(size, text, focus=CARD, local={"map.layer": layer})
    for shown in (page(), played()):
        scene = board(shown, looks)
        _, written = painted([scene], looks)
        rects = [(one.text, one.rect.inset(1, 4)) for one in written]
        covered = [f"{a!r} and {b!r}" for (a, one), (b, other) in combinations(rects, 2) if one.meets(other)]
        assert covered == []
        assert [told for told, rect in rects if beyond(rect, scene.widgets[0].rect)] == []


@pytest.mark.parametrize("size", SIZES)
def test_whatever_is_sold_is_told(size: tuple[int, int]) -> None:
    """Each flow of oil is named in the map's words."""
    looks = looks_at(size, local={"map.layer": "oil"})
    for shown in (page(), played()):
        base = board(shown, looks).find("map")
        assert base is not None
        assert all(part in base.value for flow in by_volume(shown.board.flows) for part in said(flow))


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("layer", LAYERS)
def test_every_text_can_be_read(name: str, layer: str) -> None:
    """In all three themes every text has a contrast of at least 4.5 to what most of it lies on."""
    looks = in_theme(looks_at((1280, 800), focus=CARD, local={"map.layer": layer}), theme(name))
    _, written = painted([board(page(), looks)], looks)
    assert len(written) > 80
    assert [found for found in map(unreadable, written) if found] == []


@pytest.mark.parametrize("name", THEMES)
def test_every_text_of_an_opened_lever_can_be_read(name: str) -> None:
    """In all three themes every text of an opened lever has a contrast of at least 4.5."""
    looks = in_theme(looks_at((1280, 800), focus="main"), theme(name))
    _, written = painted([lever(lever_page(), looks)], looks)
    assert [found for found in map(unreadable, written) if found] == []


def unreadable(text: Written) -> str:
    """Return how a text cannot be read: a contrast under 4.5 on more than a quarter of its ground; "" if it can."""
    found = [(contrast(over(text.colour, ground), ground), share) for ground, share in text.grounds]
    weak = sum(share for apart, share in found if apart < 4.5)
    return f"{text.text!r}: {min(apart for apart, _ in found):.2f} on {weak:.0%}" if weak > 0.25 else ""


def test_focus_goes_from_the_hand_to_the_top_bar() -> None:
    """Tab goes cards, plan, policies, end, figures, strip, layers, capitals, top bar."""
    scene = board(page(), looks_at((1280, 800)))
    order = [one.id.split(".")[0] for one in scene.widgets if one.focusable]
    groups = list(dict.fromkeys(order))
    wanted = ["card", "order", "dial", "end", "score", "partnership", "news", "window", "layer", "capital", "resource"]
    assert [one for one in groups if one in wanted] == wanted


@pytest.mark.parametrize("size", SIZES)
def test_everything_has_a_name_and_an_identity(size: tuple[int, int]) -> None:
    """Every widget has a name, no two share an id, and no two of those in use share a key."""
    for scene in (board(played(), looks_at(size)), lever(lever_page(), looks_at(size))):
        assert [one.id for one in scene.widgets if not one.name] == []
        ids = [one.id for one in scene.widgets]
        assert len(ids) == len(set(ids))
        keys = [one.key for one in scene.widgets if one.key] + [key for key, _ in scene.keys]
        assert len(keys) == len(set(keys)), sorted(keys)


def test_the_parts_of_the_change_add_up_as_printed() -> None:
    """What the partnership says of why it moved adds up, in the digits printed, to the change of the index."""
    shown = played().board
    found = board(played(), looks_at((1280, 800))).find("partnership")
    assert found is not None
    amounts = [line.split("  ")[0].replace("−", "-") for line in found.tip.splitlines()[1:]]
    assert sum(map(float, amounts)) == pytest.approx(round(shown.index_change, 1), abs=0.051)


def test_the_first_focus_is_the_first_card_or_the_hint() -> None:
    """A board opens on its first card, on a hint where one is given, and on the end where there is neither."""
    looks = looks_at((1280, 800))
    assert board(page(), looks).first == CARD
    assert board(page(hint="Look at the map."), looks).first == "hint.next"
    assert board(page(board=attrs.evolve(drawn(), moves=())), looks).first == "end"


def test_a_focused_card_rises_and_stands_in_the_plan() -> None:
    """A card looked at rises by eight pixels, and its ghost stands in the plan."""
    still, focused = (board(page(), looks_at((1280, 800), focus=focus)) for focus in (None, CARD))
    before, after = still.find(CARD), focused.find(CARD)
    assert before is not None
    assert after is not None
    assert before.rect.y - after.rect.y == 8
    assert still.find("ghost") is None
    ghost = focused.find("ghost")
    assert ghost is not None
    assert ghost.name == "Publish Moscow’s unpaid bill?"
    assert ghost.command == GiveOrder("us.declassify")


@pytest.mark.parametrize("size", SIZES)
def test_no_card_is_half_seen(size: tuple[int, int]) -> None:
    """Every card of every page lies whole in the hand, and the pages hold all cards."""
    seen: set[str] = set()
    looks, view = looks_at(size), played().board
    for number in range(40):
        scene = board(played(), attrs.evolve(looks, local={f"hand.page.{view.turn}": number}))
        cards = [one for one in scene.widgets if one.role == "card"]
        assert 1 <= len(cards) <= 8
        seen |= {one.id for one in cards}
    assert seen == {f"card.{card.key}" for card in every_card(view) if card.status != "not_ready"}


@pytest.mark.parametrize("seat", ["united_states", "russia", "israel"])
def test_ordering_a_move_leaves_every_card_where_it_lies(seat: str) -> None:
    """Whatever is ordered, and whatever becomes too dear by it, a number key means the same card all quarter."""
    found = Campaign.new(CampaignTerms("partners_of_convenience", seed=8, seats=(seat,)))
    before = [card.key for card in cards_in_hand(board_of(found, seat))]
    dearer = False
    for key in [card.key for card in cards_in_hand(board_of(found, seat)) if card.status == "ready"]:
        found.order(seat, key)
        after = cards_in_hand(board_of(found, seat))
        dearer = dearer or any(card.status == "dear" for card in after)
        assert [card.key for card in after] == before
        found.undo(seat)
    assert dearer


def test_a_card_that_is_not_ready_says_the_condition() -> None:
    """Behind the drawer each card says what must hold and the value it has now."""
    found = board(page(), looks_at((1280, 800), local={"hand.drawer": True})).find("card.us.bank_order")
    assert found is not None
    assert "25; they stand at 12" in found.value


def test_a_change_within_its_error_is_no_clear_change() -> None:
    """A card whose changes are smaller than their errors says so, in words and in the picture, and has no arrow."""
    looks = looks_at((1280, 800))
    scene = board(page(), looks)
    found = scene.find("card.us.corridor")
    assert found is not None
    assert found.value.count("no clear change") == 2
    _, written = painted([scene], looks)
    assert [one.text for one in written].count("no clear change") >= 2


def test_a_war_is_shown_from_two_points_on_and_a_break_gives_way_to_what_is_clear() -> None:
    """Runaway war has a row only where it changes by two points; an unclear break leaves its row to another."""
    looks = looks_at((1280, 800))
    _, written = painted([board(page(), looks)], looks)
    texts = [one.text for one in written]
    assert texts.count("Runaway war") == 1
    assert "Brent, dollars" in texts


@pytest.mark.parametrize(("staff", "says"), [("words", "Probably better for you"), ("none", "no estimate")])
def test_where_staff_give_no_figures_none_is_painted(staff: str, says: str) -> None:
    """In words or without estimates, no percentage and no change of the score is painted on cards or in the plan."""
    looks = looks_at((1280, 800), focus=CARD)
    scene = board(page(staff=staff), looks)
    _, written = painted([scene], looks)
    assert [one.text for one in written if "%" in one.text] == []
    assert not any("Your score" in one.text for one in written if one.rect.y > 590)
    if staff == "words":
        assert any(says in one.text for one in written)
    else:
        assert all(says in one.value for one in scene.widgets if one.id == CARD)


@pytest.mark.parametrize(("status", "says"), [("stale", "from last quarter"), ("failed", "from last quarter")])
def test_an_estimate_of_another_quarter_says_so(status: str, says: str) -> None:
    """The heading says that the figures are of last quarter; where the staff failed there is a way to ask again."""
    looks = looks_at((1280, 800))
    scene = board(page(board=attrs.evolve(drawn(), staff=status)), looks)
    _, written = painted([scene], looks)
    assert says in [one.text for one in written]
    assert (scene.find("retry") is not None) == (status == "failed")


def test_a_dial_turns_by_arrows_and_by_its_stops() -> None:
    """The arrows turn a policy by a step; each stop turns it there at once; the plan takes a turned one back."""
    scene = board(page(), looks_at((1280, 800)))
    row = scene.find("dial.us.oil_russia")
    assert row is not None
    assert (row.less, row.more) == (Dial("us.oil_russia", 0), Dial("us.oil_russia", 2))
    stops = [scene.find(f"dial.us.oil_russia.{step}") for step in range(4)]
    assert [one.command for one in stops if one] == [Dial("us.oil_russia", step) for step in range(4)]
    planned = scene.find("order.us.oil_iran")
    assert planned is not None
    assert planned.command == Withdraw("us.oil_iran")
    turned = scene.find("dial.us.oil_iran")
    assert turned is not None
    assert turned.value == "3, every cargo, 4 weeks, was 2, their buyers too"


@pytest.mark.parametrize("size", [(1000, 620), (1280, 800)])
def test_every_way_it_may_end_says_its_error_in_text(size: tuple[int, int]) -> None:
    """Beside each share stand its error, painted and for a reader, and on how many futures it rests."""
    looks = looks_at(size)
    scene = board(page(), looks)
    _, written = painted([scene], looks)
    rows = [one for one in scene.widgets if one.id.startswith("outcome.")]
    assert len([one for one in written if one.style == "axis" and one.text.startswith("±")]) >= len(rows) == 5
    assert all(re.fullmatch(r"\d+ % ±[1-9]\d*", one.value) for one in rows)
    assert all("512 futures" in one.tip for one in rows)


def test_a_strand_breaks_once_and_then_rests() -> None:
    """In the 0.9 s after a quarter's board is first shown the rope moves; later, and with reduced motion, it rests."""
    began = {f"began:{moment(drawn())}": 10.0}
    looks = looks_at((1280, 800), local=began)
    assert board(page(), attrs.evolve(looks, now=10.3)).moving
    assert not board(page(), attrs.evolve(looks, now=11.0)).moving
    still = attrs.evolve(looks.preferences, reduce_motion=True)
    assert not board(page(), attrs.evolve(looks, now=10.3, preferences=still)).moving
    assert not board(page(), looks_at((1280, 800))).moving


@pytest.mark.parametrize("seat", ["russia", "iran", "china", "gulf_states", "israel"])
def test_every_side_has_its_board(seat: str) -> None:
    """The board of each of the other five countries is laid out without a fault."""
    looks = looks_at((1280, 800), focus="end")
    scene = board(played(seat), looks)
    assert overlaps(scene) == []
    painted([scene], looks)


@pytest.mark.parametrize(
    ("name", "size", "look", "layer"),
    [
        ("board-dark", (1280, 800), "dark", "likely"),
        ("board-light-compact", (1024, 640), "light", "likely"),
        ("board-contrast-factions", (1024, 640), "high contrast", "factions"),
        ("board-light-oil", (1280, 800), "light", "oil"),
    ],
)
def test_the_board_looks_as_it_did(name: str, size: tuple[int, int], look: str, layer: str) -> None:
    """The board is painted as in the picture that was looked at and kept."""
    looks = in_theme(looks_at(size, focus=CARD, local={"map.layer": layer}), theme(look))
    check(name, painted([board(page(), looks)], looks)[0])


def test_an_opened_lever_looks_as_it_did() -> None:
    """An opened lever over the board is painted as in the picture that was looked at and kept."""
    looks = looks_at((1280, 800), focus="main")
    check("lever-dark", painted([board(page(), looks), lever(lever_page(), looks)], looks)[0])


def test_a_crisis_and_an_evening_look_as_they_did() -> None:
    """A question of tonight and an evening are painted as in the pictures that were looked at and kept."""
    looks = looks_at((1280, 800), focus="choice.0")
    check("crisis-dark", painted([crisis(crisis_page(), looks)], looks)[0])
    check("evening-dark", painted([evening(evening_page(), looks)], looks)[0])


def test_a_picture_with_a_card_moved_is_another() -> None:
    """The comparison of pictures notices a card that lies one pixel aside."""
    looks = looks_at((1024, 640))
    scene = board(page(), looks)
    aside = [attrs.evolve(one, rect=one.rect.moved(1, 0)) if one.id == CARD else one for one in scene.widgets]
    pictures = [painted([one], looks)[0] for one in (scene, attrs.evolve(scene, widgets=tuple(aside)))]
    assert differs(pictures[0], pictures[0].copy()) == 0
    assert differs(*pictures) > MOST


def test_a_campaign_looked_at_can_be_stepped_and_taken_over() -> None:
    """Where a campaign is only looked at, the rail leads to the quarters beside it and takes over from this one."""
    shown = page(playback="Played by the computer in all capitals, up to 2029 Q4.")
    for size in SIZES:
        assert overlaps(board(shown, looks_at(size))) == []
    scene = board(shown, looks_at((1280, 800)))
    found = {name: scene.find(name) for name in ("earlier", "later", "end")}
    assert [one.command for one in found.values() if one] == [StepTo(4), StepTo(6), TakeOver()]
    ended = board(page(board=attrs.evolve(drawn(), over=True), playback="Over."), looks_at((1280, 800))).find("end")
    assert ended is not None
    assert ended.command == Home("ending")


def test_a_quarter_begins_on_the_first_page_of_the_hand() -> None:
    """A page turned in one quarter is not kept for the next."""
    looks = looks_at((1024, 640), local={f"hand.page.{drawn().turn}": 1})
    assert board(page(), looks).find(CARD) is None
    assert board(page(board=attrs.evolve(drawn(), turn=6)), looks).find(CARD) is not None


def test_the_choice_in_focus_says_what_the_weeks_are_after_it() -> None:
    """The button of a question repeats the choice in focus, and the weeks are those after it."""
    looks: Looks = looks_at((1280, 800), focus="choice.2")
    scene = crisis(crisis_page(), looks)
    main, weeks = scene.find("main"), scene.find("weeks")
    assert main is not None
    assert weeks is not None
    assert main.name == "Ask the Gulf to pump"
    assert weeks.name == "15 weeks; 2 on credit after this"
