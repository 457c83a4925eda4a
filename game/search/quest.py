"""What a country has before it when it looks ahead: its own view, what its course would order, and what it may order.

All of it is plain, so that a process of its own can look ahead while people think; no person's draft is in it.
"""

from collections.abc import Iterator, Mapping, Sequence

import attrs
import numpy as np

from agents.anchor import Following, called
from agents.strengths import Strength
from game.campaign.campaign import Campaign
from game.campaign.deal_book import RUNNING
from game.campaign.deal_duties import Duties, with_duties
from game.campaign.orders import SeatOrders, seats_of
from game.campaign.permission import Permission
from game.forecast.prospect import Prospect
from game.forecast.seat_moment import SeatMoment
from game.model.levers.catalogue import DIALS, seat_of
from game.model.levers.expressions import GOOD_FIT
from game.model.state.axes import COUNTRIES, Array


@attrs.frozen
class OtherOrder:
    """One thing ordered otherwise than the course has it.

    what   a policy, a move, or the question of a crisis, by id
    to     the step of the policy, 0–3; 1 where the move is made and 0 where it is not; the place of the choice
    price  what it costs more than what the course has there, in weeks; below nought where it frees some
    off_course  how far it is from the country's ways: 0 an opportunity that its staff see, 1 any other, 2 against its
                course
    """

    what: str
    to: int
    price: float
    off_course: int = 1


@attrs.frozen(eq=False)
class Quest:
    """All that a country looks ahead from.

    by_course        what its course would have it order, with what it would choose tonight
    course, quarters the place of the course that it follows this quarter, and for how long
    changes          what it may order otherwise, each by itself
    spare            weeks that are left once its course has ordered
    standing         by policy: where it stands
    """

    prospect: Prospect
    strength: Strength
    by_course: SeatOrders
    course: float
    quarters: float
    changes: tuple[OtherOrder, ...]
    spare: float
    standing: Mapping[str, int]

    def ordered(self, changes: Sequence[OtherOrder]) -> SeatOrders:
        """The course's orders with some changes, which name different things."""
        dials, moves, choices = dict(self.by_course.dials), list(self.by_course.moves), dict(self.by_course.choices)
        for change in changes:
            if change.what in self.standing:
                dials[change.what] = change.to
                if change.to == self.standing[change.what]:
                    del dials[change.what]
            elif change.what.startswith("crisis"):
                choices[change.what] = change.to
            elif change.to:
                moves.append(change.what)
            else:
                moves.remove(change.what)
        return attrs.evolve(self.by_course, dials=dials, moves=tuple(moves), choices=choices)

    def affords(self, changes: Sequence[OtherOrder]) -> bool:
        """Whether the weeks suffice for some changes together."""
        price = sum(change.price for change in changes)
        return price <= max(self.spare, 0.0)


def quests(campaign: Campaign, wanted: Mapping[str, Strength]) -> dict[str, Quest]:
    """What countries that the computer plays look ahead from this quarter; nothing in the campaign is changed by it.

    wanted  the strength of each country that is to look ahead
    """
    game = campaign.game
    night = game.put_tonight()
    ordered, following = game.quarter().decided(night)
    sheets = campaign.with_choices(seats_of(ordered, game.history.dials[0], game.anchor.levers), night.desk)
    if campaign.book.of(RUNNING):
        # What is owed is laid over whatever a country orders: it looks ahead from there.
        sheets = with_duties(Duties(campaign.book, campaign.world.turn + 1, campaign.permission), sheets, ())
    return {country: _quest(campaign, country, (wanted[country], sheets[country], following)) for country in wanted}


