import re
from pathlib import Path

import pytest

from game.model.files.faults import ScenarioFaults
from game.model.scenario.setup_files import FIRST, faults_of, setup, setup_names, setup_shelf
from tests.model.scenario.sketch import found, inject, laid_over, value

PROMISE = '[[promise]]\nname = "jets"\nby = "{by}"\nsize = {size}\ndue = {due}\nsays = "Jets."\nsource = "test"\n'
TWO_PROMISES = PROMISE.format(by="russia", size=60, due=2) + PROMISE.format(by="russia", size=60, due=3).replace(
    "jets", "radars"
)


def state(name: str, more: str = "") -> str:
    """A machine's state with a source, as a file writes it."""
    return f'{{ state = "{name}", source = "test"{more} }}'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('starts = "2025"', 'starts: found "2025"; expected a year and a quarter, such as 2025Q1.'),
        ("quarters = 0", "quarters: found 0; expected from 1 to 100."),
        ("quarters = 9", "lengths: found 8, 12, 20; expected lengths with the usual one, 9, among them."),
        ("lengths = [8, 20, 200]", "lengths: found 200; expected quarters, from 1 to 100."),
        ("seats = []", "seats: found none; expected one country at least."),
        ('seats = ["iran", "irak"]', 'seats: found "irak"; expected a country. Nearest: iran'),
        ('deck = "short"', 'deck: found "short"; expected whole or class.'),
        ("wether = 1", "wether: found a key that means nothing here; expected only known keys."),
        (f"start.trust.iran = {value(30)}", "start.trust.iran: found the path of a measure; expected its name in the"),
        (f"start.trust.ira = {value(30)}", "start.trust.ira: found a start value; expected none: the rules work this"),
        (f"start.trsut.ir = {value(30)}", "start.trsut.ir: found a name that nothing has; expected a name of what"),
        (f"start.index = {value(30)}", "start.index: found a start value; expected none: the rules work this out."),
        (f"start.promised.ru = {value(30)}", "start.promised.ru: found promises under [start]; expected a date for"),
        (f"start.waters = {value(1)}", "start.waters: found a machine; expected it under [machines]. Move it there."),
        (f"start.trust.ir = {value(99)}", "start.trust.ir.value: found 99; expected from 5 to 90 (trust in the"),
        (f"start.trust.ir = {value(30, 40, 50)}", "start.trust.ir: found low 40, value 30, high 50; expected low ≤"),
        (f"start.ladder = {value(4.5)}", "start.ladder.value: found 4.5; expected a whole number (rung of the relat"),
        ("start.trust.ir = 30", "start.trust.ir: found 30; expected a table with value, low, high, source."),
        (f"machines.water = {state('open')}", "machines.water: found a machine that there is not"),
        (f"machines.nuclear = {state('latent')}", "machines.nuclear: found a machine that is read"),
        (
            f"machines.waters = {state('opne')}",
            'machines.waters.state: found "opne"; expected one of open, harassed, closed. Nearest: open, closed.',
        ),
        (
            f"machines.syria = {state('lost', ', for_quarters = 3')}",
            "machines.syria.for_quarters: found 3; expected none: this machine has no clock.",
        ),
        (
            f'machines."us.administration" = {state("bargain")}',
            "machines.us.administration: found an administration where 2025Q1 brings in a new one; expected none",
        ),
        (
            f'machines."regime.ir" = {state("new_ruler")}',
            "machines.regime.ir.state: found a new ruler of no type; expected his type as well. Write ruler.iran",
        ),
        ('dials."us.oil" = 1', "dials.us.oil: found a policy that no country has; expected a policy's id. Nearest:"),
        ('dials."us.oil_iran" = 4', "dials.us.oil_iran: found 4; expected a dial step, 0–3."),
        ('dials."us.oil_iran" = 1.5', "dials.us.oil_iran: found 1.5; expected a whole number."),
        (PROMISE.format(by="china", size=20, due=2), 'promise[jets].by: found "china"; expected one of russia, iran.'),
        (PROMISE.format(by="russia", size=0, due=2), "promise[jets].size: found 0; expected points, above 0"),
        (PROMISE.format(by="russia", size=20, due=9), "promise[jets].due: found 9; expected quarters until it falls"),
        (TWO_PROMISES, "promise: found 120 points promised by russia; expected at most 100 in all."),
        (inject("trust.iran", 5), 'inject[news].effects[1].path: found "trust.iran"; expected its name in the table'),
        (inject("at_war", 1), 'inject[news].effects[1].path: found "at_war"; expected a name that can be pushed'),
        (inject("brend", 5), 'inject[news].effects[1].path: found "brend"; expected a name of the table or machine>'),
        (inject("ukraine>settlement", 1), "expected one of ukraine>truce, ukraine>escalated."),
        (inject("nuclear>weapon", 1), "expected another machine: nothing from outside moves this one."),
        (inject("waters>closed", 2), "inject[news].effects[1].size: found 2; expected from 0 to 1."),
        (inject("trust.ir", 500), "inject[news].effects[1].size: found 500; expected at most 85 either way."),
        (inject("trust.ir", 5, "each"), 'inject[news].effects[1].when: found "each"; expected now or +1 … +9'),
        (inject("trust.ir", 5, "now if brent>60"), "an inject waits for no test and has no dial."),
        (inject("trust.ir", 5, "now for 9"), 'inject[news].effects[1].when: found "now for 9"; expected at most \'for'),
        (inject("quiet.ru", 5, "now for 2"), "expected now or +1 … +9: nothing holds this name."),
        (inject("as:us.strike", 1), 'inject[news].effects[1].path: found "as:us.strike"; expected as: and one of'),
        (inject("as:ru.islands", 2), "inject[news].effects[1].size: found 2; expected 1: a move is made or not."),
        (inject("trust.ir", 5).replace('"news"', '"No"'), 'inject[No].name: found "No"; expected a name of small'),
        (inject("trust.ir", 5).replace("quarter = 1", "quarter = 21"), "inject[news].quarter: found 21; expected a"),
        (inject("trust.ir", 5) + "chance = 2", "inject[news].chance: found 2; expected from 0 to 1."),
        (inject("trust.ir", 5).replace('source = "test"\n', ""), "inject[news].source: found nothing; expected some"),
        ('without = ["news"]', 'without: found "news"; expected the name of an inject of the base.'),
        ("figures.oil.ancor = 4.2", "figures.oil.ancor: found a figure that the ruleset does not have; expected sect"),
        ("figures.oil.anchor = 9", "figures.oil.anchor: found 9; expected a number from 4.19 to 4.454 (ln $/b), the"),
        (f"figures.oil.anchor = {value(99)}", "figures.oil.anchor: found 99 to 99; expected within 2.095 to 8.908 (ln"),
        (f"figures.calendar.gone = {value(3)}", "figures.calendar.gone: found 3 to 3; expected within 0 to 0 (quart"),
        (f"figures.opening.tie_ru_gs = {value(2)}", "figures.opening.tie_ru_gs: found 2 to 2; expected within -1 to 1"),
    ],
)
def test_a_slip_is_told_once_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    """One slip is one message: where it is, what was found, what was expected, and often what to write."""
    (fault,) = found(tmp_path, text)
    assert told in str(fault)


