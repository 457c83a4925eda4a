# ruff: noqa: E501 (figures stand in tables)
"""A board drawn by hand with the figures of a quarter, for the tests of what the window paints."""

from functools import cache

import attrs

from game.desktop.page_size import scale_of
from game.desktop.preferences import Preferences
from game.desktop.toolkit.scene import Looks, Size
from game.desktop.toolkit.theme import theme
from game.desktop.window_pages import BoardPage, CrisisPage, DealsPage, EveningPage, OpenedLeverPage
from game.model.state.axes import FACTIONS
from game.views.board_rows import (
    AimView,
    FactionView,
    FlowView,
    Headline,
    InterestView,
    LikelyAct,
    MachineView,
    Needle,
    RelationView,
    ScoreView,
    StrandView,
    WeeksView,
    WindowView,
)
from game.views.board_view import BoardView
from game.views.deal_view import ChipView, DealClauseView, DealReply, DealRow, DealTableView
from game.views.evening_view import EveningView, FateView
from game.views.hand_rows import (
    ChoiceView,
    CrisisView,
    DialView,
    EffectView,
    MoveView,
    PromiseView,
    StepView,
    TouchedView,
)
from game.views.lever_view import ClaimView, MechanismStep, OpenLever, RiskView
from game.views.outlook_view import OutlookView, Spread
from game.views.shown_figures import Cause, Change, Estimated, ShownFigure

SIZES = ((1000, 620), (1024, 640), (1280, 800), (1200, 740), (1280, 1024), (1920, 1080), (2560, 1080), (3840, 2160))
LEAST = Size(840, 520)


def looks_at(size: tuple[int, int], text: float = 1.0, **more: object) -> Looks:
    """Return the looks of a window of a size, with the text's size; `more` is handed on."""
    scale = scale_of(size, None, text)
    page = Size(max(size[0] / scale, LEAST.w), max(size[1] / scale, LEAST.h))
    found = Looks(page, theme("dark"), Preferences())
    return attrs.evolve(found, **more)  # type: ignore[arg-type]


def share(value: float, half: float = 0.02) -> Estimated:
    """Return a share with its interval."""
    return Estimated(value, max(value - half, 0.0), value + half)


def change(value: float, half: float = 1.0) -> Change:
    """Return a change with its interval."""
    return Change(value, value - half, value + half)


def outlook(end: float, shares: tuple[float, ...]) -> OutlookView:
    """Return a fan from 49 in the sixth quarter to a median at the end, and the shares of the outcomes."""
    spreads = []
    for turn in range(5, 21):
        gone = (turn - 5) / 15
        middle, wide = 49 + (end - 49) * gone, 22 * gone**0.5
        spreads.append(Spread(middle - wide, middle - wide / 2, middle, middle + wide / 2, middle + wide))
    names = ("fractured", "frayed", "holds", "durable", "catastrophe")
    outcomes = tuple(zip(names, map(share, shares), strict=True))
    return OutlookView(tuple(spreads), outcomes, (("unpaid", share(0.1)),), Estimated(61, 57, 65), 57.0, 512, 512)


def effect(score: float, breaks: float, war: float = 0.0, touched: tuple[TouchedView, ...] = ()) -> EffectView:
    """Return what an option changes."""
    return EffectView(change(score), change(breaks, 2.0), change(war), touched, 512, 512, "probably better for you")


