"""Whose distance it is: the ends that a sentence leaves out, points back to or tells by its parse."""
