"""Read models: what the pages and the reports read, as values. They change nothing; `wire` makes documents of them.

A read model carries the event by whose config it was read, so that what is told of it is of one piece.
"""
