"""The page docs/odd.md: the model by the ODD protocol, its lists and numbers taken from the code."""

import inspect
import re
from collections.abc import Iterator
from importlib import import_module

from game.model.laws.endings import VERDICTS
from game.model.laws.turn import PHASES
from game.model.scenario import load
from game.model.scenario.initial_world import setting
from game.model.state.axes import COUNTRIES, DOMAINS, FACTIONS, ISSUES, MILITIAS
from game.model.state.catalogue import LEVELS, ORDERS_A_QUARTER
from game.model.state.chance import NoLuck
from game.model.state.measures import measures_of
from game.model.state.world import World
from tests.house.reading import ROOT
from tests.studies.claims.carriers import laws, rules_of_thumb

PAGE = ROOT / "docs" / "odd.md"
BASE = "partners_of_convenience"

HEAD = """\
# The model by the ODD protocol

*Written by `WEDGE_BLESS=1 pytest tests/studies/evidence` from the code, the ruleset and the base scenario. Protocol:
Grimm et al. (2020), The ODD protocol for describing agent-based and other simulation models: a second update.*

## 1. Purpose and patterns

To let players, classes and researchers try what would part Russia and Iran, partners of convenience: which policies
make the partnership fracture, fray, hold or harden into an alliance, at what cost, and on which uncertain figures
the answer hangs. The model is for thinking, not for forecasting. It is judged by patterns: the article's claims as
paired experiments (`docs/claims.md`), the signs that schools of thought disagree on (`wedge claims`), the coded
record of 2015–2025 and eight older cases (`docs/hindcast.md`), and a partnership that left alone mostly survives.

## 2. Entities, state variables and scales

**Entities.** {countries} countries that decide ({names}); the partnership of two of them in {domains} domains
({domain_names}); {factions} factions at home; {militias} armed partners of Iran; the oil market; {issues} issues on
which positions differ. There is no space; distance is in ties and positions.

**Scales.** A step is a quarter; the base scenario plays {quarters}, from {starts}. A world is one campaign;
thousands are played at once, each with luck of its own.

**State variables.** {measures} measures, {rows} numbers a world, each within bounds and on a binary grid:

{variables}

What this quarter's orders put in ({fleeting} measures) is zero again when the next quarter begins.

## 3. Process overview and scheduling

In each quarter every country sees its view and gives up to {most} of its orders ({orders} in all), each at one of
{levels} levels ({level_names}); all orders take hold at once, so the order of seats changes nothing. Then, in this
order:

{phases}

After the last quarter each world is {verdicts}.

## 4. Design concepts

- **Basic principles.** Willingness on a logit scale from named reasons, joined by a weak link; rupture as a hazard,
  not a threshold; wedges as accommodation, coercion, denial and information (Walt, Snyder, Crawford, Huang,
  Izumikawa); two opposing channels wherever the article is in tension with itself, with uncertain weights.
- **Emergence.** Fracture, alliance, price wars and crises come from choices and laws; no ending is scripted.
- **Adaptation and objectives.** A country weighs what its staff's handbook expects of each order for its interests
  ({goals} in all), by their marginal worth, less cost, and adds what doctrine says ({doctrines} rules); quantal
  response turns worth into chances. Named strategies ({strategies}) and a searched best response can take a seat.
- **Learning.** None within a campaign but beliefs: trust, grievance, awareness and evasion skill follow events.
- **Prediction.** The handbook is measured by the laws themselves, from the opening, at central figures and without
  luck. On the harder levels a country looks ahead in futures drawn from its view.
- **Sensing.** A country sees its own facts exactly, others' with error, secrets as they were at the opening:
  {public} measures are public, {estimates} estimated, {secrets} secret.
- **Interaction.** Orders push measures; help needs both; oil is sold to the same buyers; every order has a
  by-product.
- **Stochasticity.** Every draw is a function of seed, quarter, name, option and world; strategies meet the same
  luck.
- **Collectives.** Factions, allies' cohesion and armed partners are levels, not agents.
- **Observation.** Index, domains, prices, revenues, scores and verdicts of every world; the causes of each change.

## 5. Initialisation

The opening is the scenario's: {start} start values, each with low, central and high value and source. What the laws
can work out is worked out; each side's standing inclination is set so that the opening is at rest. {injects} events
are scheduled.

## 6. Input

None from outside but the scenario, the orders given, and in a hindcast what a coded timeline says that others did.

## 7. Submodels

Every number of every law stands in `scenarios/ruleset.toml`, {figures} in {sections} sections, {uncertain} of them
with a range. The laws, by module:

{laws}
"""


