"""What came about in one quarter, as plain sentences: the table, machines, promises, the ladder and the end."""

from collections.abc import Iterator

import attrs
import numpy as np

from agents.crisis_program import VOTES
from game.campaign.campaign import Campaign, QuarterRecord
from game.campaign.phrases import becauses, capital, phrase, phrases
from game.campaign.told_day import ToldLine, quarter_at, test_of
from game.model.laws.verdict import ending, outcome
from game.model.levers.catalogue import seat_of
from game.model.levers.eyes import CODES
from game.model.levers.readings import WorldReadings
from game.model.scenario.scenario_texts import inject_said
from game.model.state.arithmetic import total
from game.model.state.axes import COUNTRIES, IRAN, PARTNERS, RUSSIA
from game.model.state.codes import (
    ACTS,
    BOTH,
    ENDINGS,
    ESCALATED,
    MACHINES,
    MOSCOW,
    ORDERED_DOWN,
    ORDERED_UP,
    OUTCOMES,
    QUARREL,
    REASONS,
    TURN_ROW,
    WAR,
)
from game.model.state.deeds import MOVE_ROW
from game.model.state.world_state import WorldState
from game.printed_numbers import plain

# Where the war in Ukraine is fought: no news of it but while it is.
FRONT = "front"
# From so much of a giver's promises on, a change of them is news.
NEWS = 0.04
SHARES: tuple[tuple[float, str], ...] = ((0.2, "some"), (0.42, "third"), (0.6, "half"), (0.9, "most"), (2.0, "all"))


