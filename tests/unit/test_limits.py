"""How much somebody may have, and by which address they go."""

from __future__ import annotations

import pytest

from footfall.domain.addresses import client_address
from footfall.domain.bucket import Bucket, Buckets

PROXIES = ("127.0.0.1", "10.0.0.0/8")


def test_there_is_so_much_at_once_and_then_so_much_a_second() -> None:
    bucket = Bucket(rate=2, burst=3)
    assert [bucket.take(1, 100.0) for _ in range(4)] == [0, 0, 0, 0.5]
    assert bucket.take(1, 100.25) == 0.25
    assert bucket.take(1, 100.5) == 0
    assert bucket.take(3, 200.0) == 0
    assert bucket.take(1, 150.0) > 0, "a clock that goes back gives nothing"


def test_more_than_ever_fits_is_taken_when_the_bucket_is_full_and_paid_for_later() -> None:
    bucket = Bucket(rate=1, burst=10)
    assert bucket.take(15, 0.0) == 0
    assert bucket.take(1, 0.0) == 6


def test_a_debt_is_waited_for() -> None:
    bucket = Bucket(rate=10, burst=10)
    assert bucket.owe(10, 0.0) == 0
    assert bucket.owe(5, 0.0) == 0.5
    assert bucket.owe(0, 0.5) == 0


def test_everybody_has_a_bucket_of_their_own() -> None:
    buckets = Buckets(rate=1, burst=1)
    assert (buckets.take("a", 1, 0.0), buckets.take("b", 1, 0.0), buckets.take("a", 1, 0.0)) == (0, 0, 1)


def test_made_up_keys_take_no_memory_without_end() -> None:
    buckets = Buckets(rate=1, burst=1)
    for number in range(50_000):
        buckets.take(str(number), 1, number / 1000)
    assert len(buckets._kept) <= 20_000


@pytest.mark.parametrize(
    ("remote", "forwarded", "who"),
    [
        ("192.0.2.7", "", "192.0.2.7"),
        ("192.0.2.7", "198.51.100.1", "192.0.2.7"),  # no proxy of ours says so
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "203.0.113.9, 198.51.100.1", "198.51.100.1"),  # the first was said by whoever that is
        ("127.0.0.1", "198.51.100.1, 10.1.2.3", "198.51.100.1"),
        ("127.0.0.1", "nonsense", "unknown"),
        ("::ffff:127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("2001:db8:1:2:3::4", "", "2001:db8:1:2::/64"),
        ("", "", "unknown"),
    ],
)
def test_a_proxy_is_believed_where_it_is_known(remote: str, forwarded: str, who: str) -> None:
    environ = {"REMOTE_ADDR": remote, "HTTP_X_FORWARDED_FOR": forwarded}
    assert client_address(environ, PROXIES) == who
