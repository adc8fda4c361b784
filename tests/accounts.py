"""Invented readouts of one meeting by two ministries, and others that come back to it; nobody in them is real."""

NORWAY = """Norway-Japan Relations

July 7, 2031

On July 7, Prime Minister Ada Testperson of Norway held a summit meeting with Prime Minister Suzuki Hanako of Japan \
in Oslo. Prime Minister Testperson stated that Norway will deepen cooperation on climate change.
"""
"""The account of one side."""

JAPAN = """Japan-Norway Meeting

July 8, 2031

On July 7, Prime Minister Hanako Suzuki of Japan met with Prime Minister Ada Testperson of Norway in Oslo. \
Prime Minister Suzuki explained that Japan supports free trade.
"""
"""The account of the other: names in another order, and another word for the meeting."""

AUGUST = """Telephone Talk between Norway and Japan

August 12, 2031

On August 12, Prime Minister Ada Testperson of Norway held a telephone talk with Prime Minister Hanako Suzuki of \
Japan. Prime Minister Testperson recalled their meeting in July.
"""
"""A talk at which the meeting is recalled by its month."""

SEPTEMBER = """Japan-Norway Telephone Talk

September 9, 2031

On September 9, Prime Minister Hanako Suzuki of Japan held a telephone talk with Prime Minister Ada Testperson of \
Norway. Prime Minister Suzuki stated that she was pleased to talk again following their meeting in July. \
Prime Minister Testperson welcomed their two telephone talks last month (August).
"""
"""A later one, at which two talks in August are counted."""

AGAIN = """Norway-Japan Summit Meeting

July 21, 2031

On July 21, Prime Minister Ada Testperson of Norway held a summit meeting with Prime Minister Hanako Suzuki of Japan \
in Tokyo. Prime Minister Testperson stated that Norway will deepen cooperation on climate change.
"""
"""A second meeting in the same month, after which "their meeting in July" is either."""
