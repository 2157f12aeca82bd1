"""The shapes of the interface: what comes in, what goes out, what is pushed.

The OpenAPI document is made of them, and the pages' types are made of that.
"""
