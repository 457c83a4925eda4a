"""What the targets measure: the arms that are played for them, and each row's number from their records."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from benchmarks.arms import Arm, Event, Record, played
from benchmarks.course_measures import course_rows
from game.model.state.axes import Array
from game.model.state.figures import Figures

# Events fall in the second quarter; horizon 0 is the state at its end, row 2 of a record.
FIRST = 2
LONG = range(1, 41)
HELD = range(FIRST, FIRST + 8)
NO_OFFERS = {"offer.ru": 0.0, "offer.ir": 0.0}
BELIEVED: tuple[Event, ...] = ((LONG, "word", 0.7),)
DOUBTED: tuple[Event, ...] = ((LONG, "word", 0.15),)
COERCED = {"us.oil_iran": 3.0, "us.oil_russia": 3.0, "us.ukraine_aid": 3.0, "us.posture": 3.0, "us.interdiction": 3.0}
# An open quarrel as one stands after a break: trust spent, grievance fresh.
QUARREL: dict[tuple[str, tuple[int, ...]], float] = {
    ("rung", ()): 1, ("broke", ()): 1, ("trust", (0,)): 0.41, ("trust", (1,)): 0.2, ("flow", ()): 0.1,
    ("grievance", (0,)): 0.15, ("grievance", (1,)): 0.45, ("institutions", ()): 0.37,
}  # fmt: skip


def offers(russia: float = 0.0, iran: float = 0.0, vetoes: tuple[float, float] = (0.3, 0.3)) -> tuple[Event, ...]:
    """Offers of a size held open for eight quarters, with the shares that allies block."""
    held: list[Event] = []
    for side, size, veto in (("ru", russia, vetoes[0]), ("ir", iran, vetoes[1])):
        if size:
            held += [(HELD, f"offer_{side}", size), (HELD, f"veto_{side}", veto)]
    return tuple(held)


def event_arms() -> list[Arm]:
    """The arms of events and policies: each differs from its base in one thing."""
    once = (FIRST,)
    strike: Event = (once, "strike", 1.0)
    near: dict[tuple[str, tuple[int, ...]], float] = {("nuclear_progress", ()): 0.8}
    plain: dict[str, tuple[Event, ...]] = {
        "base": (),
        "strike": (strike,),
        "hormuz": ((once, "hormuz", 1.0),),
        "syria": ((once, "syria", 1.0),),
        "truce": ((once, "truce", 1.0),),
        "localised": ((once, "localised", 1.0),),
        "foreign": ((once, "localised", 0.3),),
        "deliver": ((once, "deliver", 0.5),),
        "islands": ((once, "islands", 1.0),),
        "road_west": ((LONG, "road_west", 0.6),),
        "crisis": ((once, "crisis", 1.0),),
        "pragmatist": ((once, "pragmatist", 1.0),),
        "unrest": ((once, "unrest", 1.0),),
        "slump": ((range(FIRST, 40), "demand", -0.35),),
        "fleet": ((once, "fleet", 0.7),),
        "cap": ((once, "cap", 45.0),),
        "lift": ((range(FIRST, 40), "lift", 1.0),),
        "speech": ((once, "speech", 1.0),),
        "clause": ((once, "clause", 1.0),),
        "militias": ((once, "militias", 0.2),),
        "harass": ((range(FIRST, FIRST + 2), "harass", 1.0),),
        "roads": ((range(FIRST, 40), "road", 0.6),),
        "exposed": ((LONG, "expose", 1.0),),
        "doubted_base": DOUBTED,
        "doubted_exposed": (*DOUBTED, (LONG, "expose", 1.0)),
    }
    arms = [Arm(name, 12, events=events) for name, events in plain.items()]
    arms += [
        Arm("near", 12, start=near),
        Arm("test", 12, start=near, events=((once, "test", 1.0),)),
        Arm("no_roads", 12, odds={"corridor": 0.0}),
        Arm("roads_only", 12, odds={"corridor": 0.0}, events=((LONG, "road", 0.6),)),
        Arm("quiet_public", 12, odds={"expose": 0.0}),
        Arm("quiet_exposed", 12, odds={"expose": 0.0}, events=((LONG, "expose", 1.0),)),
        Arm("quiet_doubted", 12, odds={"expose": 0.0}, events=DOUBTED),
        Arm("quiet_doubted_exposed", 12, odds={"expose": 0.0}, events=(*DOUBTED, (LONG, "expose", 1.0))),
    ]
    return arms + policy_arms() + offer_arms()


def policy_arms() -> list[Arm]:
    """The arms in which policies are held."""
    held = {
        "gulf_line": {"gs.leverage": 3.0},
        "oil_russia": {"us.oil_russia": 3.0},
        "oil_iran": {"us.oil_iran": 3.0},
        "lump": {"us.posture": 3.0},
        "coerce_iran": {"us.oil_iran": 3.0, "us.interdiction": 3.0},
        "coerce_both": COERCED,
        "underwrite": {"cn.risk": 3.0},
        "aid_1": {"us.ukraine_aid": 1.0},
        "aid_3": {"us.ukraine_aid": 3.0},
        "deny": {"us.denial": 3.0},
        "output": {"gs.output": 3.0},
    }
    return [Arm(name, 12, fixed=fixed) for name, fixed in held.items()]


def offer_arms() -> list[Arm]:
    """The arms in which Washington's offers are held open."""
    arms = [
        Arm("believed", 12, odds=NO_OFFERS, events=BELIEVED),
        Arm("to_russia", 12, odds=NO_OFFERS, events=(*BELIEVED, *offers(0.8))),
        Arm("to_iran", 12, odds=NO_OFFERS, events=(*BELIEVED, *offers(0.0, 0.8))),
        Arm("to_both", 12, odds=NO_OFFERS, events=(*BELIEVED, *offers(0.8, 0.8))),
        Arm("to_russia_vetoed", 12, odds=NO_OFFERS, events=(*BELIEVED, *offers(0.8, vetoes=(0.7, 0.3)))),
        Arm("doubted", 12, odds=NO_OFFERS, events=DOUBTED),
        Arm("doubted_to_russia", 12, odds=NO_OFFERS, events=(*DOUBTED, *offers(0.8))),
    ]
    for name, share in (("early", 0.3), ("late", 0.95)):
        drones: tuple[Event, ...] = (*BELIEVED, (LONG, "localised", share))
        arms += [
            Arm(f"{name}", 12, odds=NO_OFFERS, events=drones),
            Arm(f"{name}_to_iran", 12, odds=NO_OFFERS, events=(*drones, *offers(0.0, 0.8))),
            Arm(f"{name}_to_russia", 12, odds=NO_OFFERS, events=(*drones, *offers(0.8))),
        ]
    return arms


