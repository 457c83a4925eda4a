"""What a country makes of a deal: what it is worth to it, yes or no and why, and what it would take.

It goes by its own view: paired futures with and without the deal, how surely the other keeps its word, what its own
public takes for stepping back, and its pride. Equal views give equal answers.
"""

from collections.abc import Sequence

import attrs
import numpy as np

from game.campaign.deal_book import ACCEPT, BREACHED, COUNTER, GIVES, NO_CLAUSE, REFUSE, RUNNING, TOO_LITTLE
from game.campaign.deal_duties import sureness
from game.forecast.deal_futures import ArmScores, DealArm, DealFutures, both_keep, in_futures, one_keeps
from game.forecast.deal_wishes import Neighbour, neighbours
from game.forecast.drawn_worlds import seed_of
from game.forecast.prospect import Prospect
from game.forecast.rollouts import FirstQuarter
from game.model.levers.deal_effects import number
from game.model.levers.deal_terms import AT_MOST, DealClause, DealTerms
from game.model.state.axes import COUNTRIES
from game.model.state.chance import Dice
from game.model.state.figures import Figures
from game.statistics import Bounded, mean

# Futures that an answer is worked out on, that a person's staff draw, and where numpy plays them.
FUTURES, FINER, ROUGH = 24, 128, 8
A_YEAR = 4


@attrs.frozen
class DealWorth:
    """What a deal is worth, in points of a legacy, beside going on without it.

    own       to the seat, with its interval; face and how surely the other keeps it are in it
    other     to the other, as the seat guesses it
    sureness  how surely the other keeps it, 0–1
    """

    own: Bounded
    other: Bounded
    sureness: float


@attrs.frozen
class DealAnswer:
    """What a country says to a proposal.

    does    `accept`, `refuse`, or `counter` with other terms
    needs   what the deal would have to be worth to it, in points
    reason  why not, and the place of the clause that it is about; "" and −1 for none
    terms   what it would take; None where nothing near would do
    better  what those are worth
    """

    does: str
    worth: DealWorth
    needs: float
    reason: str = ""
    clause: int = NO_CLAUSE
    terms: DealTerms | None = None
    better: DealWorth | None = None


