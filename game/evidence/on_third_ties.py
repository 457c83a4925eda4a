"""Experiments on third ties: what Israel, the Gulf, Syria and Washington cost the pair."""

from game.evidence.paired import Experiment
from game.evidence.treatments import GivesOnly, Opening, Orders, Plays, Start, Without

STATUS_QUO = Plays("united_states", "status_quo")
STRIKE = Orders(("il.strike_nuclear_sites",), (1,))
VOTES = GivesOnly("united_states", ("us.force_council_vote",))

EXPERIMENTS = (
    Experiment(
        "C44a",
        "Made to vote on the Gulf's texts, Moscow abstains more often than it vetoes",
        (VOTES,),
        "mean given:ru.abstain - given:ru.veto",
        8,
        1,
        against=(VOTES, Opening()),
        seated=True,
    ),
    Experiment(
        "C45a",
        "Warmth with Israel and the Gulf makes Moscow give Iran's partners less",
        (Start("tie.russia.israel", 0.4), Start("tie.russia.gulf_states", 0.3)),
        "help.proxies.russia",
        4,
        -1,
    ),
    Experiment(
        "C60a",
        "Warmth with Israel makes Moscow arm a struck Iran less",
        (Start("tie.russia.israel", 0.5),),
        "help.arms.russia",
        4,
        -1,
        given=(STRIKE,),
    ),
    Experiment(
        "C61a", "War around Israel cools Moscow's tie with it", (Start("gaza", 0.25),), "tie.russia.israel", 4, -1
    ),
    Experiment(
        "C62a",
        "Fire on Israel makes Moscow hold back arms for Iran and its partners",
        (Orders(("ir.strike_israel",), (1, 4)),),
        "help.arms.russia + help.proxies.russia",
        6,
        -1,
    ),
    Experiment(
        "C63a",
        "Without Syria, Moscow's channel to Israel weakens",
        (),
        "tie.russia.israel",
        8,
        -1,
        against=(Without("damascus_falls"),),
        seated=True,
    ),
    Experiment(
        "C64a",
        "Gulf leverage moves Moscow towards the Gulf's view",
        (Start("gulf_leverage", 0.5),),
        "position.russia.gulf",
        8,
        1,
    ),
    Experiment(
        "C64b",
        "Gulf leverage makes Moscow speak less for Tehran",
        (Start("gulf_leverage", 0.5),),
        "help.diplomatic.russia",
        4,
        -1,
    ),
    Experiment(
        "C65a",
        "When Tehran threatens the Gulf's sea lanes, Moscow abstains more and vetoes less",
        (GivesOnly("iran", ("ir.threaten_hormuz",)),),
        "mean given:ru.abstain - given:ru.veto",
        8,
        1,
        against=(GivesOnly("iran", ()),),
        seated=True,
    ),
    Experiment(
        "C69a",
        "An offer of respect from Washington loosens the pair",
        (Orders(("us.offer_russia",), (1, 4)),),
        "index",
        8,
        -1,
    ),
    Experiment(
        "C69b",
        "Courting Moscow loosens the pair more than routine",
        (Plays("united_states", "court_russia"),),
        "index",
        12,
        -1,
        against=(STATUS_QUO,),
        seated=True,
    ),
    Experiment(
        "C71a",
        "Moscow's understanding with Washington makes it speak less for Tehran",
        (Start("accommodation.russia", 0.4),),
        "help.diplomatic.russia",
        4,
        -1,
    ),
    Experiment(
        "C71b",
        "Moscow's understanding with Washington makes it abstain more and veto less",
        (Start("accommodation.russia", 0.4),),
        "mean given:ru.abstain - given:ru.veto",
        8,
        1,
        seated=True,
    ),
)