def long_arms() -> list[Arm]:
    """The arms of twenty quarters that are compared with one another."""
    israel = {"il.shadow": 3.0, "il.moscow_line": 3.0}
    return [
        *(Arm(f"{name}_{dial}", 20, fixed={policy: float(dial)}) for name, policy in HELD_LONG for dial in (0, 3)),
        Arm(
            "israel_0", 20, fixed={"il.shadow": 0.0, "il.moscow_line": 0.0}, odds={"israel_strikes": 0.0, "expose": 0.0}
        ),
        Arm("israel_3", 20, fixed=israel, odds={"israel_strikes": 0.125, "expose": 0.5}),
    ]


HELD_LONG = (("posture", "us.posture"), ("risk", "cn.risk"), ("leverage", "gs.leverage"))


def large_arms() -> list[Arm]:
    """The arms of base rates and histories, with many worlds."""
    return [
        Arm("free", 20),
        Arm("no_offers", 20, odds=NO_OFFERS),
        Arm("twice", 10, events=(((2, 5), "strike", 1.0),)),
        Arm(
            "unmet", 12, odds={"deliver": 0.0} | NO_OFFERS,
            events=((LONG, "word", 0.6), (HELD, "offer_ru", 0.6), (HELD, "veto_ru", 0.4)),
            start={("overdue", (0,)): 0.5, ("promised", (0, 2)): 0.4},
        ),
        Arm("coerced", 20, fixed=COERCED | {"us.denial": 2.0}, odds=NO_OFFERS),
        Arm(
            "threatened", 12, fixed=dict.fromkeys(COERCED, 2.5) | {"us.posture": 3.0}, odds=NO_OFFERS,
            start={("threat", (0,)): 0.8, ("threat", (1,)): 0.8},
        ),
        Arm(
            "forced", 6, odds=NO_OFFERS,
            events=((LONG, "word", 0.75), ((2,), "strike", 1.0), (HELD, "offer_ir", 1.0), (HELD, "veto_ir", 0.2)),
            start={("war_iran", ()): 3},
        ),
        Arm("foreign_offer", 5, odds=NO_OFFERS,
            events=((LONG, "localised", 0.4), (range(2, 5), "offer_ir", 0.6), (range(2, 5), "veto_ir", 0.4))),
        Arm("talks", 6, odds=NO_OFFERS,
            events=((LONG, "word", 0.6), (range(2, 7), "offer_ir", 0.6), (range(2, 7), "veto_ir", 0.4))),
        Arm("takes", 10, odds=NO_OFFERS,
            events=((LONG, "word", 0.55), (HELD, "offer_ru", 0.6), (HELD, "veto_ru", 0.5))),
        Arm("enforced", 12, fixed={"us.oil_iran": 3.0}),
        Arm("unenforced", 12),
        Arm("new_coalition", 8, events=(((1,), "pragmatist", 1.0),)),
        Arm("old_coalition", 8),
        Arm("quarrel", 12, start=QUARREL),
        Arm("open_war", 8, start={("war_iran", ()): 3}),
        Arm("struck_once", 4, events=(((2,), "strike", 1.0),)),
        Arm("struck_never", 4, odds={"israel_strikes": 0.0, "us_strikes": 0.0}),
    ]  # fmt: skip


