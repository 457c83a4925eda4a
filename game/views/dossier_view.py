"""The dossiers of the six as one seat is shown them: what each wants, where it stands, how surely that is known."""

from collections.abc import Iterable, Sequence

import attrs

from game.campaign.campaign import Campaign
from game.campaign.sentences import says
from game.model.scenario.countries import countries
from game.model.state.axes import COUNTRIES, FACTIONS, PARTNERS
from game.model.state.interests import satisfaction
from game.model.state.measures import row
from game.model.state.observation import GUESS, INFERRED, OBSERVED
from game.views.campaign_titles import quarter_name
from game.views.known import Known, PagesSeen, pages
from game.views.map_view import Issue, Relation, issues
from game.views.names import in_unit, title, unit_of


@attrs.frozen
class Want:
    """One interest of a country.

    weight     share of its concern, of 100, with the range in which it is believed to lie
    met        how far it is met as the seat sees it, 0–100; None where that cannot be told
    """

    label: str
    weight: float
    low: float
    high: float
    met: float | None
    sure: str


@attrs.frozen
class Held:
    """One faction: loyalty 0–100, how it changed, where it stood at the opening, and the share of its due paid."""

    label: str
    loyalty: float
    change: float
    opening: float
    paid: float
    sure: str
    error: float


@attrs.frozen
class Stand:
    """Where a country and another stand on an issue, −1 to 1, how far apart, 0–100, and who sees it."""

    issue: Issue
    own: float
    other: float
    gap: float


@attrs.frozen
class Reading:
    """One more figure about a country, as written, with its error as written and how surely it is known."""

    label: str
    figure: str
    error: str
    change: float
    sure: str


@attrs.frozen
class DossierView:
    """The dossier of one country, as a seat has it.

    parts_from  the country with which its positions are compared
    income      a row of figures quarter by quarter, with a heading and a unit; () where it has none
    known       shares of what stands here that are observed, inferred and guessed; they add up to 1
    notice      one thing to know first; "" for none
    """

    seat: str
    country: str
    title: str
    character: str
    aims: str
    wants: tuple[Want, ...]
    unsaid: float
    relations: tuple[Relation, ...]
    parts_from: str
    stands: tuple[Stand, ...]
    factions: tuple[Held, ...]
    readings: tuple[Reading, ...]
    income_title: str
    income_unit: str
    income: tuple[float, ...]
    income_quarters: tuple[str, ...]
    known: tuple[float, float, float]
    notice: str
    over: bool


PERCENT = 100
UNHAPPY = 5


def dossier(campaign: Campaign, seat: str, country: str) -> DossierView:
    """Return the dossier of a country as a seat has it; KeyError where there is no such country."""
    if country not in COUNTRIES:
        raise KeyError(f"no country is called {country!r}; expected one of {', '.join(COUNTRIES)}")
    seen, sheet = pages(campaign, seat), campaign.scenario.countries[COUNTRIES.index(country)]
    wanted, rival = (
        wants(campaign, seat, country, seen),
        PARTNERS[1 - PARTNERS.index(country)] if country in PARTNERS else "russia",
    )
    rows = countries()[country].dossier
    held, readings = factions(campaign, country, seen), tuple(reading(seen, path) for path in rows.readings)
    return DossierView(
        seat=seat,
        country=country,
        title=says("country_name", country),
        character=sheet.character,
        aims=sheet.aims,
        wants=wanted,
        unsaid=PERCENT - sum(want.weight for want in wanted),
        relations=relations(seen, country),
        parts_from=rival,
        stands=stands(seen, country, rival),
        factions=held,
        readings=readings,
        income_title=rows.heading,
        income_unit=rows.unit,
        income=tuple(unit_of(rows.row)[2] * float(row(world, rows.row)[0]) for world in campaign.worlds),
        income_quarters=tuple(quarter_name(campaign, turn) for turn in range(campaign.world.turn + 1)),
        known=shares([*sure(wanted), *sure(relations(seen, country)), *sure(held), *sure(readings)]),
        notice=notice(held),
        over=campaign.over,
    )


