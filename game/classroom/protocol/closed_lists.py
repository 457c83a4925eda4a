"""Closed lists of the classroom: phases, roles, kinds of orders, kinds of people, questions and marks."""

from typing import Literal, get_args

Phase = Literal["lobby", "brief", "negotiate", "orders", "adjudicate", "reveal", "debrief"]
PhaseWanted = Literal["next", "lobby", "brief", "negotiate", "orders", "adjudicate", "reveal", "debrief"]
PlayedPhase = Literal["brief", "negotiate", "orders", "adjudicate", "reveal"]
Role = Literal["decider", "analyst", "envoy", "mirror"]
PersonKind = Literal["player", "observer", "press", "evaluator", "board"]
OrderKind = Literal["dial", "move", "act", "choice", "answer"]
DeckName = Literal["class", "whole"]
DoorState = Literal["open", "wide", "closed"]
OddsMode = Literal["off", "delayed", "on"]
Duty = Literal["make", "refrain", "at_least", "at_most"]
ForecastQuestion = Literal["fracture", "weaker", "brent"]
GradePart = Literal["quiz", "participation", "rationale", "decision", "calibration", "conduct", "memo"]
RulingKind = Literal["as_suggested", "half", "refuse", "by_hand", "promise", "treaty", "talk"]

FACILITATOR, SERVER = "facilitator", "server"
ALL_PHASES: tuple[Phase, ...] = get_args(Phase)
PHASES: tuple[PlayedPhase, ...] = get_args(PlayedPhase)
ROLES: tuple[Role, ...] = get_args(Role)
WATCHERS = ("observer", "press", "evaluator", "board")
QUESTIONS: tuple[ForecastQuestion, ...] = get_args(ForecastQuestion)