def measured(
    figures: Figures, sizes: tuple[int, int] = (300, 800), seed: int = 1, courses: bool = True
) -> dict[str, float]:
    """Every measure that needs no search, by the id of its target.

    sizes    worlds of an arm, and of an arm that measures how often something happens
    courses  whether the countries follow their courses; else simple seats play
    """
    small = played(event_arms(), figures, sizes[0], seed, courses)
    small |= played(long_arms(), figures, sizes[0], seed, courses)
    large = played(large_arms(), figures, sizes[1], seed + 1, courses)
    values = events(small) | sizes_and_holds(small) | base_rates(large) | histories(small, large) | replies(large)
    return values | (course_rows(large["free"]) if courses else {})


def change(records: Mapping[str, Record], arm: str, base: str, read: Callable[[Record], Array], row: int) -> float:
    """The mean change that an arm makes at a row of the records."""
    return float((read(records[arm])[row] - read(records[base])[row]).mean())


def key(name: str) -> Callable[[Record], Array]:
    """What is recorded under a name."""
    return lambda record: record[name]


def words(record: Record) -> Array:
    """The mean of Moscow's cover and narrative."""
    return (record["cover"] + record["narrative"]) / 2


def both_arms(record: Record) -> Array:
    """The mean of what the two give each other in arms."""
    return (record["arms_ru"] + record["arms_ir"]) / 2


def gain(record: Record) -> Array:
    """Russian less Iranian oil revenue."""
    return record["revenue_ru"] - record["revenue_ir"]


