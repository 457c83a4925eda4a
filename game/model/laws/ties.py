"""Phase 8, third ties: the Gulf, Israel, Washington's offers, and who runs the corridor."""

import numpy as np

from game.model.state.arithmetic import clip, column, mean, sigmoid, toward
from game.model.state.axes import CAUCASUS, GULF, GULF_ISSUE, IRAN, ISRAEL, PARTNERS, RUSSIA, UNITED_STATES, Array
from game.model.state.events import Event, Step
from game.model.state.figures import FigureSection
from game.model.state.setting import Setting
from game.model.state.world import World

# What drifts back to routine when nobody tends it.
ROUTINE = ("cohesion", "china_tolerance", "gulf_money", "payment_links")


def ties(world: World, before: World, setting: Setting) -> Step:
    """Return the world after third parties pulled at the two."""
    figures = setting.figures.ties
    world = warmed(world, setting.opening, figures)
    world, slighted = corridors(world, before, figures)
    world, taken = offers(world, setting)
    return institutions(world, figures), lambda: (*slighted(), *taken())


def warmed(world: World, opening: World, figures: FigureSection) -> World:
    """Return the world after ties drifted home, war around Israel cooled Moscow's tie with it, and Gulf money spoke.

    Source: claims C60, C61, C64, C65; theory.md 6b; calibration T3, T5.
    """
    tie = toward(world.tie, opening.tie, figures.tie_pace)
    chill = figures.gaza_chill * (world.gaza - opening.gaza)
    cold_gulf = figures.closure_chill * (1 - world.hormuz)
    for one, other, change in ((RUSSIA, ISRAEL, chill), (IRAN, GULF, cold_gulf)):
        tie[one, other] = clip(tie[one, other] - change, -1, 1)
        tie[other, one] = tie[one, other]
    leverage = world.gulf_leverage * (1 - figures.leverage_fade)
    position = world.position.copy()
    pull = figures.gulf_pull * leverage * np.minimum(world.gulf_money / figures.much_money, 1)
    position[RUSSIA, GULF_ISSUE] = toward(position[RUSSIA, GULF_ISSUE], position[GULF, GULF_ISSUE], pull)
    return world.but(
        tie=tie,
        gulf_leverage=leverage,
        position=position,
        **{name: toward(getattr(world, name), getattr(opening, name), figures.routine_pace) for name in ROUTINE},
    )


def corridors(world: World, before: World, figures: FigureSection) -> Step:
    """Return the world after the Caucasus corridor moved: Moscow's divides the pair, the West's unites it.

    Source: claim C59; theory.md, tension (v); timeline H11, H29.
    """
    moscow = np.maximum(world.corridor_moscow - before.corridor_moscow, 0)
    either = moscow + np.maximum(world.corridor_west - before.corridor_west, 0)
    slight, salience = world.slight.copy(), world.salience.copy()
    sting = np.minimum(figures.corridor_slight * moscow, 1)
    slight[IRAN] = slight[IRAN] + sting * (1 - slight[IRAN])
    raised = np.minimum(figures.corridor_salience * either, 1)
    salience[IRAN, CAUCASUS] = salience[IRAN, CAUCASUS] + raised * (1 - salience[IRAN, CAUCASUS])
    after = world.but(slight=slight, salience=salience)
    return after, lambda: (
        Event("ties.corridor", "slight.iran", slight[IRAN] - world.slight[IRAN], who="russia", half_life=1),
    )


def offers(world: World, setting: Setting) -> Step:
    """Return the world after each partner took up Washington's standing offer, or not."""
    figures = setting.figures.ties
    chance = take_up(world, figures)
    taken = np.stack(
        [setting.chance.happens(world.turn + 1, f"offer.{name}", chance[i]) for i, name in enumerate(PARTNERS)]
    )
    gained = figures.offer_worth * world.offer * taken
    accommodation = world.accommodation * (1 - figures.accommodation_fade)
    accommodation = accommodation + gained * (1 - accommodation)
    lapsed = world.offer * (1 - taken)
    tie = world.tie.copy()
    for i in (RUSSIA, IRAN):
        tie[i, UNITED_STATES] = tie[i, UNITED_STATES] + figures.offer_warmth * gained[i] * (1 - tie[i, UNITED_STATES])
        tie[UNITED_STATES, i] = tie[i, UNITED_STATES]
    after = world.but(
        accommodation=accommodation,
        offer=lapsed * (1 - figures.offer_fade),
        tie=tie,
        cohesion=world.cohesion * (1 - figures.allies_price * mean(gained)),
    )
    return after, lambda: tuple(
        Event("ties.offer_taken", f"accommodation.{name}", gained[i], who=name, half_life=figures.offer_half_life)
        for i, name in enumerate(PARTNERS)
    )


def take_up(world: World, figures: FigureSection) -> Array:
    """Return the chance that each partner takes up a standing US offer this quarter, (2, W); 0 where none stands.

    It gains by size × credibility less the share its opponents among US allies veto, and by being made to one alone; it
    loses the partner's help, the partner's counter-offers, and face.

    Source: Crawford (2011, 2021), selective accommodation; Izumikawa (2018), binding; theory.md 4.2.
    """
    veto = column(figures.veto_russia, figures.veto_iran) * world.cohesion
    partner_help = mean(world.help)[::-1]
    bound = figures.binding_weight * world.binding[::-1]
    alone = 1 - world.offer[::-1]
    worth = world.offer * alone * world.credibility * (1 - veto) * figures.offer_pull
    odds = sigmoid(figures.choice * (worth - figures.partner_worth * partner_help - bound - figures.face))
    return odds * (world.offer > figures.least_offer)


def institutions(world: World, figures: FigureSection) -> World:
    """Return the world after commissions, treaties and payment links grew on use, or rusted.

    Source: claims C22, C37, C48–C53; calibration X1, X4–X7.
    """
    used = mean(mean(world.help))
    grown = figures.institution_growth * used * (1 - world.institutions)
    kept = world.institutions * (1 - figures.institution_rust)
    linked = figures.link_worth * world.payment_links + figures.rail_worth * world.railway
    return world.but(institutions=clip(kept + grown * (1 + linked), 0, 1))
