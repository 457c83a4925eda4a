"""Limits: how large a request may be, how often one may ask, and how many may be connected."""

from collections import OrderedDict

import attrs

LARGEST_ACT = 16 * 1024
LONGEST_LINK = 200


@attrs.define
class Bucket:
    """A bucket that fills by `rate` a second up to `most`; each request takes one out."""

    rate: float
    most: float
    level: float
    at: float

    def takes(self, now: float) -> bool:
        """Return whether there was one left, and take it."""
        self.level = min(self.most, self.level + (now - self.at) * self.rate)
        self.at = now
        if self.level < 1:
            return False
        self.level -= 1
        return True


@attrs.define
class Limiter:
    """Buckets by who asks; the longest idle are forgotten, so that strangers cannot fill the memory."""

    rate: float
    most: float
    most_kept: int = 8192
    buckets: OrderedDict[str, Bucket] = attrs.field(factory=OrderedDict)

    def allows(self, who: str, now: float) -> bool:
        """Return whether somebody may ask once more."""
        bucket = self.buckets.get(who) or Bucket(self.rate, self.most, self.most, now)
        self.buckets[who] = bucket
        self.buckets.move_to_end(who)
        while len(self.buckets) > self.most_kept:
            self.buckets.popitem(last=False)
        return bucket.takes(now)


# A person taps perhaps twice a second; a facilitator's page may send several at once.
def acts() -> Limiter:
    """Return the limit of acts of one person."""
    return Limiter(rate=8, most=40)


def strangers() -> Limiter:
    """Return the limit of wrong codes and links from one address: guessing must not pay."""
    return Limiter(rate=0.5, most=30)


def warnings() -> Limiter:
    """Return the limit of warnings to the facilitator about one person: one a minute, whatever they try."""
    return Limiter(rate=1 / 60, most=1)


def places() -> Limiter:
    """Return the limit of places taken from one address: a few friends share a device, and nobody takes all."""
    return Limiter(rate=4 / 60, most=6)


def arrivals() -> Limiter:
    """Return the limit of joins and look-ups from one address: a whole class may stand behind one router."""
    return Limiter(rate=20, most=300)