def page() -> str:
    """Return the whole page."""
    scenario = load.scenario(BASE)
    declared = list(measures_of(World).values())
    lasting = [one for one in declared if not one.fleeting]
    known = {kind: sum(one.known == kind for one in lasting) for kind in ("public", "estimate", "secret")}
    made = setting(scenario, NoLuck(1), 1)
    from agents.strategies.library import strategies

    return HEAD.format(
        countries=len(COUNTRIES),
        names=", ".join(name.replace("_", " ") for name in COUNTRIES),
        domains=len(DOMAINS),
        domain_names=", ".join(name.replace("_", " ") for name in DOMAINS),
        factions=sum(len(some) for some in FACTIONS.values()),
        militias=len(MILITIAS),
        issues=len(ISSUES),
        quarters=scenario.quarters,
        starts=scenario.starts,
        measures=len(declared),
        rows=sum(one.rows for one in declared),
        variables="\n".join(variables()),
        fleeting=len(declared) - len(lasting),
        most=ORDERS_A_QUARTER,
        orders=len(scenario.catalogue.orders),
        levels=len(LEVELS),
        level_names=", ".join(LEVELS),
        phases="\n".join(f"{n}. **{name}**: {says}" for n, (name, says) in enumerate(phases(), start=1)),
        verdicts=" or ".join(name.replace("_", " ") for name in VERDICTS),
        goals=sum(len(own) for own in made.interests),
        doctrines=len(rules_of_thumb()),
        strategies=len(strategies()),
        public=known["public"],
        estimates=known["estimate"],
        secrets=known["secret"],
        start=len(scenario.start),
        injects=len(scenario.injects),
        figures=len(scenario.figures),
        sections=len({path.split(".")[0] for path in scenario.figures}),
        uncertain=sum(one.low < one.high for one in scenario.figures.values()),
        laws="\n".join(told_laws()),
    )


def variables() -> Iterator[str]:
    """Yield a line for each lasting measure."""
    yield "| measure | what it is | by | unit | bounds | known |"
    yield "|---|---|---|---|---|---|"
    for one in measures_of(World).values():
        if not one.fleeting:
            by = ", ".join(one.axes) or "world"
            span = f"{one.low:g} to {one.high:g}".replace("-", "−")
            yield f"| `{one.name}` | {one.says} | {by} | {one.unit} | {span} | {one.known} |"


def phases() -> Iterator[tuple[str, str]]:
    """Yield each phase of a quarter with what its module says it does."""
    for phase in PHASES:
        name = phase.__name__
        module = import_module("game.model.laws.cooperation") if name == "together" else import_module(phase.__module__)
        says = first_line(inspect.getdoc(module) or "")
        yield name, re.sub(r"^Phase \d+, ", "", says)


def told_laws() -> Iterator[str]:
    """Yield a line for each law, with its source."""
    for name, doc in sorted(laws().items()):
        source = re.search(r"Source:\s*(.+?)(?:\n\n|\Z)", doc, re.DOTALL)
        where = " ".join(source[1].split()) if source else ""
        yield f"- `{name}`: {first_line(doc)} *{where.rstrip('.')}.*"


def first_line(text: str) -> str:
    """Return the first line of a docstring."""
    return text.split("\n", 1)[0]
