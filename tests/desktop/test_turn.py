import re
from itertools import combinations

import attrs
import pytest

from game.desktop.commands import StepTo, TakeOver
from game.desktop.drawing.map_layers import by_volume, said
from game.desktop.screens.card_screen import card
from game.desktop.screens.turn_screen import moment, turn
from game.desktop.toolkit.painter import Written
from game.desktop.toolkit.scene import Looks, Rect, Scene, Widget
from game.desktop.toolkit.theme import contrast, over, theme
from game.views.turn_view import FAILED, RUNNING
from tests.desktop.pictures import MOST, check, differs, in_theme, painted
from tests.desktop.turns import SIZES, drawn, drawn_card, looks_at, played, played_card

THEMES = ("dark", "light", "high contrast")
LAYERS = ("relations", "oil", "factions")
GROUNDS = {"window", "group", "dialog", "image"}
FIGURES = {"gauge", "domain", "outcome", "resource", "fan", "issue"}
CARD = "card.us.ask_gulf_to_pump"


def solid(scene: Scene) -> list[Widget]:
    """Return the widgets that stand for something by themselves, not the grounds beneath them."""
    return [one for one in scene.widgets if one.role not in GROUNDS and one.seen.w > 0 and one.seen.h > 0]


def overlaps(scene: Scene) -> list[str]:
    """Return which widgets cover one another; those on the map may lie under the lists of the factions."""
    pairs = combinations(solid(scene), 2)
    return [
        f"{one.id} and {other.id}"
        for one, other in pairs
        if one.z == other.z and one.seen.inset(0.5).meets(other.seen.inset(0.5))
    ]


def outside(scene: Scene, looks: Looks) -> list[str]:
    """Return which widgets leave the page."""
    page = scene.widgets[0].rect if scene.name == "turn" else scene.panel
    assert page is not None
    return [one.id for one in solid(scene) if beyond(one.seen, page)]


def beyond(rect: Rect, page: Rect) -> bool:
    """Return whether a rectangle reaches more than half a pixel out of the page."""
    return (
        rect.x < page.x - 0.5
        or rect.y < page.y - 0.5
        or rect.right > page.right + 0.5
        or rect.bottom > page.bottom + 0.5
    )


@pytest.mark.parametrize("text", [1.0, 1.15, 1.5])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("layer", LAYERS)
def test_nothing_overlaps_or_leaves_the_page(layer: str, size: tuple[int, int], text: float) -> None:
    """On every window, in every size of text and on every layer, no two things cover one another."""
    looks = looks_at(size, text, local={"map.layer": layer})
    for shown in (drawn(), played(), attrs.evolve(drawn(), headlines=(), orders=(), first=True)):
        scene = turn(shown, looks)
        assert overlaps(scene) == []
        assert outside(scene, looks) == []


@pytest.mark.parametrize("text", [1.0, 1.5])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_on_an_opened_card_overlaps(size: tuple[int, int], text: float) -> None:
    """On every window and in every size of text no two things of an opened card cover one another."""
    looks = looks_at(size, text, focus="main")
    for shown in (drawn_card(), played_card()):
        scene = card(shown, looks)
        assert overlaps(scene) == []
        assert outside(scene, looks) == []


@pytest.mark.parametrize("text", [1.0, 1.5])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("layer", LAYERS)
def test_no_text_covers_another(layer: str, size: tuple[int, int], text: float) -> None:
    """On every window and layer no line of text of the turn is painted over another, and none leaves the page."""
    looks = looks_at(size, text, focus=CARD, local={"map.layer": layer})
    for shown in (drawn(), played()):
        _, written = painted([turn(shown, looks)], looks)
        rects = [(one.text, one.rect.inset(1, 4)) for one in written]
        covered = [f"{a!r} and {b!r}" for (a, one), (b, other) in combinations(rects, 2) if one.meets(other)]
        assert covered == []
        page = turn(shown, looks).widgets[0].rect
        assert [text for text, rect in rects if beyond(rect, page)] == []


