"""Expressions of time as news writes them, when they were published, and what they mean.

A line each: publication | expression | first day [..last day], or - where it cannot be known.
"""

from __future__ import annotations

from datetime import date

NEWS = """
2024-10-29 | on Tuesday | 2024-10-29
2024-10-29 | Tuesday | 2024-10-29
2024-10-29 | on Wednesday | 2024-10-23
2024-10-29 | on Monday | 2024-10-28
2024-10-29 | late on Monday | 2024-10-28
2024-10-29 | late Monday night | 2024-10-28
2024-10-29 | early on Sunday | 2024-10-27
2024-10-29 | Monday morning | 2024-10-28
2024-10-29 | Monday’s | 2024-10-28
2024-10-29 | Tuesday afternoon | 2024-10-29
2024-10-29 | Earlier Tuesday | 2024-10-29
2024-10-29 | just before 5 p.m. on Friday | 2024-10-25
2024-10-29 | at 9:30 a.m. on Thursday | 2024-10-24
2024-10-29 | shortly after midnight on Saturday | 2024-10-26
2024-10-29 | on Sunday evening | 2024-10-27
2024-10-29 | in the early hours of Sunday | 2024-10-27
2024-10-29 | on the evening of Oct. 3 | 2024-10-03
2024-10-29 | last Friday | 2024-10-25
2024-10-29 | last Tuesday | 2024-10-22
2024-10-29 | Thursday of last week | 2024-10-24
2024-10-29 | last week on Thursday | 2024-10-24
2024-10-31 | this Tuesday | 2024-10-29
2024-10-29 | next Friday | -
2024-10-29 | next Tuesday | 2024-11-05
2024-10-29 | today | 2024-10-29
2024-10-29 | earlier today | 2024-10-29
2024-10-29 | yesterday | 2024-10-28
2024-10-29 | yesterday evening | 2024-10-28
2024-10-29 | tomorrow | 2024-10-30
2024-10-29 | the day before yesterday | 2024-10-27
2024-10-29 | this morning | 2024-10-29
2024-10-29 | tonight | 2024-10-29
2024-10-29 | last night | 2024-10-28
2024-10-29 | overnight | 2024-10-28..2024-10-29
2024-10-29 | earlier in the day | 2024-10-29
2024-10-29 | this week | 2024-10-28..2024-11-03
2024-10-31 | earlier this week | 2024-10-28..2024-10-31
2024-10-29 | last week | 2024-10-21..2024-10-27
2024-10-27 | last week | 2024-10-14..2024-10-20
2024-01-03 | last week | 2023-12-25..2023-12-31
2024-10-29 | next week | 2024-11-04..2024-11-10
2024-10-29 | a week ago | 2024-10-21..2024-10-27
2024-10-29 | two weeks ago | 2024-10-14..2024-10-20
2024-10-29 | a couple of weeks ago | 2024-10-14..2024-10-20
2024-10-29 | several weeks ago | -
2024-10-29 | a few days ago | -
2024-10-29 | three days ago | 2024-10-26
2024-03-01 | two days ago | 2024-02-28
2023-03-01 | yesterday | 2023-02-28
2024-01-01 | yesterday | 2023-12-31
2024-10-29 | three months ago | 2024-07-01..2024-07-31
2024-02-10 | three months ago | 2023-11-01..2023-11-30
2024-10-29 | two years ago | 2022-01-01..2022-12-31
2024-10-29 | twenty-five years ago | 1999-01-01..1999-12-31
2024-10-29 | an hour ago | 2024-10-29
2024-10-29 | over the weekend | 2024-10-26..2024-10-27
2024-10-29 | at the weekend | 2024-10-26..2024-10-27
2024-10-26 | over the weekend | 2024-10-26..2024-10-27
2024-10-29 | last weekend | 2024-10-26..2024-10-27
2024-10-27 | last weekend | 2024-10-19..2024-10-20
2024-10-31 | this weekend | -
2024-10-29 | this month | 2024-10-01..2024-10-31
2024-10-29 | earlier this month | 2024-10-01..2024-10-29
2024-10-29 | last month | 2024-09-01..2024-09-30
2024-01-15 | last month | 2023-12-01..2023-12-31
2024-03-31 | last month | 2024-02-01..2024-02-29
2023-03-31 | last month | 2023-02-01..2023-02-28
2024-12-15 | next month | 2025-01-01..2025-01-31
2024-10-29 | this year | 2024-01-01..2024-12-31
2024-10-29 | earlier this year | 2024-01-01..2024-10-29
2024-10-29 | last year | 2023-01-01..2023-12-31
2024-10-29 | late last year | 2023-10-01..2023-12-31
2024-10-29 | at the beginning of this year | 2024-01-01..2024-03-31
2024-10-29 | in September | 2024-09-01..2024-09-30
2024-10-29 | in October | 2024-10-01..2024-10-31
2024-10-29 | in November | 2023-11-01..2023-11-30
2024-10-29 | in early September | 2024-09-01..2024-09-30
2024-10-29 | mid-September | 2024-09-01..2024-09-30
2024-03-05 | last October | 2023-10-01..2023-10-31
2024-12-05 | last October | -
2024-10-29 | in October of last year | 2023-10-01..2023-10-31
2024-10-29 | in October 2021 | 2021-10-01..2021-10-31
2024-10-29 | February of 2020 | 2020-02-01..2020-02-29
2024-10-29 | on Oct. 22 | 2024-10-22
2024-10-29 | Nov. 3 | 2023-11-03
2024-10-29 | October 30 | 2024-10-30
2024-01-02 | on Dec. 30 | 2023-12-30
2024-10-29 | 22 October | 2024-10-22
2024-10-29 | the 22nd of October | 2024-10-22
2024-10-29 | Tuesday, Oct. 22 | 2024-10-22
2024-10-29 | Wednesday, Oct. 22 | -
2024-10-29 | on Tuesday (October 22) | 2024-10-22
2024-10-29 | 22 October 2023 | 2023-10-22
2024-10-29 | on October 22, 2023 | 2023-10-22
2024-10-29 | May 19th 2022 | 2022-05-19
2024-10-29 | 2023-10-22 | 2023-10-22
2024-10-29 | 10/22/2023 | 2023-10-22
2024-10-29 | 22/10/2023 | 2023-10-22
2024-10-29 | 22.10.2023 | 2023-10-22
2024-10-29 | 5/10/2023 | -
2024-10-29 | 5/5/2023 | 2023-05-05
2025-02-28 | on Feb. 29 | 2024-02-29
2024-10-29 | Feb. 29, 2023 | -
2024-10-29 | Sept. 31 | -
2024-10-29 | on the 22nd | 2024-10-22
2024-11-03 | on the 22nd | 2024-10-22
2024-10-29 | in 2019 | 2019-01-01..2019-12-31
2024-10-29 | in late 2022 | 2022-10-01..2022-12-31
2024-10-29 | in early 2022 | 2022-01-01..2022-03-31
2024-10-29 | in the 1970s | 1970-01-01..1979-12-31
2024-10-29 | in the late 1980s | 1987-01-01..1989-12-31
2024-10-29 | from Feb. 11 to Feb. 16 | 2024-02-11..2024-02-16
2024-10-29 | between Oct. 3 and Oct. 7 | 2024-10-03..2024-10-07
2024-01-10 | from Dec. 29 to Jan. 3 | 2023-12-29..2024-01-03
2024-10-29 | Oct. 3-7 | 2024-10-03..2024-10-07
2024-10-29 | 2021-2022 | 2021-01-01..2022-12-31
2024-10-29 | back in the sixties | 1960-01-01..1969-12-31
2024-10-29 | between 3 and 7 October | 2024-10-03..2024-10-07
2024-10-29 | on Monday and Tuesday | 2024-10-28..2024-10-29
2024-03-10 | last summer | 2023-06-01..2023-08-31
2024-07-10 | last summer | 2023-06-01..2023-08-31
2024-11-10 | last summer | -
2024-10-29 | last winter | 2023-12-01..2024-02-29
2024-10-29 | this summer | 2024-06-01..2024-08-31
2024-10-29 | in the spring | 2024-03-01..2024-05-31
2024-02-01 | in the autumn | 2023-09-01..2023-11-30
2024-10-29 | the spring of 2021 | 2021-03-01..2021-05-31
2024-10-29 | summer 2019 | 2019-06-01..2019-08-31
2024-10-29 | the winter of 2021 | -
2024-10-29 | in the last 18 months | 2023-04-29..2024-10-29
2024-10-29 | over the past two days | 2024-10-27..2024-10-29
2024-10-29 | in the past week | 2024-10-22..2024-10-29
2024-10-29 | in the past | -
2024-10-29 | in recent years | -
2024-10-29 | recently | -
2024-10-29 | once | -
2024-10-29 | later | -
2024-10-29 | since Tuesday | -
2024-10-29 | until last week | -
2024-10-29 | for decades | -
2024-10-29 | by Friday | -
2024-10-29 | after the vote | -
2024-10-29 | before Monday | -
2024-10-29 | nearly two years ago | -
2024-10-29 | the same day | -
- | on Tuesday | -
- | last month | -
- | Oct. 22 | -
- | in September | -
- | two weeks ago | -
- | on October 22, 2023 | 2023-10-22
- | 22 October 2023 | 2023-10-22
- | in 2019 | 2019-01-01..2019-12-31
- | in December 1992 | 1992-12-01..1992-12-31
- | in the 1970s | 1970-01-01..1979-12-31
- | summer 2019 | 2019-06-01..2019-08-31
- | from May 3 to May 5, 2022 | 2022-05-03..2022-05-05
"""

