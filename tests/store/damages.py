"""Damages that disks, tools and accidents do to files, drawn from a seed."""

import random

PAGE = 4096


def _pages(data):
    return max(len(data) // PAGE, 1)


def flipped(dice, data):
    """A few bits that changed."""
    for _ in range(dice.randint(1, 12)):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    return data


def overwritten(dice, data):
    """Pages of zeros or of something else."""
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(_pages(data)) * PAGE
        data[at : at + PAGE] = dice.choice((bytes(PAGE), dice.randbytes(PAGE)))
    return data


def truncated(dice, data):
    """The beginning only; at a page's end or within one."""
    size = dice.randrange(len(data))
    return data[: size - size % PAGE if dice.random() < 0.5 else size]


def headless(dice, data):
    """A header of which some bytes changed."""
    for _ in range(dice.randint(1, 6)):
        data[dice.randrange(100)] = dice.randrange(256)
    return data


def swapped(dice, data):
    """Two pages in each other's place."""
    one, other = (dice.randrange(_pages(data)) * PAGE for _ in range(2))
    data[one : one + PAGE], data[other : other + PAGE] = (
        data[other : other + PAGE],
        data[one : one + PAGE],
    )
    return data


def lengthened(dice, data):
    """Something behind the end."""
    return data + dice.randbytes(dice.randrange(1, 3 * PAGE))


DAMAGES = (flipped, overwritten, truncated, headless, swapped, lengthened)


def damaged(seed, whole):
    """A store of the bytes `whole`, damaged: its bytes, those of a journal if any, and how."""
    dice = random.Random(seed)  # noqa: S311 - the same damages every time
    kind = DAMAGES[seed % (len(DAMAGES) + 1)] if seed % (len(DAMAGES) + 1) < len(DAMAGES) else None
    if kind is None:
        return bytes(whole), dice.randbytes(dice.randrange(1, 2 * PAGE)), "journal of garbage"
    return bytes(kind(dice, bytearray(whole))), None, kind.__name__
