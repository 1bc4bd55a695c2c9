"""The log of a page's problems."""

from __future__ import annotations

from wikiextract.diagnostics import LONGEST, MOST, DiagnosticLog


def test_a_problem_is_logged_once_with_its_page() -> None:
    log = DiagnosticLog("Foo")
    for _ in range(3):
        log.report("odd", "This is odd.", span=(1, 2))
    (entry,) = log.entries()
    assert entry.where is not None
    assert (entry.where.title, entry.where.span) == ("Foo", (1, 2))


def test_without_a_page_or_place_a_problem_is_nowhere() -> None:
    log = DiagnosticLog()
    log.report("odd", "This is odd.")
    assert log.entries()[0].where is None


def test_more_problems_than_anyone_reads_are_summed_up() -> None:
    log = DiagnosticLog("Foo")
    for number in range(3 * MOST):
        log.report("odd", f"Number {number} is odd.")
    assert len(log) == MOST
    assert log.entries()[-2].message == f"Number {MOST - 2} is odd."
    assert log.entries()[-1].code == "more-diagnostics"


def test_exactly_as_many_as_fit_leave_room_for_the_last_word() -> None:
    log = DiagnosticLog()
    for number in range(MOST - 1):
        log.report("odd", str(number))
    assert {entry.code for entry in log.entries()} == {"odd"}


def test_a_message_is_as_long_as_a_reader_wants_it() -> None:
    log = DiagnosticLog()
    log.report("odd", "x" * 10 * LONGEST)
    assert len(log.entries()[0].message) == LONGEST


def test_what_was_forgotten_can_be_reported_again() -> None:
    log = DiagnosticLog()
    log.report("odd", "first")
    length = len(log)
    log.report("odd", "second")
    log.go_back(length)
    assert [entry.message for entry in log.entries()] == ["first"]
    log.report("odd", "second")
    assert [entry.message for entry in log.entries()] == ["first", "second"]
