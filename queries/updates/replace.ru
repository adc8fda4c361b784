# Replaces quads in one transaction: either all of the first goes and all of the second comes, or nothing changes.
# The store fills both in.

DELETE DATA { $removed } ;
INSERT DATA { $added }
