"""The kinds of claim that an article makes about its own figures, a file each."""
