"""The random walkers of `footfall simulate`."""

from __future__ import annotations

from random import Random

import pytest

from footfall.domain.errors import InvalidInput
from footfall.domain.event import Event
from footfall.domain.event_config import parse_event
from footfall.domain.scan import Direction
from footfall.domain.times import parse_instant
from footfall.lab.crowd.wander import Move, Wanderers

NOON = parse_instant("2024-06-15T11:00:00+08:00")


def walk(event: Event, people: int, steps: int, seed: int = 1, *, admitted: bool = True) -> list[Move]:
    wanderers = Wanderers(event, ["visitor"] * people, Random(seed))
    moves = []
    for _ in range(steps):
        move = wanderers.next(NOON)
        assert move is not None
        wanderers.answered(move, admitted=admitted)
        moves.append(move)
    return moves


def test_every_move_fits_the_zone_and_the_place_of_the_person(example: Event) -> None:
    places: dict[int, str | None] = {}
    for move in walk(example, 200, 3000):
        assert example.zone(move.zone).fits(move.direction)
        assert move.place == places.get(move.person)
        if move.direction is Direction.IN:
            places[move.person] = move.zone
        elif move.direction is Direction.OUT:
            assert move.place == move.zone
            places[move.person] = example.zone(move.zone).parent
        else:
            assert move.place == example.zone(move.zone).parent


def test_the_venue_fills_up_and_does_not_overflow(example: Event) -> None:
    inside: set[int] = set()
    for move in walk(example, 300, 4000):
        left = move.direction is Direction.OUT and example.zone(move.zone).parent is None
        (inside.discard if left else inside.add)(move.person)
    assert 100 < len(inside) < 290


def test_nearly_all_doors_that_are_tried_are_open_and_right_for_the_person(example: Event) -> None:
    tried = [example.zone(move.zone) for move in walk(example, 200, 2000) if move.direction is Direction.IN]
    wrong = [z for z in tried if not example.is_open(z, NOON) or (z.admits and "visitor" not in z.admits)]
    assert len(wrong) < len(tried) * 0.05


def test_whoever_is_refused_stays_where_they_were(example: Event) -> None:
    assert all(move.place is None for move in walk(example, 20, 200, admitted=False))


def test_the_same_seed_walks_the_same_way(example: Event) -> None:
    assert walk(example, 50, 300) == walk(example, 50, 300)
    assert walk(example, 50, 300) != walk(example, 50, 300, seed=2)


def test_while_everybody_is_at_a_door_nobody_moves(example: Event) -> None:
    wanderers = Wanderers(example, ["visitor"] * 3, Random(1))
    assert all(wanderers.next(NOON) for _ in range(3))
    assert wanderers.next(NOON) is None


def test_an_event_without_people_or_zones_cannot_be_simulated(example: Event) -> None:
    bare = parse_event({"id": "bare", "name": {"en": "Bare"}, "timezone": "UTC", "days": ["2026-01-01"]})
    with pytest.raises(InvalidInput, match="at least one visitor"):
        Wanderers(example, [], Random(1))
    with pytest.raises(InvalidInput, match="one zone"):
        Wanderers(bare, ["visitor"], Random(1))
