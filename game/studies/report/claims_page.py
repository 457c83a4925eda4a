"""The page of the article on trial."""

from collections import Counter
from collections.abc import Iterator, Mapping

from game.model.scenario.claims import Claim
from game.printed_numbers import plain
from game.studies.evidence.claims_table import of_schools, on_claims, table_csv
from game.studies.evidence.flips import Flip
from game.studies.evidence.paired import CONTRADICTED, SUPPORTED, UNDECIDED, PairedOutcome
from game.studies.evidence.schools import SCHOOLS, TESTS, agreement, found_sign
from game.studies.evidence.tensions import TENSIONS
from game.studies.evidence.theories import theories
from game.studies.evidence.trial import Trial, TrialRecord, TrialResult
from game.studies.report.bars import Interval, interval_bar
from game.studies.report.drawing import SvgPart
from game.studies.report.evidence_page import Chapter, EvidencePage, PageKey, PageRow, PageTable, download

SIGNS = {1: "stronger", 0: "no change", -1: "weaker"}


def page(trial: Trial, record: TrialRecord, claims: Mapping[str, Claim], command: str) -> EvidencePage:
    """Return the page."""
    own = on_claims(record, claims)
    counts = Counter(result.outcome.verdict for result in own.values())
    contradicted = {name: result for name, result in own.items() if result.outcome.verdict == CONTRADICTED}
    chapters = [
        *(
            [rows_chapter("Contradicted", "The opposite of what the article expects.", contradicted)]
            if contradicted
            else []
        ),
        *tensions(own),
        *schools(record),
        *rivals(own),
        rows_chapter(
            "Every experiment", "Effect with its 95 % interval, on the scale of the largest of its measure.", own
        ),
        claims_chapter(own, claims),
        *([untried(record)] if record.untried else []),
    ]
    tried = len({result.experiment.claim for result in own.values()})
    return EvidencePage(
        headline=headline(counts, len(own)),
        lead=(
            f"{len(own)} paired experiments on {tried} claims of the article, in {trial.worlds:,} worlds. "
            "The two arms of an experiment share figures, start values and luck, "
            "and differ in one thing; every uncertain figure is drawn over its range."
        ),
        about="Claims",
        command=command,
        chapters=tuple(chapters),
        key_figures=tuple(PageKey(str(counts[kind]), "", kind) for kind in (SUPPORTED, UNDECIDED, CONTRADICTED)),
        facts=(("Scenario", trial.scenario), ("Worlds, seed", f"{trial.worlds:,}, {trial.seed}")),
        downloads=(download("claims.csv", table_csv(record, claims)),),
    )


def headline(counts: Mapping[str, int], many: int) -> str:
    """Return the result in one line."""
    return (
        f"The engine bears out {counts.get(SUPPORTED, 0)} of {many} tries and contradicts {counts.get(CONTRADICTED, 0)}"
    )


def rows_chapter(title: str, standfirst: str, own: Mapping[str, TrialResult]) -> Chapter:
    """Return experiments as bars."""
    reach_of = dict[str, float]()
    for result in own.values():
        reach = max(abs(result.outcome.low), abs(result.outcome.high))
        reach_of[result.experiment.measure] = max(reach_of.get(result.experiment.measure, 0.0), reach)
    return Chapter(
        title,
        standfirst,
        rows=tuple(row(title, result, reach_of[result.experiment.measure]) for result in own.values()),
    )


def row(key: str, result: TrialResult, reach: float) -> PageRow:
    """Return one experiment as a bar."""
    experiment, came = result.experiment, result.outcome
    label = SvgPart(f"{key.partition(' ')[0]}-{experiment.name}", experiment.asks, effect(came))
    found_as = f"{experiment.measure} {effect(came)} after {quarters(experiment.quarters)}"
    below = f"{experiment.name} · {found_as} · {share(came)} of worlds agree{hangs(result.flip)}"
    bar = interval_bar(label, Interval(came.effect, came.low, came.high, came.verdict), reach * 1.05)
    return PageRow(experiment.asks, below, bar, came.verdict)


def quarters(number: int) -> str:
    """Return how many quarters were played."""
    return "1 quarter" if number == 1 else f"{number} quarters"


def effect(came: PairedOutcome) -> str:
    """Return an effect with its interval, to three figures."""
    middle, low, high = (f"{value:.3g}".replace("-", "−") for value in (came.effect, came.low, came.high))
    return f"{middle} ({low} to {high})"


