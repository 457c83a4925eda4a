"""The table by rule: who takes Washington's offer, how Moscow binds and votes, and how the pair mends its relation."""

from collections.abc import Sequence

import attrs
import numpy as np

from agents.course_program import CourseProgram
from agents.crises import NO_PERSONS
from game.model.laws.common import believed, flag
from game.model.laws.margin import offers_pull
from game.model.levers.readings import WorldReadings
from game.model.state.arithmetic import clip
from game.model.state.axes import COUNTRIES, IRAN, PARTNERS, RUSSIA, Array
from game.model.state.codes import BOTH, OPEN, STRAINED
from game.model.state.deeds import MOVE_ROW, Deeds
from game.model.state.names import named
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState

DEAL_WITH = "united_states"


def at_table(
    deeds: Deeds, readings: WorldReadings, seeks: Sequence[Array], rules: Rules, persons: Array = NO_PERSONS
) -> Deeds:
    """The quarter's deeds with what is done at the table.

    readings  what the countries see in the morning, before any order was carried out
    seeks     by partner: (W,) 1 where its course seeks a deal with Washington
    persons   (countries, 1) 1 for those that persons play: for them nothing is done but the vote

    Source: play2.md section 5 (bands: outbids .35–.60; veto ≥ .6, abstains .50–.75 when pressed); seams.md B8, B9.
    """
    law, world = rules.figures.table, readings.world
    rows, spent = deeds.moves.copy(), deeds.spent.copy()
    chance, turn = rules.chance, world.turn + 1
    # Tehran guesses what Moscow's yards could spare to outbid an offer; nothing hidden bears on an offer to Moscow.
    gap = named("arms_gap.ru")
    guessed = world.but(arms_gap=readings.by(COUNTRIES[IRAN]).number(gap.name) / gap.scale)
    pull = offers_pull(guessed, deeds, rules.figures, counted=True)
    for side, code in enumerate(("ru", "ir")):
        wants = seeks[side] * (1 - persons[side]) * flag(world.offer[side] > 0) * flag(pull[side] > 0)
        taken = chance.happens(turn, f"table.takes.{code}", law.takes * wants)
        rows[MOVE_ROW[f"{code}.take_offer"]] = np.maximum(rows[MOVE_ROW[f"{code}.take_offer"]], taken)
    acts = 1 - persons[: len(PARTNERS)]
    binds = affords(spent, world, law.price_bind, rules.figures.interests.overdraft)
    binds = binds * outbids(world, rules) * acts[RUSSIA]
    rows[MOVE_ROW["ru.bind"]] = binds
    rows[MOVE_ROW["ru.vote"]] = np.where(
        np.equal(rows[MOVE_ROW["ru.vote"]], 0), vote(readings, deeds, rules), rows[MOVE_ROW["ru.vote"]]
    )
    pays, sorry = repairs(readings, rules)
    pays = pays * affords(spent, world, law.price_pay + law.price_bind) * acts[RUSSIA]
    sorry = sorry * acts * flag(world.capital[: len(PARTNERS)] >= law.price_apologise + law.price_pay + law.price_bind)
    rows[MOVE_ROW["ru.pay"]], rows[MOVE_ROW["ru.apologise"]] = pays, sorry[RUSSIA]
    rows[MOVE_ROW["ir.apologise"]] = sorry[IRAN]
    paid: Array = law.price_bind * binds + law.price_pay * pays + law.price_apologise * sorry[RUSSIA]
    spent[RUSSIA] = spent[RUSSIA] + paid
    spent[IRAN] = spent[IRAN] + law.price_apologise * sorry[IRAN]
    return attrs.evolve(deeds, moves=rows, spent=spent)


def affords(spent: Array, world: WorldState, weeks: Array, overdraft: Array | float = 0) -> Array:
    """1 where Moscow has so many weeks left after its orders, (W,); what is urgent may be overdrawn.

    Source: play2.md section 1 (overdraft).
    """
    return flag(world.capital[RUSSIA] - spent[RUSSIA] + overdraft >= weeks)


