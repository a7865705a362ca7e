"""Whether a post was held on the days of an incident, as far as the dates told say so."""

from __future__ import annotations

from typing import Any

from constat.model.dates import PartialDate


def bearing(held: str | None, when: str | None) -> str:
    """`throughout`, `partly`, `not-then`; `possible` where the post's dates are too rough to say; `untold` where one is missing."""
    if not held or not when:
        return "untold"
    post, days = PartialDate.parse(held), PartialDate.parse(when)
    if not post.overlaps(days):
        return "not-then"
    # "2022" is some time in 2022; "2021-06/2022-08" is from then until then.
    if "/" not in held and post.days > days.days:
        return "possible"
    return "throughout" if post.start <= days.start and post.end >= days.end else "partly"


def summed(posts: list[dict[str, Any]]) -> dict[str, int]:
    """How many of the posts bear on the days, and how many of those rest on nothing."""
    on = [one for one in posts if one["bearing"] in ("throughout", "partly", "possible")]
    return {"on": len(on), "sources": len({one["voice"] for one in on if one["voice"]}), "baseless": sum(not one["voice"] for one in on)}
