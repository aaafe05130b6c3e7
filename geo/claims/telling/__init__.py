"""Claims in words: the headline, the sentence to print, the likely slip, the words quoted."""
