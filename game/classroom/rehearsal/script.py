"""What the scripted people of a class do in each phase: they forecast, talk, deal, draft, agree, lock and say why."""

import asyncio
from collections.abc import Awaitable, Callable
from random import Random

import attrs

from game.classroom.rehearsal.phone import Phone
from game.loose_types import JsonObject

DRAFTS = 3


@attrs.define(eq=False)
class Said:
    """What was said in the class: the text of each message, by channel."""

    texts: dict[str, set[str]] = attrs.field(factory=dict)

    def note(self, channel: str, text: str) -> None:
        """Note a message that the server acknowledged."""
        self.texts.setdefault(channel, set()).add(text)


@attrs.frozen(eq=False)
class ScriptPace:
    """How fast people act: seconds between two acts of one person, drawn between the two.

    talk  how often somebody says something in a quarter
    """

    least: float = 0.05
    most: float = 0.4
    talk: int = 2

    async def breath(self, luck: Random) -> None:
        """Wait as long as somebody takes before the next act."""
        await asyncio.sleep(luck.uniform(self.least, self.most))


@attrs.frozen(eq=False)
class Student:
    """One scripted person."""

    phone: Phone
    luck: Random
    said: Said
    pace: ScriptPace

    async def lobby(self) -> None:
        """Take the entry quiz."""
        questions = self.phone.sections["tasks"]["quiz"]["questions"]
        answers = {question["question"]: self.luck.randrange(len(question["options"])) for question in questions}
        await self.phone.does("quiz", answers=answers)

    async def brief(self) -> None:
        """Forecast what is asked."""
        task = self.phone.sections["tasks"]["forecast"]
        for question in task["questions"]:
            await self.pace.breath(self.luck)
            await self.phone.does(
                "forecast", turn=task["turn"], question=question["question"], p=self.luck.randrange(0, 101)
            )

    async def negotiate(self) -> None:
        """Talk in channels of one's own, propose a deal now and then, and answer those proposed."""
        channels = [
            channel_shown["id"] for channel_shown in self.phone.sections["channels"] if channel_shown["can_write"]
        ]
        for _ in range(self.pace.talk):
            await self.pace.breath(self.luck)
            await self.says(self.luck.choice(channels))
        await self.deals()

    async def says(self, channel: str) -> None:
        """Say something in a channel."""
        text = f"{self.phone.name} {self.phone.count} in {channel}"
        if (await self.phone.does("message", channel=channel, text=text))["ok"]:
            self.said.note(channel, text)

    async def deals(self) -> None:
        """Answer every deal proposed to the team; an envoy proposes one."""
        for deal in self.phone.sections["deals"]:
            if "accept" in deal["can"]:
                await self.phone.does("answer", deal=deal["deal"], accept=self.luck.random() < 0.7)
        if self.phone.me["role"] == "envoy":
            own, turn = self.phone.me["seat"], self.phone.sections["room"]["turn"]
            other = self.luck.choice([seat for seat in self.phone.sections["menu"] if seat != own])
            lever = self.luck.choice(self.phone.sections["menu"][own])
            does = ("at_least", "at_most") if lever["steps"] else ("make", "refrain")
            clause = {"country": own, "does": self.luck.choice(does), "order": lever["order"], "step": 1}
            await self.phone.does(
                "deal", title=f"{lever['title']}, this quarter", to=[other], secret=self.luck.random() < 0.5,
                until=turn, clauses=[clause],
            )  # fmt: skip

    async def orders(self) -> None:
        """Answer what is asked tonight and draft; a decider locks what the team has drafted, and says why."""
        for crisis in self.phone.sections["board"]["crises"]:
            if crisis["in_deck"]:
                await self.answers(crisis)
        await self.prepares()
        for _ in range(DRAFTS):
            await self.pace.breath(self.luck)
            await self.drafts()
        if self.phone.me["role"] == "decider":
            await asyncio.sleep(self.pace.most)
            sheet = self.phone.sections["orders"]
            await self.phone.does("lock", turn=sheet["turn"], orders=sheet["draft"])
            await self.phone.does("rationale", turn=sheet["turn"], text="It serves our first aim best.")

    async def answers(self, crisis: JsonObject) -> None:
        """Settle one of tonight's questions, where nobody of the team has."""
        sheet = self.phone.sections["orders"]
        free = [choice["place"] for choice in crisis["choices"] if not choice["refused"]]
        if not sheet["locked"] and crisis["id"] not in sheet["draft"]["choices"] and free:
            place = self.luck.choice(free)
            await self.phone.does("draft", turn=sheet["turn"], kind="choice", order=crisis["id"], step=place)

    async def prepares(self) -> None:
        """Have an answer ready, where nobody of the team has and the short hand holds one."""
        sheet = self.phone.sections["orders"]
        ready = [
            (occasion["occasion"], place)
            for occasion in self.phone.sections["board"]["occasions"]
            for place, answer in enumerate(occasion["answers"])
            if answer["in_deck"]
        ]
        if ready and not sheet["locked"] and not sheet["draft"]["prepared"]:
            occasion, place = self.luck.choice(ready)
            await self.phone.does("draft", turn=sheet["turn"], kind="answer", order=occasion, step=place)

    async def drafts(self) -> None:
        """Turn a dial or lay down a move that the team can still pay for, or agree where there is none."""
        sheet, board = self.phone.sections["orders"], self.phone.sections["board"]
        free = [*moves_left(sheet, board), *steps_left(sheet, board)]
        if sheet["locked"] or not free:
            await self.phone.does("agree", turn=sheet["turn"], version=sheet["version"], agrees=True)
        else:
            kind, order, step = self.luck.choice(free)
            await self.phone.does("draft", turn=sheet["turn"], kind=kind, order=order, step=step)

    async def debrief(self) -> None:
        """Leave an exit ticket."""
        await self.phone.does("ticket", lesson="Promises are cheap.", doubt="Would they answer so?", shares={})

    async def phase(self, name: str) -> None:
        """Do what one does in a phase."""
        acts: dict[str, Callable[[], Awaitable[None]]] = {
            "lobby": self.lobby, "brief": self.brief, "negotiate": self.negotiate, "orders": self.orders,
            "debrief": self.debrief,
        }  # fmt: skip
        if name in acts:
            await acts[name]()


def moves_left(sheet: JsonObject, board: JsonObject) -> list[tuple[str, str, int]]:
    """The moves of the short hand that are ready and can be paid for beside a sheet: kind, name and step."""
    return [
        ("move", move["lever"], 1)
        for move in board["moves"]
        if move["in_deck"]
        and move["status"] != "not_ready"
        and move["price"] <= sheet["left"]
        and move["lever"] not in sheet["draft"]["moves"]
    ]


def steps_left(sheet: JsonObject, board: JsonObject) -> list[tuple[str, str, int]]:
    """The steps of dials of the short hand that a sheet has not turned and can pay for: kind, name and step."""
    return [
        ("dial", dial["lever"], step["step"])
        for dial in board["dials"]
        if dial["in_deck"] and dial["lever"] not in sheet["draft"]["dials"]
        for step in dial["steps"]
        if not step["refused"] and step["price"] <= sheet["left"] and step["step"] != dial["standing"]
    ]
