from pathlib import Path

import attrs
import pytest

from game.model.scenario import load
from game.model.scenario import toml_files as reading
from game.model.scenario.faults import Fault, ScenarioFaults
from tests.model.scenario.sketch import BASE, laid_over_base, only_fault, written

WEIGHT = 'weight = { value = 0, low = 0, high = 1, source = "s" }'
INTEREST = '[[country]]\nname = "iran"\n[[country.interest]]\n'
INJECT = '[[inject]]\nname = "storm"\nturn = 2\ntitle = "t"\nsays = "s"\nsource = "s"\n'

# What stands in the file, then what the fault must say: its path, what was found, what was expected, the advice.
SLIPS = {
    "unknown key": ("titel = 'x'", "titel", "a key that means nothing here", "only known keys", "nearest: title"),
    "text for a number": ("quarters = '9'", "quarters", '"9"', "a whole number", ""),
    "fraction for a whole number": ("quarters = 9.5", "quarters", "9.5", "a whole number", ""),
    "too many quarters": ("quarters = 101", "quarters", "101", "from 1 to 100", ""),
    "no quarters": ("quarters = 0", "quarters", "0", "from 1 to 100", ""),
    "huge whole number": (f"quarters = {10**400}", "quarters", "a whole number of more than 60 digits", "size", ""),
    "no such season": ("starts = '2024Q5'", "starts", '"2024Q5"', "such as 2024Q4", ""),
    "empty text": ("title = ' '", "title", "empty text", "some text", "write it"),
    "word for a list": ("without = 'treaty_signed'", "without", '"treaty_signed"', "a list, each part some text", ""),
    "unknown inject left out": ("without = ['treaty']", "without", '"treaty"', "an inject of the base", "treaty"),
    "start not a table": ("start = 3", "start", "3", "a table", "[start]"),
    "country not a list": ("country = 'iran'", "country", '"iran"', "a list of tables", "[[country]]"),
    "single brackets": ("[inject]\nname = 'x'", "inject", "a table", "a list of tables", "[[inject]]"),
    "unknown measure": (
        "[start]\ntrust.irna = { value = 0.4, low = 0.3, high = 0.5, source = 's' }",
        "start.trust.irna", "a path that no measure has", "a measure's path", "nearest: trust.iran",
    ),
    "outside bounds": (
        "[start]\ntrust.iran = { value = 0.4, low = -0.4, high = 1, source = 's' }",
        "start.trust.iran.low", "-0.4", "a share from 0 to 1 (trust in the partner)", "",
    ),
    "outside bounds in dollars": (
        "[start]\nbrent = { value = 80, low = 0, high = 90, source = 's' }",
        "start.brent.low", "0", "$/b from 15 to 250", "",
    ),
    "range without its value": (
        "[start]\nbrent = { value = 80, low = 85, high = 90, source = 's' }",
        "start.brent", "low 85, value 80, high 90", "low ≤ value ≤ high", "",
    ),
    "bare number": (
        "[start]\nbrent = 80", "start.brent", "80", "a table with value, low, high, source", "",
    ),
    "no source": (
        "[start]\nbrent = { value = 80, low = 70, high = 90 }", "start.brent.source", "nothing", "some text", "",
    ),
    "misspelt key of a value": (
        "[start]\nbrent = { value = 80, low = 70, high = 90, sauce = 's', source = 's' }",
        "start.brent.sauce", "a key that means nothing here", "only known keys", "source",
    ),
    "number in quotation marks": (
        "[start]\nbrent = { value = '80', low = 70, high = 90, source = 's' }",
        "start.brent.value", '"80"', "a number", "quotation marks",
    ),
    "truth for a number": (
        "[start]\nbrent = { value = true, low = 70, high = 90, source = 's' }",
        "start.brent.value", "true", "a number", "",
    ),
    "not a number": (
        "[start]\nbrent = { value = nan, low = 70, high = 90, source = 's' }",
        "start.brent.value", "nan", "a finite number", "",
    ),
    "endless": (
        "[start]\nbrent = { value = 80, low = 70, high = inf, source = 's' }",
        "start.brent.high", "inf", "a finite number", "",
    ),
    "beyond reckoning": (
        f"[start]\nbrent = {{ value = 80, low = 70, high = {10**400}, source = 's' }}",
        "start.brent.high", "a whole number of more than 60 digits", "reckoned with", "",
    ),
    "what the rules work out": (
        "[start]\nindex = { value = 40, low = 30, high = 50, source = 's' }",
        "start.index", "a start value", "none: the rules work this measure out", "take it out",
    ),
    "a position under start": (
        "[start]\nposition.iran.gulf = { value = 0, low = 0, high = 0, source = 's' }",
        "start.position.iran.gulf", "it under [start]", "it under [country.position]", "move it",
    ),
    "a pair the wrong way round": (
        "[tie]\niran.russia = { value = 0, low = 0, high = 0, source = 's' }",
        "tie.iran.russia", "a pair that is not known", "the one that stands first first", "write russia.iran",
    ),
    "a pair nobody knows": (
        "[tie]\nrussia.iraq = { value = 0, low = 0, high = 0, source = 's' }",
        "tie.russia.iraq", "a pair that is not known", "two countries", "russia.iran",
    ),
    "unknown issue": (
        "[[country]]\nname = 'iran'\n[country.position]\ngolf = { value = 0, low = 0, high = 0, source = 's' }",
        "country[iran].position.golf", "no issue of the game", "one of the eight", "nearest: gulf",
    ),
    "country without a name": (
        "[[country]]\ncharacter = 'c'\naims = 'a'", "country[no name].name", "nothing", "some text", "",
    ),
    "misspelt inside a country": (
        "[[country]]\nname = 'iran'\naim = 'x'",
        "country[iran].aim", "a key that means nothing here", "only known keys", "aims",
    ),
    "weights that miss 1": (
        f"{INTEREST}name = 'Sell oil at a price that pays'\n{WEIGHT}",
        "country[iran].interest", "weights that sum to 0.84", "a sum of 1", "change the weights",
    ),
    "weight below 0": (
        f"{INTEREST}name = 'n'\npath = 'brent'\nworst = 20\nbest = 80\n{WEIGHT.replace('low = 0', 'low = -1')}",
        "country[iran].interest[n].weight.low", "-1", "from 0 to 1", "",
    ),
    "interest in nothing": (
        f"{INTEREST}name = 'n'\npath = 'brant'\nworst = 20\nbest = 80\n{WEIGHT}",
        "country[iran].interest[n].path", '"brant"', "the path of one row", "nearest: brent",
    ),
    "interest in a whole measure": (
        f"{INTEREST}name = 'n'\npath = 'trust'\nworst = 0\nbest = 1\n{WEIGHT}",
        "country[iran].interest[n].path", '"trust"', "the path of one row", "trust.",
    ),
    "interest out of bounds": (
        f"{INTEREST}name = 'n'\npath = 'trust.iran'\nworst = 0\nbest = 80\n{WEIGHT}",
        "country[iran].interest[n].best", "80", "a share from 0 to 1", "",
    ),
    "interest in no difference": (
        f"{INTEREST}name = 'n'\npath = 'brent'\nworst = 80\nbest = 80\n{WEIGHT}",
        "country[iran].interest[n].best", "80, the same as worst", "two values that differ", "",
    ),
    "a claim the article does not make": (
        f"{INTEREST}name = 'n'\npath = 'brent'\nworst = 20\nbest = 80\n{WEIGHT}\nclaims = ['C89']",
        "country[iran].interest[n].claims", '"C89"', "C01 to C88", "",
    ),
    "the same interest twice": (
        INTEREST + "[[country.interest]]\n".join([f"name='n'\npath='brent'\nworst=20\nbest=80\n{WEIGHT}\n"] * 2),
        "country[iran].interest[n]", "the same name again", "each name once", "rename",
    ),
    "inject after the end": (
        f"{INJECT.replace('turn = 2', 'turn = 21')}effects = [{{ path = 'gaza', push = 0.1 }}]",
        "inject[storm].turn", "21", "from 1 to 20", "",
    ),
    "inject without effects": (f"{INJECT}effects = []", "inject[storm].effects", "none", "one at least", ""),
    "inject without source": (
        f"{INJECT.replace('source', '# source')}effects = [{{ path = 'gaza', push = 0.1 }}]",
        "inject[storm].source", "nothing", "where it comes from", "",
    ),
    "inject more likely than certain": (
        f"{INJECT}chance = 1.5\neffects = [{{ path = 'gaza', push = 0.1 }}]",
        "inject[storm].chance", "1.5", "from 0 to 1", "",
    ),
    "inject that pushes what the rules work out": (
        f"{INJECT}effects = [{{ path = 'index', push = 0.1 }}]",
        "inject[storm].effects[1].path", '"index"', "do not work out anew", "",
    ),
    "inject that pushes a tie the wrong way round": (
        f"{INJECT}effects = [{{ path = 'tie.iran.russia', push = 0.1 }}]",
        "inject[storm].effects[1].path", '"tie.iran.russia"', "a tie of two countries", "write tie.russia.iran",
    ),
    "inject that pushes beyond all room": (
        f"{INJECT}effects = [{{ path = 'brent', push = 9 }}]",
        "inject[storm].effects[1].push", "9", "a share of the room left, from −1 to 1", "absolute = true",
    ),
    "inject that pushes beyond all bounds": (
        f"{INJECT}effects = [{{ path = 'brent', push = 900, absolute = true }}]",
        "inject[storm].effects[1].push", "900", "at most 235 $/b either way", "",
    ),
    "inject that pushes one row twice": (
        f"{INJECT}effects = [{{ path = 'gaza', push = 0.1 }}, {{ path = 'gaza', push = 0.1 }}]",
        "inject[storm].effects", '"gaza" more than once', "each once", "join them",
    ),
    "unknown figure": (
        "[figures]\noil.supply_elastic = 0.1",
        "figures.oil.supply_elastic", "a figure that the ruleset does not have", "section.name", "supply_elasticity",
    ),
    "figure outside its range": (
        "[figures]\noil.supply_elasticity = 0.9",
        "figures.oil.supply_elasticity", "0.9", "the range in the ruleset", "a range of your own",
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_each_slip_is_told_with_place_finding_expectation_and_advice(slip: str, tmp_path: Path) -> None:
    """A slip in a file gives one fault, which says where, what was found, what was expected and what to do."""
    text, path, found, expected, advice = SLIPS[slip]
    fault = only_fault(tmp_path, text)
    assert fault.path == path
    assert fault.actual.startswith(found)
    assert expected in fault.expected
    assert advice in fault.advice
    assert fault.file.endswith("own.toml")
    assert str(fault).startswith(f"{fault.file}: {fault.path}: found {fault.actual}; expected {fault.expected}.")


def test_ten_faults_of_one_file_are_told_together(tmp_path: Path) -> None:
    """Ten faults of every kind in one file are ten messages, and none hides another."""
    planted = laid_over_base(
        tmp_path,
        """
        titel = "one"
        quarters = "two"
        starts = "three"
        figures.oil.four = 4
        [[country]]
        name = "iran"
        [[country.interest]]
        name = "five and six"
        path = "nowhere"
        worst = 1
        best = "six"
        weight = { value = 0, low = 0, high = 0, source = "s" }
        [tie]
        russia.seven = { value = 0, low = 0, high = 0, source = "s" }
        [start]
        brent = { value = 80, low = 8, high = 90, source = "s" }
        trust.nine = { value = 1, low = 1, high = 1, source = "s" }
        [[inject]]
        name = "ten"
        turn = 10
        title = "t"
        says = "s"
        source = "s"
        effects = [{ path = "index", push = 0.1 }]
        """,
    )
    places = [fault.path for fault in load.check(planted)]
    assert sorted(places) == sorted([
        "titel", "quarters", "starts", "figures.oil.four", "country[iran].interest[five and six].path",
        "country[iran].interest[five and six].best", "tie.russia.seven", "start.brent.low", "start.trust.nine",
        "inject[ten].effects[1].path",
    ])  # fmt: skip
    with pytest.raises(ScenarioFaults) as told:
        load.scenario(planted)
    assert str(told.value).count("\n") == len(places) - 1


def test_a_page_with_nothing_on_it_is_told_all_that_it_lacks(tmp_path: Path) -> None:
    """An empty file lacks a title and a start value for every measure that needs one; countries have their files."""
    faults = load.check(written(tmp_path, ""))
    assert {"title", "summary", "teaching", "starts", "quarters"} <= {fault.path for fault in faults}
    assert not any(fault.actual.startswith("no country") or fault.path == "start.tie" for fault in faults)
    (trust,) = (fault for fault in faults if fault.path == "start.trust")
    assert trust.actual == "nothing for trust.russia, trust.iran"
    assert "{ value, low, high, source }" in trust.expected
    assert not any(fault.path in {"start.index", "start.exposure", "start.inclination"} for fault in faults)


def test_missing_rows_of_a_measure_are_listed(tmp_path: Path) -> None:
    """Where some rows of a measure have no start value, the fault names those rows."""
    whole = (reading.shipped_folder() / f"{BASE}.toml").read_text(encoding="utf-8")
    kept = [line for line in whole.splitlines() if not line.startswith(("loyalty.iran.irgc ", "loyalty.iran.public "))]
    (fault,) = load.check(written(tmp_path, "\n".join(kept)))
    assert (fault.path, fault.actual) == ("start.loyalty", "nothing for loyalty.iran.irgc, loyalty.iran.public")


UNREADABLE = {
    "not TOML": (b"title = ", "text that is not TOML: Invalid value", "TOML"),
    "not UTF-8": (b"title = '\xff'", "text that is not UTF-8 (byte 10)", "UTF-8"),
    "said twice": (b"a = 1\na = 2", "text that is not TOML: Cannot overwrite a value", "TOML"),
    "a number of 5,000 digits": (b"a = " + b"9" * 5000, "text that is not TOML", "TOML"),
    "brackets without end": (b"a = " + b"[" * 100_000, "brackets within brackets without end", "TOML"),
    "more than a megabyte": (b"# " + b"x" * 1_000_000, "more than a megabyte", "a scenario of a few pages"),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_file_that_cannot_be_read_says_so(kind: str, tmp_path: Path) -> None:
    """A file that is no TOML, no UTF-8 or no scenario at all gives one fault and never a traceback."""
    content, found, expected = UNREADABLE[kind]
    path = tmp_path / "own.toml"
    path.write_bytes(content)
    (fault,) = load.check(str(path))
    assert fault.actual.startswith(found)
    assert (fault.file, fault.path, fault.expected) == (str(path), "", expected)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    """Editors that write a byte order mark do not spoil a scenario."""
    path = tmp_path / "own.toml"
    path.write_text(f'\ufeffbase = "{BASE}"\r\ntitle = "Mine"\r\n', encoding="utf-8")
    assert load.scenario(str(path)).title == "Mine"


def test_a_missing_file_and_a_folder_say_what_they_are(tmp_path: Path) -> None:
    """A path that leads to no file, or to a folder, is told as such."""
    (missing,) = load.check(str(tmp_path / "gone.toml"))
    (folder,) = load.check(f"{tmp_path}/")
    (odd,) = load.check("a\0b.toml")
    assert (missing.actual, folder.actual) == ("no such file", "a folder")
    assert "b.toml" in odd.file


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    """A name that no shipped scenario has is told with the shipped names and the nearest of them."""
    (fault,) = load.check("straight_crisis")
    assert fault.actual == '"straight_crisis"'
    assert fault.advice.endswith("nearest: strait_crisis")
    assert BASE in fault.advice


def test_a_base_may_be_a_file_beside_it(tmp_path: Path) -> None:
    """A scenario may build on a file in its own folder, which builds on a shipped one."""
    laid_over_base(tmp_path, "title = 'Middle'\nsummary = 'Middle'", "middle.toml")
    own = written(tmp_path, "base = 'middle.toml'\ntitle = 'Own'")
    made = load.scenario(own)
    assert (made.title, made.summary, made.teaching) == ("Own", "Middle", load.scenario(BASE).teaching)


def test_a_base_that_leads_back_is_refused(tmp_path: Path) -> None:
    """Two files that build on each other are told, not followed for ever."""
    written(tmp_path, "base = 'own.toml'", "other.toml")
    (fault,) = load.check(written(tmp_path, "base = 'other.toml'"))
    assert fault.expected == "a base that does not build on this file"


def test_a_fault_of_the_base_is_told_of_the_base(tmp_path: Path) -> None:
    """Where the base is wrong, the fault names the base's file; where the own file is, its own."""
    laid_over_base(tmp_path, "quarters = 0", "middle.toml")
    faults = load.check(written(tmp_path, "base = 'middle.toml'\nstarts = 'soon'"))
    assert {(Path(fault.file).name, fault.path) for fault in faults} == {
        ("middle.toml", "quarters"),
        ("own.toml", "starts"),
    }


def test_only_what_differs_need_be_given(tmp_path: Path) -> None:
    """Start values, ties, figures, countries and interests of the base are replaced by name; injects are added."""
    own = laid_over_base(
        tmp_path,
        """
        without = ["damascus_falls"]
        [figures]
        oil.supply_elasticity = 0.1
        oil.anchor = { value = 90, low = 80, high = 100, source = "mine" }
        [tie]
        russia.iran = { value = -0.5, low = -1, high = 0, source = "mine" }
        [start]
        grievance = { value = 0.9, low = 0.8, high = 1, source = "mine" }
        [[country]]
        name = "iran"
        aims = "Mine."
        [[country.interest]]
        name = "Sell oil at a price that pays"
        best = 20
        [[inject]]
        name = "storm"
        turn = 3
        title = "A storm"
        says = "It blows."
        source = "mine"
        effects = [{ path = "railway", push = -0.5 }]
        """,
    )
    made, base = load.scenario(own), load.scenario(BASE)
    assert made.start["grievance.russia"] == made.start["grievance.iran"] != base.start["grievance.iran"]
    assert made.start["tie.russia.iran"].value == made.start["tie.iran.russia"].value == -0.5
    assert made.figures["oil.supply_elasticity"] == attrs.evolve(base.figures["oil.supply_elasticity"], value=0.1)
    assert (made.figures["oil.anchor"].high, made.figures["oil.anchor"].unit) == (100, "$/b")
    assert (made.countries[1].aims, made.countries[1].character) == ("Mine.", base.countries[1].character)
    changed = [
        (new, old)
        for new, old in zip(made.countries[1].interests, base.countries[1].interests, strict=True)
        if new != old
    ]
    assert [(new, new.best) for new, _ in changed] == [(attrs.evolve(changed[0][1], best=20.0), 20.0)]
    assert [inject.name for inject in made.injects] == [*(one.name for one in base.injects[1:]), "storm"]


def test_what_is_set_is_held() -> None:
    """`--set` changes start values and figures by path and leaves the rest alone; a study does not draw what is set."""
    made = load.scenario(
        BASE, {"trust.iran": "0.5", "start.brent": "90", "tie.iran.israel": "-0.5", "oil.anchor": "80"}
    )
    base = load.scenario(BASE)
    iran = made.start["trust.iran"]
    assert (iran.value, iran.low, iran.high, iran.source) == (0.5, 0.5, 0.5, "--set")
    assert made.start["brent"].value == 90
    assert made.start["tie.israel.iran"].value == made.start["tie.iran.israel"].value == -0.5
    assert (made.figures["oil.anchor"].value, made.figures["oil.anchor"].low) == (80, 80)
    touched = {"trust.iran", "brent", "tie.iran.israel", "tie.israel.iran"}
    assert {path for path in base.start if made.start[path] != base.start[path]} == touched


def test_a_path_may_set_many_rows() -> None:
    """`--set trust=0.5` sets the trust of both; a country's tie with itself stays."""
    made = load.scenario(BASE, {"trust": "0.5", "tie.iran": "0"})
    assert made.start["trust.russia"].value == made.start["trust.iran"].value == 0.5
    assert (made.start["tie.iran.iran"].value, made.start["tie.china.iran"].value) == (1, 0)


@pytest.mark.parametrize(
    ("path", "text", "found", "expected", "advice"),
    [
        ("trust.irna", "0.5", "a path that cannot be set", "a start value's path", "trust.iran"),
        ("oil.ancor", "0.5", "a path that cannot be set", "section.name", "oil.anchor"),
        ("index", "50", "a path that cannot be set", "a start value's path", ""),
        ("trust.iran", "half", '"half"', "a number", "--set trust.iran=0.35"),
        ("trust.iran", "nan", "nan", "a finite number", ""),
        ("trust.iran", "1e999", "inf", "a finite number", ""),
        ("trust.iran", "1.5", "1.5", "a share from 0 to 1", ""),
        ("oil.anchor", "500", "500", "the range in the ruleset", ""),
    ],
)
def test_a_change_that_cannot_be_made_is_told(path: str, text: str, found: str, expected: str, advice: str) -> None:
    """A change of an unknown path, or to an impossible value, is told with what could be changed."""
    with pytest.raises(ScenarioFaults) as told:
        load.scenario(BASE, {path: text})
    (fault,) = told.value.faults
    assert (fault.file, fault.path, fault.actual) == ("--set", path, found)
    assert expected in fault.expected
    assert advice in fault.advice


def test_changes_and_files_are_told_together(tmp_path: Path) -> None:
    """A wrong file and a wrong change are two messages of one answer."""
    with pytest.raises(ScenarioFaults) as told:
        load.scenario(laid_over_base(tmp_path, "quarters = 0"), {"brent": "cheap"})
    assert [fault.path for fault in told.value.faults] == ["quarters", "brent"]


def test_a_fault_reads_as_a_sentence() -> None:
    """A fault's message says file, place, finding, expectation and advice, in this order."""
    fault = Fault("own.toml", "start.brent", "8", "$/b from 15 to 250", "look again")
    assert str(fault) == "own.toml: start.brent: found 8; expected $/b from 15 to 250. Look again."


@pytest.mark.parametrize("word", ["extends", "Base", "from"])
def test_another_word_for_base_is_one_fault(word: str, tmp_path: Path) -> None:
    """A page that names its base by another word is told so in one message, and not all that is missing without it."""
    path = tmp_path / "own.toml"
    path.write_text(f'{word} = "partners_of_convenience"\ntitle = "Own"\n', encoding="utf-8")
    (fault,) = load.check(str(path))
    assert str(fault) == (
        f"{path}: {word}: found a key that means nothing here; expected the key base. "
        'Write base = "partners_of_convenience".'
    )
