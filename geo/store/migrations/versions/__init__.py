"""One file a step; none is changed once a version of Dateline with it has been given out."""
