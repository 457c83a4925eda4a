"""What the scripted people of a class do in each phase: they forecast, talk, deal, draft, agree, lock and say why."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from random import Random

import attrs

from game.classroom.rehearsal.phone import Phone
from game.loose_types import JsonObject
from game.model.legality import WantedOrder, conflicts

DRAFTS = 3
LEVELS = ("light", "firm", "hard")


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
            order = self.luck.choice(self.phone.sections["menu"][own])
            clause = {"country": own, "does": self.luck.choice(("give", "refrain")), "order": order["order"]}
            await self.phone.does(
                "deal", title=f"{order['title']}, this quarter", to=[other], secret=self.luck.random() < 0.5,
                until=turn, clauses=[clause],
            )  # fmt: skip

    async def orders(self) -> None:
        """Draft; a decider locks what the team has drafted, and says why."""
        for _ in range(DRAFTS):
            await self.pace.breath(self.luck)
            await self.drafts()
        if self.phone.me["role"] == "decider":
            await asyncio.sleep(self.pace.most)
            sheet = self.phone.sections["orders"]
            await self.phone.does("lock", turn=sheet["turn"], orders=sheet["draft"])
            await self.phone.does("rationale", turn=sheet["turn"], text="It serves our first aim best.")

    async def drafts(self) -> None:
        """Lay one order on the sheet that the team can still pay for, or agree where there is none."""
        sheet = self.phone.sections["orders"]
        cards, drafted = {card["name"]: card for card in sheet["cards"]}, sheet["draft"]
        free = [
            (name, level)
            for name, card in cards.items()
            for level in LEVELS
            if card["ready"]
            and name not in drafted
            and not any(conflicts(wanted(cards, {**drafted, name: level}), sheet["capital"]))
        ]
        if sheet["locked"] or not free:
            await self.phone.does("agree", turn=sheet["turn"], version=sheet["version"], agrees=True)
        else:
            order, level = self.luck.choice(free)
            await self.phone.does("draft", turn=sheet["turn"], order=order, level=level)

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


def wanted(cards: JsonObject, levels: Mapping[str, str]) -> list[WantedOrder]:
    """The orders of a sheet as their cards describe them, with price and bars."""
    return [WantedOrder(name, cards[name]["prices"][level], cards[name]["bars"]) for name, level in levels.items()]
