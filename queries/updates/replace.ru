# Replaces quads in one transaction: either all of the first table goes and all of the second comes, or nothing changes.
# The store fills in the two tables.

DELETE { GRAPH ?g { ?s ?p ?o } }
WHERE { VALUES (?g ?s ?p ?o) { $removed } } ;
INSERT { GRAPH ?g { ?s ?p ?o } }
WHERE { VALUES (?g ?s ?p ?o) { $added } }