def share(came: PairedOutcome) -> str:
    """Return the share of draws with the claimed sign."""
    return f"{plain(100 * came.share, 0)} %"


def hangs(turn: Flip | None) -> str:
    """Return on which figure an effect hangs, and where it turns."""
    if turn is None:
        return ""
    where = f", turns at {turn.at:.3g}" if turn.at is not None else ", does not turn over its range"
    return f" · hangs most on {turn.path}{where}".replace("-", "−")


def tensions(own: Mapping[str, TrialResult]) -> Iterator[Chapter]:
    """Yield each of the five tensions of which every experiment was tried."""
    for tension in TENSIONS:
        if all(name in own for name in (*tension.experiments, tension.decides)):
            some = {name: own[name] for name in tension.experiments}
            verdict = tension.says[own[tension.decides].outcome.verdict]
            yield rows_chapter(tension.title, f"{tension.sides} {verdict}", some)


def schools(record: TrialRecord) -> Iterator[Chapter]:
    """Yield the schools side by side, where their tests were tried."""
    outcomes = of_schools(record)
    if not outcomes:
        return
    rows = tuple(
        (
            test.asks,
            effect(outcomes[test.name]),
            SIGNS[found_sign(outcomes[test.name])],
            *expected(test.expects, outcomes[test.name]),
        )
        for test in TESTS
        if test.name in outcomes
    )
    right = tuple(f"{a} of {b}" for a, b in agreement(outcomes).values())
    yield Chapter(
        "Three schools side by side",
        "What each expects of the partnership, and what the engine finds: change of the index after eight quarters, "
        "all six countries deciding. An effect under half a point, or whose interval holds nought, is no change.",
        tables=(
            PageTable(
                "Where they differ",
                ("Experiment", "Effect, points", "The engine finds", *SCHOOLS.values()),
                (*rows, ("Right where it speaks", "", "", *right)),
            ),
        ),
    )


def expected(expects: Mapping[str, tuple[int, ...]], came: PairedOutcome) -> Iterator[str]:
    """Yield what each school expects, and whether it is right."""
    for school in SCHOOLS:
        if school not in expects:
            yield "silent"
        else:
            words = " or ".join(SIGNS[sign] for sign in expects[school])
            yield f"{words} {'✓' if found_sign(came) in expects[school] else '✗'}"


def rivals(own: Mapping[str, TrialResult]) -> Iterator[Chapter]:
    """Yield under how many rival theories each experiment is supported."""
    many = max((result.works_in[1] for result in own.values()), default=0)
    if many < 2:
        return
    names = [theory for theory in theories() if any(theory.name in result.under for result in own.values())]
    rows = tuple(
        (f"{result.experiment.name} {result.experiment.asks}", "{} of {}".format(*result.works_in), fails_under(result))
        for result in sorted(own.values(), key=lambda result: result.works_in)
        if result.works_in[0] < result.works_in[1]
    )
    titles = ", ".join(theory.title for theory in names[1:])
    yield Chapter(
        "Under rival theories",
        f"Each experiment again under {many - 1} rival sets of figures: {titles}. "
        "Those not listed are supported under all.",
        tables=(PageTable("Supported in how many", ("Experiment", "Works in", "Not under"), rows),),
    )


def fails_under(result: TrialResult) -> str:
    """Return the theories under which an experiment is not supported."""
    titles = {theory.name: theory.title for theory in theories()}
    return ", ".join(titles[name] for name, outcome in result.under.items() if outcome.verdict != SUPPORTED)


def claims_chapter(own: Mapping[str, TrialResult], claims: Mapping[str, Claim]) -> Chapter:
    """Return what each claim says, and how its experiments came out."""
    rows = []
    for number, claim in claims.items():
        some = [result for result in own.values() if result.experiment.claim == number]
        if some:
            verdicts = ", ".join(f"{result.experiment.name} {result.outcome.verdict}" for result in some)
            rows.append((number, claim.claim, claim.expects, verdicts))
    return Chapter(
        "Claim by claim",
        tables=(PageTable("In our own words", ("Number", "Claim", "Expects", "Verdict"), tuple(rows)),),
    )


def untried(record: TrialRecord) -> Chapter:
    """Return what could not be tried, and why."""
    return Chapter("Not tried", tables=(PageTable("And why", ("Experiment", "Reason"), tuple(record.untried.items())),))