MOVES = (
    ("us.declassify", "Publish Moscow’s unpaid bill", "exposure", 4, "ready", effect(3, 5), "Costs a source in Tehran", "Moscow: pays up, 1 in 3"),
    ("us.table_vote", "Table a UN vote on Iran", "diplomacy", 4, "ready", effect(2, 3), "Moscow must choose", "Gulf: signs too, 2 in 3"),
    ("us.release_oil", "Bring more American oil to market", "economy", 4, "ordered", effect(2, 0.4, 0, (TouchedView("brent", "Brent", change(-3), "$", 0),)), "Arrives next winter", "Gulf: objects, 1 in 3"),
    ("us.broad_sanctions", "Sanction both economies whole", "posture", 6, "ready", effect(-2, -4, 2.4), "Allies together up 6", "Beijing: buys, 3 in 4"),
    ("us.corridor", "Back a road through Armenia", "diplomacy", 4, "ready", effect(0.2, -1), "Threat to Iran up 4", "Moscow sees NATO in its yard."),
    ("us.offer_iran", "Offer Tehran a deal", "offer", 8, "dear", effect(4, 6), "Needs a word of 50", "Israel: lobbies, 1 in 2"),
    ("us.bank_order", "Cut a bank off from the dollar", "economy", 4, "not_ready", None, "", ""),
)  # fmt: skip
DIALS = (
    ("us.oil_russia", "Oil sanctions on Russia", ("on paper", "listed firms", "their buyers too", "every cargo"), 1, 1),
    ("us.oil_iran", "Oil sanctions on Iran", ("on paper", "listed firms", "their buyers too", "every cargo"), 2, 3),
    ("us.price_cap", "Price cap on Russian crude", ("dormant", "paperwork", "checks at sea", "checks and a lower cap"), 0, 0),
    ("us.denial", "Export controls through Iran", ("lapsed", "customs checks", "raids and listings", "every middleman"), 1, 1),
    ("us.interdiction", "Stop arms for Iran’s partners", ("none", "watch", "board ships", "hunt the network"), 1, 1),
    ("us.ukraine_aid", "Aid to Ukraine", ("none", "money", "arms", "arms without limits"), 1, 1),
    ("us.posture", "One axis or two states", ("two states", "mostly apart", "mostly one", "one axis"), 0, 0),
    ("us.allies", "Work with allies", ("calls only", "envoys", "money and arms", "first call, every time"), 1, 1),
    ("us.sources", "Intelligence on both capitals", ("satellites", "listening", "agents", "agents at court"), 0, 0),
)  # fmt: skip
STRANDS = (("arms", "Arms", 52, -2), ("nuclear", "Nuclear & technology", 44, 1), ("diplomatic", "Diplomatic cover", 55, -1),
           ("proxies", "Proxies & intelligence", 25, -3), ("trade", "Trade & finance", 12, -7),
           ("internal_security", "Internal security", 58, 0), ("narrative", "Narrative", 30, -2))  # fmt: skip
TIES = (("russia", "china", 60), ("iran", "china", 55), ("united_states", "russia", -60), ("united_states", "israel", 90),
        ("united_states", "gulf_states", 40), ("russia", "israel", 30), ("russia", "gulf_states", 35))  # fmt: skip
LOYAL = (78, 61, 52, 57, 55, 71, 66, 48, 54, 33)


def moves() -> tuple[MoveView, ...]:
    """Return seven moves: one ordered, one too dear, one not ready."""
    return tuple(
        MoveView(
            lever,
            title,
            f"{title}.",
            icon,
            price,
            0,
            "open",
            status,
            "Costs 8 weeks; 5 are left."
            if status == "dear"
            else "There must be sources to spend (25; they stand at 12)."
            if status == "not_ready"
            else "",
            (touches,) if touches else (),
            minds,
            "Promises are a year late.",
            "Moscow can pay at once.",
            0.8,
            found,
        )
        for lever, title, icon, price, status, found, touches, minds in MOVES
    )


def dials() -> tuple[DialView, ...]:
    """Return nine dials, one of them turned up."""
    upkeep = (0, 1, 2, 4)
    return tuple(
        DialView(
            lever,
            title,
            f"{title}, kept until it is changed.",
            "economy",
            tuple(
                StepView(number, name, upkeep[number], float(max(upkeep[number] - upkeep[stood], 0)), "")
                for number, name in enumerate(names)
            ),
            stood,
            drafted,
            "open",
            "Brent is under 70.",
            "Brent is over 90.",
            0.6,
            effect(1.6, 2.1),
        )
        for lever, title, names, stood, drafted in DIALS
    )


def crisis(chosen: int = -1) -> CrisisView:
    """Return a question of tonight."""
    choices = (("Escort ships", "Tehran tests the escort (1 in 4).", 6, effect(3, 0)), ("Hit the launch site", "Tehran answers through others (1 in 2).", 8, effect(0.2, 0, 4)),
               ("Ask the Gulf to pump", "It will ask for something.", 2, effect(2, 0)), ("Show whose data aimed it", "Moscow denies it; the Gulf looks at its deposits.", 4, effect(3, 1)))  # fmt: skip
    return CrisisView("crisis.us.tanker", "A tanker is hit", "A missile has hit a tanker off Fujairah. Brent is up eleven dollars since breakfast.", "united_states", "strait", "tonight", True,
                      tuple(ChoiceView(place, title, says, price, "", place == chosen, found) for place, (title, says, price, found) in enumerate(choices)), 2)  # fmt: skip


def factions() -> tuple[FactionView, ...]:
    """Return ten factions."""
    keyed = [(partner, key) for partner in ("russia", "iran") for key in FACTIONS[partner]]
    return tuple(
        FactionView(partner, key, key.replace("_", " ").capitalize(), loyal, 8.0, number % 3 - 1.0)
        for number, ((partner, key), loyal) in enumerate(zip(keyed, LOYAL, strict=True))
    )


