import csv
import io
import json
import re
import shlex
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import typer

from game.cli.designs import chosen, ordered
from game.cli.main import front_door
from game.cli.options import BatchOptions, ShowOptions
from game.model.laws.verdict import ending as ending_of
from game.model.state.axes import COUNTRIES
from game.model.state.codes import ENDINGS, OUTCOMES
from game.studies.report import wording as words
from game.studies.report.study_report import html
from game.studies.run.design import Design
from game.studies.run.single import alone
from game.studies.run.study import StudyRefused
from tests.studies.run.pages import Node, download, drawn, page_of, read, study_in, without_data

STRATEGIES = {"us.article": "Squeeze and expose", "us.moscow": "A bargain with Moscow"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small study that drew its figures."""
    return study_in(tmp_path_factory.mktemp("studies") / "drawn", drawn())


@pytest.fixture(scope="module")
def page(folder: Path) -> Node:
    """Return its report."""
    return read(page_of(folder))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a study that drew nothing, of a scenario file of its own, with something set otherwise."""
    place = tmp_path_factory.mktemp("studies")
    scenario = place / "mine.toml"
    lines = ('base = "partners_of_convenience"', 'title = "Mine & <others>"', 'summary = "A < B."', 'teaching = "Why?"')
    scenario.write_text("\n".join(lines), encoding="utf-8")
    design = Design(
        str(scenario),
        60,
        strategies=("engine", "ir.shield"),
        side="iran",
        changes={"oil.learns": "0.05"},
        quarters=3,
    )
    return study_in(place / "plain", design)


def summary_of(folder: Path) -> dict[str, object]:
    """Return a study's summary."""
    found: dict[str, object] = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    return found


def test_the_same_folder_gives_the_same_page(folder: Path) -> None:
    """The report made again is the same, byte for byte."""
    assert html(folder) == page_of(folder)


def test_the_page_asks_nobody_for_anything(folder: Path) -> None:
    """No address of any place outside stands in the page, no script, and a policy forbids the browser to ask."""
    page = without_data(page_of(folder))
    assert not re.findall(r"\b\w+://|<script|@import|url\((?!\"data:|#)|(?:src|srcset|action|poster)=", page)
    links = re.findall(r'href="([^"]*)"', page)
    assert links
    assert all(link.startswith(("#", "data:")) for link in links)
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


def test_every_share_and_interval_stands_in_the_numbers(folder: Path, page: Node) -> None:
    """The first table holds every strategy's shares, to a tenth of a point, each with its interval."""
    [table] = [one for one in page.all("table") if one.all("caption")[0].text.startswith("How campaigns end")]
    rows = {row.all("th")[0].text: [cell.text for cell in row.all("td")] for row in table.all("tr")[1:]}
    for name, title in STRATEGIES.items():
        outcomes = summary_of(folder)["strategies"][name]["outcomes"]  # type: ignore[index]
        for cell, outcome in zip(rows[title], OUTCOMES, strict=True):
            numbers = [float(number) for number in re.findall(r"\d+\.\d", cell)]
            assert numbers == pytest.approx(
                [100 * outcomes[outcome][end] for end in ("share", "low", "high")], abs=0.051
            )


def test_the_csv_holds_the_summary(folder: Path, page: Node) -> None:
    """The downloads hold the numbers as the summary has them: one row a number, a quarter, or a difference."""
    found = summary_of(folder)
    strategies: dict[str, Any] = found["strategies"]  # type: ignore[assignment]
    rows = list(csv.DictReader(io.StringIO(download(page, "-1500.csv"), newline="")))
    assert {row["strategy"] for row in rows} == set(STRATEGIES)
    numbers = {(row["strategy"], row["kind"], row["name"]): row for row in rows}
    for name, one in strategies.items():
        for ending in ENDINGS:
            row = numbers[name, "ending", ending]
            assert [float(row[end]) for end in ("value", "low", "high")] == [
                one["endings"][ending][end] for end in ("share", "low", "high")
            ]
        assert float(numbers[name, "mean", "legacy_israel"]["value"]) == one["figures"]["legacy_israel"]["mean"]
        assert numbers[name, "mean", "legacy_israel"]["unit"] == "points"
        assert float(numbers[name, "machine ukraine", "truce"]["low"]) == one["machines"]["ukraine"]["truce"]["low"]
    fans = list(csv.DictReader(io.StringIO(download(page, "-quarters.csv"), newline="")))
    told = [{**{key: float(row[key]) for key in ("p10", "median")}, "quarter": row["quarter"]} for row in fans[:8]]
    expected = strategies[fans[0]["strategy"]]["index"]
    assert told == [{key: one[key] for key in ("p10", "median", "quarter")} for one in expected]
    pairs = list(csv.DictReader(io.StringIO(download(page, "-pairs.csv"), newline="")))
    pair: dict[str, Any] = found["pairs"][0]  # type: ignore[index]
    [row] = [one for one in pairs if (one["kind"], one["name"]) == ("mean", "index")]
    assert float(row["second_less_first"]) == pair["figures"]["index"]["difference"]


def test_endings_breaks_and_scores_are_on_the_page(folder: Path, page: Node) -> None:
    """All sixteen endings, every act by which somebody broke, and a strip of every seat's score."""
    for key, most in (("sixteen", len(ENDINGS)), ("breaks", 1)):
        [section] = [one for one in page.all("section") if one.attributes["aria-labelledby"] == key]
        rows = [row for row in section.all("tr") if row.all("th", scope="row")]
        assert len(rows) >= most
        assert all(re.fullmatch(r"\d+\.\d \(\d+\.\d–\d+\.\d\)", cell.text) for row in rows for cell in row.all("td"))
    [section] = [one for one in page.all("section") if one.attributes["aria-labelledby"] == "scores"]
    texts = [one.text for one in section.all("desc")]
    assert len(texts) == len(COUNTRIES)
    for name, title in STRATEGIES.items():
        mean = summary_of(folder)["strategies"][name]["figures"]["legacy_china"]["mean"]  # type: ignore[index]
        assert any(f"{title} {mean:.1f} (" in text for text in texts)


def test_the_page_says_that_it_is_a_teaching_model(page: Node) -> None:
    """A line at the top says so and links to the assumptions, which list every figure with its source."""
    [line] = page.all("p", class_="model")
    assert line.text.startswith("This is a teaching model.")
    assert [link.attributes["href"] for link in line.all("a")] == ["#assumptions"]
    [section] = [one for one in page.all("section") if one.attributes["aria-labelledby"] == "assumptions"]
    listed = {code.text for code in section.all("code")}
    assert {"oil.learns", "ladder.grievance", "exchange.steep"} <= listed
    rows = [row for table in section.all("table") for row in table.all("tr")[1:]]
    assert len(rows) > 500
    assert all(row.all("td")[1].text for row in rows), "a figure without a source"


def test_the_page_can_be_read_without_eyes(page: Node) -> None:
    """Headings go down by one, ids are unique, drawings and tables say what they show, and links lead somewhere."""
    levels = [int(node.tag[1]) for node in page.all() if re.fullmatch("h[1-6]", node.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [node.attributes["id"] for node in page.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    for node in page.all():
        named = node.attributes.get("aria-labelledby", "").split()
        assert set(named) <= set(ids)
        assert node.attributes.get("href", "data:").startswith("data:") or node.attributes["href"][1:] in ids
    for drawing in page.all("svg"):
        assert drawing.attributes.get("aria-hidden") or [
            one.text for one in (*drawing.all("title"), *drawing.all("desc"))
        ]
    assert all(table.all("caption") and table.all("th", scope="col") for table in page.all("table"))
    assert page.all("html")[0].attributes["lang"] == "en-GB"


def test_the_drawings_tell_the_numbers(folder: Path, page: Node) -> None:
    """The bar of every strategy says all five shares, and its fan the last quarter's quantiles."""
    texts = [one.text for one in page.all("desc")]
    for name in STRATEGIES:
        one = summary_of(folder)["strategies"][name]  # type: ignore[index]
        share = f"Broken {100 * one['outcomes']['fractured']['share']:.1f} %"
        assert any(text.startswith(share) and "General war" in text for text in texts)
        last = one["index"][-1]
        assert any(f"four fifths between {last['p10']:.0f} and {last['p90']:.0f}" in text for text in texts)


def test_what_the_result_hangs_on_is_shown_where_figures_were_drawn(folder: Path, page: Node, plain: Path) -> None:
    """Twelve figures with their correlations and intervals where figures were drawn; a sentence where none was."""
    [section] = [one for one in page.all("section") if one.attributes["aria-labelledby"] == "hangs"]
    assert len(section.all("svg", class_="influence")) == 12 + 1
    assert all(re.search(r"0\.\d\d \([+−]?0\.\d\d…[+−]?0\.\d\d\)", row.text) for row in section.all("tr")[1:])
    assert "Nothing was drawn" in read(page_of(plain)).text


def parsed(command: str) -> dict[str, object]:
    """Return what a command of the page asks for, as the front door reads it."""
    wedge, name, *words = shlex.split(command)
    assert wedge == "wedge"
    door = typer.main.get_command(front_door())
    found = door.commands[name]  # type: ignore[attr-defined]
    asked: dict[str, object] = found.make_context(name, words).params
    return asked


@pytest.mark.parametrize("which", ["folder", "plain"])
def test_the_commands_give_the_same_study(which: str, request: pytest.FixtureRequest) -> None:
    """The command on the page asks for the very study, and those that tell a campaign for one that ends as said."""
    place: Path = request.getfixturevalue(which)
    page, manifest = read(page_of(place)), json.loads((place / "study.json").read_text(encoding="utf-8"))
    [section] = [one for one in page.all("section") if one.attributes["aria-labelledby"] == "again"]
    batch, report, *shows = (one.text for one in section.all("pre"))
    found = ordered(BatchOptions(**parsed(batch))).design  # type: ignore[arg-type]
    for name in ("scenario", "worlds", "seed", "side", "changes", "draw"):
        assert getattr(found, name) == manifest[name]
    assert list(found.strategies) == manifest["strategies"]
    assert found.quarters in {0, manifest["quarters"]}
    assert report == f"wedge report {place.name}"
    names = [one.text for one in section.all("dl", class_="commands")[0].all("dt")]
    for ending, command in list(zip(names, shows, strict=True))[:2]:
        campaign = alone(*chosen(ShowOptions(**parsed(command))))  # type: ignore[arg-type]
        while not campaign.over:
            campaign.end_quarter()
        code = ENDINGS[int(ending_of(campaign.world, campaign.game.rules)[0])]
        assert ending == words.ENDINGS[code]


def test_the_digests_and_versions_are_named(folder: Path, page: Node) -> None:
    """Whoever plays the study again finds what to compare: digests, seed, versions."""
    found, manifest = summary_of(folder), json.loads((folder / "study.json").read_text(encoding="utf-8"))
    wanted = [
        found["rules_digest"],
        found["code_digest"],
        manifest["drawn_with"],
        f"numpy {manifest['made_with']['numpy']}",
    ]
    wanted += [one["digest"] for one in found["strategies"].values()]  # type: ignore[attr-defined]
    [section] = [one for one in page.all("section") if one.attributes["aria-labelledby"] == "again"]
    assert all(str(one) in section.text for one in wanted)


def test_what_people_wrote_is_not_markup(plain: Path) -> None:
    """A scenario's title and prose stand on the page as they were written."""
    page = read(page_of(plain))
    assert "Mine & <others>" in page.text
    assert "A < B." in page.text
    assert "oil.learns is 0.05" in page.text


def test_a_scenario_that_has_changed_or_gone_is_told(plain: Path) -> None:
    """The page of a study says so when its scenario is no longer the one it was played with, or is not there."""
    scenario = plain.parent / "mine.toml"
    before = scenario.read_text(encoding="utf-8")
    assert "has changed since" not in html(plain)
    scenario.write_text(f'{before}\n[dials]\n"us.sources" = 2\n', encoding="utf-8")
    assert "has changed since this study was played" in html(plain)
    scenario.unlink()
    assert "can no longer be read where it was" in html(plain)
    scenario.write_text(before, encoding="utf-8")


@pytest.mark.parametrize("damage", ["part", "design"])
def test_a_damaged_file_is_named(damage: str, folder: Path, tmp_path: Path) -> None:
    """A damaged part, or damaged drawn figures, end the report with one message that names the file."""
    copy = copied(folder, tmp_path)
    path = copy / "design.parquet" if damage == "design" else next((copy / "runs").glob("part-us.moscow-*"))
    path.write_bytes(path.read_bytes()[:-50])
    with pytest.raises(StudyRefused, match=f"{path.name}: found a damaged file: .*Delete it. Give") as refused:
        html(copy)
    assert len(refused.value.faults) == 1


def copied(folder: Path, place: Path) -> Path:
    """Return a copy of a study."""
    copy = place / folder.name
    for path in folder.rglob("*"):
        if path.is_file():
            (copy / path.relative_to(folder)).parent.mkdir(parents=True, exist_ok=True)
            (copy / path.relative_to(folder)).write_bytes(path.read_bytes())
    return copy
