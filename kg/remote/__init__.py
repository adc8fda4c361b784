"""Graphs on other servers: asked by the SPARQL 1.1 Protocol, filled by the Graph Store Protocol.

    with Endpoint(address) as endpoint:
        answer = kg.queries.run(endpoint, kg.queries.catalogue()["statements"])
    with Store.open(path) as store, GraphStore(address) as there:
        push(store, there)

An answer that is not whole is an error. Only the server of the address is asked; a redirect to another is refused.
"""

from kg.remote.copying import copied
from kg.remote.endpoint import Endpoint
from kg.remote.graph_store import GraphStore
from kg.remote.pushing import Pushed, push

__all__ = ["Endpoint", "GraphStore", "Pushed", "copied", "push"]