def _quest(campaign: Campaign, country: str, by_rule: tuple[Strength, SeatOrders, Following]) -> Quest:
    """What one country looks ahead from.

    by_rule  its strength, what its course would have it order, and the courses of all after their review
    """
    strength, by_course, following = by_rule
    row, levers = COUNTRIES.index(country), campaign.game.anchor.levers
    moment = SeatMoment.of(campaign, country)
    permission = Permission.of(moment.whole, campaign.game.put_tonight())
    standing = {
        policy.id: permission.standing(policy.id) for policy in levers.policies if seat_of(policy.id) == country
    }
    spare = permission.left(country) - permission.price(country, by_course)
    spare -= permission.price_of_choices(country, by_course)
    course, quarters = float(following.course[row, 0]), float(following.quarters[row, 0])
    owed = Duties(campaign.book, campaign.world.turn + 1, permission).owed(country)
    promised = frozenset(record.terms.clauses[place].what for record, place in owed)
    offered = Offered(permission, country, by_course, standing, promised)
    return Quest(
        prospect=Prospect.of(campaign, country),
        strength=strength,
        by_course=by_course,
        course=course,
        quarters=quarters,
        changes=tuple(offered.changes(moment.fits, turned(campaign, country, standing, quarters))),
        spare=spare,
        standing=standing,
    )


def turned(campaign: Campaign, country: str, standing: Mapping[str, int], quarters: float) -> Mapping[str, int]:
    """Which way each dial was turned within a year, by policy: 1 up, −1 down, 0 not; at a trigger nothing binds.

    quarters  for how long it will have followed its course

    Source: play2.md section 5 (reversing a dial within three quarters needs a trigger).
    """
    game, moment = campaign.game, SeatMoment.of(campaign, country)
    followed: Array = moment.situation.following.quarters[COUNTRIES.index(country)]
    calls = called(moment.seen.by(country), followed, game.rules.figures.habits.reviews)
    if calls[0] > 0 or not quarters:
        return dict.fromkeys(standing, 0)
    places, dials = game.anchor.levers.places, game.history.dials
    back = int(game.rules.figures.habits.turn_rests)
    return {policy: int(np.sign(dials[0][places[policy], 0] - dials[back][places[policy], 0])) for policy in standing}


@attrs.frozen(eq=False)
class Offered:
    """What a country may order otherwise than its course has it.

    promised  what it has given its word on in deals that run: whether it keeps that is decided apart
    """

    permission: Permission
    country: str
    by_course: SeatOrders
    standing: Mapping[str, int]
    promised: frozenset[str] = frozenset()

    def changes(self, fits: Array, turned_before: Mapping[str, int]) -> Iterator[OtherOrder]:
        """Every single change, in the order of the levers' files, then of the crises.

        fits  (levers, 1) how well each lever works as its owner sees it
        """
        levers = self.permission.draft.levers
        named = frozenset(self.by_course.dials) | frozenset(self.by_course.moves)
        for policy in self.standing:
            if policy in self.promised:
                continue
            stands, now = self.standing[policy], self.by_course.dials.get(policy, self.standing[policy])
            for step in range(max(stands - 1, 0), min(stands + 1, DIALS - 1) + 1):
                back = (step - stands) * turned_before[policy] < 0
                if step == now or back or any(self.permission.against_dial(self.country, policy, step)):
                    continue
                price = self.permission.price_of_step(policy, step) - self.permission.price_of_step(policy, now)
                good = fits[levers.places[policy], 0] >= GOOD_FIT
                yield OtherOrder(policy, step, price, 2 if policy in named else int(not (good and step > now)))
        for move in levers.moves:
            if seat_of(move.id) != self.country or move.id in self.promised:
                continue
            price = self.permission.price_of_move(move.id)
            if move.id in self.by_course.moves:
                yield OtherOrder(move.id, 0, -price, 2)
            elif not any(self.permission.against_move(self.country, move.id)):
                yield OtherOrder(move.id, 1, price, int(fits[levers.places[move.id], 0] < GOOD_FIT))
        yield from self.choices()

    def choices(self) -> Iterator[OtherOrder]:
        """Every other choice in tonight's crises."""
        overdraft = self.permission.draft.levers.catalogue.weeks.overdraft
        most = max(self.permission.left(self.country) + overdraft, 0)
        for crisis in self.permission.put_to(self.country):
            now = self.by_course.choices.get(crisis.id, -1)
            for place, choice in enumerate(crisis.choices):
                if place == now or choice.cost > most or self.permission.heating(crisis, place):
                    continue
                yield OtherOrder(crisis.id, place, choice.cost - (crisis.choices[now].cost if now >= 0 else 0.0), 1)