def outbids(world: WorldState, rules: Rules) -> Array:
    """1 where Moscow outbids the offer to Tehran, (W,): it is fresh and believed, and Moscow still needs Tehran.

    Source: Izumikawa 2018 (binding); crisis.ir.offer (“Moscow will probably outbid (1 in 2) if it still needs you”).
    """
    law = rules.figures.table
    fresh = flag(world.offer[IRAN] > 0) * flag(world.offer_quarters[IRAN] <= law.fresh) * flag(world.binding <= 0)
    needs = flag(world.localised < law.built_at_home) * flag(believed(world, rules.figures) > 0)
    return rules.chance.happens(world.turn + 1, "table.binds", law.binds * fresh * needs)


def vote(readings: WorldReadings, deeds: Deeds, rules: Rules) -> Array:
    """How Moscow votes on a text against Tehran, (W,): 1 a veto, 0 where it abstains; it counts where there is one.

    readings  what the countries see

    Source: T6 (vetoed 2018, abstained 2024); claim C65; play2.md section 5.
    """
    world = readings.world
    hit = np.maximum(flag(world.gulf_hit_ago[0] > 0), flag(np.not_equal(world.waters, OPEN)))
    law = rules.figures.table
    pressed = hit * flag(deeds.stance("gs.leverage") >= law.leans)
    odds = np.where(pressed > 0, law.pressed, law.abstains)
    progress = named("nuclear_progress")
    near = readings.by(COUNTRIES[RUSSIA]).number(progress.name) / progress.scale
    odds = odds + law.alarmed * np.maximum(flag(near >= law.near_bomb), world.weapon)
    odds = odds - law.covers * (deeds.stance("ru.shield") - deeds.opening("ru.shield"))
    return 1 - rules.chance.happens(world.turn + 1, "table.abstains", clip(odds, 0, 1))


def repairs(readings: WorldReadings, rules: Rules) -> tuple[Array, Array]:
    """1 where Moscow pays, (W,), and where each apologises, (2, W), once the relation is strained.

    Only who does not itself lean towards the next step down wants to mend it, and only where it finds the other
    aggrieved.

    readings  what the countries see

    Source: Egypt 1972–73; USSR and China after 1969; vision, point 3.
    """
    law, chance, world = rules.figures.table, rules.chance, readings.world
    turn, low = world.turn + 1, flag(world.rung <= STRAINED) * (1 - flag(np.equal(world.mover, BOTH)))
    stays = flag(world.margin < 0)
    pays = chance.happens(turn, "table.pays", law.pays * low * stays[RUSSIA] * flag(world.overdue[RUSSIA] > law.owes))
    rows = []
    for side, name in enumerate(PARTNERS):
        other = named(f"grievance.{('ir', 'ru')[side]}")
        aggrieved = flag(readings.by(name).number(other.name) / other.scale >= law.aggrieved)
        rows.append(chance.happens(turn, f"table.apologises.{name}", law.apologises * low * stays[side] * aggrieved))
    return pays, np.stack(rows)


def seeking(courses: CourseProgram, followed: Array) -> list[Array]:
    """By partner: (W,) 1 where the course that it follows seeks a deal with Washington.

    followed  (countries, W) place of each country's course
    """
    rows = []
    for name in PARTNERS:
        country, seeks = COUNTRIES.index(name), np.zeros(followed.shape[1])
        for place, course in enumerate(courses.courses[country]):
            if any(step.does == "deal" and step.what == DEAL_WITH for step in course.steps):
                seeks = np.maximum(seeks, np.where(np.equal(followed[country], place), 1.0, 0.0))
        rows.append(seeks)
    return rows


def refusals(after: WorldState, before: WorldState) -> WorldState:
    """The worlds with offers that lapsed untaken counted as refused."""
    lapsed = flag(before.offer > 0) * flag(after.offer <= 0) * (1 - after.deal)
    return after.but(refused_ru=after.refused_ru + lapsed[RUSSIA], refused_ir=after.refused_ir + lapsed[IRAN])