@pytest.mark.parametrize("size", SIZES)
def test_whatever_is_sold_is_told(size: tuple[int, int]) -> None:
    """Each flow of oil is named in the map's words; on a map of the usual size each has its label with its price."""
    looks = looks_at(size, local={"map.layer": "oil"})
    for shown in (drawn(), played()):
        scene = turn(shown, looks)
        base = scene.find("map")
        assert base is not None
        sold = [said(flow) for flow in by_volume(shown.flows)]
        assert all(f"{what}, {price}" in base.value for what, price in sold)
        if not looks.compact:
            _, written = painted([scene], looks)
            assert {text for lines in sold for text in lines} <= {one.text for one in written}


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("layer", LAYERS)
def test_every_text_can_be_read(name: str, layer: str) -> None:
    """In all three themes every text has a contrast of at least 4.5 to what most of it lies on."""
    looks = in_theme(looks_at((1280, 800), focus=CARD, local={"map.layer": layer}), theme(name))
    _, written = painted([turn(drawn(), looks)], looks)
    assert len(written) > 80
    assert [found for found in map(unreadable, written) if found] == []


@pytest.mark.parametrize("name", THEMES)
def test_every_text_of_an_opened_card_can_be_read(name: str) -> None:
    """In all three themes every text of an opened card has a contrast of at least 4.5."""
    looks = in_theme(looks_at((1280, 800), focus="main"), theme(name))
    _, written = painted([card(drawn_card(), looks)], looks)
    assert [found for found in map(unreadable, written) if found] == []


def unreadable(text: Written) -> str:
    """Return how a text cannot be read: a contrast under 4.5 on more than a quarter of its ground; "" if it can."""
    found = [(contrast(over(text.colour, ground), ground), share) for ground, share in text.grounds]
    weak = sum(share for apart, share in found if apart < 4.5)
    return f"{text.text!r}: {min(apart for apart, _ in found):.2f} on {weak:.0%}" if weak > 0.25 else ""


def test_focus_goes_from_the_hand_to_the_top_bar() -> None:
    """Tab goes hand, tray, end, gauge, domains, headlines, layers, capitals, issues, top bar, as ux.md says."""
    order = [one.id.split(".")[0] for one in turn(drawn(), looks_at((1280, 800))).widgets if one.focusable]
    groups = list(dict.fromkeys(order))
    wanted = ["card", "order", "end", "gauge", "domain", "news", "layer", "capital", "issue", "resource", "top"]
    assert [one for one in groups if one in wanted] == wanted


@pytest.mark.parametrize("size", SIZES)
def test_everything_has_a_name_and_an_identity(size: tuple[int, int]) -> None:
    """Every widget has a name, no two share an id, and no two of those in use share a key."""
    for scene in (turn(played(), looks_at(size)), card(played_card(), looks_at(size))):
        assert [one.id for one in scene.widgets if not one.name] == []
        ids = [one.id for one in scene.widgets]
        assert len(ids) == len(set(ids))
        keys = [one.key for one in scene.widgets if one.key] + [key for key, _ in scene.keys]
        assert len(keys) == len(set(keys)), sorted(keys)


def test_every_figure_answers_why() -> None:
    """Each figure of the rail and the top bar says what moved it when it is focused."""
    for one in turn(played(), looks_at((1280, 800))).widgets:
        if one.role == "listitem" and one.id.split(".")[0] in (
            "gauge",
            "domain",
            "outcome",
            "resource",
            "fan",
            "issue",
        ):
            assert one.tip, one.id


def test_the_parts_of_the_change_add_up_as_printed() -> None:
    """What the figure says of why it moved adds up, in the digits printed, to the change printed beside it."""
    shown = played("united_states")
    found = turn(shown, looks_at((1280, 800))).find("gauge")
    assert found is not None
    amounts = [line.split("  ")[0].replace("−", "-") for line in found.tip.splitlines()[1:]]
    assert len(amounts) >= 2
    printed = float(found.value.split(", ")[2].split(" ")[0].replace("−", "-").replace("steady", "0"))
    assert sum(map(float, amounts)) == pytest.approx(printed, abs=1e-6)


def test_the_first_focus_is_the_first_card() -> None:
    """A turn opens on its first card, and on the end of the quarter where there is none."""
    assert turn(drawn(), looks_at((1280, 800))).first == CARD
    assert turn(attrs.evolve(drawn(), hand_cards=()), looks_at((1280, 800))).first == "end"


def test_a_focused_card_rises_and_stands_in_the_tray() -> None:
    """A card looked at rises by eight pixels, and its ghost stands in the tray."""
    still, focused = (turn(drawn(), looks_at((1280, 800), focus=focus)) for focus in (None, CARD))
    before, after = still.find(CARD), focused.find(CARD)
    assert before is not None
    assert after is not None
    assert before.rect.y - after.rect.y == 8
    assert still.find("ghost") is None
    ghost = focused.find("ghost")
    assert ghost is not None
    assert ghost.name == "Squeeze the oil price?"