def score() -> ScoreView:
    """Return a score of 61 over a par of 57."""
    wants = (("apart", "The two apart", 0.25, 38), ("allies", "Allies together", 0.2, 62), ("petrol", "Petrol cheap", 0.2, 58), ("bomb", "No Iranian bomb", 0.2, 71), ("war", "No war of its own", 0.15, 90))  # fmt: skip
    interests = tuple(InterestView(key, label, weight, met, 1.0, met - 4) for key, label, weight, met in wants)
    aim = AimView(
        "us.bold",
        "One of them at the table",
        "Moscow or Tehran has taken an American offer and kept it for a year.",
        0.3,
        True,
    )
    agenda = AimView("us.europe", "Do not lose Europe", "Europe’s support stays above 50 to the end.", 1.0, False)
    return ScoreView(
        61,
        2,
        57.0,
        interests,
        aim,
        agenda,
        41,
        (Cause("interests", 38.0), Cause("your ambition", 10.0), Cause("your agenda", 9.0), Cause("your word", 4.0)),
    )


@cache
def drawn(crises: int = 0) -> BoardView:
    """Return a board whose every figure is fixed, whatever the model says.

    crises  how many questions wait
    """
    return BoardView(
        seat="united_states", quarter="2026Q1", title="Winter 2026", turn=5, quarters=20, over=False, closing=False, scenario="Partners of convenience", campaign="drawn",
        index=49, index_error=4, index_change=-3, index_change_error=2.0, index_causes=(Cause("Trade & finance", -2.0), Cause("Proxies & intelligence", -1.0)), word="strained", rung=3,
        history=(58.0, 60.0, 57.0, 55.0, 52.0, 49.0), escalation=2.0,
        resources=(ShownFigure("weeks", "Weeks left", 5, 0), ShownFigure("word", "Your word", 41, -3), ShownFigure("cohesion", "Allies together", 62, 1), ShownFigure("brent", "Brent oil", 74, 2, 0.0, "$"), ShownFigure("escalation", "Escalation", 2.0, 0.1, 0.0, "of 5", 1)),
        score=score(), weeks=WeeksView(14, 15, 9, 6, 0, 0, 3, 1),
        needles=(Needle("russia", 0.36, "needs the drones", 0.1), Needle("iran", 0.7, "unpaid promises", 0.12)),
        windows=(WindowView("drones", "Moscow needs drones", "about three quarters", 3, 4), WindowView("skies", "Iran’s skies are open", "two quarters", 2, 4), WindowView("election", "Before the midterm", "one quarter", 1, 4)),
        likely=(LikelyAct("russia", "pays Tehran something", share(0.5)), LikelyAct("iran", "asks for air defence", share(0.67)), LikelyAct("china", "keeps buying Iranian oil", share(0.74)), LikelyAct("gulf_states", "asks Moscow how it will vote", share(0.5)), LikelyAct("israel", "waits", None)),
        strands=tuple(StrandView(key, label, now, moved, 4.0, (Cause("Moscow gives", float(moved)),), False) for key, label, now, moved in STRANDS), changed_most="trade",
        machines=(MachineView("ukraine", "The war in Ukraine", "war", "War, for three quarters", 3), MachineView("waters", "The Strait", "harassed", "Harassed, for one quarter", 1)),
        relations=tuple(RelationView(a, b, value, 1.0) for a, b, value in TIES), factions=factions(),
        flows=(FlowView("russia", "china", "oil", "Oil", 2.2), FlowView("iran", "china", "oil", "Oil", 1.4)),
        headlines=(Headline("ladder", "iran", "Tehran asks Moscow for its jets, in public", "Moscow is a year late."), Headline("order", "china", "Beijing keeps buying Iranian oil", "Tehran sells cheaper.")),
        crises=tuple(crisis() for _ in range(crises)), dials=dials(), moves=moves(), table=(),
        promises=(PromiseView("russia", 30.0, "2026Q2", "owed", "Moscow owes two squadrons."), PromiseView("russia", 35.0, "", "overdue", "Moscow is late with batteries.")),
        outlook=outlook(40, (0.27, 0.36, 0.25, 0.08, 0.04)), staff="fresh", can_undo=True, seats=("united_states",),
    )  # fmt: skip


def page(**more: object) -> BoardPage:
    """Return the drawn board as the window is shown it; `more` changes the page."""
    return attrs.evolve(BoardPage(drawn()), **more)  # type: ignore[arg-type]


def crisis_page() -> CrisisPage:
    """Return the question of tonight."""
    return CrisisPage(drawn(1), "crisis.us.tanker")