FUTURE = """
2024-10-29 | on Wednesday | 2024-10-30
2024-10-29 | on Monday | 2024-11-04
2024-10-29 | on Tuesday | 2024-10-29
2024-10-29 | on Nov. 3 | 2024-11-03
2024-10-29 | on Jan. 3 | 2025-01-03
2024-10-29 | in January | 2025-01-01..2025-01-31
2024-10-29 | next week | 2024-11-04..2024-11-10
2024-10-29 | at the weekend | -
"""

# Told after another day, 24 October 2024.
ANCHORED = """
2024-10-29 | earlier in the day | 2024-10-24
2024-10-29 | later that day | 2024-10-24
2024-10-29 | that evening | 2024-10-24
2024-10-29 | the same day | 2024-10-24
2024-10-29 | the next day | 2024-10-25
2024-10-29 | the following morning | 2024-10-25
2024-10-29 | the day before | 2024-10-23
2024-10-29 | a day earlier | 2024-10-23
2024-10-29 | two days later | 2024-10-26
2024-10-29 | a week earlier | 2024-10-17
"""

Row = tuple[date | None, str, tuple[date, date] | None]


def rows(table: str) -> list[Row]:
    """The table's lines: publication, expression, what it means."""
    found: list[Row] = []
    for line in table.strip().splitlines():
        published, expression, meaning = (part.strip() for part in line.split("|"))
        days = [date.fromisoformat(d) for d in meaning.split("..")] if meaning != "-" else []
        found.append(
            (
                None if published == "-" else date.fromisoformat(published),
                expression,
                (days[0], days[-1]) if days else None,
            )
        )
    return found
