"""Tagged PDF on ReportLab: files that are PDF/UA-1 and PDF/A-2a at once. Knows nothing of what they say.

A `Canvas` marks what is drawn as content of an `Element`, or as an artifact; `flowables` are ReportLab's own, bound to
elements. Whoever makes a document makes its tree of elements in the order of reading, and the flowables to go with it.
"""
