"""Time expressions: `find_times` reads a text's dates, times, durations and sets as TIMEX3 with intervals."""

from geo.text.times.find import find_times as find_times

__all__ = ["find_times"]
