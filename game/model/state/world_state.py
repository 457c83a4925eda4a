"""Everything that is true of a world at the end of a quarter, one declared measure a quantity.

An array's last axis is the worlds. States of machines and counts are small whole numbers kept as floats. The laws
name no number of a measure but those declared in `codes.py`.
"""

import attrs
import numpy as np

from game.loose_types import FieldValues, OneOfMany
from game.model.state.arithmetic import on_grain
from game.model.state.axes import Array
from game.model.state.measures import Measure, measure, measures_of, places_of

HIDDEN = "estimate"


@attrs.frozen(eq=False, slots=False)
class WorldState:
    """All worlds at one moment; `turn` quarters have been played.

    dials  (policies, W) 0–3, in the order of the levers' catalogue; no rows where no catalogue is loaded
    wear   (levers, W) how worn each lever is, 0–1
    """

    turn: int
    dials: Array
    wear: Array

    # Exchange: by giver and domain
    flow: Array = measure("what one side gives the other", "partner", "domain", known=HIDDEN)
    capacity: Array = measure("what a giver can spare", "partner", "domain", known=HIDDEN)
    need: Array = measure("what the receiver of this giver asks", "partner", "domain", known=HIDDEN)
    offered: Array = measure("what the giver offers", "partner", "domain", known=HIDDEN, bounds=(0, 2))
    base: Array = measure(
        "base worth of giving, solved at the opening", "partner", "domain", bounds=(-9, 9), known="secret"
    )
    first_need: Array = measure("need at the opening", "partner", "domain", known="secret")
    first_flow: Array = measure("flow at the opening", "partner", "domain")
    received: Array = measure("value of what each side receives", "partner", known=HIDDEN, bounds=(0, 3))
    first_received: Array = measure("value received at the opening", "partner", known="secret", bounds=(0, 3))
    cost: Array = measure("what third parties make giving cost", "partner", "domain", known=HIDDEN, bounds=(-2, 2))
    stake: Array = measure("what each side gains if the partner stands", "partner", known=HIDDEN, bounds=(0, 3))
    hangs_on: Array = measure("how far each side hangs on the partner's goods", "partner", known=HIDDEN)
    unmet: Array = measure("Tehran's needs that Moscow leaves unmet", known=HIDDEN)
    stake_lift: Array = measure("extra stake of Moscow in giving", "domain", bounds=(-2, 2))

    # Ledger of favours
    balance: Array = measure("favours owed, + where Moscow owes", bounds=(-1, 1), known=HIDDEN)
    first_balance: Array = measure("favours owed at the opening", bounds=(-1, 1), known="secret")
    promised: Array = measure("promises by the quarter in which they fall due", "partner", "due", bounds=(0, 4))
    overdue: Array = measure("promises past their date", "partner", known=HIDDEN, bounds=(0, 2))
    overdue_known: Array = measure("share of unpaid promises that others know of")
    promised_known: Array = measure("share of promises that others know of")
    quiet: Array = measure("quiet help on its way", "partner", known=HIDDEN)
    payment_link: Array = measure("payment link between rouble and rial")
    railway: Array = measure("railway corridor to India")
    institutions: Array = measure("joint institutions")

    # Minds
    trust: Array = measure("trust in the partner", "partner", known=HIDDEN)
    grievance: Array = measure("grievance against the partner", "partner", known=HIDDEN)
    affront: Array = measure("affront just suffered from the partner", "partner", known=HIDDEN)
    threat: Array = measure("felt threat from the West", "partner", known=HIDDEN)
    front_lift: Array = measure("passing lift of the shared front", bounds=(-1, 1))
    shared_threat: Array = measure("threat that both feel", known=HIDDEN)
    first_shared: Array = measure("threat that both felt at the opening", known="secret")
    first_trust: Array = measure("trust at the opening", "partner", known="secret")
    first_grievance: Array = measure("grievance at the opening", "partner", known="secret")
    first_threat: Array = measure("felt threat at the opening", "partner", known="secret")
    entrapment: Array = measure("how far Moscow's clause drags it into Iran's wars")
    fatigue: Array = measure("how tired the audience is of disclosures", bounds=(0, 3))
    slight: Array = measure("slights to Tehran this quarter", bounds=(0, 6))
    slights_felt: Array = measure("how used Tehran is to slights", bounds=(0, 6))
    word: Array = measure("how far a country's word is believed", "country")
    resolve: Array = measure("how far a country is believed to answer", "country")

    # Ladder of the relation
    rung: Array = measure("rung of the relation", unit="rungs", bounds=(0, 7))
    rung_quarters: Array = measure("quarters on this rung", unit="quarters", bounds=(0, 200))
    mover: Array = measure("who moved the rung this quarter: 0 nobody, 1 Moscow, 2 Tehran, 3 both", bounds=(0, 3))
    act: Array = measure("the act on the ladder this quarter", unit="code", bounds=(0, 20))
    reason: Array = measure("the largest reason of that act", unit="code", bounds=(0, 20))
    price: Array = measure("what the act gives up, in points of the index", unit="points", bounds=(0, 100))
    margin: Array = measure("how near each side is to a step down", "partner", bounds=(-9, 9), known=HIDDEN)
    suspended: Array = measure("quarters for which a giver holds a domain back", "partner", "domain", bounds=(0, 9))
    clause: Array = measure("defence clause in force", unit="0 or 1")
    broke: Array = measure("quarter of the first break, 0 for none", unit="quarters", bounds=(0, 200))
    breaker: Array = measure("who broke: 0 nobody, 1 Moscow, 2 Tehran", bounds=(0, 2))
    breaking_act: Array = measure("the act of the break", unit="code", bounds=(0, 20))
    repaired: Array = measure("quarter in which a break was mended, 0 for none", unit="quarters", bounds=(0, 200))
    margin_drift: Array = measure("each side's standing inclination", "partner", bounds=(-2, 2), known="secret")
    ruler_shift: Array = measure("what the ruler thinks of the tie", "partner", bounds=(-2, 2), known=HIDDEN)
    high_quarters: Array = measure("quarters on end at a treaty or above", unit="quarters", bounds=(0, 200))
    broken_quarters: Array = measure("quarters since the relation was broken off", unit="quarters", bounds=(0, 200))

    # State machines, with a clock each
    ukraine: Array = measure("war in Ukraine", unit="code", bounds=(0, 3))
    ukraine_quarters: Array = measure("quarters in this state", unit="quarters", bounds=(0, 200))
    exhaustion: Array = measure("exhaustion by the war")
    truce_held: Array = measure("a truce that holds is given", unit="0 or 1")
    regime: Array = measure("state of each regime", "partner", unit="code", bounds=(0, 3))
    regime_quarters: Array = measure("quarters in this state", "partner", unit="quarters", bounds=(0, 200))
    ruler: Array = measure("type of a new ruler, 0 for the old one", "partner", unit="code", bounds=(0, 3))
    ruler_quarters: Array = measure("quarters of this ruler", "partner", unit="quarters", bounds=(0, 400))
    war_iran: Array = measure("Iran's war", unit="code", bounds=(0, 3))
    war_quarters: Array = measure("quarters in this state", unit="quarters", bounds=(0, 200))
    waters: Array = measure("Gulf waters", unit="code", bounds=(0, 2))
    waters_quarters: Array = measure("quarters in this state", unit="quarters", bounds=(0, 200))
    closed_ago: Array = measure("waters closed in each of the last four quarters", "ago", unit="0 or 1")
    nuclear: Array = measure("Iran's nuclear programme", unit="code", bounds=(0, 3))
    weapon: Array = measure("Iran has tested a weapon", unit="0 or 1")
    dash: Array = measure("quarters of a dash to the bomb", unit="quarters", bounds=(0, 9), known=HIDDEN)
    administration: Array = measure("type of the US administration", unit="code", bounds=(0, 2))
    until_election: Array = measure("quarters until the next US election", unit="quarters", bounds=(0, 16))
    snapback: Array = measure("UN sanctions on Iran", unit="code", bounds=(0, 2))
    snapback_quarters: Array = measure("quarters in this state", unit="quarters", bounds=(0, 200))
    syria: Array = measure("Damascus", unit="code", bounds=(0, 2))
    china: Array = measure("Chinese stance", unit="code", bounds=(0, 2))
    china_quarters: Array = measure("quarters in which Beijing leans to an end", unit="quarters", bounds=(-9, 9))
    caucasus: Array = measure("Caucasus corridor", unit="code", bounds=(0, 3))
    oil_pact: Array = measure("OPEC+", unit="code", bounds=(0, 1))
    oil_pact_quarters: Array = measure("quarters in this state", unit="quarters", bounds=(0, 200))
    israel_wars: Array = measure("Israel's wars", unit="code", bounds=(0, 1))
    tide: Array = measure("tides seen by all", "tide", unit="0 or 1")
    push_truce: Array = measure("push towards a truce in Ukraine", bounds=(0, 2))
    push_deal: Array = measure("push towards a deal with Iran", bounds=(0, 2))
    push_snapback: Array = measure("push towards UN sanctions", bounds=(0, 2))
    corridor_moscow: Array = measure("corridor run by Moscow")
    corridor_washington: Array = measure("corridor run by Washington")
    guarantor_deal: Array = measure("a guarantor stands behind the offer to Iran", unit="0 or 1")
    guarantor_ukraine: Array = measure("a guarantor stands behind the truce", unit="0 or 1")

    # Oil
    fundamentals: Array = measure("price by supply and demand", unit="ln $/b", bounds=(3, 5.5))
    premium: Array = measure("war premium", unit="$/b", bounds=(-60, 150))
    demand_shock: Array = measure("demand shock", unit="mb/d", bounds=(-6, 6))
    china_demand: Array = measure("Chinese stockpiling", unit="mb/d", bounds=(-1.5, 1.5))
    us_output: Array = measure("extra US output", unit="mb/d", bounds=(-1, 3))
    gulf_output: Array = measure("extra Gulf output", unit="mb/d", bounds=(-4, 5))
    spare: Array = measure("spare capacity of the Gulf", unit="mb/d", bounds=(0, 9))
    deliverable: Array = measure("share of the spare that can reach the market")
    brent: Array = measure("Brent", unit="$/b", bounds=(20, 220))
    volume: Array = measure("oil exports", "partner", unit="mb/d", bounds=(0, 9), known=HIDDEN)
    china_barrels: Array = measure("barrels that China buys", "partner", unit="mb/d", bounds=(0, 5))
    barrels_lift: Array = measure("extra Chinese buying", "partner", unit="mb/d", bounds=(-2, 2))
    discount: Array = measure("discount in China", "partner", unit="$/b", bounds=(-10, 60))
    discount_lift: Array = measure("passing part of the discount", "partner", unit="$/b", bounds=(-9, 20))
    fleet: Array = measure("grey fleet", "partner", unit="mb/d", bounds=(0, 9), known=HIDDEN)
    evasion: Array = measure("skill at evasion", "partner", known=HIDDEN)
    fresh: Array = measure("fresh listings", "partner", bounds=(0, 2))
    enforcement: Array = measure("enforcement of oil sanctions", "partner", bounds=(0, 1.5))
    enforcement_lift: Array = measure("passing part of enforcement", "partner", bounds=(-1, 1))
    netback: Array = measure("what a barrel brings home", "partner", unit="$/b", bounds=(0, 220))
    revenue: Array = measure("oil revenue", "partner", unit="$bn a quarter", bounds=(0, 200))
    cap: Array = measure("price cap", unit="$/b", bounds=(10, 200))
    cap_covered: Array = measure("share of Russian barrels on insured ships")
    cap_policing: Array = measure("bite of the cap")
    gulf_revenue: Array = measure("Gulf oil revenue", unit="$bn a quarter", bounds=(0, 500))

    # Home
    reserves: Array = measure("liquid reserves", "partner", unit="$bn", bounds=(0, 150), known=HIDDEN)
    gulf_reserves: Array = measure("liquid funds of the Gulf", unit="$bn", bounds=(0, 900))
    gulf_money: Array = measure("Russian money in the Gulf", unit="$bn", bounds=(0, 60), known=HIDDEN)
    tolerance: Array = measure("tolerance of China's banks and ports", known=HIDDEN)
    pay: Array = measure("share of its due each faction is paid", "partner", "faction", known="secret", bounds=(0, 1.5))
    loyalty: Array = measure("loyalty of each faction", "partner", "faction", known=HIDDEN)
    first_loyalty: Array = measure("loyalty at the opening", "partner", "faction", known="secret")
    insiders: Array = measure("loyalty of the insiders", "partner", known=HIDDEN)
    street: Array = measure("unrest in the street", "partner", known=HIDDEN)
    public_dependence: Array = measure("the public's dependence on the state", "partner", known=HIDDEN)
    rents: Array = measure("smuggling rents of insiders", "partner", known=HIDDEN)
    unpaid: Array = measure("share of spending that is not paid", "partner", known=HIDDEN)
    gulf_street: Array = measure("anger in Gulf streets")
    draws_left: Array = measure("draws left on the US oil reserve", unit="draws", bounds=(0, 2))

    # War
    arms_gap: Array = measure("Russia's shortage of arms", known=HIDDEN)
    localised: Array = measure("drones that Russia builds itself", known=HIDDEN)
    air_defence_gap: Array = measure("Iran's shortage of air defence", known=HIDDEN)
    defence_ir: Array = measure("Iran's air defence", known=HIDDEN)
    missiles: Array = measure("Iran's missiles", known=HIDDEN)
    force: Array = measure("strength of Iran's partners in arms", "force", known=HIDDEN)
    militia: Array = measure("strength of all partners in arms", known=HIDDEN)
    escalation: Array = measure("rung of escalation", unit="rungs", bounds=(0, 5))
    nuclear_progress: Array = measure("Iran's way to a weapon", known=HIDDEN)
    hit: Array = measure("hard strikes on Iran this quarter", bounds=(0, 2))
    hit_by_us: Array = measure("the United States struck Iran this quarter", unit="0 or 1")
    struck: Array = measure("how struck Iran still is")
    struck_back: Array = measure("Iran struck Israel this quarter", bounds=(0, 2))
    harassed: Array = measure("Iran harassed shipping this quarter", unit="0 or 1")
    gulf_hit: Array = measure("hits on Gulf soil this quarter", bounds=(0, 2))
    us_hit: Array = measure("hits on US forces this quarter", bounds=(0, 2))
    struck_ago: Array = measure("Iran struck in each of the last four quarters", "ago", unit="0 or 1")
    gulf_hit_ago: Array = measure("the Gulf hit in each of the last four quarters", "ago", unit="0 or 1")
    gulf_defence: Array = measure("Gulf air defence")
    author: Array = measure("who raised escalation last: place of the country and 1", unit="code", bounds=(0, 6))

    # Ties, offers, seats
    tie: Array = measure("how close two countries are", "between", bounds=(-1, 1))
    offer: Array = measure("US offer on the table", "partner")
    offer_quarters: Array = measure("quarters it has been open", "partner", unit="quarters", bounds=(0, 99))
    offer_veto: Array = measure("share that allies block", "partner")
    offer_lapsed: Array = measure("quarter in which an offer lapsed, 0 for none", "partner", bounds=(0, 200))
    binding: Array = measure("quarters left of Moscow's counter-bid", unit="quarters", bounds=(0, 9))
    deal: Array = measure("US deal in force", "partner", unit="0 or 1")
    deal_quarters: Array = measure("quarters a US deal has been kept", "partner", unit="quarters", bounds=(0, 99))
    taken: Array = measure("US deals ever taken", "partner", unit="deals", bounds=(0, 9))
    outside: Array = measure("other options of each side", "partner", bounds=(-1, 1))
    cohesion: Array = measure("cohesion of US allies")
    sources: Array = measure("US intelligence sources", known=HIDDEN)
    capital: Array = measure("political capital", "country", unit="weeks", bounds=(-4, 40), known=HIDDEN)
    gulf_wear: Array = measure("how far Moscow has got used to Gulf leverage")
    denial_wear: Array = measure("how far the two have got round denial")
    china_wear: Array = measure("how far China's backing has lost its news")
    own_interest: Array = measure("interests that a country's own levers serve", "own_interest", known="secret")
    satisfaction: Array = measure("how far a country's interests are met", "country", unit="points", bounds=(-60, 100))
    score: Array = measure("mean satisfaction so far", "country", unit="points", bounds=(-60, 100))

    # Clocks, counts and flags that levers read
    since_struck: Array = measure("quarters since a strike", "victim", unit="quarters", bounds=(0, 40))
    since_slight: Array = measure("quarters since a slight to Tehran", unit="quarters", bounds=(0, 40))
    since_delivery: Array = measure("quarters since Moscow delivered", unit="quarters", bounds=(0, 40))
    since_militia_struck: Array = measure("quarters since militias were struck", unit="quarters", bounds=(0, 40))
    since_killed: Array = measure("quarters since a commander was killed", unit="quarters", bounds=(0, 40))
    refused_ru: Array = measure("offers to Moscow refused within two years", unit="deals", bounds=(0, 9))
    refused_ir: Array = measure("offers to Tehran refused within two years", unit="deals", bounds=(0, 9))
    refused: Array = measure("deals refused between other pairs", "topic", unit="deals", bounds=(0, 9))
    failures_china: Array = measure("Chinese mediations that failed", bounds=(0, 9))
    quota_cheated: Array = measure("quarters in which Moscow broke its oil quota", bounds=(0, 40))
    votes_with_gulf: Array = measure("votes of Moscow with the Gulf", bounds=(0, 40))
    wars_ended_china: Array = measure("wars that China helped to end", bounds=(0, 9))
    at_war: Array = measure("the war in Ukraine goes on", unit="0 or 1")
    calm: Array = measure("Iran is not under fire", unit="0 or 1")
    demanded: Array = measure("Tehran demands delivery this quarter", unit="0 or 1")
    bound: Array = measure("Moscow outbids an offer to Tehran this quarter", unit="0 or 1")
    talked: Array = measure("Tehran talks to Washington this quarter", unit="0 or 1")
    vote_due: Array = measure("a text against Iran is before the Council", unit="0 or 1")
    vetoed: Array = measure("Moscow vetoed it", unit="0 or 1")
    sold: Array = measure("a side sold the other out this quarter", "partner", unit="0 or 1")
    mended: Array = measure("a step of repair was taken this quarter", unit="0 or 1")
    delivered: Array = measure("promises kept this quarter", "partner", bounds=(0, 4))
    due_soon: Array = measure("promises that fall due within two quarters", unit="entries", bounds=(0, 9))
    shipment: Array = measure("Russian arms are on their way", unit="0 or 1")
    listed_bank: Array = measure("quarters for which a Chinese bank stays listed", bounds=(0, 9))
    red_line_china: Array = measure("quarters for which Beijing's warning stands", bounds=(0, 9))
    russians_fight: Array = measure("Russian crews fight in Iran's war", unit="0 or 1")

    # What lately moved the odds of a deed, for whoever decides it
    israel_lean: Array = measure("how far Israel leans to a strike", unit="logit", bounds=(-3, 3))
    dash_lean: Array = measure("how far Tehran leans to a dash", unit="logit", bounds=(-3, 3))
    close_lean: Array = measure("how far Tehran leans to closing the Strait", unit="logit", bounds=(-3, 3))
    text_lean: Array = measure("how far Moscow leans to signing a text", unit="chance", bounds=(-1, 1))
    view_error: Array = measure("how much wider views err", "sight", unit="share", bounds=(-0.875, 2))
    leaked: Array = measure("a secret of this quarter is out", unit="0 or 1")

    # What is read at the end
    index: Array = measure("the partnership", unit="points", bounds=(0, 100))
    first_index: Array = measure("the partnership at the opening", unit="points", bounds=(0, 100))
    index_ago: Array = measure("the partnership in each of the last four quarters", "ago", bounds=(0, 100))
    catastrophe: Array = measure("a war that has run away", unit="0 or 1")

    @property
    def worlds(self) -> int:
        """How many worlds there are."""
        return int(self.brent.shape[-1])

    def but(self, **changed: OneOfMany) -> "WorldState":
        """These worlds with some measures or the turn replaced; names are checked."""
        if not changed.keys() <= self.__dict__.keys():
            raise TypeError(f"a world has no {', '.join(sorted(changed.keys() - self.__dict__.keys()))}")
        new = object.__new__(WorldState)
        object.__setattr__(new, "__dict__", self.__dict__ | changed)
        return new

    def only(self, k: int) -> "WorldState":
        """World k alone, as a world of one."""
        rows: FieldValues = {name: getattr(self, name)[..., k : k + 1] for name in (*declared(), "dials", "wear")}
        return self.but(**rows)

    @classmethod
    def blank(cls, worlds: int, policies: int = 0, levers: int = 0) -> "WorldState":
        """Worlds in which every measure is nought, before an opening is put in."""
        rows = {name: np.zeros((*declaration.shape, worlds)) for name, declaration in declared().items()}
        return cls(turn=0, dials=np.zeros((policies, worlds)), wear=np.zeros((levers, worlds)), **rows)


def declared() -> dict[str, Measure]:
    """Every measure, by name, in the order declared."""
    return measures_of(WorldState)


def state_paths() -> tuple[str, ...]:
    """The path of every single row of worlds."""
    return tuple(places_of(WorldState))


def at_rest(after: WorldState, before: WorldState) -> WorldState:
    """The worlds as the next quarter finds them: every changed measure within bounds and on the binary grid."""
    changed: FieldValues = {}
    for name, declaration in declared().items():
        array = getattr(after, name)
        if array is not getattr(before, name):
            array = np.broadcast_to(array, getattr(before, name).shape).clip(declaration.low, declaration.high)
            changed[name] = on_grain(array)
    return after.but(**changed)
