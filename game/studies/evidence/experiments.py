"""Every experiment, by its name: the number of its claim and a letter."""

from collections.abc import Mapping

from game.studies.evidence import on_differences, on_money, on_the_pair, on_third_ties, on_wedges
from game.studies.evidence.paired import Experiment

FOLDERS = (on_the_pair, on_differences, on_third_ties, on_money, on_wedges)
ALL = tuple(experiment for folder in FOLDERS for experiment in folder.EXPERIMENTS)

EXPERIMENTS: Mapping[str, Experiment] = {
    experiment.name: experiment for experiment in sorted(ALL, key=lambda experiment: experiment.name)
}