@pytest.mark.parametrize("size", SIZES)
def test_no_card_is_half_seen(size: tuple[int, int]) -> None:
    """Every card of every page lies whole in the hand, and the pages hold all cards."""
    seen: set[str] = set()
    looks = looks_at(size)
    for page in range(40):
        scene = turn(played(), attrs.evolve(looks, local={f"hand.page.{played().turn}": page}))
        cards = [one for one in scene.widgets if one.role == "card"]
        assert 1 <= len(cards) <= 8
        seen |= {one.id for one in cards}
    assert seen == {f"card.{one.order}" for one in played().hand_cards}


def test_a_card_that_is_not_ready_says_the_condition() -> None:
    """Behind the drawer each card says what must hold and the value it has now."""
    scene = turn(drawn(), looks_at((1280, 800), local={"hand.drawer": True}))
    found = scene.find("card.us.support_strike")
    assert found is not None
    assert "must reach 2.3 of 5; now 0.9 of 5" in found.value


def test_a_change_within_its_error_is_no_clear_change() -> None:
    """A card whose change is smaller than its error says so, in words and in the picture."""
    looks = looks_at((1280, 800))
    scene = turn(drawn(), looks)
    found = scene.find("card.us.expose_israel_ties")
    assert found is not None
    assert "no clear change" in found.value
    _, written = painted([scene], looks)
    assert "no clear change" in [one.text for one in written]


def test_crisis_gives_words_and_no_odds() -> None:
    """Where staff give words only, no percentage is painted but those of resources."""
    looks = looks_at((1280, 800), focus=CARD)
    exact = tuple(attrs.evolve(strand, error=0.0) for strand in drawn().strands)
    shown = attrs.evolve(drawn(), words_only=True, strands=exact)
    scene = turn(shown, looks)
    _, written = painted([scene], looks)
    assert [one.text for one in written if "%" in one.text or "±" in one.text] == []
    assert any("Likelier" in one.text for one in written)
    assert not any("%" in one.value for one in scene.widgets if one.role == "card")


def test_odds_as_words_stand_beside_the_figures_and_not_in_their_place() -> None:
    """Where it is preferred, every percentage of the odds keeps its figure and says its chance in words too."""
    looks = looks_at((1280, 800), focus=CARD)
    spoken = attrs.evolve(looks, preferences=attrs.evolve(looks.preferences, odds_words=True))
    for plain, told in (
        [painted([turn(drawn(), one)], one)[1] for one in (looks, spoken)],
        [painted([card(drawn_card(), one)], one)[1] for one in (looks, spoken)],
    ):
        assert [one.text for one in plain if "%" in one.text and "now" not in one.text and "was" not in one.text] == [
            one.text for one in told if "%" in one.text and "now" not in one.text and "was" not in one.text
        ]
        assert any("about one in" in one.text for one in told)
        assert not any("about one in" in one.text for one in plain)


@pytest.mark.parametrize(("status", "says"), [(RUNNING, "64 of 256 futures"), (FAILED, "from last quarter")])
def test_an_unfinished_estimate_says_so(status: str, says: str) -> None:
    """A card says on how many futures its odds stand, or that they are of last quarter."""
    cards = tuple(
        attrs.evolve(one, odds=attrs.evolve(one.odds, status=status, futures=64) if one.odds else None)
        for one in drawn().hand_cards
    )
    looks = looks_at((1280, 800))
    scene = turn(attrs.evolve(drawn(), hand_cards=cards, odds_state=status), looks)
    _, written = painted([scene], looks)
    assert says in [one.text for one in written]
    assert (scene.find("retry") is not None) == (status == FAILED)


def test_an_empty_hand_says_what_arrives() -> None:
    """With nothing affordable the hand says what there is, what arrives, and offers to remove the last order."""
    found = turn(attrs.evolve(drawn(), hand_cards=()), looks_at((1280, 800))).find("hand.none")
    assert found is not None
    assert "3 arrive next quarter" in found.name
    assert found.command is not None


def test_a_catastrophe_shows_when_it_is_not_negligible() -> None:
    """A row for runaway war stands among the outcomes where its share is half a per cent or more."""
    assert turn(drawn(), looks_at((1280, 800))).find("outcome.catastrophe") is not None


