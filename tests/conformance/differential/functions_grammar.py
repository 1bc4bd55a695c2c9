"""Random calls of parser functions and variables."""

from __future__ import annotations

from random import Random

from tests.conformance.differential.drawing import VOCABULARY, many, pick


def expression(r: Random, depth: int = 3) -> str:
    if depth <= 0 or r.randrange(4) == 0:
        return pick(
            r,
            VOCABULARY["expression"],
        )
    kind = r.randrange(14)
    if kind < 7:
        operator = pick(
            r,
            VOCABULARY["expression.2"],
        )
        return f"{expression(r, depth - 1)} {operator} {expression(r, depth - 1)}"
    if kind < 10:
        name = pick(
            r,
            VOCABULARY["expression.3"],
        )
        return f"{name} {expression(r, depth - 1)}"
    if kind < 13:
        return f"({expression(r, depth - 1)})"
    return pick(
        r,
        VOCABULARY["expression.4"],
    )


def expressions(r: Random) -> str:
    return many(
        r,
        lambda: (
            pick(
                r,
                (
                    "{{#expr:%s}}",
                    "{{#expr:%s}}",
                    "{{#expr:%s}}",
                    "{{#ifexpr:%s|y|n}}",
                    "{{#iferror:{{#expr:%s}}|err|ok}}",
                    "{{#expr:%s}}",
                ),
            )
            % expression(r)
        ),
        1,
        3,
        "\n",
    )


VALUES = VOCABULARY["values"]
ONE = VOCABULARY["one"]


def functions(r: Random) -> str:
    def value(depth: int) -> str:
        return pick(r, VALUES) if depth <= 0 or r.randrange(4) else call(depth - 1)

    def call(depth: int = 1) -> str:
        name = pick(r, ONE)
        if r.randrange(12) == 0:
            name = name.swapcase()
        first = value(depth)
        rest = many(
            r,
            lambda: (
                "|"
                + pick(
                    r,
                    (
                        value(depth),
                        value(depth),
                        "R",
                        "NOSEP",
                        "WIKI",
                        "PATH",
                        "QUERY",
                        "1",
                        "2",
                        "-1",
                        "0",
                        "5",
                        "x",
                        "a=b",
                        "#default=d",
                        "1=one",
                        "abc=ABC",
                        "#default",
                        "q=1&r=2",
                    ),
                )
            ),
            0,
            3,
        )
        return "{{" + name + pick(r, (":", ":", ":", ": ", "")) + first + rest + "}}"

    return many(r, lambda: call() + pick(r, ("", " ", ";")), 1, 3)


def switches(r: Random) -> str:
    def case() -> str:
        return pick(
            r,
            VOCABULARY["switches.case"],
        )

    return (
        "{{#switch:" + pick(r, VOCABULARY["switches"]) + many(r, lambda: "|" + case(), 0, 6) + "}}"
    )


FORMATS = VOCABULARY["formats"]
DATES = VOCABULARY["dates"]


def times(r: Random) -> str:
    def call() -> str:
        form = many(r, lambda: pick(r, FORMATS), 1, 4, pick(r, ("", " ", "-")))
        language = pick(
            r,
            VOCABULARY["times.call"],
        )
        return (
            "{{"
            + pick(r, ("#time", "#time", "#time", "#timel"))
            + f":{form}|{pick(r, DATES)}{language}"
            + "}}"
        )

    return many(r, call, 1, 3, "\n")


def numbers(r: Random) -> str:
    def call() -> str:
        number = pick(
            r,
            VOCABULARY["numbers.call"],
        )
        kind = r.randrange(6)
        if kind < 3:
            return "{{formatnum:" + number + pick(r, ("", "", "|R", "|NOSEP", "|x")) + "}}"
        if kind == 3:
            return (
                "{{plural:"
                + number
                + "|"
                + pick(
                    r,
                    (
                        "one|many",
                        "one",
                        "0=none|one|many",
                        "one|two|few|many",
                        "1=exact|many",
                        "",
                        "12=dozen|x|y",
                        "a|",
                    ),
                )
                + "}}"
            )
        if kind == 4:
            return (
                "{{"
                + pick(r, ("padleft", "padright"))
                + ":"
                + number
                + pick(r, VOCABULARY["numbers.call.2"])
                + "}}"
            )
        return (
            "{{#ifeq:"
            + number
            + "|"
            + pick(
                r,
                VOCABULARY["numbers.call.3"],
            )
            + "|eq|ne}}"
        )

    return many(r, call, 1, 4, "\n")


def page_switches(r: Random) -> str:
    def part() -> str:
        return pick(
            r,
            VOCABULARY["page_switches.part"],
        )

    return many(r, part, 1, 8)