def sure(lines: Sequence[Want] | Sequence[Relation] | Sequence[Held] | Sequence[Reading]) -> list[str]:
    """Return how surely each line of the dossier is known."""
    return [line.sure for line in lines]


def wants(campaign: Campaign, seat: str, country: str, seen: PagesSeen) -> tuple[Want, ...]:
    """Return what a country wants: all of it for itself and after the end, else what it makes no secret of."""
    place = COUNTRIES.index(country)
    open_to_all = country == seat or campaign.over
    goals = campaign.scenario.countries[place].interests
    interests = []
    for goal, interest in zip(goals, campaign.setting.interests[place], strict=True):
        if goal.public or open_to_all:
            known = seen.known(goal.path)
            met = PERCENT * float(satisfaction(seen.now[goal.path], interest.worst, interest.best)[0])
            low, high = (goal.weight.value,) * 2 if country == seat else (goal.weight.low, goal.weight.high)
            sure = OBSERVED if country == seat else INFERRED if known.certainty != GUESS else GUESS
            interests.append(Want(goal.name, PERCENT * interest.weight, PERCENT * low, PERCENT * high, met, sure))
    return tuple(sorted(interests, key=lambda want: -want.weight))


def relations(seen: PagesSeen, country: str) -> tuple[Relation, ...]:
    """Return how a country stands with each other one, the closest first."""
    others = [other for other in COUNTRIES if other != country]
    ties = [(other, seen.known(f"tie.{country}.{other}")) for other in others]
    rows = (Relation(country, other, known.value, known.change, known.certainty) for other, known in ties)
    return tuple(sorted(rows, key=lambda relation: -relation.warmth))


def stands(seen: PagesSeen, country: str, rival: str) -> tuple[Stand, ...]:
    """Return where a country and another stand on each issue, the widest gap first."""
    rows = []
    for issue in issues(seen):
        own, other = (seen.known(f"position.{who}.{issue.key}").value for who in (country, rival))
        rows.append(Stand(issue, own, other, PERCENT * abs(own - other) / 2))
    return tuple(sorted(rows, key=lambda stand: -stand.gap))


def factions(campaign: Campaign, country: str, seen: PagesSeen) -> tuple[Held, ...]:
    """Return a country's factions, where the model has any."""
    rows = []
    for key in FACTIONS.get(country, ()):
        path = f"loyalty.{country}.{key}"
        loyalty, paid = seen.known(path, PERCENT), seen.known(f"patronage.{country}.{key}", PERCENT)
        first = PERCENT * float(row(campaign.setting.opening, path)[0])
        label, sure = says("faction", key), loyalty.certainty
        rows.append(Held(label, loyalty.value, loyalty.change, first, paid.value, sure, loyalty.error))
    return tuple(rows)


def reading(seen: PagesSeen, path: str) -> Reading:
    """Return one more figure about a country."""
    known: Known = seen.known(path)
    _unit, digits, scale = unit_of(path)
    # An error is never shown as none.
    error = in_unit(path, max(known.error, 10**-digits / scale)) if known.error else ""
    return Reading(title(path), in_unit(path, known.value), error, known.change, known.certainty)


def shares(certainties: Iterable[str]) -> tuple[float, float, float]:
    """Return the shares of what is observed, inferred and guessed."""
    remaining = list(certainties)
    counts = [remaining.count(sure) for sure in (OBSERVED, INFERRED, GUESS)]
    whole = max(sum(counts), 1)
    return counts[0] / whole, counts[1] / whole, counts[2] / whole


def notice(held: tuple[Held, ...]) -> str:
    """Return the faction that has fallen furthest below where it stood at the opening, in a sentence; "" for none."""
    low = [faction for faction in held if faction.opening - faction.loyalty >= UNHAPPY]
    if not low:
        return ""
    worst = min(low, key=lambda faction: faction.loyalty - faction.opening)
    return says("dossier", "below", faction=worst.label, loyalty=round(worst.loyalty), opening=round(worst.opening))