def test_an_inject_may_come_in_any_quarter_of_the_longest_campaign(tmp_path: Path) -> None:
    """Where a campaign is usually short but may be long, an inject may come late."""
    late = inject("trust.ir", 5).replace("quarter = 1", "quarter = 20")
    assert found(tmp_path, f"quarters = 8\n{late}") == []
    (fault,) = found(tmp_path, f"quarters = 8\nlengths = [8, 12]\n{late}")
    assert str(fault).endswith("inject[news].quarter: found 20; expected a quarter of the campaign, from 1 to 12.")


def test_all_slips_are_told_at_once(tmp_path: Path) -> None:
    """Slips in different sections do not hide one another."""
    text = f'quarters = 9\nstart.index = {value(1)}\ndials."us.oil" = 1\n{inject("brend", 1)}'
    places = {fault.path.partition(".")[0] for fault in found(tmp_path, text)}
    assert places == {"lengths", "start", "dials", "inject[news]"}


def test_a_scenario_that_is_not_there_is_told_with_those_that_are() -> None:
    """A name that no scenario has is refused with the nearest ones."""
    with pytest.raises(ScenarioFaults, match=f"Shipped: .*nearest: {FIRST}"):
        setup("partner_of_convenience")


@pytest.mark.parametrize("name", setup_names())
def test_every_shipped_scenario_is_without_fault(name: str) -> None:
    """What ships can be played, and is called by its file's name."""
    assert faults_of(name) == []
    assert setup(name).name == name


def test_what_is_not_said_is_the_bases(tmp_path: Path) -> None:
    """A file over a base gives only what differs; quarters are counted from its own start."""
    own = setup(laid_over(tmp_path, f'starts = "2025Q3"\nstart.trust.ir = {value(30)}'))
    base = setup(FIRST)
    assert own.title == base.title
    assert (own.quarter(1), own.quarter(3), base.quarter(1)) == ("2025Q3", "2026Q1", "2025Q1")
    assert own.figures["calendar.gone"].value == 2
    assert own.start["trust.ir"].value == 30


BANNED = re.compile(r"\b(the engine|measure|path|sheet|hand|aloud|pushes|resolved|upon|anew)\b", re.IGNORECASE)
LONGEST_HEADLINE, LONGEST_SENTENCE = 55, 30


@pytest.mark.parametrize("name", [*setup_names(), *setup_shelf().listed])
def test_a_scenarios_words_are_short_and_plain(name: str) -> None:
    """Headlines fit and have no full stop, sentences end with one and are short, and no machine's word is used."""
    whole = setup(name)
    headlines = [whole.title, *(inject.title for inject in whole.injects)]
    effects = [effect.says for inject in whole.injects for effect in inject.effects]
    texts = [whole.summary, whole.teaching, *(inject.says for inject in whole.injects), *effects]
    texts += [promise.says for promise in whole.promises]
    assert [line for line in headlines if len(line) > LONGEST_HEADLINE or line.endswith(".")] == []
    assert [text for text in texts if text[-1] not in ".?"] == []
    sentences = [sentence for text in texts for sentence in re.split(r"(?<=[.?]) ", text)]
    assert [sentence for sentence in sentences if len(sentence.split()) > LONGEST_SENTENCE] == []
    assert [text for text in (*headlines, *texts) if BANNED.search(text)] == []
