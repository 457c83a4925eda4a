"""Questions for the debrief, by phase, bound to the claims that the scenario and the short hand put to the test."""

from collections.abc import Iterator, Mapping

import attrs

from game.campaign.campaign import Campaign
from game.classroom.preparing.lesson_words import lesson_lines, lesson_word
from game.classroom.preparing.role_sheets import RoleSheet
from game.model.files.claims import Claim, claims
from game.model.levers.catalogue import Move, Policy
from game.views.hand_rows import DialView, MoveView

MOST_CLAIMS, MOST_ORDERS, MOST_OBJECTIVES = 6, 4, 4


@attrs.frozen
class ClaimAsked:
    """A claim to weigh in the debrief.

    number  C01 to C88; `says` and `expects` in our own words
    """

    number: str
    theme: str
    says: str
    expects: str
    question: str


@attrs.frozen
class DebriefQuestions:
    """What is asked in each phase of the debrief, and what to learn from it."""

    describe: tuple[str, ...]
    analyse: tuple[ClaimAsked, ...]
    apply: tuple[str, ...]
    objectives: tuple[str, ...]


def debrief_questions(campaign: Campaign, sheets: tuple[RoleSheet, ...]) -> DebriefQuestions:
    """Return the questions of a lesson with this scenario."""
    chosen = claims_to_ask(campaign, sheets)
    first = sheets[0].capital
    apply_lines = lesson_lines("question", "apply", title=campaign.setup.title, capital=first)
    teaching = lesson_word("question", "teaching", teaching=campaign.setup.teaching)
    themes = dict.fromkeys(claim.theme for claim in chosen)
    return DebriefQuestions(
        describe=lesson_lines("question", "describe"),
        analyse=chosen,
        apply=(*apply_lines, *([teaching] if campaign.setup.teaching else [])),
        objectives=tuple(lesson_word("objective", theme) for theme in list(themes)[:MOST_OBJECTIVES]),
    )


def claims_to_ask(campaign: Campaign, sheets: tuple[RoleSheet, ...]) -> tuple[ClaimAsked, ...]:
    """Return the claims that orders of the short hand touch most as this scenario opens, each of another theme."""
    orders, weights = touching(campaign, sheets), dict[str, float]()
    for number, held in orders.items():
        weights[number] = sum(weight for weight, _ in held)
    testable = [claim for claim in claims().values() if claim.expects and claim.id in weights]
    chosen, themes = list[ClaimAsked](), set[str]()
    for claim in sorted(testable, key=lambda claim: (-weights[claim.id], claim.id)):
        if claim.theme[0] not in themes and len(chosen) < MOST_CLAIMS:
            themes.add(claim.theme[0])
            chosen.append(asked_about(claim, [title for _, title in sorted(orders[claim.id], reverse=True)]))
    return tuple(sorted(chosen, key=lambda claim: claim.number))


def touching(campaign: Campaign, sheets: tuple[RoleSheet, ...]) -> Mapping[str, list[tuple[float, str]]]:
    """Return by claim the orders of the short hand that carry it: how well each works at the opening, and its title."""
    catalogue = campaign.game.anchor.levers.catalogue
    levers: tuple[Policy | Move, ...] = (*catalogue.policies, *catalogue.moves)
    carried = {lever.id: lever.claims for lever in levers}
    orders = dict[str, list[tuple[float, str]]]()
    for lever, title, fit in held_orders(sheets):
        for number in carried[lever]:
            orders.setdefault(number, []).append((1 + max(fit, 0.0), title))
    return orders


def held_orders(sheets: tuple[RoleSheet, ...]) -> Iterator[tuple[str, str, float]]:
    """Yield every order of the short hands: its name, its title with the capital, how well it works now."""
    for sheet in sheets:
        held: tuple[DialView | MoveView, ...] = (*sheet.dials, *sheet.moves)
        for order in held:
            yield order.lever, f"{sheet.capital}: {order.title}", order.fit


def asked_about(claim: Claim, orders: list[str]) -> ClaimAsked:
    """Return a claim as the debrief asks about it."""
    question = lesson_word("question", "analyse", orders="; ".join(orders[:MOST_ORDERS]))
    return ClaimAsked(claim.id, claim.theme[0], claim.claim, claim.expects, question)
