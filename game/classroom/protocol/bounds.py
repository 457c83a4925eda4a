"""Bounds that many class events share: names, texts, quarters, shares."""

from typing import Annotated

from game.classroom.protocol.fields import label, number, one_of, text, visible_name, whole
from game.model.state.axes import COUNTRIES

Country = Annotated[str, one_of(*COUNTRIES)]
Ident = Annotated[str, label(64)]
LinkToken = Annotated[str, text(64, 0)]
ChannelName = Annotated[str, label(60)]
RESERVED = ("facilitator", "thefacilitator", "server", "board", "thepress", "press", "evaluator", "you")
PersonName = Annotated[str, visible_name(40, RESERVED)]
Title = Annotated[str, text(120)]
LongText = Annotated[str, text(1000)]
MiddleText = Annotated[str, text(400)]
Note = Annotated[str, text(400, 0)]
ShortNote = Annotated[str, text(200, 0)]
Turn = Annotated[int, whole(0, 200)]
Percent = Annotated[float, number(0, 100)]
MoreTime = Annotated[float, number(-3600, 3600)]