def lever_page(lever: str = "us.declassify") -> OpenedLeverPage:
    """Return a move of the drawn board, opened."""
    view = drawn()
    move = next((one for one in view.moves if one.lever == lever), None)
    dial = next((one for one in view.dials if one.lever == lever), None)
    steps = (
        MechanismStep("The bill becomes known", "What Moscow owes is known to all", ("russia",), "overdue known +25"),
        MechanismStep("Tehran is sore", "if Moscow owes 30 or more", ("iran",), "grievance +6"),
        MechanismStep("A source is lost", "", ("united_states",), "sources −14"),
    )
    claims = (ClaimView("C36", "Moscow has promised more than it has sent.", "arms"),)
    risk = RiskView(0.2, "Moscow delivers something to prove it wrong.", "arms up")
    return OpenedLeverPage(
        view,
        OpenLever(
            dial,
            move,
            steps,
            claims,
            risk,
            "Beijing wonders what else is read.",
            view.history,
            outlook(33, (0.34, 0.36, 0.2, 0.08, 0.02)),
            view.outlook,
        ),
    )


def evening_page() -> EveningPage:
    """Return the evening before the drawn board."""
    view = drawn()
    orders = (
        FateView(
            "us.declassify",
            "Publish Moscow’s unpaid bill",
            "Answered",
            "Tehran holds back its drones because the bill is now public.",
            "Arms ▼ 9",
        ),
        FateView(
            "us.oil_iran",
            "Oil sanctions on Iran, to 3",
            "In force",
            "Two Shandong refiners stop buying, so Tehran sells at $14 below Brent.",
            "Iran’s income ▼ 6",
        ),
        FateView(
            "us.release_oil", "Bring more American oil to market", "Refused", "Congress does not agree to it.", ""
        ),
    )
    ladder = Headline("ladder", "iran", "Tehran suspends its deliveries.", "Moscow is a year late with the jets.")
    lines = (
        ladder,
        Headline("order", "china", "Beijing keeps buying Iranian oil because Tehran sells cheaper."),
        Headline("order", "gulf_states", "Riyadh asks Moscow how it will vote."),
        Headline("plan", "israel", "Its plan is to wait."),
    )
    parts = (Cause("Moscow and Tehran apart", 1.6), Cause("Allies together", 0.7), Cause("your word", -0.3))
    found = EveningView(
        "2025Q4",
        "Autumn 2025",
        5,
        orders,
        lines,
        ladder,
        3,
        2,
        "trade",
        52,
        49,
        (Cause("Trade & finance", -2.0), Cause("Narrative", -1.0)),
        59,
        61,
        parts,
        (),
        (),
    )
    return EveningPage(found, view, (55, 57, 56, 59, 59, 61))


def deals_page() -> DealsPage:
    """A table with a draft on the scale, an answer to it, and deals that run, wait, and were broken."""
    ours, theirs = "united_states", "iran"
    worth = Change(1.8, 1.4, 2.2), Change(-2.6, -3.9, -1.3)
    eases, slows = "Oil sanctions on Iran: at most “listed firms”", "Enrichment: at most “slow”"
    leaves = "Not: Close the Strait"
    seen = "seen within a year: 9 in 10"
    clauses = (
        DealClauseView(0, ours, eases, "from summer 2025", seen, "listed firms"),
        DealClauseView(1, theirs, slows, "from summer 2025", seen, "slow"),
        DealClauseView(2, theirs, leaves, "until spring 2026", "everybody sees it"),
    )
    chips = tuple(
        ChipView(f"{side}/refrain/{number}/0/0", side, title, worth[0] if number else None, number == 1, wanted=True)
        for side in (ours, theirs)
        for number, title in enumerate(
            ("Stop arms for Iran’s partners: at most “none”", "Publish Moscow’s unpaid bill")
        )
    )
    barrels = "Oil output: at least “lift” for Not: Show how Moscow sides with the Gulf"
    rows = (
        DealRow("d1", ours, "gulf_states", barrels, 1, 6, "kept", "Both keep it.", own=True),
        DealRow(
            "d2", "russia", ours, "Not: Sign the text", 3, 7, "proposed", "Moscow does not.", own=True, awaits=True
        ),
        DealRow("d3", "russia", theirs, "Two squadrons for drones", 1, 4, "broken", "Moscow is late."),
    )
    reason = "“Enrichment: at most “slow”” costs Tehran more than the rest brings in."
    worths = "Then +1.1 for you, as they guess, and +0.6 for Tehran."
    view = DealTableView(
        seat=ours,
        other=theirs,
        turn=3,
        quarters=8,
        names=("2025Q1", "2025Q2", "2025Q3", "2025Q4", "2026Q1", "2026Q2", "2026Q3", "2026Q4"),
        others=("russia", "iran", "china", "gulf_states", "israel"),
        left=1,
        price=1,
        clauses=clauses,
        chips=chips,
        public=True,
        guarantor="",
        sureties=("russia", "china", "gulf_states", "israel"),
        until=6,
        untils=(4, 6, 8),
        own=worth[0],
        theirs=worth[1],
        sureness=0.65,
        answer=DealReply("Tehran will not", reason, "Beijing stands behind it", worths),
        rows=rows,
    )
    return DealsPage(view, page().board)
