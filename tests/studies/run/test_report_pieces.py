import re
from itertools import combinations
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from scipy.stats import rankdata, spearmanr

from game.model.state.codes import ENDINGS, OUTCOMES
from game.paths import shipped
from game.statistics import Bounded
from game.studies.report import looks
from game.studies.report import wording as words
from game.studies.report.bars import OutcomeBar, endings_bar
from game.studies.report.drawing import SvgPart, element, round_steps
from game.studies.report.drivers import Outcomes, influence
from game.studies.report.evidence_page import EvidencePage, html
from game.studies.report.findings import (
    Breaks,
    Finding,
    Findings,
    OutcomeShare,
    PairFinding,
    QuarterBand,
    StudyChange,
    Wars,
)
from game.studies.report.labels import Box, placed, text_width
from game.studies.report.tables import data_uri
from game.studies.report.tradeoff import Point, frontier
from game.studies.run.ranks import centred, correlation, ranks

TOLD = SvgPart("one", "Title", "What it shows")


def outcome(share: float, half: float = 0.01) -> OutcomeShare:
    """Return a share with an interval."""
    return OutcomeShare(share, max(0.0, share - half), min(1.0, share + half))


def finding(fracture: float, title: str = "") -> Finding:
    """Return what was found of a strategy under which this share of campaigns breaks."""
    shares = dict(zip(OUTCOMES, (fracture, 0.0, 0.95 - fracture, 0.05, 0.0), strict=True))
    outcomes = {name: outcome(share) for name, share in shares.items()}
    endings = {name: outcome(0.0) for name in ENDINGS}
    quarters = (QuarterBand("2024Q4", 1, 2, 3, 4, 5), QuarterBand("2025Q1", 1, 2, 3, 4, 5))
    never = (0.0, 0.0, 0.01, 0)
    return Finding(title, "", outcomes, endings, Breaks(*never, (), ()), Wars(*never, {}, ()), quarters, {}, {}, "00")


def findings(side: str = "united_states", half: float = 0.01, **shares: float) -> Findings:
    """Return what was found in a study of these strategies; pairs differ by their shares, give or take `half`."""
    strategies = {name: finding(share, name.replace("_", " ").capitalize()) for name, share in shares.items()}
    pairs = []
    for first, second in combinations(shares, 2):
        change = shares[second] - shares[first]
        changes = {"fractured": StudyChange(change, change - half, change + half)}
        pairs.append(PairFinding(first, second, changes, {}, {}))
    names: dict[str, Any] = {"scenario": "s", "title": "S", "rules_digest": "0", "code_digest": "0", "version": "0"}
    first = next(iter(shares))
    return Findings(
        **names,
        draw="none",
        seed=1,
        worlds=1000,
        side=side,
        quarters=2,
        changes={},
        first=first,
        opening_index=37,
        strategies=strategies,
        pairs=tuple(pairs),
    )


@pytest.mark.parametrize(
    ("found", "headline"),
    [
        (findings(expose=0.4), "The partnership breaks in 40 % of campaigns"),
        (findings(expose=0.4, deny=0.3), "Expose parts them most often"),
        (findings(deny=0.3, expose=0.4), "Expose parts them most often"),
        (findings(expose=0.4, deny=0.395, hedge=0.2), "Expose and Deny part them most often"),
        (findings(expose=0.4, deny=0.395, court_iran=0.391, plan=0.2), "Expose and two others part them most often"),
        (findings(expose=0.4, deny=0.395), "No strategy clearly parts them more often than another"),
        (findings(half=0.001, expose=0.4, deny=0.395), "Expose parts them most often"),
        (findings("russia", hedge=0.4, hold_fast=0.3), "Hold fast keeps them together most often"),
        (
            findings("russia", hedge=0.4, hold_fast=0.4),
            "No strategy clearly keeps them together more often than another",
        ),
    ],
)
def test_the_headline_says_no_more_than_the_pairs(found: Findings, headline: str) -> None:
    """The headline names the strategies that the best does not clearly beat, and no winner where there is none."""
    assert words.headline(found) == headline


def test_the_lead_counts_and_compares() -> None:
    """The sentence below it says how many campaigns were played and what became of the best and the worst."""
    assert words.lead(findings(deny=0.3, expose=0.4)) == (
        "Two strategies for Washington, 2,000 campaigns from 2024 Q4 to 2025 Q1. Under Expose the partnership breaks in"
        " 40 %; under Deny in 30 %."
    )
    one = words.lead(findings(holding=0.3))
    assert one.startswith("Holding, 1,000 campaigns from 2024 Q4 to 2025 Q1. Broken 30.0 %, Frayed 0.0 %")


