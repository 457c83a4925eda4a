"""The entry quiz: six questions about the roles and the rules, made from the scenario itself."""

from hashlib import blake2b
from typing import Any

from game.campaign.sentences import says
from game.model.scenario.schema import CountrySheet, Scenario
from game.model.state.catalogue import ORDERS_A_QUARTER

OPTIONS = 4


def quiz(scenario: Scenario) -> list[dict[str, Any]]:
    """Return the questions, each with its options, the right one's place, and why."""
    sheets = {sheet.name: sheet for sheet in scenario.countries}
    return [
        asked("q1", *aim(sheets, "russia")),
        asked("q2", *aim(sheets, "iran")),
        asked("q3", *aim(sheets, "united_states")),
        asked(
            "q4",
            "How many orders may a country give in a quarter?",
            [f"At most {many}" for many in (ORDERS_A_QUARTER, 1, 5, 8)],
            "Political capital is short too: harder orders cost more.",
        ),
        asked(
            "q5",
            "Which of another country’s orders do you see given?",
            ["The open ones; covert ones only if they come out", "All of them", "None of them", "Only the dear ones"],
            "Covert orders are known to those who gave them.",
        ),
        asked(
            "q6",
            "Who loses when escalation runs away?",
            ["Everybody", "Only Moscow and Tehran", "Only Washington", "Nobody"],
            says("verdict", "catastrophe"),
        ),
    ]


def aim(sheets: dict[str, CountrySheet], country: str) -> tuple[str, list[str], str]:
    """Return a question about what a country makes no secret of wanting."""
    own = [goal.name for goal in sheets[country].interests]
    mine = next(goal for goal in sheets[country].interests if goal.public)
    others = [
        goal.name
        for name, sheet in sheets.items()
        if name != country
        for goal in sheet.interests[:2]
        if goal.public and goal.name not in own
    ]
    wrong = list(dict.fromkeys(others))[: OPTIONS - 1]
    where = says("country", country)
    return f"What does {where} openly want?", [mine.name, *wrong], f"Its aims: {sheets[country].aims}"


def asked(name: str, question: str, options: list[str], why: str) -> dict[str, Any]:
    """Return a question with its options shuffled the same way each time; the first given is the right one."""
    shuffled = sorted(options, key=lambda option: blake2b(f"{question}{option}".encode()).digest())
    return {
        "question": name, "says": question, "options": shuffled, "right": shuffled.index(options[0]), "why": why,
    }  # fmt: skip
