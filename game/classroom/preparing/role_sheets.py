"""Role sheets: what one seat may know before the first quarter, and nothing else, with what it may order."""

from collections.abc import Mapping

import attrs
import numpy as np

from game.campaign.campaign import Campaign
from game.classroom.engine.class_words import class_words
from game.classroom.engine.position import dealt
from game.classroom.preparing.lesson_words import lesson_word
from game.model.files.countries import countries
from game.model.levers.catalogue import Move, Policy
from game.model.state.axes import COUNTRIES, PARTNERS
from game.printed_numbers import plain
from game.views.board_rows import AimView, InterestView, WindowView
from game.views.board_view import BoardView, board
from game.views.commission_view import CommissionView, commission
from game.views.hand_rows import DialView, MoveView, PromiseView
from game.views.shown_figures import ShownFigure

HEAVIEST, OPEN_ORDERS, FIRST_MOVES = 2, 2, 3
# The windows that every board shows of the campaign itself say nothing of the world.
OF_THE_CAMPAIGN = ("end",)
# A sheet has a place of its own for weeks.
PRINTED_ALREADY = ("weeks",)
OPEN = "open"


@attrs.frozen
class OtherCapital:
    """Another country as everybody sees it: what it wants most, and orders it holds that all could see it give."""

    country: str
    capital: str
    wants: str
    holds: str


@attrs.frozen
class RoleSheet:
    """One seat's sheet.

    situation  lines on the world as the seat sees it
    first      moves that may be ordered at once, those that work best as the seat sees it
    asks       questions that a team talks over before it speaks
    ambition   the id of the one that it was dealt, which goes into its score
    agenda     its own secret; None where none was drawn
    pays       points of 100 for interests, ambition and agenda
    weeks      whole blocks: what policies take, what is free
    dials, moves  the short hand, with prices
    """

    country: str
    capital: str
    title: str
    lead: str
    interests: tuple[InterestView, ...]
    ambitions: tuple[AimView, ...]
    ambition: str
    agenda: AimView | None
    pays: tuple[int, int, int]
    weeks: tuple[int, int]
    weeks_title: str
    weeks_says: str
    situation: tuple[str, ...]
    owed: tuple[str, ...]
    others: tuple[OtherCapital, ...]
    first: tuple[MoveView, ...]
    minds: Mapping[str, str]
    asks: tuple[str, ...]
    dials: tuple[DialView, ...]
    moves: tuple[MoveView, ...]


def role_sheets(campaign: Campaign) -> tuple[RoleSheet, ...]:
    """Return every country's sheet; the campaign stands before its first quarter."""
    law = campaign.game.rules.figures.legacy
    pays = tuple(round(float(np.ravel(law[part])[0])) for part in ("interests", "ambition", "agenda"))
    known = {
        country: (commission(campaign, country), dealt(campaign, board(campaign, country))) for country in COUNTRIES
    }
    return tuple(
        role_sheet(campaign, country, known[country], (pays[0], pays[1], pays[2])) for country in COUNTRIES
    )  # fmt: skip


def role_sheet(
    campaign: Campaign, country: str, known: tuple[CommissionView, BoardView], pays: tuple[int, int, int]
) -> RoleSheet:
    """Return one country's sheet, from its own commission and its own board."""
    own, seen = known
    weeks, held = seen.weeks, short_hand(seen)
    ready = tuple(move for move in held[1] if move.status in ("ready", "ordered"))
    open_windows = [window for window in seen.windows if window.key not in OF_THE_CAMPAIGN]
    return RoleSheet(
        country=country,
        capital=sentence(countries()[country].words.capital),
        title=own.title,
        lead=campaign.setup.summary,
        interests=tuple(sorted(own.interests, key=lambda interest: -interest.weight)),
        ambitions=own.ambitions,
        ambition=own.chosen,
        agenda=own.agenda,
        pays=pays,
        weeks=(round(weeks.policies), max(round(weeks.left), 0)),
        weeks_title=lesson_word("sheet", "weeks", income=plain(weeks.income)),
        weeks_says=lesson_word(
            "sheet", "weeks_says", policies=plain(weeks.policies), left=plain(weeks.left),
            carried=plain(weeks.carried_over),
        ),
        situation=situation(seen, open_windows),
        owed=owed(seen.promises),
        others=tuple(other_capital(campaign, name) for name in COUNTRIES if name != country),
        first=ready[:FIRST_MOVES],
        minds={move.lever: minded(move) for move in held[1]},
        asks=questions(own, held[0], open_windows),
        dials=held[0],
        moves=tuple(sorted(held[1], key=lambda move: move.lever)),
    )  # fmt: skip