def events(r: Mapping[str, Record]) -> dict[str, float]:
    """The rows E01–E56, as far as they are differences of two arms."""

    def at(arm: str, name: str, h: int, base: str = "base") -> float:
        return change(r, arm, base, key(name), FIRST + h)

    def held(arm: str, name: str, h: int, base: str = "base") -> float:
        return change(r, arm, base, key(name), h)

    out = {
        "E01": change(r, "strike", "base", words, FIRST),
        "E02": at("strike", "arms_ru", 1), "E03": at("strike", "arms_ru", 6), "E04": at("strike", "proxies_ru", 4),
        "E05": at("strike", "trust_ir", 2), "E06": at("strike", "grievance_ir", 2), "E07": at("strike", "brent", 0),
        "E08": at("strike", "index", 1), "E10": at("hormuz", "brent", 0), "E11": at("hormuz", "index", 4),
        "E12": change(r, "hormuz", "base", gain, FIRST), "E13": at("hormuz", "cover", 1),
        "E14": at("test", "cover", 2, "near"), "E15": at("test", "index", 4, "near"),
        "E16": at("syria", "proxies", 2), "E17": at("syria", "index", 8), "E18": at("truce", "arms_ir", 4),
        "E19": at("truce", "arms_ru", 8), "E20": at("truce", "index", 8), "E21": at("localised", "arms_ir", 4),
        "E22": at("foreign", "arms_ir", 4), "E23": at("deliver", "trust_ir", 1), "E24": at("deliver", "index", 3),
        "E25": at("islands", "index", 1), "E26": held("roads_only", "index", 6, "no_roads"),
        "E27": at("road_west", "index", 6), "E28": at("crisis", "index", 2), "E29": at("pragmatist", "index", 8),
        "E30": at("unrest", "security", 2), "E31": held("gulf_line", "cover", 4), "E32": at("slump", "index", 8),
        "E33": held("oil_russia", "discount_ru", 2),
        "E34": held("oil_russia", "discount_ru", 2) - held("oil_russia", "discount_ir", 2),
        "E35": held("oil_iran", "volume_ir", 2),
        "E36": at("fleet", "revenue_ru", 3) / min(at("cap", "revenue_ru", 3), -0.05),
        "E37": at("lift", "index", 8), "E38": held("lump", "index", 8), "E39": abs(at("speech", "index", 4)),
        "E40": held("quiet_exposed", "index", 4, "quiet_public"),
        "E41": held("quiet_exposed", "trust_ir", 8, "quiet_public")
        / min(held("quiet_exposed", "trust_ir", 4, "quiet_public"), -0.002),
        "E42": held("quiet_doubted_exposed", "index", 4, "quiet_doubted"),
        "E47": held("coerce_iran", "grievance_ir", 4), "E48": held("coerce_both", "shared", 4),
        "E49": held("coerce_both", "index", 8), "E50": held("underwrite", "index", 8), "E51": at("clause", "index", 4),
        "E52": held("aid_3", "arms_ir", 4, "aid_1"), "E53": change(r, "deny", "base", both_arms, 4),
        "E54": at("militias", "proxies", 2), "E55": held("output", "brent", 4), "E56": at("harass", "cover", 1),
    }  # fmt: skip
    return out | courted(r)


def courted(r: Mapping[str, Record]) -> dict[str, float]:
    """The rows on offers."""

    def at(arm: str, base: str) -> float:
        return change(r, arm, base, key("index"), FIRST + 8)

    russia, iran, both = at("to_russia", "believed"), at("to_iran", "believed"), at("to_both", "believed")
    shares = [at(f"{name}_to_iran", name) / min(at(f"{name}_to_russia", name), -0.05) for name in ("early", "late")]
    return {
        "E43": russia,
        "E44": both / min(russia, iran, -0.05),
        "E45": at("doubted_to_russia", "doubted"),
        "E46": shares[0] / max(shares[1], 0.02),
        "H04": at("to_russia_vetoed", "believed") / min(russia, -0.05),
    }


def sizes_and_holds(r: Mapping[str, Record]) -> dict[str, float]:
    """The rows on sizes, and on policies that are held for twenty quarters."""

    def late(arm: str) -> float:
        return float(r[arm]["index"][13:].mean())

    def at(arm: str, h: int) -> float:
        return change(r, arm, "base", key("index"), FIRST + h)

    return {
        "S01": abs(at("deliver", 3)) / max(abs(at("speech", 4)), 0.02),
        "S02": abs(at("truce", 8)) / max(abs(at("islands", 1)), 0.02),
        "E57": late("posture_3") - late("posture_0"),
        "E58": late("risk_3") - late("risk_0"),
        "E59": late("israel_3") - late("israel_0"),
        "E60": late("leverage_3") - late("leverage_0"),
    }


