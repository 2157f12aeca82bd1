"""What `footfall bench` measures, and how. Every figure stands beside its limit, measured in the same run.

One module a measurement: each answers figures as JSON has them, and sets them in a table. Two things are
always measured in turns, in short rounds, so that whatever else the machine does meanwhile hits both.
"""