def short_hand(seen: BoardView) -> tuple[tuple[DialView, ...], tuple[MoveView, ...]]:
    """Return the dials and moves that a class holds."""
    return tuple(dial for dial in seen.dials if dial.in_deck), tuple(move for move in seen.moves if move.in_deck)


def situation(seen: BoardView, open_windows: list[WindowView]) -> tuple[str, ...]:
    """Return how the partnership stands as a seat sees it, and what stands open for a while."""
    stands = lesson_word(
        "situation", "index", word=seen.word, index=plain(seen.index), error=plain(max(seen.index_error, 1.0))
    )
    rest = "; ".join(figure_said(figure) for figure in seen.resources if figure.key not in PRINTED_ALREADY)
    return (stands, f"{rest}.", *(lesson_word("situation", "window", title=w.title, left=w.says) for w in open_windows))


def owed(promises: tuple[PromiseView, ...]) -> tuple[str, ...]:
    """Return what the two owe each other as a seat knows it: for each what is late, and all that is still to come."""
    lines = list[str]()
    for giver in PARTNERS:
        own = [promise for promise in promises if promise.giver == giver]
        late = sum(promise.amount for promise in own if promise.state == "overdue")
        to_come = sum(promise.amount for promise in own if promise.state != "overdue")
        if own:
            key = "owes_late" if late and to_come else "late" if late else "owes"
            holes = {"capital": countries()[giver].words.capital, "late": plain(late), "amount": plain(to_come)}
            lines.append(lesson_word("situation", key, **holes))
    return tuple(lines)


def figure_said(figure: ShownFigure) -> str:
    """Return a figure as a sheet prints it, with its unit."""
    value = plain(figure.value, figure.digits)
    dollars = figure.unit.startswith("$")
    unit = {"$/b": " a barrel", "": ""}.get(figure.unit, f" {figure.unit}")
    return f"{figure.label} {'$' if dollars else ''}{value}{unit.replace('$', '')}"


def other_capital(campaign: Campaign, country: str) -> OtherCapital:
    """Return a country as everybody sees it: nothing here comes from its own board."""
    catalogue = campaign.game.anchor.levers.catalogue
    interests = sorted(commission(campaign, country).interests, key=lambda interest: -interest.weight)[:HEAVIEST]
    code = countries()[country].code
    levers: tuple[Policy | Move, ...] = (*catalogue.moves, *catalogue.policies)
    held = [
        lever.title
        for lever in levers
        if lever.id.startswith(f"{code}.") and lever.deck == "class" and lever.visibility == OPEN
    ]
    return OtherCapital(
        country,
        sentence(countries()[country].words.capital),
        "; ".join(lowered(interest.label) for interest in interests),
        "; ".join(lowered(title) for title in held[:OPEN_ORDERS]),
    )  # fmt: skip


def sentence(text: str) -> str:
    """Return a name as it stands by itself: it begins with a capital letter."""
    return text[:1].upper() + text[1:]


def minded(move: MoveView) -> str:
    """Return who minds a move, in a sentence that names them."""
    capital, _, says = move.minds.partition(": ")
    return says if says.startswith(capital) else move.minds


def lowered(label: str) -> str:
    """Return a label as it stands within a sentence: a common first word begins small."""
    first = label.split(maxsplit=1)[0].strip("’'s")
    names = {word for country in countries().values() for word in (*country.words.name.split(), country.words.capital)}
    return label if first in names or first.isupper() else label[0].lower() + label[1:]


def questions(own: CommissionView, dials: tuple[DialView, ...], open_windows: list[WindowView]) -> tuple[str, ...]:
    """Return what a team talks over first: its heaviest interest, its dearest policy, and what will soon be shut."""
    heaviest = max(own.interests, key=lambda interest: interest.weight)
    asks = [lesson_word("sheet", "ask_interest", interest=lowered(heaviest.label))]
    dearest = max(dials, key=lambda dial: dial.steps[dial.standing].upkeep, default=None)
    if dearest is not None:
        asks.append(lesson_word("sheet", "ask_policy", policy=lowered(dearest.title)))
    if open_windows:
        soonest = min(open_windows, key=lambda window: window.left)
        asks.append(lesson_word("sheet", "ask_window", window=soonest.title, left=soonest.says))
    return (*asks, lesson_word("sheet", "ask_partner"))


def capital_title(country: str) -> str:
    """Return a country as tables head it."""
    return class_words("country")[country]