@attrs.frozen(eq=False)
class Bargainer:
    """One country at the table, on futures drawn from its own view.

    audience  points of score that its public takes for an injury left unanswered
    holds     whether it holds its dials otherwise, as a person's forecasts have it
    """

    prospect: Prospect
    first: FirstQuarter
    audience: float
    holds: bool = False

    @classmethod
    def of(cls, prospect: Prospect, futures: int = FUTURES, holds: bool = False) -> "Bargainer":
        """A country as it stands."""
        first = in_futures(prospect, futures, ROUGH)
        own = first.drawn.script.anchor.courses.demeanours[COUNTRIES.index(prospect.seat)]
        return cls(prospect, first, own.audience, holds)

    @property
    def figures(self) -> Figures:
        """The figures of the futures."""
        return self.first.drawn.terms.rules.figures

    @property
    def turn(self) -> int:
        """The quarter that is to be played, counted from 1."""
        return self.prospect.turn + 1

    def scores(self, arms: Sequence[DealArm]) -> ArmScores:
        """What arms come to, each beside the deals that run anyway."""
        running = tuple(
            (record.terms.clauses[place], 1, record.terms.until)
            for record in self.prospect.deals
            if record.status == RUNNING
            for place in record.open_clauses()
        )
        return DealFutures(self.prospect, self.first, arms, self.holds, DealArm(running)).scores()

    def worths(self, several: Sequence[DealTerms]) -> list[DealWorth]:
        """What each of several deals is worth, all on the same futures.

        What it comes to where the other breaks its word is played once for each set of own clauses.
        """
        seat, both = self.prospect.seat, [both_keep(terms, self.turn) for terms in several]
        alone = [one_keeps(terms, self.turn, seat) for terms in several]
        theirs = [one_keeps(terms, self.turn, terms.partner_of(seat)) for terms in several[:1]]
        arms = list(dict.fromkeys((DealArm(), *both, *alone, *theirs)))
        scores = self.scores(arms)
        own, others = scores.own - scores.own[:1], scores.others - scores.others[:1]
        rows = []
        for place, terms in enumerate(several):
            other = terms.partner_of(seat)
            theirs_row = COUNTRIES.index(other)
            sure = self.sure_of(terms, other)
            kept_at, alone_at = arms.index(both[place]), arms.index(alone[place])
            mine = sure * own[kept_at] + (1 - sure) * own[alone_at] - self.face(terms)
            surely = self.sure_of(terms, seat)
            guess = surely * others[kept_at, theirs_row]
            if place < len(theirs):
                guess = guess + (1 - surely) * others[arms.index(theirs[place]), theirs_row]
            rows.append(DealWorth(mean(mine), mean(guess), sure))
        return rows

    def sure_of(self, terms: DealTerms, country: str) -> float:
        """How surely a country keeps a deal, as the seat takes it."""
        word = float(np.mean(self.prospect.world["word"][COUNTRIES.index(country)]))
        return sureness(terms, country, word, self.figures)

    def face(self, terms: DealTerms) -> float:
        """What stepping back in public costs the seat, in points: a share of an unanswered injury for each step."""
        if not terms.public:
            return 0.0
        dials, places = self.prospect.world["dials"], self.first.drawn.script.anchor.levers.places
        down = [
            max(float(dials[places[clause.what], 0]) - clause.step, 0.0)
            for clause in (terms.clauses[place] for place in terms.of(self.prospect.seat))
            if clause.does == AT_MOST
        ]
        return self.audience * number(self.figures.deals.steps_back) * sum(down)

    def needs(self, other: str) -> float:
        """What a deal with another must be worth, in points: pride, more with who broke one, and a little of chance."""
        law, seat = self.figures.deals, self.prospect.seat
        least = number(law.margin) * number(law[f"pride_{seat}"])
        broken = [
            breach
            for record in self.prospect.deals
            for breach in record.breaches
            if breach.by == other and breach.found_in > self.prospect.turn - A_YEAR and record.status == BREACHED
        ]
        if broken:
            least *= number(law.once_broken)
        dice = Dice(seed_of(self.prospect), np.zeros(1, np.uint64))
        wavers = number(self.figures.answers.wavers) * float(dice.normal(self.turn, f"deal.wavers.{other}", 1)[0, 0])
        return least + wavers

    # --- yes or no -----------------------------------------------------------------------------

    def answer(self, terms: DealTerms, adds: Sequence[DealClause] = (), may_counter: bool = True) -> DealAnswer:
        """What the seat says to a proposal that another has made it.

        adds  what it might ask for besides
        """
        near = neighbours(terms, self.turn, self.first.drawn.now.world, adds)
        worth, *nearby = self.worths([terms, *(option.terms for option in near)])
        needs = self.needs(terms.proposer)
        if worth.own.value >= needs:
            return DealAnswer(ACCEPT, worth, needs)
        least = number(self.figures.deals.worth_asking)
        good = [
            (option, beside)
            for option, beside in zip(near, nearby, strict=True)
            if beside.own.value >= needs and beside.other.value >= least
        ]
        would = [option for option, beside in zip(near, nearby, strict=True) if beside.own.value >= needs]
        reason, clause = self.why_not(terms, worth, would or near, dict(zip(near, nearby, strict=True)))
        if not good:
            return DealAnswer(REFUSE, worth, needs, reason, clause)
        # The cheapest change is the one that leaves most to the other.
        best, better = max(good, key=lambda pair: pair[1].other.value)
        does = COUNTER if may_counter else REFUSE
        return DealAnswer(does, worth, needs, best.reason, best.clause, best.terms, better)

    def why_not(
        self, terms: DealTerms, worth: DealWorth, would: Sequence[Neighbour], worths: dict[Neighbour, DealWorth]
    ) -> tuple[str, int]:
        """The reason of a no, and the clause it is about: the change that helps most, among those that would do."""
        best = max(would, key=lambda option: worths[option].own.value, default=None)
        if best is None or worths[best].own.value <= worth.own.value:
            own = terms.of(terms.proposer)
            return (GIVES, own[0]) if own else (TOO_LITTLE, NO_CLAUSE)
        return best.reason, best.clause
