"""The page docs/claims.md: what the engine makes of the article's claims, written from the record and the claims."""

from collections import Counter
from collections.abc import Iterator, Mapping

from game.model.scenario.claims import Claim
from game.studies.evidence.bench import SCENARIO, WORLDS
from game.studies.evidence.paired import CONTRADICTED, MOST, SUPPORTED, UNDECIDED
from game.studies.evidence.tensions import TENSIONS, Tension
from tests.house.reading import ROOT
from tests.studies.claims.record import Row

PAGE = ROOT / "docs" / "claims.md"
VERDICTS = (SUPPORTED, UNDECIDED, CONTRADICTED)

HEAD = """\
# What the engine makes of the article's claims

*Written by `WEDGE_BLESS=1 pytest tests/studies/claims` from `tests/studies/claims/record.csv` and
`scenarios/claims.toml`.*

Snegovaya and Alterman (2024) make {claims} claims that we count. All of them, in our own words and with what carries
each in the engine, stand in `scenarios/claims.toml`. Those that can be tried were: {experiments} paired experiments on
{tried} claims. The two arms of an experiment share their luck and differ in one thing. Each runs over {worlds} worlds
of `{scenario}`, and each world has its own figures and start values, drawn evenly over their ranges. In most, nobody
acts and the laws are tried alone; where strategies or choices are compared, all six countries decide.

**The engine is not evidence about the world.** It tells what follows from its laws and their ranges. Where it
contradicts a claim, one of the two is wrong, and the record does not say which.

- *effect* – the mean over the worlds of one arm less the other, in the measure's unit, with its 95 % interval;
- *share* – of the worlds in which the arms differ, those that show the claimed sign; “0.84 of 27 %” where the arms
  differ in 27 % of the worlds only, as choices do;
- *verdict* – **supported** where the interval lies on the claimed side of zero and the share is at least
  {most}; **contradicted** where it lies on the other side; otherwise **undecided**.

{counts}
"""


def page(record: Mapping[str, Row], claims: Mapping[str, Claim]) -> str:
    """Return the whole page."""
    counts = Counter(row["verdict"] for row in record.values())
    head = HEAD.format(
        claims=len(claims),
        experiments=len(record),
        tried=len({row["claim"] for row in record.values()}),
        worlds=WORLDS,
        scenario=SCENARIO,
        most=f"{MOST * 100:.0f} %",
        counts=", ".join(f"{counts[verdict]} {verdict}" for verdict in VERDICTS).capitalize() + ".",
    )
    parts = (head, *contradictions(record), *tensions(record), *table(record, claims), *untried(record, claims))
    return "\n".join(parts) + "\n"


def number(text: str) -> str:
    """Return a number of the record with a true minus."""
    return text.replace("-", "−")


def effect(row: Row) -> str:
    """Return an effect with its interval."""
    return f"{number(row['effect'])} ({number(row['low'])} to {number(row['high'])})"


def share(row: Row) -> str:
    """Return the share of worlds with the claimed sign, and in how many the arms differ where not in all."""
    differ = f"{100 * float(row['differ']):.0f} %"
    return row["share"] if differ == "100 %" else f"{row['share']} of {differ}"


def line(row: Row) -> str:
    """Return an experiment in a line of a list."""
    found = f"`{row['measure']}` {effect(row)}, share {share(row)}: **{row['verdict']}**"
    return f"- {row['experiment']}: {row['asks']}. {found}"


def contradictions(record: Mapping[str, Row]) -> Iterator[str]:
    """Yield the section of what the engine contradicts."""
    yield "## Contradicted\n"
    yield from (line(row) for row in record.values() if row["verdict"] == CONTRADICTED)


def tensions(record: Mapping[str, Row]) -> Iterator[str]:
    """Yield the section of the five tensions in the article."""
    yield "\n## Five tensions in the article\n"
    yield "The model has both sides of each and lets its figures decide."
    for count, tension in enumerate(TENSIONS, start=1):
        yield from tension_told(count, tension, record)


def tension_told(count: int, tension: Tension, record: Mapping[str, Row]) -> Iterator[str]:
    """Yield what the engine shows of one tension."""
    yield f"\n### {count}. {tension.title}\n"
    yield f"{tension.sides} {tension.says[record[tension.decides]['verdict']]}\n"
    yield from (line(record[name]) for name in tension.experiments)


def table(record: Mapping[str, Row], claims: Mapping[str, Claim]) -> Iterator[str]:
    """Yield the table of all experiments; each claim is told once."""
    yield "\n## Every experiment\n"
    yield "| | The article says | Tried | Measured, after quarters | Effect | Share | Verdict |"
    yield "|---|---|---|---|---|---|---|"
    told = set[str]()
    for name, row in record.items():
        says = "" if row["claim"] in told else claims[row["claim"]].claim
        told.add(row["claim"])
        when = f"`{row['measure']}`, {row['quarters']}"
        cells = (name, says, row["asks"], when, effect(row), share(row), row["verdict"])
        yield f"| {' | '.join(cells)} |"


def untried(record: Mapping[str, Row], claims: Mapping[str, Claim]) -> Iterator[str]:
    """Yield the claims that state a fact and were not tried."""
    tried = {row["claim"] for row in record.values()}
    yield "\n## Facts taken as given\n"
    yield "They are in the start values, figures and orders that `scenarios/claims.toml` names.\n"
    yield from (f"- {claim.id}: {claim.claim}" for claim in claims.values() if claim.id not in tried)