def test_an_interval_stands_beside_every_number() -> None:
    """Shares, differences and correlations are told with both ends; what never happened has one too."""
    assert words.share_shown(Bounded(0.384, 0.3811, 0.387)) == "38.4 (38.1–38.7)"
    assert words.share_shown(Bounded(0.0, 0.0, 0.56)) == "0.0 (0.0–56.0)"
    assert words.change_shown(StudyChange(-0.0512, -0.053, -0.0494), 100) == "−5.1 (−5.3…−4.9)"
    assert words.change_shown(StudyChange(1.0, None, None)) == "+1.0 (–)"
    assert words.correlation_shown(Bounded(-0.314, -0.33, -0.298)) == "−0.31 (−0.33…−0.30)"


def test_a_pair_turned_round_is_the_same_pair() -> None:
    """What one exceeds the other by is what the other falls short by."""
    found = findings(one=0.4, other=0.3)
    there, back = (found.pair(*names).outcomes["fractured"] for names in (("one", "other"), ("other", "one")))
    assert attrs.astuple(there) == pytest.approx([-0.1, -0.11, -0.09])
    assert attrs.astuple(back) == pytest.approx([0.1, 0.09, 0.11])
    assert there.is_clear
    assert back.is_clear


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=40))
def test_ranks_are_what_others_call_ranks(values: list[int]) -> None:
    """Ranks are scipy's, with equal values sharing the middle of their places."""
    assert np.array_equal(ranks(np.array(values)), rankdata(values))


def test_correlations_are_spearmans_and_their_intervals_hold() -> None:
    """The correlation is scipy's, and of many 95 % intervals about 95 % hold the truth; more compared, wider."""
    luck = np.random.default_rng(5)
    held = 0
    for _ in range(400):
        one = luck.normal(size=200)
        other = one + luck.normal(size=200)
        found = correlation(centred(one), centred(other), 1)
        assert found.value == pytest.approx(spearmanr(one, other).statistic)
        held += found.low <= 6 / np.pi * np.arcsin(np.sqrt(0.5) / 2) <= found.high
    assert 0.92 <= held / 400 <= 0.98
    wider = correlation(centred(one), centred(other), 200)
    assert wider.low < found.low < found.high < wider.high


def test_nothing_goes_with_what_never_changes() -> None:
    """A column that is the same in every world has no correlation, for certain or not; few worlds are no evidence."""
    same, other = centred(np.zeros(50)), centred(np.arange(50.0))
    assert correlation(same, other, 1).value == 0
    few = correlation(centred(np.arange(5.0)), centred(np.arange(5.0)), 1)
    assert (few.low, few.high) == (-1, 1)
    assert correlation(other, other, 1).low == pytest.approx(1)


def test_a_figure_that_matters_is_found() -> None:
    """Where fracture comes with high values of a figure, its correlation and its two fifths say so."""
    luck = np.random.default_rng(2)
    values = luck.random(2000).astype(np.float32)
    fractured = luck.random(2000) < values
    played = {"outcome": np.where(fractured, 0, 2), "index": -values, "escalation": luck.random(2000)}
    found = influence("a.figure", values, Outcomes.of(played), 10)
    assert found.fracture.low > 0.4
    assert found.index.value == pytest.approx(-1)
    assert found.escalation.low < 0 < found.escalation.high
    assert found.lowest.high < 0.2 < 0.8 < found.highest.low


@given(st.lists(st.tuples(st.floats(80, 520), st.floats(60, 320)), min_size=1, max_size=10))
def test_labels_never_lie_on_each_other(dots: list[tuple[float, float]]) -> None:
    """However the dots of ten strategies lie, their names cover no other name and stay within the drawing."""
    frame = Box(40, 20, 640, 360)
    found = placed([text_width("Price squeeze")] * len(dots), dots, [], frame)
    boxes = [one.box for one in found]
    assert all(box.outside(frame) < 1e-6 for box in boxes)
    assert all(not one.overlap(other) for place, one in enumerate(boxes) for other in boxes[:place])


def test_the_dashed_line_joins_what_no_other_beats() -> None:
    """A strategy that another beats on both counts is not on the line; aims turn it round, or leave it out."""
    points = [
        Point(name, outcome(gain), outcome(risk), is_best=False)
        for name, gain, risk in (("safe", 0.3, 0.1), ("bold", 0.5, 0.3), ("worse", 0.2, 0.2), ("rash", 0.4, 0.4))
    ]
    assert [one.title for one in frontier(points, 1)] == ["safe", "bold"]
    assert [one.title for one in frontier(points, -1)] == ["safe", "worse"]
    assert not frontier(points, 0)