def outcomes(record: Record) -> Array:
    """How each world ended, by the prototype's rules: 0 fractured, 1 frayed, 2 holds, 3 durable, 4 catastrophe."""
    code = np.full(record["index"].shape[1], 2)
    first, last = record["first_index"][0], record["index"][-4:].mean(0)
    code[(record["rung"][-1] <= 3) | (last <= first - 8)] = 1
    strong = (record["high"][-1] >= 6) & (record["index"][-1] >= first + 6)
    code[(record["rung"][-1] == 7) | strong] = 3
    code[(record["rung"][-1] <= 1) | (record["broken_off"][-4:] > 0).any(0)] = 0
    code[record["catastrophe"][-1] > 0] = 4
    return code


def ruptures(record: Record, quarter: int) -> float:
    """The share of worlds that broke by a quarter and before any war ran away."""
    return float(((record["broke"][quarter] > 0) & (record["catastrophe"][quarter] == 0)).mean())


def base_rates(r: Mapping[str, Record]) -> dict[str, float]:
    """The rows on base rates and predictability, from worlds left to the seats."""
    free = r["free"]
    share = np.bincount(outcomes(free).astype(np.int64), minlength=5) / free["index"].shape[1]
    price, ukraine = free["brent"][1:], free["ukraine"]
    moves = np.diff(np.log(price), axis=0)
    steps = np.diff(free["index"], axis=0)

    def ever(name: str, code: int) -> float:
        return float((free[name] == code).any(0).mean())

    spread = (moves - moves.mean()) / moves.std()
    return {
        "B01": ruptures(free, 8), "B02": float((free["broke"][-1] > 0).mean()),
        "B03": share[3], "B04": share[4], "B05": share[2], "B06": share[1],
        "B07": float(np.quantile(price, 0.01)), "B08": float(np.quantile(price, 0.99)), "B09": float(moves.std()),
        "B10": ever("regime_ir", 2), "B11": ever("regime_ru", 2),
        "B12": float(np.isin(ukraine[:9], (1, 2)).any(0).mean()), "B13": relapses(ukraine),
        "B14": ever("war_iran", 3), "B15": float((free["weapon"][-1] > 0).mean()), "B16": ever("waters", 2),
        "B17": float(np.median(np.abs(steps[1:]))),
        "B18": float(np.corrcoef(steps[1:-1].ravel(), steps[2:].ravel())[0, 1]),
        "B19": float(free["index"][-1][free["broke"][-1] <= 0].std()),
        "N01": float(free["new_ir"].any(0).mean()), "N02": float(free["new_ru"].any(0).mean()),
        "N03": ever("regime_ir", 1), "N11": float((spread**4).mean() - 3),
        **predictability(free),
    }  # fmt: skip


def relapses(ukraine: Array) -> float:
    """The share of truces that relapse within four quarters."""
    began = broke = 0
    for row in range(1, len(ukraine) - 4):
        new = (ukraine[row] == 1) & np.isin(ukraine[row - 1], (0, 3))
        began += int(new.sum())
        broke += int((ukraine[row + 1 : row + 5] == 0).any(0)[new].sum())
    return broke / max(began, 1)


def predictability(free: Record) -> dict[str, float]:
    """How well the needles and the rung foretell a break within four quarters."""
    broke = free["broke"][-1]
    risk = free["needle"] + 0.12 * (5 - free["rung"])
    scores, breaks = [], []
    for row in range(1, len(risk) - 4):
        open_yet = ((broke <= 0) | (broke > row)) & (free["catastrophe"][row] == 0)
        scores.append(risk[row][open_yet])
        breaks.append((broke[open_yet] > 0) & (broke[open_yet] <= row + 4))
    score, broken = np.concatenate(scores), np.concatenate(breaks)
    order = np.argsort(score)
    tenth = len(score) // 10
    return {
        "P01": auc(score, broken),
        "P02": float(broken[order[-tenth:]].mean() / max(broken[order[:tenth]].mean(), 0.002)),
    }


