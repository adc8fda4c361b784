"""The local pages and the SPARQL endpoint: a server that reads a store, and never writes to it.

Whatever asks the store runs in a process of its own, which is ended when its time is up (`children`).
"""