@given(st.floats(-100, 100), st.floats(0.001, 1000), st.integers(2, 9))
def test_round_steps_hold_what_they_are_for(low: float, span: float, most: int) -> None:
    """Axes begin at or below the lowest value, end at or above the highest, and have few steps."""
    found = round_steps(low, low + span, most)
    slack = 1e-6 * max(1.0, abs(low), span)
    assert found[0] <= low + slack
    assert found[-1] >= low + span - slack
    assert 2 <= len(found) <= most + 2


def test_bars_are_as_long_as_their_shares() -> None:
    """The parts of a bar follow each other and fill it; what never happens has none."""
    bar = str(endings_bar(TOLD, finding(0.25).outcomes))
    blocks = re.findall(r'<rect x="([\d.]+)%" width="([\d.]+)%"', bar)
    ends = [float(start) + float(width) for start, width in blocks]
    assert [float(start) for start, _ in blocks] == pytest.approx([0, *ends[:-1]])
    assert ends[-1] == pytest.approx(100)
    assert len(blocks) == 3


def test_a_reach_holds_every_interval() -> None:
    """The bars of all figures and their intervals lie within the drawing."""
    found = [Bounded(0.3, 0.25, 0.35), Bounded(0.7, 0.6, 0.8)]
    reach = OutcomeBar.over(0.5, found)
    assert all(0 < reach.at(bound) < 1 for one in found for bound in attrs.astuple(one))
    assert reach.at(0.5) == 0.5


def test_text_in_drawings_is_escaped() -> None:
    """What stands in a drawing is text, whatever it looks like."""
    assert str(element("text", "<b>&", x=1.0, class_='a"b')) == '<text x="1" class="a&#34;b">&lt;b&gt;&amp;</text>'


@pytest.mark.parametrize("theme", looks.THEMES)
def test_text_and_drawings_stand_out(theme: str) -> None:
    """Text has a contrast of 4.5 with every surface it stands on, and what drawings consist of 3, in both themes."""
    found = looks.colours(theme)
    for ink in ("text", "text2", "text3", "accentText"):
        for paper in ("panel", "raised", "raised2", "accentSoft"):
            if (ink, paper) != ("text3", "accentSoft"):
                assert looks.contrast(found[ink], found[paper]) >= 4.5, (ink, paper)
    for name in looks.NUMBERED:
        assert looks.contrast(found[f"on-{name}"], found[name]) >= 4.5, name
        assert round(looks.contrast(found[name], found["panel"]), 2) >= 3, name
    for name in ("accent", "lineStrong", "focus", "text2"):
        assert round(looks.contrast(found[name], found["panel"]), 2) >= 3, name


def test_contrast_is_measured_as_the_tokens_say() -> None:
    """Our contrast agrees with the figures that the design computed."""
    told = looks.tokens()["contrast"]["light"]["text"]
    found = looks.colours("light")
    for ink, paper in (("text", "panel"), ("text2", "raised2"), ("accentText", "accentSoft")):
        assert looks.contrast(found[ink], found[paper]) == pytest.approx(told[f"{ink} on {paper}"], abs=0.01)


def test_the_style_sheet_has_no_colours_of_its_own() -> None:
    """Every colour comes from the tokens, so that both themes are whole."""
    css = (shipped("assets") / "report" / "page.css").read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", css)
    known = {f"--{name}" for name in looks.colours("light")}
    assert set(re.findall(r"var\((--[\w-]+)\)", css)) <= {*known, "--share"}


def test_fonts_are_whole_and_beside_their_licences() -> None:
    """The page carries font files unchanged, and the checkout holds the licence of each."""
    fonts = shipped("assets") / "fonts"
    assert {path.name for path in fonts.glob("OFL-*.txt")} >= {"OFL-ibm-plex-sans.txt", "OFL-source-serif-4.txt"}
    for _, _, key in looks.FACES:
        content = (fonts / looks.tokens()["type"]["files"][key]).read_bytes()
        assert data_uri("font/ttf", content) in looks.faces()


def test_a_kept_template_makes_the_same_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is the same from a template that was kept as code, and the template is not compiled again."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    page = EvidencePage("Headline", "Lead & more", "A page", "wedge claims", ())
    first = html(page)
    monkeypatch.setattr(Environment, "compile", lambda *_, **__: pytest.fail("it was compiled again"))
    assert html(page) == first
    assert "Lead &amp; more" in first