def auc(score: Array, happened: Array) -> float:
    """The area under the receiver's curve of a score."""
    order = np.argsort(score, kind="stable")
    rank = np.empty(len(order))
    rank[order] = np.arange(1, len(order) + 1)
    yes, no = float(happened.sum()), float((~happened.astype(bool)).sum())
    if not yes or not no:
        return 0.5
    return float((rank[happened.astype(bool)].sum() - yes * (yes + 1) / 2) / (yes * no))


def histories(small: Mapping[str, Record], r: Mapping[str, Record]) -> dict[str, float]:
    """The rows on history, sanctions and repair."""

    def rate(arm: str, quarter: int) -> float:
        return max(ruptures(r[arm], quarter), 0.004)

    del small
    lost = r["enforced"]["volume_ir"] - r["unenforced"]["volume_ir"]
    deepest = lost[1:7].mean(1).min()
    back = 1 - lost[12].mean() / min(deepest, -0.01)
    once = r["struck_once"]
    strike = once["brent"] - r["struck_never"]["brent"]
    # A strike without loss of supply: nothing else happened to oil in the quarter after.
    alone = (once["waters"][3] < 1) & (once["war_iran"][3] < 3) & (once["hit"][3] <= 0) & (once["struck_back"][3] < 1)
    mends = (r["quarrel"]["rung"][1:] >= 3).any(0).mean()
    twice = r["twice"]["catastrophe"]
    given = r["free"]["delivered"][1:]
    pace = given.mean() / max((r["free"]["promised"] + r["free"]["overdue"]).mean(), 0.01)
    return {
        "E09": float(twice[10].mean()),
        "H01": rate("unmet", 12) / rate("no_offers", 12),
        "H02": rate("coerced", 20) / rate("no_offers", 20),
        "H03": rate("threatened", 12) / rate("no_offers", 12),
        "H05": rate("forced", 5) / rate("no_offers", 5),
        "N04": rate("new_coalition", 8) / rate("old_coalition", 8),
        "N07": float(np.log(2) / -np.log(max(1 - pace, 0.01))),
        "N08": float(strike[3][alone].mean() / max(strike[2][alone].mean(), 0.5)),
        "N09": float(back),
        "N10": float(mends),
    }


def either(rows: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether something is so in a quarter or the next, one row fewer."""
    later: NDArray[np.bool_] = rows[:-1] | rows[1:]
    return later


def replies(r: Mapping[str, Record]) -> dict[str, float]:
    """The rows on answers."""
    free = r["free"]
    hit, back = free["hit"][1:] > 0, free["struck_back"][1:] >= 1
    rough = free["waters"][1:] > 0
    before = np.concatenate([rough[:1], rough[:-2]])
    calm = ~hit & (free["struck"][1:] < 0.1)

    def after(arm: str, name: str, start: int, end: int) -> float:
        return float((r[arm][name][start:end] > 0).any(0).mean())

    war, votes = r["open_war"]["war_iran"][1:] == 3, free["vote"][1:] > 0
    talks = (r["talks"]["talked"][3:7] > 0) | (r["talks"]["sold_ir"][3:7] > 0)
    return {
        "Y01": float(either(back)[hit[:-1]].mean()),
        "Y02": float(back[calm].mean()),
        "Y03": float(either(free["demanded"][1:] > 0)[hit[:-1]].mean()),
        "Y04": float(either(rough)[hit[:-1] & ~before].mean()),
        "Y05": after("foreign_offer", "bound", 3, 6),
        "Y06": float(talks.any(0).mean()),
        "Y07": after("takes", "sold_ru", 3, 11),
        "N05": float((r["open_war"]["fight"][1:] > 0)[war].mean()),
        "N06": float((free["vetoed"][1:] > 0)[votes].mean()),
    }
