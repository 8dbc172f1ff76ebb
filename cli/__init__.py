"""The command `partage`: add documents, search, ask, serve, check. Results go to stdout, everything else to stderr.

The parts that load torch take seconds, so a command imports them when it runs, not before: `partage --help` is quick.
"""