@attrs.frozen(eq=False)
class ToldWorld:
    """One quarter's worlds, before and after, read for their telling.

    now     the worlds after it, as they are, or as the reader sees them
    reader  the country for whose eyes it is told, `public` for everybody's; "" for who may read all
    """

    campaign: Campaign
    turn: int
    now: WorldReadings
    reader: str = ""

    @classmethod
    def of(cls, campaign: Campaign, turn: int, reader: str = "") -> "ToldWorld":
        """One quarter, counted from 1."""
        whole = quarter_at(campaign, turn)
        if not reader:
            return cls(campaign, turn, whole.readings())
        return cls(campaign, turn, attrs.evolve(whole.seen(), eye=CODES.get(reader, reader)), reader)

    def sees(self, lever: str) -> bool:
        """Whether the reader sees that a lever is in use."""
        return self.reader in ("", seat_of(lever)) or lever not in self.campaign.game.anchor.levers.secret

    @property
    def played(self) -> QuarterRecord:
        """The quarter as it was played."""
        return self.campaign.played[self.turn - 1]

    @property
    def before(self) -> WorldState:
        """The world before the quarter."""
        return self.campaign.moments[self.turn - 1].world

    @property
    def after(self) -> WorldState:
        """The world after it."""
        return self.campaign.moments[self.turn].world

    def lines(self) -> Iterator[ToldLine]:
        """All that came about, in the order in which it is told."""
        yield from self.blows()
        yield from self.machines()
        yield from self.table()
        if self.reader in ("", *PARTNERS):
            yield from self.promises()
        yield from self.ladder()
        yield from self.end()

    def rose(self, measure: str, *index: int) -> bool:
        """Whether a measure stands above where it stood before."""
        return bool(getattr(self.after, measure)[index][..., 0] > getattr(self.before, measure)[index][..., 0])

    def table(self) -> Iterator[ToldLine]:
        """What was done at the table: offers taken, outbid, lapsed; the vote; payments and regrets."""
        deeds = self.played.deeds.orders.moves[:, 0]
        for act, says in phrases("table").items():
            if act in MOVE_ROW and deeds[MOVE_ROW[act]] > 0 and self.counts(act):
                yield ToldLine("table", "russia" if act.startswith("ru.") else "iran", says)
        if self.after.vote_due[0] > 0:
            key = "veto" if self.after.vetoed[0] > 0 else "no_veto"
            softened = {"veto": "softened", "no_veto": "softened_no_veto"} if self.softer_text() else {}
            yield ToldLine("table", "russia", phrase("table", softened.get(key, key)))
        for side, name in enumerate(PARTNERS):
            offered = f"us.offer_{name}" in self.played.orders["united_states"].moves
            if self.rose("offer", side) and not offered:
                yield ToldLine("table", "united_states", phrase("table", f"offer_{name}"))
            if self.rose("offer_lapsed", side):
                yield ToldLine("table", "united_states", phrase("table", f"lapsed_{name}"))
            if self.before.deal[side, 0] > self.after.deal[side, 0]:
                yield ToldLine("table", "", phrase("table", f"deal_dies_{name}"))
        if self.campaign.moments[self.turn].leaked[0] > 0:
            yield ToldLine("table", "", phrase("table", "leak"))

    def counts(self, act: str) -> bool:
        """Whether an act at the table came to anything: an offer is taken where a deal follows."""
        if act.endswith("take_offer"):
            return bool(self.after.sold[PARTNERS.index("russia" if act.startswith("ru.") else "iran"), 0] > 0)
        return True

    def blows(self) -> Iterator[ToldLine]:
        """Blows that no order speaks of."""
        for measure, key in (("gulf_hit", "gulf"), ("us_hit", "americans")):
            if getattr(self.after, measure)[0] > 0:
                yield ToldLine("blow", "", phrase("blow", key))

    def machines(self) -> Iterator[ToldLine]:
        """Machines that changed state, each with what brought it about."""
        for name, machine in MACHINES.items():
            was, now = (
                machine.states[int(getattr(world, machine.measure)[machine.index][0])]
                for world in (self.before, self.after)
            )
            fresh = now == "new_ruler" and getattr(self.after, str(machine.clock))[machine.index][0] < 1
            if (was == now and not fresh) or (name == FRONT and self.after.ukraine[0] not in (WAR, ESCALATED)):
                continue
            exact, bare = f"{name}:{was}>{now}", f"{name}>{now}"
            key = exact if exact in phrases("turn") else bare
            says = phrase("turn", key, ruler=self.ruler(name))
            reason = self.brought(bare) or self.because(exact) or self.because(bare)
            yield ToldLine.reasoned("machine", "", says, reason)

    def ruler(self, machine: str) -> str:
        """What a new ruler is, where there is one."""
        codes = {"regime.ru": RUSSIA, "regime.ir": IRAN}
        kind = int(self.after.ruler[codes[machine], 0]) if machine in codes else 0
        return phrases("ruler").get(str(kind), "")

    def brought(self, turn: str) -> str:
        """The order, choice or event that brought a machine to a state; "" where none did."""
        pushed = self.played.deeds.deeds.turns[TURN_ROW[turn], 0]
        if pushed <= 0:
            return ""
        levers, known = self.campaign.game.anchor.levers, phrases("brought")
        for move in levers.moves:
            if move.id in known and self.ordered(move.id) and turn in [effect.path for effect in move.effects]:
                return known[move.id]
        for crisis in self.campaign.game.script.crises.crises:
            for orders in self.played.orders.values():
                place = orders.choices.get(crisis.id, -1)
                paths = [effect.path for effect in crisis.choices[place].effects] if place >= 0 else []
                if turn in paths and crisis.kind in known:
                    return known[crisis.kind]
        for inject in self.campaign.game.schedule.injects:
            if inject.quarter == self.turn and any(effect.path == turn for effect in inject.effects):
                return phrase("brought", "outside", title=inject_said(self.campaign.setup, inject)[0])
        for policy in levers.policies:
            paths = [effect.path for effect in (*policy.effects, policy.mishap)]
            if policy.id in known and self.ordered(policy.id) and turn in paths:
                return known[policy.id]
        return ""

    def ordered(self, lever: str) -> bool:
        """Whether a lever was in use, as the reader sees: a move of the last year, or a dial above nought."""
        if not self.sees(lever):
            return False
        levers, history = self.campaign.game.anchor.levers, self.campaign.moments[self.turn].history
        place, first = levers.places[lever], len(levers.policies)
        rows = history.dials[0, place] if place < first else history.moves[:2, place - first].max(0)
        return bool(rows[0] > 0)

    def because(self, turn: str) -> str:
        """The first reason whose test holds at the quarter's end; "" for none."""
        for because in becauses().get(turn, ()):
            if (test_of(because.when)(self.now) + self.after.brent * 0)[0] > 0:
                return because.says
        return ""

    def promises(self) -> Iterator[ToldLine]:
        """Promises that were kept, that fell due unpaid, and that were newly given."""
        before, after = self.before, self.after
        owed = float(total(before.promised[RUSSIA])[0] + before.overdue[RUSSIA, 0])
        given = float(after.delivered[RUSSIA, 0])
        if given > NEWS and owed > NEWS:
            share = next(key for top, key in SHARES if given / owed <= top or top > 1)
            holes = {"share": phrase("promise", share)}
            yield ToldLine("promise", "russia", phrase("promise", "delivered", **holes))
        for side, name in enumerate(PARTNERS):
            if float(after.overdue[side, 0] - before.overdue[side, 0]) > NEWS:
                key = "missed_more" if side == RUSSIA and given > NEWS else f"missed_{name}"
                yield ToldLine("promise", name, phrase("promise", key))

    def ladder(self) -> Iterator[ToldLine]:
        """The step of the quarter: who, why, and where the partnership stands."""
        world = self.after
        before, rung, act = self.before.rung[0], world.rung[0], int(world.act[0])
        if rung == before or not act:
            return
        mover, other = ("russia", "iran") if int(world.mover[0]) == MOSCOW else ("iran", "russia")
        holes = {"mover": capital(mover), "other": capital(other)}
        key = ACTS[act]
        exact = f"{key}.{int(rung)}"
        parts = [phrase("act", exact if exact in phrases("act") else key, **holes)]
        place = int(world.reason[0]) - 1
        if by_order := self.raised_by() if act == ORDERED_UP else "":
            parts[0] = by_order
        elif place >= 0 and act != ORDERED_DOWN:
            parts.append(phrase("why_down" if rung < before else "why_up", REASONS[place], **holes))
        points = {"points": plain(float(world.price[0]), 1), "rung": phrase("rung", str(int(rung)))}
        parts.append(phrase("ladder", "falls" if rung < before else "rises", **points))
        if world.broke[0] > 0 and self.before.broke[0] <= 0:
            parts.append(phrase("ladder", "break"))
        if world.repaired[0] > 0 and self.before.repaired[0] <= 0:
            parts.append(phrase("ladder", "mended"))
        yield ToldLine.reasoned("ladder", "" if int(world.mover[0]) == BOTH else mover, *parts)

    def softer_text(self) -> bool:
        """Whether Moscow, asked how it votes, has offered a softer text."""
        crises, taken = self.campaign.game.script.crises, self.campaign.moments[self.turn].desk.chosen[0, :, 0]
        return any(
            crisis.kind in VOTES and choice.vote == 0 and taken[first + number] > 0
            for crisis, first in zip(crises.crises, crises.first, strict=True)
            for number, choice in enumerate(crisis.choices)
        )

    def how_it_ended(self, world: WorldState) -> str:
        """The ending in a sentence; a quarrel that nobody ended has an author."""
        key, breaker = ENDINGS[int(ending(world, self.campaign.game.rules)[0])], int(world.breaker[0])
        if key == "drifted_apart" and world.rung[0] <= QUARREL and breaker:
            return phrase("quarrel", PARTNERS[breaker - 1])
        return phrase("ending", key)

    def raised_by(self) -> str:
        """The order that brought the two a step closer, as it is told; "" where none is known."""
        levers, history = self.campaign.game.anchor.levers, self.campaign.moments[self.turn].history
        for move in levers.moves:
            for effect in move.effects:
                ordered = history.moves[effect.timing.later, move.row, 0] > 0
                if effect.path == "ladder" and effect.size > 0 and ordered and move.id in phrases("brought_up"):
                    return phrase("brought_up", move.id)
        policies = [policy.id for policy in levers.policies if policy.mishap.path == "ladder"]
        return next((phrase("brought_up", policy) for policy in policies if policy in phrases("brought_up")), "")

    def end(self) -> Iterator[ToldLine]:
        """The verdict, once the campaign is over."""
        campaign = self.campaign
        if self.turn < campaign.world.turn or not campaign.over:
            return
        world, rules = campaign.world, campaign.game.rules
        yield ToldLine("ending", "", phrase("headline", "ends", quarter=campaign.setup.quarter(self.turn)))
        raiser = int(world.author[0]) - 1
        author = capital(COUNTRIES[raiser]) if raiser >= 0 else ""
        yield ToldLine("ending", "", phrase("outcome", OUTCOMES[int(outcome(world, rules)[0])], author=author))
        yield ToldLine("ending", "", self.how_it_ended(world))
        points = np.rint(campaign.game.legacy()[:, 0]).astype(int)
        legacy = [
            phrase("headline", "legacy_part", capital=capital(country), points=points[place])
            for place, country in enumerate(COUNTRIES)
        ]
        yield ToldLine("ending", "", phrase("headline", "legacy", parts=", ".join(legacy)))
