"""The statistics of one client's series of scores: plain numbers in and out, no tables and no Django.

Every answer is a `Result`: it says how many points it rests on, by which formula and from which source, and
says "too few points" rather than a number that nobody should trust.
"""
