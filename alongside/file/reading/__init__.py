"""Reading the files of other programs into plain values: no Django, nothing written."""
