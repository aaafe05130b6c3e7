"""Between which two places a figure counts that no form reads: a learned model over signs of the words round them."""
