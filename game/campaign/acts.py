"""What each country did in a quarter, and why, as far as a reader knows.

An actor's own reasons are told from its own view; for others a reader is told what it would conclude from what it knows
of them, and from the interests they make no secret of.
"""

import attrs

from agents.roster import seated_countries
from game.campaign.campaign import Campaign, levels
from game.campaign.sentences import says
from game.forecast.common_knowledge import as_told
from game.model.laws.intelligence import glimpse
from game.model.simulation import observed
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import LEVELS, Sheet
from game.model.state.observation import INFERRED, OBSERVED, Observation
from game.model.state.setting import Staff


@attrs.frozen
class Cause:
    """One part of a change, in the unit of what changed."""

    cause: str
    says: str
    amount: float


@attrs.frozen
class CountryAct:
    """One order given, with the reasons that weighed most.

    certainty  how surely the reader knows the reasons: `observed` or `inferred`
    """

    country: str
    order: str
    level: str
    says: str
    price: int
    certainty: str
    why: tuple[Cause, ...]


def acts_of(campaign: Campaign, turn: int, reader: str | None, seen: Sheet) -> tuple[CountryAct, ...]:
    """Every order the reader knows was given, the dearest first within each country.

    seen  (orders, 1) the orders of that quarter that it saw
    """
    acts: list[CountryAct] = []
    for country in COUNTRIES:
        if given := levels(campaign.setting, seen, country):
            known = motives(campaign, turn, reader, country)
            own = [act(campaign, name, level, known) for name, level in given.items()]
            acts += sorted(own, key=lambda given_act: -given_act.price)
    return tuple(acts)


@attrs.frozen(eq=False)
class Motives:
    """From what an actor's reasons are told: its own view, or what the reader knows of it."""

    country: int
    view: Observation
    staff: Staff
    certainty: str


def motives(campaign: Campaign, turn: int, reader: str | None, actor: str) -> Motives:
    """From what an actor's reasons are told: its own view for itself, the reader's knowledge for others."""
    country, world = COUNTRIES.index(actor), campaign.worlds[turn - 1]
    staff = campaign.staffs[country]
    if reader in (None, actor):
        # Reasons look at a few rows; a whole view would work out everything that is hidden from the country.
        return Motives(country, glimpse(world, country, campaign.setting), staff, OBSERVED)
    known = observed(world, COUNTRIES.index(str(reader)), campaign.setting)
    return Motives(country, Observation(country, known.seen, known.error), as_told(staff), INFERRED)


def act(campaign: Campaign, name: str, level: str, known: Motives) -> CountryAct:
    """One order given, with its reasons."""
    order = campaign.setting.catalogue[name]
    # Of another's plan nobody knows; its character is known.
    agent = campaign.agents[known.country] if known.certainty == OBSERVED else seated_countries({})[known.country]
    reasons = agent.reasons(known.view, known.staff, name)
    why = tuple(Cause("", reason.says, float(reason.amount[0])) for reason in reasons)
    price = order.price(LEVELS.index(level) + 1)
    return CountryAct(order.country, name, level, says("order", name), price, known.certainty, why)
