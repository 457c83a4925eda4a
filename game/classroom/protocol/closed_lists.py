"""Closed lists of the classroom: phases, roles, levels, kinds of people, and what each question or mark is called."""

from typing import Literal, get_args

Phase = Literal["lobby", "brief", "negotiate", "orders", "adjudicate", "reveal", "debrief"]
PhaseWanted = Literal["next", "lobby", "brief", "negotiate", "orders", "adjudicate", "reveal", "debrief"]
PlayedPhase = Literal["brief", "negotiate", "orders", "adjudicate", "reveal"]
Role = Literal["decider", "analyst", "envoy", "mirror"]
PersonKind = Literal["player", "observer", "press", "evaluator", "board"]
Level = Literal["light", "firm", "hard"]
OddsMode = Literal["off", "delayed", "on"]
Duty = Literal["give", "refrain"]
ForecastQuestion = Literal["fracture", "weaker", "brent"]
GradePart = Literal["quiz", "participation", "rationale", "decision", "calibration", "conduct", "memo"]
RulingKind = Literal["as_suggested", "half", "refuse", "by_hand", "promise", "treaty", "talk"]

FACILITATOR, SERVER = "facilitator", "server"
ALL_PHASES: tuple[Phase, ...] = get_args(Phase)
PHASES: tuple[PlayedPhase, ...] = get_args(PlayedPhase)
ROLES: tuple[Role, ...] = get_args(Role)
WATCHERS = ("observer", "press", "evaluator", "board")
LEVELS: tuple[Level, ...] = get_args(Level)
QUESTIONS: tuple[ForecastQuestion, ...] = get_args(ForecastQuestion)