@pytest.mark.parametrize("size", [(1000, 620), (1280, 800)])
def test_every_way_it_may_end_says_its_error_in_text(size: tuple[int, int]) -> None:
    """Beside each share stand its error, painted and for a reader, and on how many futures it rests."""
    looks = looks_at(size)
    scene = turn(drawn(), looks)
    _, written = painted([scene], looks)
    rows = [one for one in scene.widgets if one.id.startswith("outcome.")]
    assert len([one for one in written if one.style == "axis" and one.text.startswith("±")]) >= len(rows) == 5
    assert all(re.fullmatch(r"\d+ % ±[1-9]\d*", one.value) for one in rows)
    assert all("from 4,096 futures" in one.tip for one in rows)


def test_todays_odds_say_their_error_and_on_how_many_futures_they_rest() -> None:
    """The heading of the hand gives today's odds with their error and the number of futures, where there is room."""
    looks = looks_at((1280, 800))
    _, written = painted([turn(drawn(), looks)], looks)
    assert "now 27 % ±3, from 4,096 futures" in [one.text for one in written]


def test_a_strand_breaks_once_and_then_rests() -> None:
    """In the 0.9 s after a quarter's turn is first shown the rope moves; later, and with reduced motion, it rests."""
    began = {f"began:{moment(drawn())}": 10.0}
    looks = looks_at((1280, 800), local=began)
    assert turn(drawn(), attrs.evolve(looks, now=10.3)).moving
    assert not turn(drawn(), attrs.evolve(looks, now=11.0)).moving
    still = attrs.evolve(looks.preferences, reduce_motion=True)
    assert not turn(drawn(), attrs.evolve(looks, now=10.3, preferences=still)).moving
    assert not turn(drawn(), looks_at((1280, 800))).moving


@pytest.mark.parametrize("side", ["russia", "iran", "china", "gulf_states", "israel"])
def test_every_side_has_its_board(side: str) -> None:
    """The turn of each of the other five countries is laid out without a fault, and its card opens."""
    looks = looks_at((1280, 800), focus="end")
    assert overlaps(turn(played(side), looks)) == []
    assert overlaps(card(played_card(side), looks)) == []
    painted([turn(played(side), looks), card(played_card(side), looks)], looks)


@pytest.mark.parametrize(
    ("name", "size", "look", "layer"),
    [
        ("turn-dark", (1280, 800), "dark", "relations"),
        ("turn-light-compact", (1024, 640), "light", "relations"),
        ("turn-contrast-factions", (1024, 640), "high contrast", "factions"),
        ("turn-light-oil", (1280, 800), "light", "oil"),
    ],
)
def test_the_turn_looks_as_it_did(name: str, size: tuple[int, int], look: str, layer: str) -> None:
    """The turn screen is painted as in the picture that was looked at and kept."""
    looks = in_theme(looks_at(size, focus=CARD, local={"map.layer": layer}), theme(look))
    check(name, painted([turn(drawn(), looks)], looks)[0])


def test_an_opened_card_looks_as_it_did() -> None:
    """An opened card over the turn is painted as in the picture that was looked at and kept."""
    looks = looks_at((1280, 800), focus="main")
    check("card-dark", painted([turn(drawn(), looks), card(drawn_card(), looks)], looks)[0])


def test_a_picture_with_a_card_moved_is_another() -> None:
    """The comparison of pictures notices a card that lies one pixel aside."""
    looks = looks_at((1024, 640))
    scene = turn(drawn(), looks)
    aside = [attrs.evolve(one, rect=one.rect.moved(1, 0)) if one.id == CARD else one for one in scene.widgets]
    pictures = [painted([one], looks)[0] for one in (scene, attrs.evolve(scene, widgets=tuple(aside)))]
    assert differs(pictures[0], pictures[0].copy()) == 0
    assert differs(*pictures) > MOST


def test_a_campaign_looked_at_can_be_stepped_and_taken_over() -> None:
    """Where a campaign is only looked at, the tray leads to the quarters beside it and takes over from this one."""
    shown = attrs.evolve(drawn(), playback="World 4711 of a study. Look, step, and take over where you like.")
    for size in SIZES:
        scene = turn(shown, looks_at(size))
        assert overlaps(scene) == []
    found = {name: scene.find(name) for name in ("earlier", "later", "end")}
    assert [one.command for one in found.values() if one] == [StepTo(4), StepTo(6), TakeOver()]


def test_a_quarter_begins_on_the_first_page_of_the_hand() -> None:
    """A page turned in one quarter is not kept for the next."""
    looks = looks_at((1024, 640), local={f"hand.page.{drawn().turn}": 1})
    first = drawn().hand_cards[0].order
    assert turn(drawn(), looks).find(f"card.{first}") is None
    assert turn(attrs.evolve(drawn(), turn=6), looks).find(f"card.{first}") is not None
